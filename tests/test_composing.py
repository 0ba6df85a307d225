"""Answers put together: short, each piece cited on its page, long lists cut at a glance."""

from decimal import Decimal

import pytest

from planqa.composing import MAX_WORDS, answer_figures, answer_list, answer_passages, cite, not_in_plan, sentence
from planqa.domain import Figure, Passage, Status
from planqa.figures import FigureReply
from tests.fakes import make_chunk

CHUNKS = {
    chunk.id: chunk
    for chunk in (
        make_chunk("The aims are:\n• Cut crime;\n• Help victims;", 40, ("Priorities", "Gangs")),
        make_chunk("• Work with schools", 41, ("Priorities", "Gangs"), 1),
    )
}
FIRST, SECOND = "plan:40:0", "plan:41:1"


def a_list(*parts: tuple[str, str], lead: str = "The aims are:", listed: bool = True) -> Passage:
    return Passage("p9", FIRST, "section", lead, "Priorities › Gangs", parts, listed)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Cut crime", "Cut crime."),
        ("Cut crime;", "Cut crime."),
        ("Cut crime, ", "Cut crime."),
        ("Crime fell.", "Crime fell."),
        ("Did it fall?", "Did it fall?"),
        ("They said “it fell.”", "They said “it fell.”"),
        ("The aims are:", "The aims are:"),
    ],
)
def test_an_item_gets_its_full_stop(text: str, told: str) -> None:
    assert sentence(text) == told


def test_a_citation_names_document_page_section_and_quote() -> None:
    cited = cite(make_chunk("It meets.", 12, ("Boards", "CSP")), "It meets.")
    assert (cited.document, cited.title, cited.page, cited.page_label) == ("plan", "The Plan", 12, "12")
    assert (cited.section, cited.quote, cited.page_basis) == ("Boards › CSP", "It meets.", "file")


def test_sentences_follow_one_another_and_each_is_cited() -> None:
    chosen = [
        Passage("p1", FIRST, "item", "Cut crime;"),
        Passage("p2", SECOND, "item", "Work with schools"),
    ]
    answer = answer_passages("q", chosen, CHUNKS.__getitem__)
    assert answer.answer == "Cut crime. Work with schools."
    assert [(cited.page, cited.quote) for cited in answer.citations] == [(40, "Cut crime;"), (41, "Work with schools")]


def test_a_sentence_over_a_page_break_is_cited_on_both_pages() -> None:
    cut = Passage("p1", FIRST, "sentence", "The aims are to cut.", parts=((FIRST, "The aims are"), (SECOND, "to cut.")))
    answer = answer_passages("q", [cut], CHUNKS.__getitem__)
    assert [(cited.page, cited.quote) for cited in answer.citations] == [(40, "The aims are"), (41, "to cut.")]


def test_a_list_is_told_whole_with_its_lead_and_every_item_cited() -> None:
    section = a_list((FIRST, "Cut crime;"), (FIRST, "Help victims;"), (SECOND, "Work with schools"))
    answer = answer_list("q", section, CHUNKS.__getitem__)
    assert answer.status is Status.ANSWERED
    assert answer.answer.split("\n") == ["The aims are:", "• Cut crime", "• Help victims", "• Work with schools"]
    assert [(cited.page, cited.quote) for cited in answer.citations] == [
        (40, "The aims are:"),
        (40, "Cut crime;"),
        (40, "Help victims;"),
        (41, "Work with schools"),
    ]


def test_a_list_without_a_lead_begins_with_its_first_item() -> None:
    answer = answer_list("q", a_list((FIRST, "Cut crime;"), lead=""), CHUNKS.__getitem__)
    assert answer.answer == "• Cut crime"
    assert len(answer.citations) == 1


def test_of_a_long_lead_only_the_sentence_that_leads_in_is_told() -> None:
    answer = answer_list(
        "which?", a_list((FIRST, "Cut crime"), lead=f"{'Word ' * 95}ends. The aims are:"), CHUNKS.__getitem__
    )
    assert answer.answer == "The aims are:\n• Cut crime"
    assert answer.citations[0].quote == "The aims are:"


def test_a_long_list_stops_and_tells_where_the_rest_stands() -> None:
    items = [(FIRST if at < 20 else SECOND, f"Item number {at} of a rather long list") for at in range(30)]
    answer = answer_list("q", a_list(*items), CHUNKS.__getitem__)
    *told, more = answer.answer.split("\n")
    assert more == "… and more, to p. 41."
    assert sum(len(line.removeprefix("• ").split()) for line in told) <= MAX_WORDS <= 95
    assert answer.citations[-1].page == 41
    assert len(answer.citations) == len(told) + 1


def test_the_first_item_is_told_however_long_it_is() -> None:
    answer = answer_list("q", a_list((FIRST, "long " * 200), lead=""), CHUNKS.__getitem__)
    assert answer.answer.startswith("• long long")


def test_silence_tells_what_is_missing_and_the_nearest_page() -> None:
    answer = not_in_plan("q", ["budget", "“salary”", "budget"], [(FIRST, "The aims are:")], CHUNKS.__getitem__)
    assert answer.status is Status.NOT_IN_PLAN
    assert "budget or “salary”" in answer.answer
    assert "p. 40, “Gangs”" in answer.answer
    assert [cited.quote for cited in answer.citations] == ["The aims are:"]


def test_silence_without_anything_near_is_one_sentence() -> None:
    answer = not_in_plan("q", (), (), CHUNKS.__getitem__)
    assert answer.answer == "The plan does not say."
    assert answer.citations == ()


def test_an_answer_from_a_table_cites_each_row_once() -> None:
    def cell(period: str, printed: str) -> Figure:
        row = "Robbery 1079 1097"
        return Figure(
            "crime", "plan", "Robbery", "count", "Here", period, Decimal(printed), "count", printed, 24, quote=row
        )

    reply = FigureReply(Status.ANSWERED, "1,079, from 1,097.", (cell("2015/16", "1079"), cell("2014/15", "1097")))
    answer = answer_figures("q", reply, {"plan": "The Plan"})
    assert [(cited.title, cited.page, cited.quote) for cited in answer.citations] == [
        ("The Plan", 24, "Robbery 1079 1097")
    ]
    assert len(answer.figures) == 2
    assert answer.answered_by == "figures"
