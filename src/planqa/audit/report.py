"""The audit as a web page a committee clerk can attach: self-contained, readable aloud and on paper."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from planqa.audit.finding import Finding
from planqa.audit.style import CSS
from planqa.audit.wording import as_printed, is_mended, listed
from planqa.domain import TRAIL_SEPARATOR, Document

_RULES = {
    "change": "A difference that is not one number less the other",
    "percentage change": "A percentage change that the two numbers do not give",
    "percentage-point change": "A change in percentage points that the two percentages do not give",
    "rate": "A percentage that its part and its whole do not give",
    "total": "A total that its rows do not add up to",
    "sign": "A rise printed as a fall, or a fall as a rise",
    "two values": "One figure printed with two values",
    "statement": "A number in the text that its own table contradicts",
}
_METHOD = (
    "Every change, percentage, rate and total that the tables print was worked out again, in exact decimal "
    "arithmetic, from the cells of the same document that it stands on.",
    "A difference that rounding can explain is not listed: half a unit of the last printed digit, and, where the "
    "numbers it stands on are rounded themselves, what their rounding allows.",
    "Of a difference printed without a sign, only the amount was compared.",
    "Figures for financial years (1 April to 31 March) were never mixed with figures for years from October to "
    "September, except where one row of the document does so itself.",
)
_LIMITS = (
    "The audit finds numbers that contradict each other. It cannot tell which of them is right: a change may be "
    "wrong, or one of the numbers it was worked out from.",
    "Numbers that stand on figures the document does not print could not be checked.",
    "Some cells were damaged in the copy this was made from. Where one was read in spite of that, the row says so.",
    "Contradictions between the words and the figures were looked for only where a reviewer noted the sentence.",
)


def html(findings: Sequence[Finding], documents: Iterable[Document], checked: int = 0) -> str:
    """A whole page. checked is how many printed figures were worked out again; 0 leaves that out."""
    titles = [document.title for document in documents]
    title = f"Arithmetic audit: {listed(titles)}" if titles else "Arithmetic audit"
    body = (
        f"<header><h1>{escape(title)}</h1>{_opening(findings, checked)}</header>\n"
        f"<main>{_summary(findings) if findings else ''}{''.join(_tables(findings))}{_notes()}</main>"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>{CSS}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _opening(findings: Sequence[Finding], checked: int) -> str:
    of = f" {checked:,} printed figures were worked out again." if checked else ""
    if not findings:
        return f"<p>No printed figure contradicts the others.{of}</p>"
    tables = len({finding.table for finding in findings})
    slight = sum(one.is_slight for one in findings)
    near = f" Of these, {slight:,} differ by one in the last printed digit only." if slight else ""
    told = _many(len(findings), "printed number does", "printed numbers do")
    disagree = f"<strong>{told} not agree with the document’s own figures</strong>"
    return f"<p>{disagree}, in {_many(tables, 'table')}.{near}{of}</p>"


def _summary(findings: Sequence[Finding]) -> str:
    counts = [(told, sum(one.rule == rule for one in findings)) for rule, told in _RULES.items()]
    rows = "".join(f'<tr><th scope="row">{told}</th><td class="number">{n}</td></tr>' for told, n in counts if n)
    total = f'<tr><th scope="row">Total</th><td class="number">{len(findings)}</td></tr>'
    head = '<tr><th scope="col">What was found</th><th scope="col">How often</th></tr>'
    return (
        '<h2>Summary</h2><table class="summary"><caption>Findings by kind</caption>'
        f"<thead>{head}</thead><tbody>{rows}</tbody><tfoot>{total}</tfoot></table>"
    )


def _tables(findings: Sequence[Finding]) -> Iterable[str]:
    groups = groupby(findings, key=lambda one: (one.figure.document, one.table))
    for at, (_, group) in enumerate(groups, start=1):
        found = list(group)
        pages = sorted({one.page for one in found})
        labels = {one.page: one.figure.page_label or str(one.page) for one in found}
        where = f"{'page' if len(pages) == 1 else 'pages'} {listed([labels[page] for page in pages])}"
        caption = f"{_many(len(found), 'finding')}, {where}"
        name = f"table-{at}"
        yield (
            f'<section><h2 id="{name}">{escape(_heading(found[0], findings))}</h2>'
            f'<div class="wide" role="region" aria-labelledby="{name}" tabindex="0">'
            f'<table class="findings"><caption>{escape(caption)}</caption>{_HEAD}'
            f"<tbody>{''.join(_row(one) for one in found)}</tbody></table></div></section>"
        )


_HEAD = (
    '<thead><tr><th scope="col" class="what">Figure</th><th scope="col" class="page">Page</th>'
    '<th scope="col" class="amount">Printed</th><th scope="col" class="amount">Own figures give</th>'
    '<th scope="col">Explanation</th></tr></thead>'
)


def _heading(finding: Finding, findings: Sequence[Finding]) -> str:
    """The last heading above the table; with the table's own name where several tables stand under it."""
    section = finding.figure.section.split(TRAIL_SEPARATOR)[-1]
    own = f"table “{finding.table.replace('-', ' ')}”"
    if not section:
        return own.capitalize()
    shared = any(one.table != finding.table for one in findings if one.figure.section == finding.figure.section)
    return f"{section} ({own})" if shared else section


def _row(finding: Finding) -> str:
    figure = finding.figure
    told = TRAIL_SEPARATOR.join(filter(None, [figure.area, figure.period]))
    place = f"row {figure.row}, column {figure.column}" if figure.row else "in the text"
    name = figure.indicator[:1].upper() + figure.indicator[1:]
    what = f'{escape(name)} <span class="small">{escape(told)}</span><span class="small">{place}</span>'
    return (
        f'<tr><th scope="row">{what}</th><td>{escape(figure.page_label or str(figure.page))}</td>'
        f'<td class="number">{_printed(finding)}</td><td class="number">{escape(finding.recomputed)}</td>'
        f"<td>{escape(finding.explanation)}{_reading(finding)}</td></tr>"
    )


def _printed(finding: Finding) -> str:
    shown = escape(as_printed(finding.figure))
    if is_mended(finding.figure):
        shown += f' <span class="small">damaged: “{escape(finding.printed.strip())}”</span>'
    return shown


def _reading(finding: Finding) -> str:
    """How a damaged print was read, so that a reader can judge it."""
    if not (is_mended(finding.figure) and finding.figure.note):
        return ""
    return f'<span class="small">How the damaged print was read: {escape(finding.figure.note)}</span>'


def _notes() -> str:
    method, limits = ("".join(f"<li>{escape(sentence)}</li>" for sentence in part) for part in (_METHOD, _LIMITS))
    return (
        f"<section><h2>How this was done</h2><ul>{method}</ul></section>"
        f"<section><h2>Limits</h2><ul>{limits}</ul></section>"
    )


def _many(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"
