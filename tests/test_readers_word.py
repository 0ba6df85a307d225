"""Word files: headings, lists, tables and pages; archives that are damaged or would blow up are refused."""

import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement

from ingest.pages import ReadFile
from ingest.readers import read
from planqa.errors import DamagedDocument, EmptyDocument, EncryptedDocument, OversizedDocument


def saved(document: Any, folder: Path) -> ReadFile:
    path = folder / "plan.docx"
    document.save(str(path))
    return read(path)


def blocks_of(found: ReadFile, page: int = 1) -> list[tuple[str, str]]:
    return [(f"{b.kind}{b.level or ''}", b.text) for b in found.pages[page - 1].blocks]


def test_blocks(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("The Plan", 0)
    document.add_heading("Aims", 1)
    document.add_paragraph("We aim to:")
    document.add_paragraph("reduce crime", style="List Bullet")
    document.add_paragraph("• help victims")
    document.add_paragraph().add_run("Who does it").bold = True
    document.add_paragraph("The board.")
    table = document.add_table(rows=2, cols=2)
    for number, text in enumerate(("Year", "Crimes", "2015", "10")):
        table.cell(number // 2, number % 2).paragraphs[0].add_run(text).bold = number < 2
    found = saved(document, tmp_path)
    assert blocks_of(found) == [
        ("heading1", "The Plan"),
        ("heading1", "Aims"),
        ("paragraph", "We aim to:"),
        ("item", "reduce crime"),
        ("item", "help victims"),
        ("heading9", "Who does it"),
        ("paragraph", "The board."),
        ("row", "2015 | 10"),
    ]
    assert found.pages[0].blocks[-1].header == "Year | Crimes"
    assert found.title == "The Plan"


def test_pages_from_breaks(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("One")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    drawn = document.add_paragraph()
    drawn.add_run()._r.append(OxmlElement("w:lastRenderedPageBreak"))  # Word notes the break above once more
    drawn.add_run("Two goes")
    drawn.add_run()._r.append(OxmlElement("w:lastRenderedPageBreak"))
    drawn.add_run("on here.")
    document.add_paragraph("Four").paragraph_format.page_break_before = True
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph("Five")
    found = saved(document, tmp_path)
    assert [[b.text for b in page.blocks] for page in found.pages] == [
        ["One"],
        ["Two goes"],
        ["on here."],
        ["Four"],
        ["Five"],
    ]
    assert found.pages[2].blocks[0].continues


def test_layout_table_is_prose_and_hidden_text_is_left_out(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_table(rows=1, cols=1).cell(0, 0).text = "In a box."
    hidden = document.add_paragraph("Seen").add_run(" and hidden")
    hidden.font.hidden = True
    document.core_properties.title = "A title"
    found = saved(document, tmp_path)
    assert blocks_of(found) == [("paragraph", "In a box."), ("paragraph", "Seen")]
    assert found.title == "A title"


def test_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocument):
        saved(docx.Document(), tmp_path)


def test_zip_bomb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 30_000_000)
    with pytest.raises(OversizedDocument, match="far more than its size"):
        read(path)


def test_zip_without_a_document(tmp_path: Path) -> None:
    path = tmp_path / "other.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(DamagedDocument, match=r"other\.docx"):
        read(path)


def test_truncated_archive(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Text")
    path = tmp_path / "plan.docx"
    document.save(str(path))
    path.write_bytes(path.read_bytes()[:-500])
    with pytest.raises(DamagedDocument, match="not a zip"):
        read(path)


def test_encrypted(tmp_path: Path) -> None:
    path = tmp_path / "secret.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with pytest.raises(EncryptedDocument):
        read(path)
