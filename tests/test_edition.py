"""The reading edition: nothing of the source is lost, and every page is where the record says."""

import io
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from ingest.edition.blocks import Block, read_blocks
from ingest.edition.command import FOLDER, main, read_source, typeset
from ingest.edition.layout import draw_pages, runs
from ingest.edition.record import read_record
from planqa.errors import CorpusError

SOURCE = read_source(FOLDER)
RECORD = read_record(FOLDER / "edition.toml", SOURCE)
TOML: dict[str, Any] = tomllib.loads((FOLDER / "edition.toml").read_text(encoding="utf-8"))
PAGES = range(1, 77)

# Pages that a table runs on to, and the source line of the header that is typeset again there.
HEADERS_AGAIN = {25: 426, 36: 686}
# Pages with rows that the source wraps over several lines: the same words, in the order of the cells.
CELLS_PUT_TOGETHER = {29, 31, 32, 33, 36}


@pytest.fixture(scope="module")
def committed() -> PdfReader:
    return PdfReader(FOLDER / "plan.pdf")


@pytest.fixture(scope="module")
def texts(committed: PdfReader) -> list[str]:
    return [page.extract_text() for page in committed.pages]


def body(text: str) -> str:
    """A page's text without its bullets and its foot, which is always the last line."""
    return re.sub(r"^[•‣] ", "", text[: text.rindex("Reading edition")], flags=re.MULTILINE)


def without_bullets(text: str) -> str:
    """The source writes its bullets as "- ", " - " or "•"."""
    return re.sub(r"^ ?[-•]\s", "", text, flags=re.MULTILINE)


def source_of(page: int) -> str:
    """The source's lines of a page, without the markup that is typeset: ^[1], ^{**} and <u>words</u>."""
    start = RECORD.pages[page - 1].line
    end = RECORD.pages[page].line if page < len(PAGES) else len(SOURCE) + 1
    lines = [SOURCE[HEADERS_AGAIN[page] - 1]] if page in HEADERS_AGAIN else []
    text = without_bullets("\n".join([*lines, *SOURCE[start - 1 : end - 1]]))
    text = re.sub(r"</?u>", "", text)
    text = re.sub(r"\^(\[\d+\])", r"\1", text)
    return re.sub(r"\^\{([^}]*)\}", r"\1", text)


@pytest.mark.parametrize("page", PAGES)
def test_no_word_of_the_source_is_lost_cut_or_glued(page: int, texts: list[str]) -> None:
    words, typeset_words = source_of(page).split(), body(texts[page - 1]).split()
    assert Counter(typeset_words) == Counter(words)
    if page not in CELLS_PUT_TOGETHER:
        assert typeset_words == words


def test_the_committed_file_is_what_the_source_typesets(committed: PdfReader, texts: list[str]) -> None:
    fresh = typeset(FOLDER)
    assert [page.extract_text() for page in PdfReader(io.BytesIO(fresh)).pages] == texts
    assert typeset(FOLDER) == fresh


def test_a_pdf_page_is_a_printed_page(committed: PdfReader, texts: list[str]) -> None:
    assert len(committed.pages) == len(RECORD.pages) == 76
    assert committed.page_labels == [str(page) for page in PAGES]
    assert [int(text.split()[-1]) for text in texts] == list(PAGES)


def test_every_page_begins_with_the_words_of_the_record(texts: list[str]) -> None:
    for entry, text in zip(TOML["pages"], texts, strict=True):
        again = HEADERS_AGAIN.get(entry["page"])
        before = " ".join(SOURCE[again - 1].split()) + " " if again else ""
        begins = without_bullets(entry["begins"])
        assert " ".join(body(text).split()).startswith(before + begins)


def test_the_record_agrees_with_the_contents_list_of_the_plan() -> None:
    listed = [int(page) for line in SOURCE[71:87] for page in line.split("\t")[1].split()]
    known = {page.page: page for page in RECORD.pages}
    assert len(listed) == 23
    for number in listed:
        assert known[number].basis == "contents"
        assert RECORD.headings[known[number].line][0] == 1


def test_a_break_seen_in_the_text_follows_a_blank_line() -> None:
    seen = [page.line for page in RECORD.pages if page.basis == "seen"]
    assert len(seen) == 16
    assert [SOURCE[line - 2] for line in seen] == [""] * len(seen)


def test_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    pages = draw_pages(read_blocks(SOURCE, RECORD), RECORD)
    alone = [page["number"] for page in pages if page["elements"][-1]["kind"] == "heading"]
    assert alone == [1, 10]  # the cover, and the governance diagram that is not in the supplied text


def test_the_outline_has_the_headings_of_the_record(committed: PdfReader) -> None:
    def flat(entries: list[Any], level: int = 1) -> list[tuple[int, str, int | None]]:
        found: list[tuple[int, str, int | None]] = []
        for entry in entries:
            if isinstance(entry, list):
                found += flat(entry, level + 1)
            else:
                page = committed.get_destination_page_number(entry)
                found.append((level, str(entry.title), None if page is None else page + 1))
        return found

    outline = flat(list(committed.outline))
    blocks = [block for block in read_blocks(SOURCE, RECORD) if block.kind == "heading"]
    assert [(level, title) for level, title, _ in outline] == [(b.level, b.text) for b in blocks]
    assert (
        1,
        "Priority D: Violence (including Domestic Violence and Violence Against Women & Girls)",
        50,
    ) in outline
    assert (2, "2015/16 Financial Year Crime Figures", 24) in outline
    assert (3, "Burglary", 76) in outline


