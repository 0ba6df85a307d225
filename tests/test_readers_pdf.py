"""PDF files: prose, lists, rows, headings, labels and running heads; what cannot be read is told, page by page."""

import time
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.generic import (
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from ingest.pages import ReadFile
from ingest.readers import read
from planqa.errors import (
    DamagedDocument,
    EmptyDocument,
    EncryptedDocument,
    OversizedDocument,
    ScannedDocument,
)

Text = tuple[float, float, float, bool, str]  # x, y, size, bold, words


def draw(texts: Sequence[Text]) -> bytes:
    """The content stream of a page that shows texts in Helvetica."""
    lines = (f"BT /{'B' if bold else 'F'} {size} Tf {x} {y} Td ({words}) Tj ET" for x, y, size, bold, words in texts)
    return "\n".join(lines).encode("cp1252")


def made(pages: Sequence[bytes], change: Callable[[PdfWriter], None] | None = None) -> PdfWriter:
    """A PDF with a page for each content stream."""
    writer = PdfWriter()
    fonts = {"/F": font("Helvetica"), "/B": font("Helvetica-Bold")}
    for content in pages:
        page = writer.add_blank_page(595, 842)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject(k): v for k, v in fonts.items()})}
        )
        stream = DecodedStreamObject()
        stream.set_data(content)
        page[NameObject("/Contents")] = writer._add_object(stream)
    if change:
        change(writer)
    return writer


def font(name: str) -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject(f"/{name}"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )


def saved(folder: Path, writer: PdfWriter) -> Path:
    path = folder / "plan.pdf"
    writer.write(path)
    return path


def body(*lines: str, top: float = 700, x: float = 72) -> list[Text]:
    """Lines of one paragraph, 14 points apart."""
    return [(x, top - 14 * n, 11, False, line) for n, line in enumerate(lines)]


def blocks_of(found: ReadFile, page: int = 1) -> list[tuple[str, str]]:
    return [(f"{b.kind}{b.level or ''}", b.text) for b in found.pages[page - 1].blocks]


LONG = "The partnership brings together the police and the council and the fire"


def test_paragraphs_headings_and_items(tmp_path: Path) -> None:
    texts = [
        (72, 780, 20, True, "Safety Plan"),
        (72, 750, 14, True, "Our aims"),
        *body(LONG, "brigade to keep the commu-", "nity safe.", top=728),
        *body("In this year we will:", top=678),
        *body("• reduce crime in every part of the borough with partners in the", top=658),
        (84, 644, 11, False, "health service"),
        *body("• support victims", top=628),
        (72, 600, 11, True, "Who does it"),
        *body("The board.", top=586),
    ]
    found = read(saved(tmp_path, made([draw(texts)])))
    assert blocks_of(found) == [
        ("heading1", "Safety Plan"),
        ("heading2", "Our aims"),
        ("paragraph", f"{LONG} brigade to keep the community safe."),
        ("paragraph", "In this year we will:"),
        ("item", "reduce crime in every part of the borough with partners in the health service"),
        ("item", "support victims"),
        ("heading3", "Who does it"),
        ("paragraph", "The board."),
    ]
    assert found.title == "Safety Plan"


def test_rows_of_an_untagged_table(tmp_path: Path) -> None:
    rows = [("Indicator", "2014", "2015"), ("Gun crime", "12", "1,400"), ("Knife crime", "120", "8")]
    texts = [*body(LONG, "brigade.")]
    for number, row in enumerate(rows):
        y = 650 - 18 * number
        texts += [(x, y, 11, False, cell) for x, cell in zip((72, 250, 350), row, strict=True)]
    texts += body(LONG, "brigade once more.", top=580)
    found = read(saved(tmp_path, made([draw(texts)])))
    assert blocks_of(found) == [
        ("paragraph", f"{LONG} brigade."),
        ("row", "Gun crime | 12 | 1,400"),
        ("row", "Knife crime | 120 | 8"),
        ("paragraph", f"{LONG} brigade once more."),
    ]
    assert found.pages[0].blocks[1].header == "Indicator | 2014 | 2015"


def test_two_columns_keep_their_order(tmp_path: Path) -> None:
    left = body("The first column holds some words", "that go on over several", "lines and then on to")
    right = body("the second column, where they", "end. A new sentence.", x=320)
    found = read(saved(tmp_path, made([draw([*left, *right])])))
    assert blocks_of(found) == [
        (
            "paragraph",
            "The first column holds some words that go on over several lines and then on to the second column, "
            "where they end. A new sentence.",
        )
    ]


def test_columns_drawn_line_by_line(tmp_path: Path) -> None:
    left = body(*(f"left words in line {n} go" for n in range(10)))
    right = body(*(f"right words in line {n} go" for n in range(10)), x=250)
    woven = [text for pair in zip(left, right, strict=True) for text in pair]
    found = read(saved(tmp_path, made([draw([(72, 780, 11, False, "A line across both of the columns."), *woven])])))
    assert blocks_of(found)[1][1].startswith("left words in line 0 go left words in line 1 go")


