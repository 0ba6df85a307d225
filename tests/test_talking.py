"""A talk in the pipeline: follow-ups and parts lean on what was answered before."""

import pytest

from ingest.passages import number, passages
from planqa.assistant import Assistant
from planqa.domain import Answer, Status
from planqa.settings import Settings
from planqa.store import Store
from planqa.turns import Turn
from tests.fakes import WordEncoder, make_chunk, make_store

FORUM = "The Green Forum is chaired by the Head of Parks."
TEXTS = [
    make_chunk(f"{FORUM} It meets every six weeks.", 11, ("Boards", "Green Forum"), 0),
    make_chunk("The Blue Board is chaired by the Mayor.", 12, ("Boards", "Blue Board"), 1),
    make_chunk(
        "Rangers lock the parks at dusk. Keys hang in the lodge.", 40, ("Priority A: Parks", "Why is it a priority?"), 2
    ),
    make_chunk(
        "The aims are:\n• Plant trees\n• Mend fences", 41, ("Priority A: Parks", "What will we aim to achieve?"), 3
    ),
    make_chunk("Tower Bridge opens for ships. Keys hang in the tower.", 50, ("Bridges",), 4),
]


def _board(name: str, chair: str, page: int, quote: str) -> dict[str, object]:
    facts = [{"kind": "chair", "value": chair, "page": page, "section": f"Boards › {name}", "quote": quote}]
    return {"document": "plan", "name": name, "facts": facts}


BOARDS = [
    _board("Green Forum", "the Head of Parks", 11, FORUM),
    _board("Blue Board", "the Mayor", 12, "The Blue Board is chaired by the Mayor."),
]


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    knowledge = {"boards": {"document": "plan", "boards": BOARDS}}
    folder = make_store(tmp_path_factory.mktemp("store"), TEXTS, number(passages(TEXTS)), (), knowledge)
    return Assistant(Store.open(folder), Settings(), WordEncoder())


def test_a_follow_up_is_answered_where_the_talk_stands(assistant: Assistant) -> None:
    assert assistant.ask("where do keys hang?", ["What do rangers lock?"]).answer != ""
    answer = assistant.ask("and where do keys hang?", ["What do rangers lock at dusk?"])
    assert "Keys hang in the lodge." in answer.answer
    assert {one.page for one in answer.citations} == {40}


def test_a_question_on_its_own_is_made_whole(assistant: Assistant) -> None:
    answer = assistant.ask("who is in the chair?", ["What is the Blue Board for?"])
    assert answer.standalone_question == "who is in the chair for the Blue Board?"
    assert answer.answer == "The Blue Board is chaired by the Mayor."


def test_both_parts_are_answered(assistant: Assistant) -> None:
    answer = assistant.ask("Who chairs the Green Forum, and where do ships open Tower Bridge?")
    assert answer.answer.startswith("The Green Forum is chaired by the Head of Parks.")
    assert "Tower Bridge opens for ships." in answer.answer
    assert answer.standalone_question == "Who chairs the Green Forum? where do ships open Tower Bridge?"


def test_a_question_is_asked_of_each_of_two_boards(assistant: Assistant) -> None:
    answer = assistant.ask("Who chairs the Green Forum and the Blue Board?")
    assert [one.page for one in answer.citations] == [11, 12]


def test_a_part_left_open_is_said_so(assistant: Assistant) -> None:
    answer = assistant.ask("Who chairs the Green Forum, and how much money does it cost?")
    assert answer.status is Status.ANSWERED
    assert answer.answer.endswith("On “how much money does it cost”, the plan does not say.")


def test_a_part_that_must_not_be_answered_stops_both(assistant: Assistant) -> None:
    answer = assistant.ask("Who chairs the Green Forum, and what should I do, my husband hits me?")
    assert answer.status is Status.SIGNPOSTED


def test_without_parts_one_answer_is_given(assistant: Assistant) -> None:
    answer = assistant.less("parts").ask("Who chairs the Green Forum and the Blue Board?")
    assert len(answer.citations) == 1


def test_what_was_told_is_not_asked_again(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = assistant.less()
    fresh.ask("What do rangers lock at dusk?")
    asked: list[str] = []
    reply = fresh.reply

    def noted(turn: Turn) -> Answer:
        asked.append(turn.asked)
        return reply(turn)

    monkeypatch.setattr(fresh, "reply", noted)
    fresh.ask("and where do keys hang?", ["What do rangers lock at dusk?"])
    assert asked == ["and where do keys hang?"]
