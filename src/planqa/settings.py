"""The PLANQA_* environment variables, read once."""

import os
from dataclasses import dataclass
from pathlib import Path

from planqa.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator may set; every field has a default that needs no key, network or GPU.

    store: folder of the built store (PLANQA_STORE). corpus: folder that ingest reads (PLANQA_CORPUS).
    llm: "provider:model" for phrasing, empty for none (PLANQA_LLM). llm_timeout: seconds (PLANQA_LLM_TIMEOUT).
    """

    store: Path = Path("store")
    corpus: Path = Path("corpus")
    llm: str = ""
    llm_timeout: float = 20.0


def read_settings(environ: dict[str, str] | None = None) -> Settings:
    """Read the environment; raises SettingsError naming the variable and what it takes."""
    env = dict(os.environ) if environ is None else environ
    llm = env.get("PLANQA_LLM", "").strip()
    if llm and ":" not in llm:
        raise SettingsError(f'PLANQA_LLM is "{llm}"; set it to "provider:model", or unset it to use no LLM')
    return Settings(
        store=Path(env.get("PLANQA_STORE", "store")),
        corpus=Path(env.get("PLANQA_CORPUS", "corpus")),
        llm=llm,
        llm_timeout=_seconds(env.get("PLANQA_LLM_TIMEOUT", "20")),
    )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 600:
        raise SettingsError(f'PLANQA_LLM_TIMEOUT is "{text}"; set it to seconds between 0 and 600')
    return seconds
