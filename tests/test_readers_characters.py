"""Characters, decoding, and words broken at the end of a line."""

import pytest

from ingest.readers.characters import clean, decode, fold, unreadable_share
from ingest.readers.hyphens import Vocabulary, join_lines


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("plain", "plain"),
        ("o\ufb03ce \ufb01re", "office fire"),
        ("a\x00b\x07c\u200bd\ud800e", "abcde"),
        ("cafe\u0301", "caf\u00e9"),
        ("one\u00a0two\u2009three", "one two three"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("\uf0b7 item", "• item"),
        ("page\fpage", "page\fpage"),
        ("\ue123x", "x"),
    ],
)
def test_clean(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_fold_drops_soft_hyphens_and_line_breaks() -> None:
    assert fold("  commu\u00adnity \n\n safety ") == "community safety"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("£5 – café".encode(), "£5 – café"),
        (b"\xef\xbb\xbfplan", "plan"),
        ("plan £".encode("utf-16"), "plan £"),
        ("£5 – café".encode("cp1252"), "£5 – café"),
        (b"a\x81b\xa3", "ab£"),
    ],
)
def test_decode(data: bytes, text: str) -> None:
    assert decode(data) == text


def test_unreadable_share() -> None:
    assert unreadable_share("abc") == 0
    assert unreadable_share("\ue001\ue002 ab") == 0.5
    assert unreadable_share(" ") == 0


@pytest.mark.parametrize(
    ("lines", "elsewhere", "text"),
    [
        (["the commu-", "nity acts"], "", "the community acts"),
        (["we co-", "ordinate it"], "They co-ordinate work.", "we co-ordinate it"),
        (["we co-", "ordinate it"], "They coordinate work.", "we coordinate it"),
        (["decision-", "making"], "A decision by making it", "decision-making"),
        (["anti-", "social"], "", "anti-social"),
        (["multi-agency-", "led"], "agency led by", "multi-agency-led"),
        (["self-ref-", "erential"], "", "self-referential"),
        (["soft commu\u00ad", "nity"], "", "soft community"),
        (["in 2013-", "17 and"], "", "in 2013-17 and"),
        (["Mid-", "Year"], "", "Mid-Year"),
        (["and/", "or"], "", "and/or"),
        (["crime –", "and fear"], "", "crime – and fear"),
        (["crime -", "and fear"], "", "crime - and fear"),
        (["one", "", "two"], "", "one two"),
        ([], "", ""),
    ],
)
def test_join_lines(lines: list[str], elsewhere: str, text: str) -> None:
    assert join_lines(lines, Vocabulary([*lines, elsewhere])) == text
