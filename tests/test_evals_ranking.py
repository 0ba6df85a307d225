"""The weights of a ranking and its odds, learnt from a few candidates."""

from math import exp

import numpy as np
import pytest

from evals.ranking import fit_odds, fit_ranking

BIAS, TELLING, NOISE = 0, 1, 2


def asked(*rows: tuple[float, float, bool]) -> tuple[list[list[float]], list[bool]]:
    """Candidates of one question as (telling, noise, right), with a bias before them."""
    return [[1.0, telling, noise] for telling, noise, _ in rows], [right for *_, right in rows]


LISTS = [
    asked((0.9, 0.1, True), (0.2, 0.9, False), (0.1, 0.1, False)),
    asked((0.3, 0.8, False), (0.7, 0.8, True)),
    asked((0.5, 0.2, False), (0.9, 0.3, True), (0.8, 0.1, True)),
]


def test_what_tells_right_from_wrong_weighs_most() -> None:
    weights = fit_ranking(LISTS)
    assert weights[BIAS] == pytest.approx(0.0)  # the same for every candidate: it ranks nothing
    assert weights[TELLING] > abs(weights[NOISE])
    assert all(np.argmax(np.asarray(rows) @ weights) in np.flatnonzero(right) for rows, right in LISTS)


def test_a_question_without_a_right_candidate_teaches_nothing() -> None:
    mute = asked((0.1, 0.9, False), (0.9, 0.1, False))
    assert fit_ranking([*LISTS, mute]) == pytest.approx(fit_ranking(LISTS))
    with pytest.raises(ValueError, match="no question"):
        fit_ranking([mute])


def test_a_stronger_penalty_makes_smaller_weights() -> None:
    assert np.abs(fit_ranking(LISTS, penalty=100.0)).max() < np.abs(fit_ranking(LISTS)).max()


def test_the_odds_are_those_of_being_right() -> None:
    scores, right = [1.0] * 4 + [3.0] * 4, [True, False, False, False, True, True, True, False]
    scale, shift = fit_odds(scores, right)
    assert 1 / (1 + exp(-(1.0 * scale + shift))) == pytest.approx(0.25, abs=0.01)
    assert 1 / (1 + exp(-(3.0 * scale + shift))) == pytest.approx(0.75, abs=0.01)
