"""The LLM lane from question to Answer, with a scripted model that lies, talks junk, fails or never replies."""

import json
import time
from dataclasses import replace
from typing import Any

import pytest
from langchain_core.messages import AIMessage

from planqa.domain import Evidence, Hit, Status
from planqa.errors import SettingsError
from planqa.generative import open_model, phrase
from planqa.generative.model import RULES, Draft, read_drafts
from planqa.settings import Settings
from tests.generative_cases import (
    CHAIR,
    EVIDENCE,
    FALLBACK,
    PLAN,
    TITLE,
    VAWG,
    Scripted,
    WithTools,
    asked,
    chunk,
    model,
    reply,
)


def test_a_true_sentence_that_answers_something_else_is_not_taken() -> None:
    elsewhere = ("Operation NIMIS was launched in March 2016.", [3])
    assert asked("q", elsewhere).answered_by == "llm"
    assert asked("who chairs the VAWG group?", elsewhere) is FALLBACK


def test_the_answer_cites_what_it_rests_on() -> None:
    answer = asked("q", (CHAIR, [1, 2]), ("There were 3,132 harassment offences in 2015/16.", [4]))
    prose, row = answer.citations
    assert (prose.document, prose.title, prose.page, prose.page_label) == (PLAN, TITLE, 11, "11")
    assert prose.section == "CSP and Sub-groups › Violence Against Women and Girls Steering Group"
    assert prose.quote == CHAIR
    assert prose.page_basis == "seen"
    assert (row.page, row.title, row.quote, row.section) == (
        24,
        TITLE,
        "Harassment 3132 2472 +26.7%",
        "Crime Figures",
    )
    assert answer.figures == (EVIDENCE.figures[0],)


def test_the_rest_of_the_answer_stays() -> None:
    answer = asked("q", (CHAIR, [1]))
    assert answer == replace(FALLBACK, answer=CHAIR, citations=answer.citations, answered_by="llm")


def test_caveats_stay_with_what_proves_them() -> None:
    warned = replace(FALLBACK, caveats=("Page 11 gives it another name.",))
    answer = phrase("q", EVIDENCE, warned, model(reply((CHAIR, [1]))))
    assert answer.caveats == warned.caveats
    assert [citation.quote for citation in answer.citations] == [CHAIR, *(c.quote for c in warned.citations)]


def test_quotes_stand_in_the_chunk() -> None:
    answer = asked("q", ("Members of the group include Police and Probation Service.", [1]))
    assert [citation.quote for citation in answer.citations] == ["Police", "Probation Service"]
    assert all(citation.quote in VAWG for citation in answer.citations)


def test_at_most_three_sentences_each_once() -> None:
    long = [CHAIR, CHAIR, "The group meets quarterly.", "The group does not commission services."]
    answer = asked("q", *((sentence, [1]) for sentence in long), ("Twenty hotspots have been identified.", [2]))
    assert answer.answer == " ".join([CHAIR, *long[2:]])


def test_two_sentences_in_one_item_are_checked_one_by_one() -> None:
    assert asked("q", (f"{CHAIR} The group meets monthly.", [1])).answer == CHAIR


def test_a_phrasing_that_loses_the_figure_asked_for_is_not_taken() -> None:
    figures_lane = replace(FALLBACK, figures=EVIDENCE.figures[:1], answered_by="figures")
    assert phrase("q", EVIDENCE, figures_lane, model(reply((CHAIR, [1])))) is figures_lane
    right = reply(("There were 3,132 harassment offences in 2015/16.", [4]))
    assert phrase("q", EVIDENCE, figures_lane, model(right)).figures == figures_lane.figures


def test_a_row_chunk_is_no_evidence_since_it_stands_on_no_page() -> None:
    row = replace(chunk(4, "There were 3,132 harassment offences."), kind="row", table="crime")
    told = model(reply(("There were 3,132 harassment offences.", [1])))
    assert phrase("q", Evidence(hits=(Hit(row, 1.0),)), FALLBACK, told) is FALLBACK
    assert told.asked == []


@pytest.mark.parametrize("status", [Status.NOT_IN_PLAN, Status.DECLINED, Status.SIGNPOSTED])
def test_a_refusal_is_not_put_to_the_model(status: Status) -> None:
    refusal, eager = replace(FALLBACK, status=status), model(reply((CHAIR, [1])))
    assert phrase("q", EVIDENCE, refusal, eager) is refusal
    assert eager.asked == []


def test_without_evidence_the_model_is_not_asked() -> None:
    eager = model(reply((CHAIR, [1])))
    assert phrase("q", Evidence(), FALLBACK, eager) is FALLBACK
    assert eager.asked == []


JUNK = {
    "empty": "",
    "no sentence": reply(),
    "prose without marks": CHAIR,
    "half of a JSON": '{"sentences": [{"text": "The group',
    "another shape": '{"answer": "42"}',
    "a list of strings": f'["{CHAIR}"]',
    "null": "null",
    "wrong types": '{"sentences": [{"text": 5, "evidence": "all"}, 7, null]}',
    "true for a number": '{"sentences": [{"text": "The group meets quarterly.", "evidence": [true]}]}',
    "deeply nested": "[{" * 5000,
    "binary": "\x00\x01\ufffd" * 50,
    "very long": "The group meets 99 times. [1] " * 2000,
}


