"""Characters made safe and uniform: decoding, NFC, ligatures, spaces, control and private-use characters."""

import re
import unicodedata

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SYMBOLS = {  # Symbol and Wingdings bullets that Word writes as private-use characters
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf06e": "■", "\uf0a8": "▫",
    "\uf0b0": "°", "\uf02d": "-", "\uf020": " ", "\uf06c": "●", "\uf0e0": "→",
}  # fmt: skip
_TABLE = str.maketrans(_LIGATURES | _SYMBOLS | {"\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\v": "\n"})
_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNWANTED = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff\ue000-\uf8ff]"
)
_UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x80-\x9f\ue000-\uf8ff\ufffd]")

SOFT_HYPHEN = "\u00ad"


def clean(text: str) -> str:
    """Return text in NFC without control, private-use and zero-width characters; line breaks become "\\n".

    Form feeds, tabs and soft hyphens stay (they part pages, cells and lines); other white space is a space.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)
    return unicodedata.normalize("NFC", _UNWANTED.sub("", _SPACES.sub(" ", text)))


def fold(text: str) -> str:
    """Clean text as one line: soft hyphens out, runs of white space made one space."""
    return " ".join(clean(text).replace(SOFT_HYPHEN, "").split())


def unreadable_share(text: str) -> float:
    """The share of characters whose font does not tell which letters they are, from 0 to 1."""
    letters = sum(not character.isspace() for character in text)
    return len(_UNREADABLE.findall(text)) / letters if letters else 0.0


def decode(data: bytes) -> str:
    """Decode a text file: by its byte order mark, else UTF-8, else Windows-1252 (undefined bytes dropped)."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="ignore")