def test_the_file_is_tagged_titled_and_says_its_language(committed: PdfReader) -> None:
    root: dict[str, Any] = {key: value.get_object() for key, value in committed.root_object.items()}
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert committed.metadata is not None
    assert committed.metadata.title == RECORD.title
    assert committed.metadata.creation_date is not None
    assert committed.metadata.creation_date.date() == RECORD.typeset
    assert b"pdfuaid:part" in committed.xmp_metadata.stream.get_data()  # type: ignore[union-attr]
    assert (FOLDER / "plan.pdf").stat().st_size < 1_500_000


@pytest.mark.parametrize(
    ("page", "row"),
    [
        (2, "2014/15 (CSP Plan Y2) 21887 27127 24628 29964 31335 28618"),
        (2, "2014/15 vs 2012/13 1938 443 3 4612 543 8 🍑 5 099 4178"),
        (2, "baseline 2015/16 - 2000/01 6,278 11,11 3,186 8,81 م اما 6 453"),
        (24, "Harassment 3132 2472 +26.7% 412 412 13.2% 16.7% -3.5"),
        (25, "Knife Crime 569 508 +12.0% 102 98 17.9% 19.3% -1.4"),
        (26, "Personal Property 1079 1319 -18.2%"),
        (29, "Total Notifiable Offences Police 29,369 27,971 26,374 28,056 +6.37% -4.47%"),
        (30, "Number of Arson incidents (all deliberate fires) London Fire Brigade (ASB OG) 481 390 344 409"),
        (
            32,
            "Number of Rapes and Other Serious Sexual Offences Police (TTCG) New indicator 2015/16 228",
        ),
        (36, "Average number of arrests per offender per month Probation (RRB) 0.1 0.11 0.24 0.26 0.29 0.25"),
        (37, "1) Anti-Social Behaviour (ASB) 298"),
    ],
)
def test_a_table_row_reads_as_one_line(page: int, row: str, texts: list[str]) -> None:
    assert row in " ".join(texts[page - 1].split())


def test_headings_and_list_items_start_their_own_lines(texts: list[str]) -> None:
    lines = texts[44].splitlines()
    assert lines[:2] == ["Priority B: Anti-Social Behaviour and Arson", "Why is it a priority?"]
    assert "• Reduce the number of incidents of arson" in lines
    for text in texts:
        assert not re.search(r"^•\s*$|\S •", text, flags=re.MULTILINE)


def test_markup_of_the_source_becomes_typography() -> None:
    assert runs("residents^[1]). <u>Arson</u>") == [
        {"style": "plain", "text": "residents"},
        {"style": "raised", "text": "[1]"},
        {"style": "plain", "text": "). "},
        {"style": "under", "text": "Arson"},
    ]
    assert runs("^{* 2011/12} Baseline") == [
        {"style": "raised", "text": "*"},
        {"style": "plain", "text": " 2011/12"},
        {"style": "plain", "text": " Baseline"},
    ]


def test_lines_become_blocks() -> None:
    source = [
        "- Support will",
        " extend",
        " - Local concern",
        "",
        "• One",
        "1) ASB\t298",
        "Introduction\t5",
        "^[1] ONS",
    ]
    assert read_blocks(source, RECORD.__class__(**{**_fields(), "headings": {}, "joined": {}})) == [
        Block("item", 1, "Support will extend", 1, "•"),
        Block("item", 3, "Local concern", 2, "•"),
        Block("item", 5, "One", 1, "•"),
        Block("item", 6, "ASB 298", 1, "1)"),
        Block("leader", 7, cells=("Introduction", "5")),
        Block("note", 8, "^[1] ONS"),
    ]


def _fields() -> dict[str, Any]:
    return {name: getattr(RECORD, name) for name in RECORD.__dataclass_fields__}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'begins = "Introduction"',
            'begins = "Summary"',
            "line 89 of source.txt does not begin with 'Summary'",
        ),
        ("page = 5,", "page = 6,", "page 5 is missing"),
        ("line = 105,", "line = 49,", "does not begin with"),
        ('47 = "Foreword by', '47 = "Foreword of', "the heading at line 47"),
    ],
)
def test_a_record_that_leaves_the_source_is_refused(
    old: str, new: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = (FOLDER / "edition.toml").read_text(encoding="utf-8")
    assert old in record
    (tmp_path / "edition.toml").write_text(record.replace(old, new), encoding="utf-8")
    (tmp_path / "source.txt").write_text("\n".join(SOURCE), encoding="utf-8")
    with pytest.raises(CorpusError, match=re.escape(told)):
        typeset(tmp_path)
    assert main([str(tmp_path)]) == 2
    assert told in capsys.readouterr().err


def test_the_command_writes_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "again.pdf"
    assert main(["--output", str(output)]) == 0
    assert output.read_bytes().startswith(b"%PDF-")
    assert "again.pdf" in capsys.readouterr().out
