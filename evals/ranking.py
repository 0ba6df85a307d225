"""Fitting weights to rankings: the softmax share of a question's right passages among all its candidates.

ListNet's top-one loss (Cao et al. 2007, ICML) with an L2 penalty on standardised features; then Platt scaling
(Platt 1999), so that a score is the log-odds that the first of the ranking is right.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

PENALTY = 3.0

Lists = Sequence[tuple[Any, Any]]
"""For every question the features of its candidates, shape (candidates, features), and which are right."""


def fit_ranking(lists: Lists, penalty: float = PENALTY) -> Any:
    """Return one weight a feature; questions without a right candidate teach nothing.

    Raises ValueError where no question has one.
    """
    from scipy.optimize import minimize

    taught = [(np.asarray(rows, float), np.asarray(right, bool)) for rows, right in lists if np.any(right)]
    if not taught:
        raise ValueError("no question has a right candidate")
    spread = np.concatenate([rows for rows, _ in taught]).std(axis=0)
    spread[spread == 0] = 1.0
    rows = np.concatenate([rows for rows, _ in taught]) / spread
    right = np.concatenate([right for _, right in taught])
    sizes = [len(rows) for rows, _ in taught]
    starts = np.cumsum([0, *sizes[:-1]])

    def loss(weights: Any) -> tuple[float, Any]:
        scores = rows @ weights
        likely = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        whole, told = np.add.reduceat(likely, starts), np.add.reduceat(likely * right, starts)
        slope = rows.T @ (likely / np.repeat(whole, sizes) - likely * right / np.repeat(told, sizes))
        return float(np.log(whole / told).sum() + penalty * (weights @ weights) / 2), slope + penalty * weights

    found = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B")
    return found.x / spread


def fit_odds(scores: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """Return scale and shift that turn the first one's score into the log-odds that it is right."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1e6).fit(np.reshape(scores, (-1, 1)), right)
    return float(model.coef_[0, 0]), float(model.intercept_[0])
