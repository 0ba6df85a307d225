"""What a LangChain user gets: a retriever and a tool over the pipeline's own search and lookup."""

import json
import subprocess
import sys
from collections.abc import Sequence
from decimal import Decimal
from typing import cast

import pytest
from pydantic import ValidationError

from planqa.domain import Chunk, Figure, Hit
from planqa.langchain_door import figure_tool, plan_retriever

CHUNK = Chunk(
    id="plan-7",
    document="plan",
    title="The Plan",
    page=15,
    page_label="13",
    trail=("Governance", "VAWG Steering Group"),
    text="The group is chaired by the Head of Community Safety.",
    position=7,
    page_basis="contents",
)
FIGURE = Figure(
    table="crime",
    document="plan",
    indicator="Harassment",
    measure="count",
    area="Tower Hamlets",
    period="2015/16",
    value=Decimal(3132),
    unit="count",
    printed="3132",
    page=24,
    page_label="24",
    quote="Harassment 3132 2472",
)


class Memory:
    """A search that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int, str | None]] = []

    def search(self, question: str, k: int = 5, document: str | None = None) -> Sequence[Hit]:
        self.asked.append((question, k, document))
        return [Hit(CHUNK, 0.25)]


def test_the_retriever_returns_chunks_with_their_page() -> None:
    (found,) = plan_retriever(Memory()).invoke("who chairs it?")
    assert (found.id, found.page_content) == ("plan-7", CHUNK.text)
    assert found.metadata == {
        "document": "plan",
        "title": "The Plan",
        "page": 15,
        "page_label": "13",
        "section": "Governance › VAWG Steering Group",
        "page_basis": "contents",
        "score": 0.25,
    }


def test_k_and_document_are_passed_on() -> None:
    memory = Memory()
    plan_retriever(memory).invoke("a")
    plan_retriever(memory, k=2, document="plan").invoke("b")
    assert memory.asked == [("a", 5, None), ("b", 2, "plan")]


def test_a_source_that_cannot_search_is_refused() -> None:
    with pytest.raises(ValidationError, match="source"):
        plan_retriever(cast(Memory, object()))


def test_the_tool_returns_rows_as_json() -> None:
    tool = figure_tool(lambda question: [FIGURE] if "harassment" in question else [])
    (row,) = json.loads(tool.invoke({"question": "harassment 2015/16"}))
    assert row["value"] == 3132
    assert {"document": "plan", "page": 24, "page_label": "24", "quote": FIGURE.quote}.items() <= row.items()
    assert tool.invoke({"question": "budget"}) == "[]"


def test_the_tool_tells_a_model_what_it_takes() -> None:
    tool = figure_tool(lambda question: [])
    assert tool.name == "plan_figures"
    assert list(tool.args) == ["question"]
    assert "JSON array" in tool.description


def test_planqa_stays_light() -> None:
    code = "import sys, planqa.generative, planqa.langchain_door; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not [name for name in ran.stdout.split() if name.startswith(("langchain", "openai", "pydantic"))]
