"""A place in the list answered before: "tell me more about the second one"."""

import re

from planqa.conversation.talk import Talk

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_POSITION = re.compile(
    rf"\b(?:the\s+)?(?P<which>{'|'.join(_ORDINALS)}|last|[1-8](?:st|nd|rd|th)|final)"
    r"(?:\s+(?:one|of\s+(?:those|these|them)|point|item|aim|thing|bullet|priority|on\s+(?:the|that)\s+list))\b"
    r"|\b(?:number|point|item)\s+(?P<number>[1-8]|one|two|three|four|five|six|seven|eight)\b",
    re.IGNORECASE,
)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight")


def position(talk: Talk) -> str | None:
    """ "Tell me more about the second one": the item of the list answered before."""
    found = _POSITION.search(talk.text)
    items = talk.told().items if found else ()
    if not found or not items:
        return None
    at = _place_of(found["which"] or "", found["number"] or "", len(items))
    if not 0 <= at < len(items):
        return None
    item = items[at].rstrip(" .;,")
    before, after = talk.text[: found.start()], talk.text[found.end() :]
    return f"{before}{item[0].lower()}{item[1:]}{after}" if before.strip() or after.strip(" ?.!") else f"{item}?"


def _place_of(which: str, number: str, size: int) -> int:
    if number:
        return int(number) - 1 if number.isdigit() else _NUMBERS.index(number.lower())
    if which.lower() in ("last", "final"):
        return size - 1
    return int(which[0]) - 1 if which[0].isdigit() else _ORDINALS.index(which.lower())
