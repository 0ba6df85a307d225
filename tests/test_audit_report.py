"""What `planqa audit` prints: text, JSON, and a page that stands alone, escapes, and can be read aloud."""

import json
from dataclasses import replace
from html.parser import HTMLParser

from planqa.audit.command import run
from planqa.domain import Document, Figure
from tests.test_audit import change, counts

DOCUMENTS = [Document(id="d", title='Plan <"A" & B>', file="plan.pdf", sha256="0")]
WRONG: list[Figure] = [
    replace(figure, section="Performance › Arson", indicator="Arson <script>")
    for figure in (*counts("344", "409"), change("percentage change", "-18.9%"))
]


class Page(HTMLParser):
    """Tags with their attributes; raises AssertionError where an element is closed out of turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_text_tells_the_place_and_the_sum() -> None:
    told = run(WRONG, DOCUMENTS, as_json=False, as_html=False)
    assert told.splitlines()[0] == "1 printed figures worked out again; 1 do not agree."
    assert "p. 7, row 1, column 3 · Arson <script> · Hackney · 2014/15 vs 2013/14" in told
    assert "printed −18.9%, own figures give +18.9% (sign)" in told


def test_json_is_a_list_of_findings() -> None:
    (finding,) = json.loads(run(WRONG, DOCUMENTS, as_json=True, as_html=False))
    assert finding["caveat"] == "The plan prints −18.9%; its own counts 344 → 409 give +18.9%."
    assert json.loads(run(WRONG[:2], DOCUMENTS, as_json=True, as_html=False)) == []


def test_the_page_is_escaped_whole_and_in_english() -> None:
    text = run(WRONG, DOCUMENTS, as_json=False, as_html=True)
    page = Page(text)
    assert ("html", {"lang": "en-GB"}) in page.tags
    assert "Plan &lt;&quot;A&quot; &amp; B&gt;" in text
    assert "<script" not in text
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in page.tags}
    assert "url(" not in text
    assert "http" not in text


def test_tables_have_captions_and_scoped_headings() -> None:
    page = Page(run(WRONG, DOCUMENTS, as_json=False, as_html=True))
    tables, captions = ([tag for tag, _ in page.tags if tag == name] for name in ("table", "caption"))
    assert len(tables) == len(captions) == 2
    assert {attrs.get("scope") for tag, attrs in page.tags if tag == "th"} == {"col", "row"}
    assert [tag for tag, _ in page.tags if tag in ("h1", "main", "header")] == ["header", "h1", "main"]
    names = {attrs["aria-labelledby"] for _, attrs in page.tags if "aria-labelledby" in attrs}
    assert names <= {attrs.get("id") for _, attrs in page.tags}


def test_the_page_sums_up_and_tells_its_limits() -> None:
    text = run(WRONG, DOCUMENTS, as_json=False, as_html=True)
    assert "<strong>1 printed number does not agree with the document’s own figures</strong>, in 1 table." in text
    assert "A rise printed as a fall, or a fall as a rise" in text
    assert "How this was done" in text
    assert "It cannot tell which of them is right" in text
    assert "1 finding, page 7" in text


def test_a_damaged_print_tells_how_it_was_read() -> None:
    damaged = replace(WRONG[2], printed="-1", note="The rest slipped into the next cell.")
    text = run([*WRONG[:2], damaged], DOCUMENTS, as_json=False, as_html=True)
    assert "damaged: “-1”" in text
    assert "How the damaged print was read: The rest slipped into the next cell." in text


def test_nothing_found_is_told_too() -> None:
    text = run(WRONG[:2], DOCUMENTS, as_json=False, as_html=True)
    assert "No printed figure contradicts the others." in text
    Page(text)
