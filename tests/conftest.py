"""Fixtures shared by the tests; the fakes themselves are in fakes.py."""

import shutil
from pathlib import Path

import pytest

from planqa.embedding import MiniLmEncoder
from planqa.guardrails import Net
from tests.fakes import WordEncoder

ROOT = Path(__file__).parent.parent


@pytest.fixture
def encoder() -> WordEncoder:
    """The fake encoder."""
    return WordEncoder()


@pytest.fixture(scope="session")
def plan_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan's own store, up to date, in a folder of its own; for tests marked slow, which must not change it.

    It starts from a copy of ./store where there is one, so that only what has changed is embedded.
    """
    from ingest.build import build
    from planqa.embedding import MiniLmEncoder

    store = tmp_path_factory.mktemp("plan") / "store"
    try:
        shutil.copytree(ROOT / "store", store)
    except (OSError, shutil.Error):  # none, or one that is just being swapped
        shutil.rmtree(store, ignore_errors=True)
    report = build(ROOT / "corpus", store, MiniLmEncoder())
    assert not report.failed
    assert not report.lost_pages
    return store


@pytest.fixture(scope="session")
def net() -> Net:
    """The second net of the guardrails with the real encoder."""
    shipped = Net.shipped(MiniLmEncoder())
    assert shipped is not None
    return shipped
