"""The PLANQA_* variables: defaults that need nothing, values as set, and what is refused by name."""

import os
from pathlib import Path

import pytest

from planqa.errors import SettingsError
from planqa.settings import Settings, read_settings

SECONDS = "set it to seconds between 0 and 600"


def test_nothing_need_be_set() -> None:
    assert read_settings({}) == Settings(store=Path("store"), corpus=Path("corpus"), llm="", llm_timeout=20.0)


@pytest.mark.parametrize(
    ("variable", "value", "field", "expected"),
    [
        ("PLANQA_STORE", "/srv/store", "store", Path("/srv/store")),
        ("PLANQA_CORPUS", "docs", "corpus", Path("docs")),
        ("PLANQA_LLM", "openai:gpt-5-mini", "llm", "openai:gpt-5-mini"),
        ("PLANQA_LLM", " ollama:llama3:8b ", "llm", "ollama:llama3:8b"),
        ("PLANQA_LLM", "", "llm", ""),
        ("PLANQA_LLM", "  ", "llm", ""),
        ("PLANQA_LLM_TIMEOUT", "2.5", "llm_timeout", 2.5),
        ("PLANQA_LLM_TIMEOUT", "600", "llm_timeout", 600.0),
    ],
)
def test_a_variable_sets_its_field_alone(variable: str, value: str, field: str, expected: object) -> None:
    settings = read_settings({variable: value})
    assert getattr(settings, field) == expected
    others = set(Settings.__slots__) - {field}
    assert [getattr(settings, other) for other in others] == [getattr(Settings(), other) for other in others]


@pytest.mark.parametrize(
    ("variable", "value", "remedy"),
    [
        ("PLANQA_LLM", "gpt-5-mini", 'set it to "provider:model"'),
        *(("PLANQA_LLM_TIMEOUT", text, SECONDS) for text in ("soon", "", "0", "-1", "601", "nan", "inf", "1e9")),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(variable: str, value: str, remedy: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({variable: value})
    assert str(caught.value).startswith(f'{variable} is "{value}"; {remedy}')


def test_the_environment_is_read_at_each_call(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in [name for name in os.environ if name.startswith("PLANQA_")]:
        monkeypatch.delenv(variable)
    assert read_settings() == Settings()
    monkeypatch.setenv("PLANQA_STORE", "elsewhere")
    assert read_settings().store == Path("elsewhere")