@pytest.mark.parametrize("text", JUNK.values(), ids=JUNK.keys())
@pytest.mark.parametrize("kind", [Scripted, WithTools])
def test_junk_gives_the_answer_without_a_model(text: str, kind: type[Scripted]) -> None:
    assert phrase("q", EVIDENCE, FALLBACK, kind(script=[text], asked=[])) is FALLBACK


@pytest.mark.parametrize(
    "text",
    [
        reply((CHAIR, [1])),
        f"Here you are:\n```json\n{reply((CHAIR, [1]))}\n```\nGood luck!",
        f"<think>Is it [1] or {{2}}?</think>\n{reply((CHAIR, ['[1]']))}",
        json.dumps([{"text": CHAIR, "evidence": 1}]),
        reply((f"{CHAIR} [1]", [1])),
        reply((f"**{CHAIR[:-1]}**.", [1])),
        f"{CHAIR[:-1]} [1].",
        f"{CHAIR} [1]\nNobody knows more. [2]",
    ],
    ids=["json", "fenced", "thoughts", "bare list", "marker in text", "bold", "marked prose", "late marker"],
)
@pytest.mark.parametrize("kind", [Scripted, WithTools])
def test_lenient_reading(text: str, kind: type[Scripted]) -> None:
    assert phrase("q", EVIDENCE, FALLBACK, kind(script=[text], asked=[])).answer == CHAIR


def test_a_structured_reply_is_asked_for_once() -> None:
    call = {"name": "phrased_answer", "args": json.loads(reply((CHAIR, [1]))), "id": "1", "type": "tool_call"}
    able = WithTools(script=[AIMessage("", tool_calls=[call])], asked=[])
    assert phrase("q", EVIDENCE, FALLBACK, able).answer == CHAIR
    assert len(able.asked) == 1


def test_a_server_that_refuses_a_schema_is_asked_for_text() -> None:
    able = WithTools(script=[ValueError("response_format is not supported"), reply((CHAIR, [1]))], asked=[])
    assert phrase("q", EVIDENCE, FALLBACK, able).answer == CHAIR


class ProviderTimeoutError(Exception):
    """What a provider's client raises; its own class, so only the name tells."""


@pytest.mark.parametrize(
    ("error", "attempts"),
    [(ConnectionError("refused"), 2), (RuntimeError("sk-secret"), 2), (ProviderTimeoutError("slow"), 1)],
)
def test_a_failing_model_costs_nothing_but_a_line_in_the_log(
    error: Exception, attempts: int, caplog: pytest.LogCaptureFixture
) -> None:
    broken = WithTools(script=[error], asked=[])
    assert phrase("q", EVIDENCE, FALLBACK, broken) is FALLBACK
    assert len(broken.asked) == attempts
    assert type(error).__name__ in caplog.text
    assert "secret" not in caplog.text


def test_a_model_that_never_replies_is_left_behind() -> None:
    def asleep() -> str:
        time.sleep(3)
        return reply((CHAIR, [1]))

    started = time.monotonic()
    assert phrase("q", EVIDENCE, FALLBACK, model(asleep), deadline=0.2) is FALLBACK
    assert time.monotonic() - started < 2


def test_evidence_is_framed_as_data() -> None:
    told = model(reply())
    phrase("what {is} this?", EVIDENCE, FALLBACK, told)
    (prompt,) = told.asked
    assert prompt.startswith(RULES)
    assert prompt.count("</evidence>") == RULES.count("</evidence>") + 1  # the document's own is defused
    assert "[1] (page 11, CSP and Sub-groups › Violence Against Women and Girls Steering Group)" in prompt
    assert (
        "[4] (page 24, table cell) Harassment | count of offences | Tower Hamlets | 2015/16 | financial year: 3,132"
        in prompt
    )
    assert prompt.endswith("Question: what {is} this?")


def test_drafts_of_marked_prose() -> None:
    assert list(read_drafts("A is b [1, 2]. C is d. [3]")) == [
        Draft("A is b.", (1, 2)),
        Draft("C is d.", (3,)),
    ]


@pytest.mark.parametrize("llm", ["", "nosuch:model"])
def test_a_model_that_cannot_be_opened_names_the_setting(llm: str) -> None:
    with pytest.raises(SettingsError, match="PLANQA_LLM"):
        open_model(Settings(llm=llm))


def test_a_missing_key_is_told_without_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(SettingsError, match="set its key"):
        open_model(Settings(llm="openai:some-model"))


def test_open_model_bounds_time_and_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "unused")
    opened: Any = open_model(Settings(llm="openai:some-model", llm_timeout=7.0))
    assert (opened.request_timeout, opened.max_retries, opened.temperature) == (7.0, 1, 0.0)
