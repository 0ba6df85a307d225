"""Fragments: what pypdf draws of a page, piece by piece, with position, size, weight and marked content.

Positions are in points with x to the right and y upwards, turned so that the page's main text runs level.
"""

import math
import re
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ingest.readers.characters import SOFT_HYPHEN, clean
from ingest.readers.guard import TooSlowError

PAGE_SECONDS = 20.0  # a page that takes longer is given up; typical pages take 0.02 s

_SIGN = re.compile(r"[\x00-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
_SIGNS = re.compile(r"wingding|webding|dingbat", re.IGNORECASE)
_BOLD = ("bold", "black", "heavy", "demi")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of text on one baseline; x and y are where it starts, width and size in points.

    mcid numbers its marked content (-1: none); artifact marks what the file itself calls page furniture;
    glued is set where it follows the fragment before without a space, by the exact advance that pypdf keeps.
    """

    text: str
    x: float
    y: float
    width: float
    size: float
    bold: bool
    angle: int = 0
    mcid: int = -1
    artifact: bool = False
    glued: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    """Marked content: its number, whether it is page furniture, and whether it is a hyphen made by line breaking."""

    mcid: int = -1
    artifact: bool = False
    hyphen: bool = False


_NO_MARK = _Mark()


class FontBook:
    """Widths and weights of a document's fonts, worked out once a font."""

    def __init__(self) -> None:
        self._fonts: dict[int, tuple[object, Mapping[str, float], bool]] = {}

    def measure(self, text: str, font: Any) -> tuple[float, bool]:
        """The width of text in ems, and whether the font is bold."""
        if id(font) not in self._fonts:
            self._fonts[id(font)] = (font, _widths(font), _is_bold(font))  # the font is kept so its id stays its own
        _, widths, bold = self._fonts[id(font)]
        default = widths.get("", 0.5)
        return sum(widths.get(character, default) for character in text), bold


def fragments(page: Any, book: FontBook) -> list[Fragment]:
    """Every fragment of a pypdf page in the order it is drawn; raises what pypdf raises, and TooSlowError."""
    visitor = _Visitor(book)
    page.extract_text(visitor_operand_before=visitor.operand, visitor_text=visitor.text)
    return _levelled(visitor.found)


class _Visitor:
    """Collects fragments; keeps the stack of marked content that they stand in."""

    def __init__(self, book: FontBook) -> None:
        self.found: list[Fragment] = []
        self._book = book
        self._marks: list[_Mark] = []
        self._before = "\n"  # white space between the last piece and the next
        self._until = time.monotonic() + PAGE_SECONDS

    def operand(self, operator: bytes, operands: Any, cm: Any, tm: Any) -> None:
        if operator in (b"BDC", b"BMC"):
            if time.monotonic() > self._until:
                raise TooSlowError(f"took more than {PAGE_SECONDS:.0f} seconds")
            self._marks.append(_inner_mark(operands, self._mark))
        elif operator == b"EMC" and self._marks:
            self._marks.pop()

    @property
    def _mark(self) -> _Mark:
        return self._marks[-1] if self._marks else _NO_MARK

    def text(self, text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        if not text or text.isspace():
            self._before += text
            return
        if time.monotonic() > self._until:
            raise TooSlowError(f"took more than {PAGE_SECONDS:.0f} seconds")
        before = self._before + text[: len(text) - len(text.lstrip())]
        self._before = text[len(text.rstrip()) :]
        a, b, x, y = _matrix(tm, cm)
        points = abs(size) * (math.hypot(a, b) or 1.0)
        shown = SOFT_HYPHEN if self._mark.hyphen else _shown(text.strip(), font)
        ems, bold = self._book.measure(text.strip(), font)
        self.found.append(
            Fragment(
                (" " if " " in before else "") + shown,
                x,
                y,
                ems * points,
                points,
                bold,
                round(math.degrees(math.atan2(b, a)) / 90) * 90 % 360,
                self._mark.mcid,
                self._mark.artifact,
                not before,
            )
        )


def _shown(text: str, font: Any) -> str:
    """The text, or a bullet for a single character of a font of signs, or one that no letter is known for."""
    if len(text) == 1 and (_SIGN.match(text) or (text.isalnum() and _SIGNS.search(_name(font)))):
        return "•" if text.isalnum() else clean(text) or "•"
    return text.replace("\x7f", "•")  # ISO 32000-2, annex D.2: unused codes of WinAnsi are bullets


def _inner_mark(operands: Any, outer: _Mark) -> _Mark:
    """Marked content of a BDC or BMC operator; an inner mark without a number keeps the outer one's."""
    tag = str(operands[0]) if operands else ""
    found = operands[1] if len(operands) > 1 else None
    fields = found if isinstance(found, dict) else {}
    number = fields.get("/MCID")
    return _Mark(
        int(number) if isinstance(number, int) else outer.mcid,
        outer.artifact or tag == "/Artifact",
        fields.get("/ActualText") in (SOFT_HYPHEN, b"\xfe\xff\x00\xad"),
    )


def _matrix(tm: Any, cm: Any) -> tuple[float, float, float, float]:
    """Direction and position of text on the page: tm times cm."""
    a = tm[0] * cm[0] + tm[1] * cm[2]
    b = tm[0] * cm[1] + tm[1] * cm[3]
    return a, b, tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]


def _levelled(found: list[Fragment]) -> list[Fragment]:
    """Turn the page so that most of its text runs level; text in other directions follows at the end."""
    angles: Counter[int] = Counter()
    for fragment in found:
        angles[fragment.angle] += len(fragment.text)
    if not found or set(angles) == {0}:
        return found
    main = angles.most_common(1)[0][0]
    turned = [_turned(fragment, main) for fragment in found]
    return sorted(turned, key=lambda fragment: fragment.angle != 0)  # stable: drawing order within each direction


def _turned(fragment: Fragment, angle: int) -> Fragment:
    x, y = fragment.x, fragment.y
    x, y = {0: (x, y), 90: (y, -x), 180: (-x, -y), 270: (-y, x)}[angle]
    return replace(fragment, x=x, y=y, angle=(fragment.angle - angle) % 360)


def _widths(font: Any) -> Mapping[str, float]:
    """Width of each character in ems; "" holds that of any other character."""
    try:
        from pypdf.generic._font import Font  # no public door to widths; see the fallback below

        known = Font.from_font_resource(font)
        codes = known.encoding if isinstance(known.encoding, dict) else {}
        widths = {"": float(known.character_widths.get("default", 500)) / 1000}
        for code, width in known.character_widths.items():
            raw = codes.get(ord(code), code) if len(code) == 1 else code
            shown = known.character_map.get(code, known.character_map.get(raw, raw))
            widths.setdefault(str(shown), float(width) / 1000)
        return widths
    except Exception:  # whatever a broken font or another pypdf raises, an estimate will do
        return {"": 0.5, " ": 0.28, **dict.fromkeys("iljtf.,:;'|!()[]", 0.29), **dict.fromkeys("mwMW", 0.84)}


def _name(font: Any) -> str:
    return str(font.get("/BaseFont", "")) if isinstance(font, dict) else ""


def _is_bold(font: Any) -> bool:
    try:
        name = _name(font).lower()
        descriptor = (font["/DescendantFonts"][0] if "/DescendantFonts" in font else font).get("/FontDescriptor")
        weight = descriptor.get_object().get("/FontWeight", 400) if descriptor else 400
        return any(word in name for word in _BOLD) or float(weight) >= 600
    except Exception:  # a font that cannot be read is not bold
        return False
