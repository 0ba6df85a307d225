"""Fixtures shared by the tests; the fakes themselves are in fakes.py."""

import pytest

from tests.fakes import WordEncoder


@pytest.fixture
def encoder() -> WordEncoder:
    """The fake encoder."""
    return WordEncoder()
