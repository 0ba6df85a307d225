"""A page of a PDF as a picture with the quoted words marked; the only importer of pypdfium2."""

import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from planqa.errors import DamagedDocument, EncryptedDocument

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 8_000_000  # a page ten metres long must not take the machine's memory
HIGHLIGHT = (255, 224, 102)  # multiplied into the page, so that black text stays black
PADDING_PX = 2
_PDFIUM = Lock()  # PDFium is not thread-safe, and every reader of the chat page is a thread
_SAME = str.maketrans("‘’‛“”„–—−", "'''\"\"\"---")
# Hyphens at line ends and the drawing of bullets differ from reader to reader.
_DROPPED = frozenset("-\u00ad\u2010\u2011\u0002\ufffe•◦‣▪●○")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in PDF units, origin at the bottom left of the page."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class PageImage:
    """A rendered page: PNG bytes, size in pixels, and the quotes that were not found on it."""

    png: bytes
    width: int
    height: int
    missing: tuple[str, ...] = ()


def render_page(pdf: Path, page: int, quotes: Sequence[str], width_px: int) -> PageImage:
    """Render page (1-based) width_px wide with each quote marked, one rectangle for each line it runs over.

    A quote that does not stand on the page leaves it unmarked and is named in `missing`. Raises
    DamagedDocument (also where the PDF has no such page) or EncryptedDocument.
    """
    import pypdfium2

    with _PDFIUM:
        try:
            with pypdfium2.PdfDocument(pdf) as document:
                if not 1 <= page <= len(document):
                    raise DamagedDocument(pdf.name, f"it has no page {page}")
                return _draw(document[page - 1], quotes, width_px)
        except (pypdfium2.PdfiumError, OSError) as error:
            kind = EncryptedDocument if "password" in str(error).lower() else DamagedDocument
            raise kind(pdf.name, str(error)) from error


def _draw(page: Any, quotes: Sequence[str], width_px: int) -> PageImage:
    bitmap = page.render(scale=_scale(page, width_px), may_draw_forms=False)
    convert = bitmap.get_posconv(page).to_bitmap
    image = bitmap.to_pil().convert("RGB")
    text = _PageText(page.get_textpage())
    found = {quote: text.lines(quote) for quote in dict.fromkeys(quotes)}
    for box in (box for boxes in found.values() for box in boxes):
        _mark(image, (*convert(box.left, box.top), *convert(box.right, box.bottom)))
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=4)  # a third of the time of the default for a tenth more bytes
    missing = tuple(quote for quote, boxes in found.items() if not boxes)
    return PageImage(out.getvalue(), image.width, image.height, missing)


def _scale(page: Any, width_px: int) -> float:
    width, height = page.get_size()
    return float(min(width_px / width, (MAX_PIXELS / (width * height)) ** 0.5))


def _mark(image: "Image", corners: tuple[int, int, int, int]) -> None:
    from PIL import Image, ImageChops

    x1, y1, x2, y2 = corners  # sorted below, since a rotated page turns them round
    area = (
        max(min(x1, x2) - PADDING_PX, 0),
        max(min(y1, y2) - PADDING_PX, 0),
        min(max(x1, x2) + PADDING_PX, image.width),
        min(max(y1, y2) + PADDING_PX, image.height),
    )
    if area[0] < area[2] and area[1] < area[3]:
        part = image.crop(area)
        image.paste(ImageChops.multiply(part, Image.new("RGB", part.size, HIGHLIGHT)), area[:2])


class _PageText:
    """The characters of a page, folded so that a quote is found whatever its line breaks and quotation marks."""

    def __init__(self, textpage: Any) -> None:
        import pypdfium2.raw as raw

        self._textpage = textpage
        self._raw = "".join(chr(raw.FPDFText_GetUnicode(textpage, i)) for i in range(textpage.count_chars()))
        pairs = list(_fold(self._raw))
        self._folded = "".join(char for char, _ in pairs)
        self._index = [index for _, index in pairs]

    def lines(self, quote: str) -> list[Box]:
        """Return one box for each line of the quote's first occurrence as whole words; empty when there is none."""
        wanted = "".join(char for char, _ in _fold(quote))
        start = self._folded.find(wanted) if wanted else -1
        while start >= 0:
            first, last = self._index[start], self._index[start + len(wanted) - 1]
            if not self._cuts_word(first - 1, first) and not self._cuts_word(last, last + 1):
                return self._line_boxes(first, last)
            start = self._folded.find(wanted, start + 1)
        return []

    def _cuts_word(self, left: int, right: int) -> bool:
        inside = left >= 0 and right < len(self._raw)
        return inside and self._raw[left].isalnum() and self._raw[right].isalnum()

    def _line_boxes(self, first: int, last: int) -> list[Box]:
        seen = (i for i in range(first, last + 1) if self._raw[i].isprintable() and self._raw[i] != " ")
        boxes = [Box(*self._textpage.get_charbox(i, loose=True)) for i in seen]
        breaks = [n for n, (a, b) in enumerate(pairwise(boxes), 1) if _is_new_line(a, b)]
        edges = [0, *breaks, len(boxes)]
        return [_around(boxes[a:b]) for a, b in pairwise(edges) if a < b]


def _fold(text: str) -> Iterator[tuple[str, int]]:
    """Yield the letters, digits and signs that count in a comparison, each with its index in text."""
    for index, char in enumerate(text):
        for part in unicodedata.normalize("NFKC", char).translate(_SAME).casefold():
            if not part.isspace() and part.isprintable() and part not in _DROPPED:
                yield part, index


def _is_new_line(before: Box, after: Box) -> bool:
    shared = min(before.top, after.top) - max(before.bottom, after.bottom)
    return shared < 0.5 * min(before.top - before.bottom, after.top - after.bottom)


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )
