"""Text, Markdown and HTML become the same blocks; bad files are refused with file and reason."""

import time
from pathlib import Path

import pytest

from ingest.pages import Block, ReadFile
from ingest.readers import read
from planqa.errors import DamagedDocument, DocumentError, EmptyDocument, OversizedDocument, UnknownFormat


def blocks_of(read_file: ReadFile, page: int = 1) -> list[tuple[str, str]]:
    """Kind (a heading's with its level) and text of each block."""
    return [(f"{b.kind}{b.level or ''}", b.text) for b in read_file.pages[page - 1].blocks]


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_text(tmp_path: Path) -> None:
    text = (
        "COMMUNITY SAFETY PLAN\n\nAims for 2016\n\nWe work with the commu-\nnity. It\nhelps.\n\nMembers are:\n"
        "- Police\n- the Council and\n  its partners\n\nYear\tCrimes\n2015\t10\n\n2.1 Next steps\n\n1. Meet\n2. Act\n"
    )
    found = read(written(tmp_path, "plan.txt", text))
    assert found.title == "COMMUNITY SAFETY PLAN"
    assert blocks_of(found) == [
        ("heading1", "COMMUNITY SAFETY PLAN"),
        ("heading2", "Aims for 2016"),
        ("paragraph", "We work with the community. It helps."),
        ("paragraph", "Members are:"),
        ("item", "Police"),
        ("item", "the Council and its partners"),
        ("row", "Year | Crimes"),
        ("row", "2015 | 10"),
        ("heading2", "2.1 Next steps"),
        ("item", "1. Meet"),
        ("item", "2. Act"),
    ]


def test_form_feeds_part_pages_and_cut_sentences_go_on(tmp_path: Path) -> None:
    found = read(written(tmp_path, "plan.txt", "The board meets\n\f\nevery month.\n\f\n- one\n\f- two\n\f"))
    assert [(p.number, p.label) for p in found.pages] == [(1, "1"), (2, "2"), (3, "3"), (4, "4")]
    assert [p.blocks[0] for p in found.pages] == [
        Block("paragraph", "The board meets"),
        Block("paragraph", "every month.", continues=True),
        Block("item", "one"),
        Block("item", "two", continues=True),
    ]


def test_last_line_is_no_heading(tmp_path: Path) -> None:
    assert blocks_of(read(written(tmp_path, "a.txt", "A body.\n\nThe End"))) == [
        ("paragraph", "A body."),
        ("paragraph", "The End"),
    ]


def test_windows_text(tmp_path: Path) -> None:
    found = read(written(tmp_path, "a.txt", "Caf\xe9 \x96 \xa35 for all.".encode("latin-1")))
    assert blocks_of(found) == [("paragraph", "Café – £5 for all.")]


def test_markdown(tmp_path: Path) -> None:
    text = """---
title: "The Plan"
---
# Aims **now**

Some *text* with a [link](https://x.org), `code` and snake_case_name
over two lines.

* one
* two
  goes on
1. first

| Year | Crimes |
|------|-------:|
| 2015 | 10 |

> quoted

Sub
---
<!-- hidden -->
Last &amp; least.

***
"""
    found = read(written(tmp_path, "plan.md", text))
    assert found.title == "The Plan"
    assert blocks_of(found) == [
        ("heading1", "Aims now"),
        ("paragraph", "Some text with a link, code and snake_case_name over two lines."),
        ("item", "one"),
        ("item", "two goes on"),
        ("item", "1. first"),
        ("row", "2015 | 10"),
        ("paragraph", "quoted"),
        ("heading2", "Sub"),
        ("paragraph", "Last & least."),
    ]
    assert found.pages[0].blocks[5].header == "Year | Crimes"


HTML = """<!doctype html><html><head><title>The  Plan</title><style>p{}</style></head><body>
<nav><a>Home</a></nav><script>var x</script>
<h1>Aims <span hidden>no</span></h1>
Loose <b>text</b> here.<br><br>And more
<div><p>First para&shy;graph with <a href="#">a link</a>.</p><p style="display: none">gone</p></div>
<ul><li>one<ul><li>inner</li></ul></li><li><p>two</p><p>more of two</p></li></ul>
<table><tr><th>Year</th><th>Crimes</th></tr><tr><td>2015</td><td><p>10</p></td></tr></table>
<table><tr><td><h2>Laid out</h2><p>In a table.</p></td><td>x</td></tr></table>
<!-- comment --><div aria-hidden="true">no</div></body></html>"""


def test_html(tmp_path: Path) -> None:
    found = read(written(tmp_path, "plan.html", HTML))
    assert found.title == "The Plan"
    assert blocks_of(found) == [
        ("heading1", "Aims"),
        ("paragraph", "Loose text here."),
        ("paragraph", "And more"),
        ("paragraph", "First paragraph with a link."),
        ("item", "one"),
        ("item", "inner"),
        ("item", "two"),
        ("paragraph", "more of two"),
        ("row", "2015 | 10"),
        ("heading2", "Laid out"),
        ("paragraph", "In a table."),
        ("paragraph", "x"),
    ]
    assert found.pages[0].blocks[8].header == "Year | Crimes"


def test_html_main_part_and_declared_encoding(tmp_path: Path) -> None:
    page = "<meta charset='iso-8859-1'><div>menu</div><main><p>Caf\xe9 for everyone in the borough</p></main>"
    found = read(written(tmp_path, "plan.htm", page.encode("latin-1")))
    assert blocks_of(found) == [("paragraph", "Café for everyone in the borough")]


def test_html_nested_too_deep(tmp_path: Path) -> None:
    with pytest.raises(DamagedDocument, match=r"deep\.html"):
        read(written(tmp_path, "deep.html", "<div>" * 20_000 + "x"))


@pytest.mark.parametrize(
    ("name", "data", "error", "reason"),
    [
        ("a.txt", b"", EmptyDocument, "0 bytes"),
        ("a.txt", b" \n\x00\f ", EmptyDocument, "no words"),
        ("a.md", b"<!-- nothing -->", EmptyDocument, "no words"),
        ("a.html", b"<p> </p>", EmptyDocument, "no words"),
        ("a.xlsx", b"x", UnknownFormat, ".xlsx"),
        ("a", b"x", UnknownFormat, "no suffix"),
        ("a.pdf", b"hello", DamagedDocument, "does not start like a PDF"),
        ("a.docx", b"hello", DamagedDocument, "not a zip"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, data: bytes, error: type[DocumentError], reason: str) -> None:
    path = written(tmp_path, name, data)
    with pytest.raises(error) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert reason in str(caught.value)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DamagedDocument, match="No such file"):
        read(tmp_path / "gone.txt")


def test_text_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(OversizedDocument, match="at most 50 MB"):
        read(path)


def test_progress(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    read(written(tmp_path, "a.txt", "One.\fTwo."), lambda done, total: told.append((done, total)))
    assert told == [(2, 2)]


def test_file_that_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.readers.SECONDS", 0.05)
    monkeypatch.setattr("ingest.readers.plain.clean_pages", lambda path: time.sleep(5))
    with pytest.raises(DamagedDocument, match="took too long"):
        read(written(tmp_path, "a.txt", "Text."))


def test_rows_of_uneven_length(tmp_path: Path) -> None:
    found = read(written(tmp_path, "a.txt", "Text.\n\n\t\tTotal\tOffences\nYear\tBow\tMile End\n2015\t1\t2\n"))
    assert [text for _, text in blocks_of(found)] == [
        "Text.",
        "Total | Offences",
        "Year | Bow | Mile End",
        "2015 | 1 | 2",
    ]
