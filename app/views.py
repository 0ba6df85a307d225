"""What the chat page shows, as HTML in which every word of a reader or a document is escaped; no Streamlit here."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from planqa.domain import Answer, Document, Status
from sources import ESTIMATED

TITLE_ID = "planqa-title"
ESTIMATED_MEANS = (
    "“Page estimated” means that the text this copy was made from has lost its page break there: "
    "the section is right, the page may be one off."
)
MAX_SHOWN = 1_000  # characters of a question
LANES = {
    "figures": "Looked up in the plan’s tables",
    "register": "Looked up in the plan’s list of boards and groups",
    "glossary": "Looked up in the plan’s abbreviations",
    "extractive": "Chosen from the plan’s own words",
    "llm": "Phrased by a language model from the quoted words, and every number checked against them",
    "guardrails": "A fixed reply",
}
STATUS_HEADINGS = {
    Status.NOT_IN_PLAN: "The plan does not say",
    Status.DECLINED: "This page cannot help with that",
    Status.SIGNPOSTED: "In danger now? Call 999",
}
_TERM = r"\(?[+−-]?£?\d[\d,.]*%?\)?"
_SUM = re.compile(rf"{_TERM}(?: [−+÷×] {_TERM})+ = [+−-]?£?\d(?:[\d,.]*\d)?%?")  # "2,551 − 2,411 = 140"
_NUMBERS = re.compile(r"\b(999|111|101|116 123|0800[\d ]{4,9}\d|0808[\d ]{4,9}\d)\b")


def header(documents: Sequence[Document]) -> str:
    """The page's title and the one sentence that says what it is."""
    titles = " and ".join(f"<cite>{escape(document.title)}</cite>" for document in documents[:3])
    more = f" and {len(documents) - 3} more documents" if len(documents) > 3 else ""
    return (
        f'<h1 id="{TITLE_ID}" tabindex="-1">Ask the plan</h1>'
        f'<p class="lede">Every answer is quoted from the {titles or "published plan"}{more}, '
        "with the page where it stands.</p>"
    )


def group(reader: str) -> str:
    """The heading of the example questions of one kind of reader."""
    return f'<h3 class="group">{escape(reader)}</h3>'


def question(number: int, text: str) -> str:
    """A reader's question as the heading of its answer; a page-long paste is cut."""
    shown = text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]} …"
    return (
        f'<h2 class="question" id="{question_id(number)}" tabindex="-1">'
        f'<span class="unseen">You asked: </span>{escape(shown)}</h2>'
    )


def question_id(number: int) -> str:
    """The id of a question's heading."""
    return f"planqa-question-{number}"


def reply(answer: Answer) -> str:
    """The answer itself: how the question was understood, the words, and what a careful reader should know."""
    return _understood(answer) + _words(answer) + _caveats(answer.caveats)


def _caveats(caveats: Sequence[str]) -> str:
    """What to know before the number is repeated, in one calm box right beneath it."""
    if len(caveats) < 2:
        return "".join(f'<p class="caveat"><strong>Please note:</strong> {escape(told)}</p>' for told in caveats)
    listed = "".join(f"<li>{escape(told)}</li>" for told in caveats)
    return f'<div class="caveat"><p><strong>Please note:</strong></p><ul>{listed}</ul></div>'


def _understood(answer: Answer) -> str:
    standalone = answer.standalone_question
    if not standalone or _folded(standalone) == _folded(answer.question):
        return ""
    return f'<p class="understood">I understood: “{escape(standalone)}”</p>'


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _words(answer: Answer) -> str:
    body = _blocks(without_heading(answer), with_calls=answer.status is Status.SIGNPOSTED)
    body = _SUM.sub(r'<span class="sum">\g<0></span>', body) if answer.figures else body
    if answer.status is Status.ANSWERED:
        return f'<div class="answer">{body}</div>'
    heading = STATUS_HEADINGS[answer.status]
    if answer.status is Status.SIGNPOSTED:
        heading = _callable(heading)
    kind = answer.status.value.replace("_", "-")
    return f'<div class="answer panel {kind}"><p class="panel-heading">{heading}</p>{body}</div>'


def without_heading(answer: Answer) -> str:
    """The answer's text without the words that its panel's heading says already."""
    heading = STATUS_HEADINGS.get(answer.status)
    return answer.answer.removeprefix(f"{heading}.").strip() if heading else answer.answer


def _blocks(text: str, with_calls: bool) -> str:
    """Plain text as paragraphs; lines that start with a bullet as one list."""
    blocks: list[str] = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        words = escape(line.removeprefix("• "))
        words = _callable(words) if with_calls else words
        if not line.startswith("• "):
            blocks.append(f"<p>{words}</p>")
        elif blocks and blocks[-1].endswith("</ul>"):
            blocks[-1] = f"{blocks[-1].removesuffix('</ul>')}<li>{words}</li></ul>"
        else:
            blocks.append(f"<ul><li>{words}</li></ul>")
    return "".join(blocks)


def _callable(text: str) -> str:
    """The telephone numbers of our own signposts as links; never used on a document's or a reader's words."""
    return _NUMBERS.sub(lambda m: f'<a href="tel:{m[0].replace(" ", "")}">{m[0]}</a>', text)


def chart_heading(title: str) -> str:
    """The heading above a chart."""
    return f'<h3 class="chart">{escape(title)}</h3>'


def small_print(answer: Answer) -> str:
    """How the answer was made and how long it took; nothing of the kind for someone who may be in danger."""
    if answer.status is Status.SIGNPOSTED:
        return ""
    lane = LANES.get(answer.answered_by, "")
    model = "" if answer.answered_by == "llm" else "no language model was used"
    took = f"{max(1, round(answer.latency_ms))} ms"
    return f'<p class="small-print">{escape(" · ".join(filter(None, (lane, model, took))))}</p>'


def trouble(message: str) -> str:
    """An error in plain words; `commands` in it are set as code."""
    words = re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(message))
    return f'<div class="answer panel trouble"><p class="panel-heading">Something is not right</p><p>{words}</p></div>'


def footer(documents: Sequence[Document], answers: Iterable[Answer]) -> str:
    """Which documents the answers come from, what an estimated page is, and what this page is not."""
    listed = "".join(f"<li>{_document(document)}</li>" for document in documents)
    bases = {citation.page_basis for answer in answers for citation in (*answer.citations, *answer.see_also)}
    told = f"<p>{ESTIMATED_MEANS}</p>" if ESTIMATED in bases else ""
    return (
        f'<footer class="footer" aria-label="About this page"><ul>{listed}</ul>{told}'
        "<p>This page reads a published plan and cannot send help. In an emergency call "
        '<a href="tel:999">999</a>.</p></footer>'
    )


def _document(document: Document) -> str:
    about = (document.publisher, document.period and f"covers {document.period}", document.date)
    details = " · ".join(filter(None, about))
    return f"<cite>{escape(document.title)}</cite>{'. ' + escape(details) if details else ''}"
