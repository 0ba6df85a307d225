"""Audit of a plan's own arithmetic: every published change, rate and total recomputed from the cells it stands on."""

from collections.abc import Iterable, Sequence
from itertools import chain

from planqa.audit.causes import tell_causes
from planqa.audit.cells import Cells
from planqa.audit.changes import check_changes
from planqa.audit.doubles import check_doubles
from planqa.audit.finding import Check, Finding, findings_for, place, to_json
from planqa.audit.rates import check_rates
from planqa.audit.relations import Relations, load_relations
from planqa.audit.statements import check_statements
from planqa.audit.totals import check_totals
from planqa.domain import Figure

__all__ = ["Check", "Finding", "Relations", "audit", "checks", "findings_for", "load_relations", "to_json"]

NONE = Relations()


def audit(figures: Sequence[Figure], relations: Relations = NONE) -> list[Finding]:
    """Every contradiction in figures, in the order of the tables, row by row; one for each printed figure.

    relations is the reviewed audit.toml of the corpus: what makes up a total where the table does not say.
    """
    found: dict[object, Finding] = {}
    for check in checks(figures, relations):
        if check.finding:
            found.setdefault((place(check.figure), check.finding.rule == "two values"), check.finding)
    return tell_causes(_in_order(found.values(), figures))


def checks(figures: Sequence[Figure], relations: Relations = NONE) -> list[Check]:
    """Every recomputation that could be made, those that agree included."""
    cells = Cells(figures)
    return list(
        chain(
            check_changes(cells),
            check_rates(cells, relations),
            check_totals(cells, relations),
            check_doubles(cells),
            check_statements(cells, relations),
        )
    )


def _in_order(findings: Iterable[Finding], figures: Sequence[Figure]) -> list[Finding]:
    tables = dict.fromkeys((figure.document, figure.table) for figure in figures)
    order = {table: at for at, table in enumerate(tables)}
    return sorted(findings, key=lambda one: (order[one.figure.document, one.table], one.row, one.column))
