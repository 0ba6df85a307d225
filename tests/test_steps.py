"""Notices and known silences in the pipeline: what is said two ways, kept back or left open is told as that."""

import tomllib
from pathlib import Path

import pytest

from ingest.passages import number, passages
from planqa import assistant as pipeline
from planqa.assistant import Assistant
from planqa.domain import Answer, Citation, Status
from planqa.notices import key_of
from planqa.retrieval import OPEN
from planqa.settings import Settings
from planqa.store import Store
from planqa.turns import Turn
from tests.fakes import WordEncoder, make_chunk, make_store

FEWER, MORE = "Recruitment of 43 champions.", "Recruitment of over 150 champions."
TEXTS = [
    make_chunk(FEWER, 17, ("Highlights", "Safety")),
    make_chunk(MORE, 18, ("Highlights", "Health"), 1),
    make_chunk("Drinkers in treatment: restricted data.", 31, ("Tables",), 2),
    make_chunk("Rangers lock the parks at dusk.", 40, ("Parks",), 3),
    make_chunk("Tower Bridge opens for ships.", 41, ("Bridges",), 4),
]
PASSAGES = number(passages(TEXTS))
NOTE = "Page 17 has 43 champions, page 18 has over 150."
NOTICES = {
    "contradiction": [
        {
            "document": "plan",
            "about": "number of champions",
            "note": NOTE,
            "topics": ["champions recruited"],
            "queries": ["tell me about champions recruited"],
            "sides": [{"says": "43", "page": 17, "quote": FEWER}, {"says": "over 150", "page": 18, "quote": MORE}],
        }
    ],
    "restricted": [
        {
            "document": "plan",
            "about": "drinkers",
            "note": "The plan does not give it: the data are restricted (page 31).",
            "queries": ["tell me about drinkers in treatment"],
            "sides": [{"page": 31, "quote": "restricted data"}],
        }
    ],
}
QUERIES = [
    (key_of("number of champions"), "tell me about champions recruited"),
    (key_of("drinkers"), "tell me about drinkers in treatment"),
    (f"{OPEN}plan:the toll on bridges", "tell me about bridge tolls"),
    (f"{OPEN}plan:the hours of rangers", "who locks parks"),
    (PASSAGES[-1].id, "tell me about ships"),
    (next(one.id for one in PASSAGES if "parks" in one.text), "who locks the parks"),
]
VOCABULARY = tomllib.loads((Path(__file__).parent.parent / "corpus" / "vocabulary.toml").read_text(encoding="utf-8"))
KNOWLEDGE = {"notices": NOTICES, "vocabulary": VOCABULARY}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = make_store(tmp_path_factory.mktemp("store"), TEXTS, PASSAGES, QUERIES, KNOWLEDGE)
    return Assistant(Store.open(folder), Settings(), WordEncoder())


def pages(answer: Answer) -> list[int]:
    return [cited.page for cited in answer.citations]


def test_a_contradiction_is_the_answer_to_its_own_question(assistant: Assistant) -> None:
    answer = assistant.ask("tell me about champions recruited")
    assert (answer.status, answer.answered_by, answer.answer) == (Status.ANSWERED, "notices", NOTE)
    assert pages(answer) == [17, 18]
    assert [cited.section for cited in answer.citations] == ["Highlights › Safety", "Highlights › Health"]
    assert answer.caveats == ()


def test_what_is_kept_back_is_silence_with_its_page(assistant: Assistant) -> None:
    answer = assistant.ask("tell me about drinkers in treatment")
    assert (answer.status, answer.answered_by, pages(answer)) == (Status.NOT_IN_PLAN, "notices", [31])
    assert "restricted" in answer.answer


def test_a_known_silence_is_told_by_name_with_the_nearest_page(assistant: Assistant) -> None:
    answer = assistant.ask("tell me about bridge tolls")
    assert answer.status is Status.NOT_IN_PLAN
    assert "I found nothing on the toll on bridges." in answer.answer
    assert len(pages(answer)) == 1


def test_a_passage_that_answers_as_nearly_is_told_instead(assistant: Assistant) -> None:
    answer = assistant.ask("who locks the parks?")
    assert "the hours of rangers" not in answer.answer
    assert pages(answer) == [40]


def test_a_silence_that_is_switched_off_is_not_told(assistant: Assistant) -> None:
    assert "the toll on bridges" not in assistant.less("silences").ask("tell me about bridge tolls").answer


def test_whichever_step_tells_one_side_the_other_is_told_beside_it(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def one_side(_: Assistant, turn: Turn) -> Answer | None:
        cited = Citation("plan", "The Plan", 17, "17", "Highlights", FEWER)
        return Answer(turn.question.text, Status.ANSWERED, "43 champions were recruited.", (cited,))

    monkeypatch.setattr(pipeline, "STEPS", (("one side", one_side),))
    answer = assistant.ask("how many champions were recruited?")
    assert answer.status is Status.ANSWERED  # the gate knows the note's numbers
    assert answer.caveats == (NOTE,)
    assert pages(answer) == [17]
    assert [citation.page for citation in answer.see_also] == [18]
    assert assistant.ask("does the bridge open for ships?").caveats == ()


def test_a_silence_gets_no_caveat(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(_: Assistant, turn: Turn) -> Answer | None:
        cited = Citation("plan", "The Plan", 17, "17", "Highlights", FEWER)
        return Answer(turn.question.text, Status.NOT_IN_PLAN, "The plan does not say.", (cited,))

    monkeypatch.setattr(pipeline, "STEPS", (("silent", silent),))
    assert assistant.ask("how many champions were recruited?").caveats == ()


def test_a_notice_of_another_document_is_not_told(assistant: Assistant) -> None:
    assert assistant.ask("tell me about champions recruited", document="other").answered_by != "notices"


def test_a_store_without_registers_answers_as_before(tmp_path: Path) -> None:
    bare = Assistant(
        Store.open(make_store(tmp_path, TEXTS, PASSAGES, knowledge={"vocabulary": VOCABULARY})),
        Settings(),
        WordEncoder(),
    )
    answer = bare.ask("tell me about rangers who lock the parks at dusk")
    assert (pages(answer), answer.caveats) == ([40], ())
    assert bare.ask("tell me about unicorns").status is Status.NOT_IN_PLAN
