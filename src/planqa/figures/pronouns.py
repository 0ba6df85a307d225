"""A vehicle that "it" stands for: "your car gets stolen or something gets taken out of it"."""

import re

_OF_IT = re.compile(
    r"\b(?P<thing>cars?|vehicles?|vans?)\b(?P<between>[^.?!;]*?\b(?:from|out of|off|inside)\s+)(?:it|them|one)\b", re.I
)


def named_again(text: str) -> str:
    """The text with the vehicle named again in place of the pronoun, in the same sentence."""
    return _OF_IT.sub(r"\g<thing>\g<between>\g<thing>", text)
