"""What `planqa audit` prints: text for a person, JSON, or the report as a web page."""

import json
from collections.abc import Iterable, Sequence
from itertools import groupby

from planqa.audit import NONE, Finding, Relations, audit, checks, to_json
from planqa.audit.finding import place
from planqa.audit.report import html
from planqa.audit.wording import as_printed
from planqa.domain import Document, Figure


def run(
    figures: Sequence[Figure],
    documents: Iterable[Document],
    as_json: bool,
    as_html: bool,
    relations: Relations = NONE,
) -> str:
    """The text to print; JSON is one list of findings, and goes before HTML where both are asked for."""
    findings = audit(figures, relations)
    if as_json:
        return json.dumps(to_json(findings), ensure_ascii=False, indent=2)
    checked = len({place(check.figure) for check in checks(figures, relations)})
    return html(findings, documents, checked) if as_html else text(findings, checked)


def text(findings: Sequence[Finding], checked: int) -> str:
    """Findings table by table, each with its page, place and explanation."""
    lines = [f"{checked:,} printed figures worked out again; {len(findings):,} do not agree."]
    for (_, table), group in groupby(findings, key=lambda one: (one.figure.document, one.table)):
        lines += ["", table]
        lines += [line for finding in group for line in _lines(finding)]
    return "\n".join(lines)


def _lines(finding: Finding) -> list[str]:
    label = finding.figure.page_label or str(finding.page)
    place = f"row {finding.row}, column {finding.column}" if finding.row else "in the text"
    told = " · ".join(filter(None, [finding.indicator, finding.area, finding.period]))
    given = f"printed {as_printed(finding.figure)}, own figures give {finding.recomputed} ({finding.rule})"
    return [f"  p. {label}, {place} · {told}", f"     {given}", f"     {finding.explanation}"]
