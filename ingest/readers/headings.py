"""Headings: which drafts are headings, and at which level, by outline, tag, number, size and weight."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from ingest.readers.drafts import LEADERS, STRONG, Draft, Measure

MAX_WORDS = 30
MAX_BOLD_WORDS = 14
COVER_WORDS = 80
MAX_RUN = 3  # more headings of one look in a row are a list of names, an address or a cover

_NUMBER = re.compile(r"(?:(?:section|chapter|part|appendix|annex)\s+)?(\d{1,2}(?:\.\d{1,2}){0,4})[.):]?\s+\S", re.I)

Style = tuple[float, int, int, int]  # sorts outer headings first: size, weight, capitals, depth of its number


def find_headings(pages: Sequence[Sequence[Draft]], levels: Sequence[int], measure: Measure) -> None:
    """Set kind and level of every heading. levels holds those of the outline's entries."""
    for drafts in pages:
        for _, group in groupby(drafts, key=lambda draft: _looks_like_heading(draft, measure)):
            _promote(list(group), measure)
    known = _known_styles(pages, levels, measure)
    styles = sorted({_style(d, measure) for drafts in pages for d in drafts if d.kind == "heading"})
    once = _only_on_first_page(pages, measure)
    for drafts in pages:
        for draft in drafts:
            if draft.kind == "heading":
                draft.level = _own_level(draft, levels) or _level(_style(draft, measure), known, styles, once)


def _promote(drafts: list[Draft], measure: Measure) -> None:
    """Make headings of drafts that look like it, unless too many stand in a row."""
    looks = [draft for draft in drafts if draft.kind != "heading" and _looks_like_heading(draft, measure)]
    for style, group in groupby(looks, key=lambda draft: _style(draft, measure)):
        members = list(group)
        if len(members) <= MAX_RUN or style[3]:
            for draft in members:
                draft.kind = "heading"


def _looks_like_heading(draft: Draft, measure: Measure) -> bool:
    if draft.kind == "heading":
        return True
    text, words = draft.text, len(draft.text.split())
    tagged = draft.first.tag is not None and draft.first.tag.kind in ("item", "label")
    if draft.kind == "row" or tagged or STRONG.match(text) or words > MAX_WORDS or not draft.first.level:
        return False
    if sum(map(str.isalpha, text)) < 3 or LEADERS.search(text) or not re.match(r"[\"'“‘(]?[A-Z0-9]", text):
        return False
    if min(line.size for line in draft.lines) >= 1.1 * measure.body:
        return not (text.endswith((".", ",", ";")) and words > 8)
    bold = all(line.bold for line in draft.lines) and draft.first.size > 0.94 * measure.body
    return bold and words <= MAX_BOLD_WORDS and not text.endswith((".", ",", ";"))


def _style(draft: Draft, measure: Measure) -> Style:
    size = max(round(draft.first.size * 2) / 2, measure.body)
    found = _NUMBER.match(draft.text)
    depth = found[1].count(".") + 1 if found else 0
    return -size, -int(draft.first.bold), -int(draft.text.isupper()), max(0, depth - 1)


def _own_level(draft: Draft, levels: Sequence[int]) -> int:
    """The level that the outline or a tag gives, or 0."""
    if 0 <= draft.first.mark < len(levels):
        return levels[draft.first.mark]
    return draft.first.tag.level if draft.first.tag and draft.first.tag.kind == "heading" else 0


def _known_styles(pages: Iterable[Iterable[Draft]], levels: Sequence[int], measure: Measure) -> dict[Style, int]:
    """The level that headings of each look most often have in the outline or the tags."""
    counted: dict[Style, Counter[int]] = {}
    for draft in (draft for drafts in pages for draft in drafts if draft.kind == "heading"):
        if level := _own_level(draft, levels):
            counted.setdefault(_style(draft, measure), Counter())[level] += 1
    return {style: found.most_common(1)[0][0] for style, found in counted.items()}


def _only_on_first_page(pages: Sequence[Sequence[Draft]], measure: Measure) -> set[Style]:
    """The looks of a cover, a first page with few words: they stand above no other heading."""
    if sum(len(draft.text.split()) for drafts in pages[:1] for draft in drafts) > COVER_WORDS:
        return set()
    first = {_style(d, measure) for drafts in pages[:1] for d in drafts if d.kind == "heading"}
    later = {_style(d, measure) for drafts in pages[1:] for d in drafts if d.kind == "heading"}
    return first - later if later else set()


def _level(style: Style, known: dict[Style, int], styles: Sequence[Style], once: set[Style]) -> int:
    """The known level of the look, else one below the nearest known look that is greater, else its rank."""
    if style in known:
        return known[style]
    if known:
        return 1 + max((level for other, level in known.items() if other < style), default=0)
    if style in once:
        return 1
    return 1 + sum(other < style for other in styles if other not in once)