def test_words_drawn_twice_for_weight(tmp_path: Path) -> None:
    texts = [(72 + dx, 700, 11, False, "A shadowed line of words.") for dx in (0, 0.4)]
    assert blocks_of(read(saved(tmp_path, made([draw(texts)])))) == [("paragraph", "A shadowed line of words.")]


def test_bullets_in_a_font_of_signs(tmp_path: Path) -> None:
    def change(writer: PdfWriter) -> None:
        resources: Any = writer.pages[0]["/Resources"]
        resources["/Font"][NameObject("/W")] = font("Wingdings-Regular")

    signs = b"BT /W 11 Tf 72 700 Td (v) Tj ET BT /F 11 Tf 90 700 Td (help victims) Tj ET "
    found = read(saved(tmp_path, made([signs + draw(body("\u2022 reduce crime", top=680))], change)))
    assert blocks_of(found) == [("item", "help victims"), ("item", "reduce crime")]


def test_running_heads_and_numbers_go_and_the_numbers_become_labels(tmp_path: Path) -> None:
    pages = [
        draw(
            [
                (72, 800, 9, False, "Borough Safety Plan"),
                (72, 775, 14, True, f"Priority {'ABCDE'[n - 1]}"),
                (72, 755, 12, True, "Why is it a priority?"),
                *body(f"{LONG} {n}", f"and so on {n}."),
                (300, 30, 9, False, f"Page {n + 4}"),
            ]
        )
        for n in range(1, 6)
    ]
    found = read(saved(tmp_path, made(pages)))
    assert [page.label for page in found.pages] == ["5", "6", "7", "8", "9"]
    assert blocks_of(found, 2) == [
        ("heading1", "Priority B"),
        ("heading2", "Why is it a priority?"),  # it repeats at one height too, but stands inside the page
        ("paragraph", f"{LONG} 2 and so on 2."),
    ]
    assert "Borough Safety Plan" in found.pages[1].text


def test_labels_and_outline_of_the_file(tmp_path: Path) -> None:
    def change(writer: PdfWriter) -> None:
        writer.set_page_label(0, 1, style=PageLabelStyle.LOWERCASE_ROMAN)
        top = writer.add_outline_item(title="Part one", page_number=0)
        writer.add_outline_item(title="The plain heading", page_number=1, parent=top)

    pages = [draw(body("Part one")), draw([*body("The plain", "heading"), *body(LONG, "brigade.", top=650)])]
    found = read(saved(tmp_path, made([*pages, draw(body("More."))], change)))
    assert [page.label for page in found.pages] == ["i", "ii", "1"]
    assert blocks_of(found, 1) == [("heading1", "Part one")]
    assert blocks_of(found, 2) == [("heading2", "The plain heading"), ("paragraph", f"{LONG} brigade.")]


def test_block_cut_by_the_page_break(tmp_path: Path) -> None:
    pages = [draw(body(LONG)), draw(body("brigade to meet."))]
    found = read(saved(tmp_path, made(pages)))
    assert found.pages[1].blocks[0].continues


def test_sideways_page(tmp_path: Path) -> None:
    content = b"BT /F 11 Tf 0 1 -1 0 100 100 Tm (Turned text on a page) Tj 0 -14 Td (that lies on its side.) Tj ET"
    found = read(saved(tmp_path, made([content])))
    assert blocks_of(found) == [("paragraph", "Turned text on a page that lies on its side.")]


def test_no_word_is_lost(tmp_path: Path) -> None:
    words = [f"word{n}" for n in range(300)]
    texts = [(72 + 170 * (n % 3), 800 - 7 * n, 8 + n % 3, n % 7 == 0, word) for n, word in enumerate(words[:100])]
    found = read(saved(tmp_path, made([draw(texts)])))
    kept = " ".join(b.text + " " + b.header for b in found.pages[0].blocks)
    assert set(words[:100]) <= set(kept.replace("|", " ").split())


def tagged(folder: Path) -> Path:
    """A tagged PDF as typst makes it: lists, a table with a header, a footnote, a running foot."""
    import typst

    source = folder / "plan.typ"
    source.write_text(
        """
#set document(title: "The Tagged Plan")
#set page(width: 12cm, height: 14cm, footer: [Foot #context counter(page).display()], numbering: "1")
= Priority A
We act#footnote[See the board's paper.] so:
- first of all
- then more
#table(columns: 2, table.header([Year], [Crimes]), [2014], [20], [2015], [-5])
== Police
#set par(justify: true)
#set text(hyphenate: true, lang: "en")
Representatives understand neighbourhoods, administration and communication notwithstanding considerable
responsibilities; representatives communicate with neighbourhoods.
""",
        encoding="utf-8",
    )
    path = folder / "plan.pdf"
    typst.compile(str(source), output=str(path))
    return path


