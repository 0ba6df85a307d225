"""Numbers of the running text that a table should add up to."""

from collections.abc import Iterator
from decimal import Decimal

from planqa.audit.cells import Cells
from planqa.audit.finding import Check, Finding
from planqa.audit.relations import Relations, Statement
from planqa.audit.wording import number
from planqa.domain import Figure
from planqa.quantities import COUNT


def check_statements(cells: Cells, relations: Relations) -> Iterator[Check]:
    """A check for each reviewed statement whose table is at hand."""
    for statement in relations.statements:
        table = [one for one in cells.all if (one.document, one.table) == (statement.document, statement.table)]
        if table:
            given = _value(statement, table)
            wrong = given != statement.value
            yield Check(_figure(statement), _finding(statement, table, given) if wrong else None)


def _value(statement: Statement, table: list[Figure]) -> Decimal:
    if statement.by == "rows":
        return Decimal(len({figure.row for figure in table}))
    return sum((figure.value or Decimal(0) for figure in table), Decimal(0))


def _figure(statement: Statement) -> Figure:
    """The statement as a figure of its table, in no row and no column."""
    return Figure(
        table=statement.table,
        document=statement.document,
        indicator=statement.what,
        measure="statement",
        area="",
        period="",
        value=statement.value,
        unit=COUNT,
        printed=number(statement.value),
        page=statement.page,
        page_label=str(statement.page),
        quote=statement.quote,
        section=statement.section,
    )


def _finding(statement: Statement, table: list[Figure], given: Decimal) -> Finding:
    numbers = [figure for figure in table if figure.value is not None]
    sum_ = " + ".join(number(figure.value or Decimal(0)) for figure in numbers)
    where = f"the table on page {table[0].page_label or table[0].page}"
    told = f"has {number(given)} rows" if statement.by == "rows" else f"gives {sum_} = {number(given)}"
    return Finding(
        figure=_figure(statement),
        recomputed=number(given),
        value=given,
        rule="statement",
        explanation=f"The text on page {statement.page} says “{statement.quote}”; {where} {told}.",
        caveat=f"The plan's text says {number(statement.value)} {statement.what}; its own table gives {number(given)}.",
        cells=tuple(numbers),
    )
