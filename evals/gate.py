"""The gate: floors (and ceilings) that a run must meet, kept as data in floors.toml."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from evals.metrics import METRICS, RUN_METRICS
from planqa.errors import InputError

FLOORS = Path(__file__).parent / "floors.toml"


@dataclass(frozen=True, slots=True)
class Floor:
    """A bound on one metric: at least (a floor) or at most (a ceiling)."""

    metric: str
    bound: float
    side: Literal["floors", "ceilings"] = "floors"

    def met_by(self, value: float | None) -> bool:
        """Tell whether the value keeps the bound; nothing measured does not."""
        if value is None:
            return False
        return value >= self.bound if self.side == "floors" else value <= self.bound

    def __str__(self) -> str:
        return f"{'≥' if self.side == 'floors' else '≤'} {self.bound:g}"


def read_floors(path: Path = FLOORS) -> list[Floor]:
    """Read the bounds; raises InputError for a metric that does not exist."""
    data = tomllib.loads(path.read_text("utf-8"))
    sides: tuple[Literal["floors", "ceilings"], ...] = ("floors", "ceilings")
    floors = [Floor(metric, float(bound), side) for side in sides for metric, bound in data.get(side, {}).items()]
    known = {metric.name for metric in METRICS} | RUN_METRICS.keys()
    if unknown := [floor.metric for floor in floors if floor.metric not in known]:
        raise InputError(f"{path}: no metric is called {unknown[0]}; use one of {', '.join(sorted(known))}")
    return floors


def unmet(floors: Sequence[Floor], metrics: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return one line for every bound that the run's metrics do not keep."""
    return [
        f"{floor.metric} is {_shown(value)}, and must be {floor}"
        for floor in floors
        for value in [metrics.get(floor.metric, {}).get("value")]
        if not floor.met_by(value)
    ]


def _shown(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.3f}"