def test_tagged_file(tmp_path: Path) -> None:
    found = read(tagged(tmp_path))
    assert blocks_of(found) == [
        ("heading1", "Priority A"),
        ("paragraph", "We act1 so:"),
        ("item", "first of all"),
        ("item", "then more"),
        ("row", "2014 | 20"),
        ("row", "2015 | −5"),
        ("heading2", "Police"),
        (
            "paragraph",
            "Representatives understand neighbourhoods, administration and communication notwithstanding "
            "considerable responsibilities; representatives communicate with neighbourhoods.",
        ),
        ("paragraph", "1 See the board’s paper."),
    ]
    assert found.pages[0].blocks[4].header == "Year | Crimes"
    assert found.pages[0].blocks[-1].note
    assert found.title == "The Tagged Plan"


def test_password(tmp_path: Path) -> None:
    writer = made([draw(body("Secret."))])
    writer.encrypt("secret", algorithm="AES-256")
    with pytest.raises(EncryptedDocument, match=r"plan\.pdf: is encrypted \(a password is needed\)"):
        read(saved(tmp_path, writer))


def test_empty_user_password_is_no_hindrance(tmp_path: Path) -> None:
    writer = made([draw(body("Open to all."))])
    writer.encrypt("", "owner", algorithm="AES-256")
    assert blocks_of(read(saved(tmp_path, writer))) == [("paragraph", "Open to all.")]


def test_cut_short(tmp_path: Path) -> None:
    path = saved(tmp_path, made([draw(body("Text."))]))
    path.write_bytes(path.read_bytes()[:-60])
    with pytest.raises(DamagedDocument, match="cut short"):
        read(path)


def test_garbage_between_head_and_foot(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"\xff\x00 obj << " * 400 + b"\n%%EOF\n")
    with pytest.raises(DamagedDocument, match=r"plan\.pdf"):
        read(path)


def test_blank_pages_only(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocument, match="no words"):
        read(saved(tmp_path, made([b"", b"0 0 m 10 10 l S"])))


def add_image(writer: PdfWriter, page: int) -> None:
    image = DecodedStreamObject()
    image.set_data(b"\0")
    image.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(1),
            NameObject("/Height"): NumberObject(1),
            NameObject("/ColorSpace"): NameObject("/DeviceGray"),
            NameObject("/BitsPerComponent"): NumberObject(8),
        }
    )
    objects = DictionaryObject({NameObject("/Im0"): writer._add_object(image)})
    resources: Any = writer.pages[page]["/Resources"]
    resources[NameObject("/XObject")] = objects


IMAGE = b"q 595 0 0 842 0 0 cm /Im0 Do Q"


def test_scanned_file(tmp_path: Path) -> None:
    def change(writer: PdfWriter) -> None:
        add_image(writer, 0)
        add_image(writer, 1)

    writer = made([IMAGE, IMAGE], change)
    with pytest.raises(ScannedDocument, match="2 pages"):
        read(saved(tmp_path, writer))


def test_scanned_page_is_lost_and_told(tmp_path: Path) -> None:
    pages = [draw(body("One.")), IMAGE, draw(body("Three."))]
    found = read(saved(tmp_path, made(pages, lambda w: add_image(w, 1))))
    assert [(page.number, page.reason) for page in found.lost] == [(2, "no text layer")]
    assert [page.number for page in found.pages] == [1, 3]


def test_broken_page_costs_only_itself(tmp_path: Path) -> None:
    def change(writer: PdfWriter) -> None:
        bomb = StreamObject()  # it unpacks to more than pypdf's limit
        bomb._data = zlib.compress(b" " * 80_000_000)
        bomb[NameObject("/Filter")] = NameObject("/FlateDecode")
        writer.pages[1][NameObject("/Contents")] = writer._add_object(bomb)

    told: list[tuple[int, int]] = []
    pages = [draw(body(f"Page {word}.")) for word in ("one", "two", "three")]
    found = read(saved(tmp_path, made(pages, change)), lambda done, total: told.append((done, total)))
    assert [page.number for page in found.pages] == [1, 3]
    assert [page.number for page in found.lost] == [2]
    assert found.lost[0].reason.startswith("LimitReachedError: ")
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_every_page_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("ingest.readers.pdf.fragments", fail)
    with pytest.raises(DamagedDocument, match=r"no page can be read; page 1: RecursionError: too deep"):
        read(saved(tmp_path, made([draw(body("Text."))])))


def test_too_many_pages_are_refused_at_once(tmp_path: Path) -> None:
    def change(writer: PdfWriter) -> None:
        for _ in range(10_000):
            writer.add_blank_page(10, 10)

    path = saved(tmp_path, made([], change))
    started = time.perf_counter()
    with pytest.raises(OversizedDocument, match="10,000 pages, at most 5,000"):
        read(path)
    assert time.perf_counter() - started < 5


def test_slow_page_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path, made([draw(body("One.")), draw(body("Two."))]))
    monkeypatch.setattr("ingest.readers.pdf.PAGE_SECONDS", 0.05)
    real = PdfReader

    def slow(page: Any, book: Any) -> Any:
        from ingest.readers.fragments import fragments

        if page.page_number == 0:
            while True:
                time.sleep(0.01)
        return fragments(page, book)

    monkeypatch.setattr("ingest.readers.pdf.fragments", slow)
    found = read(path)
    assert real is PdfReader
    assert [(page.number, page.reason) for page in found.lost] == [(1, "took too long to read")]
