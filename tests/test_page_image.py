"""The picture of a page: the marked pixels lie where the quote stands, and nowhere else."""

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdf
import pytest
import typst
from PIL import Image

from planqa.errors import DamagedDocument, EncryptedDocument
from planqa.page_image import PageImage, render_page

SOURCE = """
#set document(title: "The Plan")
#set page(width: 400pt, height: 500pt, margin: 50pt)
#set text(size: 12pt, hyphenate: true)
#place(dx: 0pt, dy: 0pt)[The board meets quarterly.]
#place(dx: 0pt, dy: 100pt)[#box(width: 300pt)[The “Steering Group” is chaired by the Head of Community Safety,
  and almost £1,000,000 was raised from external sources in 3 years of multi-agency work.]]
#place(dx: 0pt, dy: 200pt)[#table(columns: (99pt, 60pt, 60pt),
  [Harassment], [2,001], [3,132], [Arson], [13,132], [12])]
#place(dx: 0pt, dy: 300pt)[#list([Officially first], [Second of the list])]
#pagebreak()
Another page.
"""

YELLOW = (255, 224, 102)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "plan.pdf"
    path.write_bytes(typst.compile(SOURCE.encode()))
    return path


def marked_lines(image: PageImage) -> list[tuple[int, int, int, int]]:
    """Left, top, right and bottom of each block of marked pixel rows, in a picture as wide as the page in points."""
    picture = Image.open(io.BytesIO(image.png)).convert("RGB")
    rows: dict[int, list[int]] = {}
    for y in range(picture.height):
        found = [x for x in range(picture.width) if picture.getpixel((x, y)) == YELLOW]
        if found:
            rows[y] = found
    blocks: list[list[int]] = []
    for y in rows:
        if blocks and y == blocks[-1][-1] + 1:
            blocks[-1].append(y)
        else:
            blocks.append([y])
    return [(min(min(rows[y]) for y in b), b[0], max(max(rows[y]) for y in b), b[-1]) for b in blocks]


def test_marks_one_line_where_the_words_stand(pdf: Path) -> None:
    ((left, top, right, bottom),) = marked_lines(render_page(pdf, 1, ["meets quarterly"], 400))
    assert 90 < left < 130
    assert 170 < right < 230
    assert 40 < top < 55 < bottom < 70


def test_a_quote_over_two_lines_is_found_and_marked_on_both(pdf: Path) -> None:
    quote = "The “Steering Group” is chaired by the Head of Community Safety, and almost £1,000,000 was raised"
    image = render_page(pdf, 1, [quote], 400)
    assert image.missing == ()
    (left, top, right, bottom), *_ = marked_lines(image)  # two lines that touch
    assert (45 < left < 55, 330 < right < 355) == (True, True)
    assert 140 < top < 155
    assert 170 < bottom < 195


@pytest.mark.parametrize(
    "quote",
    [
        'The "Steering\n Group" is   chaired',
        "the “steering group” is chaired",
        "3 years of multi-agency work.",
        "Harassment 2,001 3,132",
        "Officially first • Second of the list",
    ],
)
def test_white_space_quotation_marks_ligatures_and_bullets_do_not_matter(pdf: Path, quote: str) -> None:
    assert render_page(pdf, 1, [quote], 400).missing == ()


def test_part_of_a_word_or_number_is_not_the_quote(pdf: Path) -> None:
    ((left, top, _, bottom),) = marked_lines(render_page(pdf, 1, ["3,132"], 400))
    assert left > 200, "the 3,132 of 13,132 was marked"
    assert 245 < top < bottom < 275


def test_each_quote_is_marked_and_the_missing_one_is_named(pdf: Path) -> None:
    image = render_page(pdf, 1, ["The board meets quarterly.", "an absent sentence", "Arson"], 400)
    assert image.missing == ("an absent sentence",)
    assert len(marked_lines(image)) == 2


def test_without_a_quote_the_page_is_unmarked(pdf: Path) -> None:
    assert marked_lines(render_page(pdf, 1, ["absent"], 400)) == []
    assert marked_lines(render_page(pdf, 1, [], 400)) == []
    assert marked_lines(render_page(pdf, 2, ["The board meets quarterly."], 400)) == []


def test_the_picture_has_the_width_asked_for_and_its_true_size(pdf: Path) -> None:
    image = render_page(pdf, 1, [], 800)
    assert (image.width, image.height) == Image.open(io.BytesIO(image.png)).size == (800, 1000)


def test_a_rotated_and_cropped_page_is_marked_in_place(pdf: Path, tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=pdf)
    writer.pages[0].cropbox = pypdf.generic.RectangleObject((40, 0, 400, 500))
    writer.pages[0].rotate(90)
    turned = tmp_path / "turned.pdf"
    writer.write(turned)
    image = render_page(turned, 1, ["The board meets quarterly."], 500)
    ((left, top, right, bottom),) = marked_lines(image)
    assert (image.width, image.height) == (500, 360)
    assert 430 < left < right < 460, "line 1 of a page turned clockwise stands at the right"
    assert 5 < top < 15
    assert 140 < bottom < 190


def test_a_huge_page_does_not_take_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "banner.pdf"
    path.write_bytes(typst.compile(b"#set page(width: 100pt, height: 14000pt)\nA banner"))
    image = render_page(path, 1, ["banner"], 1000)
    assert image.width * image.height <= 8_100_000
    assert image.missing == ()


def test_errors_name_the_file_and_the_reason(pdf: Path, tmp_path: Path) -> None:
    with pytest.raises(DamagedDocument, match=r"plan\.pdf.*no page 3"):
        render_page(pdf, 3, [], 400)
    with pytest.raises(DamagedDocument, match=r"plan\.pdf.*no page 0"):
        render_page(pdf, 0, [], 400)
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(pdf.read_bytes()[:200])
    with pytest.raises(DamagedDocument, match=r"broken\.pdf"):
        render_page(broken, 1, [], 400)
    with pytest.raises(DamagedDocument, match=r"gone\.pdf"):
        render_page(tmp_path / "gone.pdf", 1, [], 400)


def test_an_encrypted_file_is_told_as_such(pdf: Path, tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=pdf)
    writer.encrypt("secret", algorithm="AES-256")
    locked = tmp_path / "locked.pdf"
    writer.write(locked)
    with pytest.raises(EncryptedDocument, match=r"locked\.pdf"):
        render_page(locked, 1, [], 400)


def test_many_readers_at_once(pdf: Path) -> None:
    """PDFium is not thread-safe; the module has to be."""
    with ThreadPoolExecutor(4) as pool:
        images = list(pool.map(lambda _: render_page(pdf, 1, ["Arson"], 600), range(12)))
    assert len({image.png for image in images}) == 1
