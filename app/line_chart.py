"""A row over time as Vega-Lite: a line for each area with its name at its end, and a gap where there is no number."""

import json
from collections.abc import Mapping, Sequence

from looks import COLOURS, CONFIG, DASHES, SHAPES, Spec, basis, capital, number, period_lines, unit
from series import Point, Trend, runs

HEIGHT = 320  # pixels
FEW, MANY = 6, 40  # points that each have room for their number; that crowd each other
CLOSEST = 0.065  # of the highest value: two names at the right edge need this much between them
ROOM = 1.12  # the axis is this much longer than the highest value
_UNSEEN = {"type": "point", "opacity": 0, "tooltip": None, "aria": False}


def line_spec(trend: Trend) -> Spec:
    """The chart: values from zero, their unit above the axis, periods in their true distance."""
    layers = [_lines(trend), _dots(trend), _room(trend)]
    if len(trend.lines) > 1:
        layers.append(_names(trend))
    elif len(trend.points) <= FEW:
        layers.append(_numbers(trend))
    resolve = {"axis": {"y": "independent"}}
    return {"layer": layers, "height": HEIGHT, "resolve": resolve, "config": CONFIG}


def _room(trend: Trend) -> Spec:
    """An unseen point above the highest, so that its number does not touch the unit."""
    above = {"value": ROOM * _highest(trend) or 1, "place": trend.points[0].place}
    encoding = _axes(trend) | {"y": _height(None)}
    return {"data": {"values": [above]}, "mark": _UNSEEN, "encoding": encoding}


def _highest(trend: Trend) -> float:
    return max(_value(point) for line in trend.lines.values() for run in runs(line) for point in run)


def _records(trend: Trend) -> list[Spec]:
    """The points with numbers; run names the stretch a point belongs to, so that no line crosses a gap."""
    return [
        _record(area, point) | {"run": f"{at} {area}"}
        for area, line in trend.lines.items()
        for at, run in enumerate(runs(line))
        for point in run
    ]


def _record(area: str, point: Point) -> Spec:
    words = number(point.figure)
    told = f"{area}, {point.figure.period}: {words}"
    return {"place": point.place, "value": _value(point), "area": area, "number": words, "told": told}


def _value(point: Point) -> float:
    return float(point.figure.value or 0)


def _lines(trend: Trend) -> Spec:
    looks = {"color": _looks(trend, COLOURS), "strokeDash": _looks(trend, DASHES)}
    encoding = _axes(trend) | looks | {"detail": {"field": "run", "type": "nominal"}}
    mark = {"type": "line", "strokeWidth": 2.5, "aria": False}
    return {"data": {"values": _records(trend)}, "mark": mark, "encoding": encoding}


def _dots(trend: Trend) -> Spec:
    looks = {"color": _looks(trend, COLOURS), "shape": _looks(trend, SHAPES)}
    encoding = _axes(trend) | looks | {"y": _height(None), "tooltip": {"field": "told", "type": "nominal"}}
    size = 60 if len(trend.points) <= MANY else 30
    mark = {"type": "point", "filled": True, "size": size, "opacity": 1, "aria": False}
    return {"data": {"values": _records(trend)}, "mark": mark, "encoding": encoding}


def _numbers(trend: Trend) -> Spec:
    encoding = _axes(trend) | {"y": _height(None), "text": {"field": "number", "type": "nominal"}}
    mark = {"type": "text", "dy": -14, "aria": False}
    return {"data": {"values": _records(trend)}, "mark": mark, "encoding": encoding}


def _looks(trend: Trend, looks: Sequence[object]) -> Spec:
    """One look for each line; the names stand at the lines' ends, so there is no legend."""
    areas = list(trend.lines)
    scale = {"domain": areas, "range": list(looks[: len(areas)])}
    return {"field": "area", "type": "nominal", "scale": scale, "legend": None}


def _axes(trend: Trend) -> Spec:
    first = trend.points[0].figure
    labels = {point.place: period_lines(point.figure) for point in trend.points}
    across = {
        "title": capital(basis(first)),
        "titlePadding": 10,
        "values": sorted(labels),
        "labelExpr": _chosen({at: json.dumps(lines) for at, lines in labels.items()}),
        "labelOverlap": "parity",
        "grid": False,
    }
    scale = {"nice": False, "zero": False, "padding": 26}
    x = {"field": "place", "type": "quantitative", "scale": scale, "axis": across}
    above = {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleX": 0, "titleY": -12}
    return {
        "x": x,
        "y": _height(
            {"title": unit([point.figure for point in trend.points]), "tickCount": 5, "domain": False, "ticks": False}
            | above
        ),
    }


def _height(axis: Spec | None) -> Spec:
    return {"field": "value", "type": "quantitative", "scale": {"zero": True, "nice": False}, "axis": axis}


def _names(trend: Trend) -> Spec:
    """The name of each line at its end: an axis at the right whose labels are the names, apart where they meet."""
    ends = {area: runs(line)[-1][-1] for area, line in trend.lines.items()}
    places = apart({area: _value(end) for area, end in ends.items()}, CLOSEST * _highest(trend))
    colours = dict(zip(trend.lines, COLOURS, strict=False))
    axis = {
        "orient": "right",
        "title": None,
        "values": list(places.values()),
        "labelExpr": _chosen({place: json.dumps(area) for area, place in places.items()}),
        "labelColor": {"expr": _chosen({place: json.dumps(colours[area]) for area, place in places.items()})},
        "labelFontWeight": 600,
        "labelOverlap": False,
        "labelPadding": 2,
        "grid": False,
        "domain": False,
        "ticks": False,
    }
    values = [{"place": ends[area].place, "value": place} for area, place in places.items()]
    return {"data": {"values": values}, "mark": _UNSEEN, "encoding": _axes(trend) | {"y": _height(axis)}}


def apart(ends: Mapping[str, float], least: float) -> dict[str, float]:
    """Places near the ends, in the same order, at least so far from each other and never below zero.

    Neighbours that would meet are moved apart around their mean (isotonic regression by pooling).
    """
    order = sorted(ends, key=lambda area: ends[area])
    pools: list[list[float]] = []
    for at, area in enumerate(order):
        pools.append([ends[area] - at * least])
        while len(pools) > 1 and _mean(pools[-2]) > _mean(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    flat = [max(0.0, _mean(pool)) for pool in pools for _ in pool]
    return {area: round(flat[at] + at * least, 6) for at, area in enumerate(order)}


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _chosen(cases: Mapping[float, str]) -> str:
    """A Vega expression: the case whose number the axis stands at. What a document says is in it as data only."""
    tests = [f"abs(datum.value - {number}) < 1e-6 ? {literal} : " for number, literal in cases.items()]
    return "".join(tests) + "''"
