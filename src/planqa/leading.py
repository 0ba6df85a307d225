"""What a lead-in leads into: the list or the words after "… the following commitments:"."""

from collections.abc import Sequence

from planqa.domain import Passage
from planqa.sentences import is_lead


def led_by(passage: Passage, near: Sequence[Passage], within: str = "") -> Passage | None:
    """The section, of those near, that a sentence leads into; None for a sentence that leads into none.

    within is the text that it stands in, where any sentence of the paragraph that ends with the lead-in will do.
    """
    lead = next((line for line in within.split("\n") if passage.text in line), passage.text)
    if passage.kind != "sentence" or not is_lead(lead):
        return None
    sections = [other for other in near if other.kind == "section"]
    unled = (other for other in sections if other.listed and not other.text)
    whole = (other for other in unled if other.context == passage.context)  # the lead-in opens all of its section
    return next((other for other in sections if other.text and other.text.endswith(lead)), next(whole, None))
