"""One period side by side as Vega-Lite: a bar from zero for each area or indicator, its name above and its number."""

from looks import COLOURS, CONFIG, INK, Spec, number, unit
from planqa.domain import Figure
from series import Comparison, has_number

STEP, THICKNESS = 52, 18  # pixels, of a bar with its name and of the bar
ROOM = 1.3  # the axis is this much longer than the longest bar: room for its number


def bar_spec(comparison: Comparison) -> Spec:
    """The chart, bars in the order of the answer; where there is no number it says so instead of a bar."""
    records = [_record(name, figure) for name, figure in zip(comparison.names, comparison.figures, strict=True)]
    longest = max(record["end"] for record in records) or 1
    axis = {"title": unit(comparison.figures), "tickCount": 4, "domain": False}
    value = {"field": "value", "type": "quantitative", "axis": axis, "scale": {"domain": [0, longest * ROOM]}}
    upright = {"field": "name", "type": "nominal", "scale": {"domain": list(comparison.names)}, "axis": None}
    layers = [_bars(value), _names(), _numbers(value)]
    for layer in layers:
        layer["data"] = {"values": records}
        layer["encoding"]["y"] = upright
    return {"layer": layers, "height": STEP * len(records), "config": CONFIG}


def words(figure: Figure) -> str:
    """The number of a bar, or why there is none."""
    return number(figure) if has_number(figure) else f"no number ({figure.state})"


def _record(name: str, figure: Figure) -> Spec:
    value = float(figure.value or 0) if has_number(figure) else None
    return {"name": name, "value": value, "end": value or 0, "number": words(figure)}


def _bars(value: Spec) -> Spec:
    mark = {"type": "bar", "size": THICKNESS, "yOffset": 10, "color": COLOURS[0], "aria": False}
    return {"mark": mark, "encoding": {"x": value}}


def _names() -> Spec:
    mark = {"type": "text", "align": "left", "dy": -9, "limit": {"expr": "width"}, "fontWeight": 600, "aria": False}
    encoding = {"x": {"value": 0}, "text": {"field": "name", "type": "nominal"}}
    return {"mark": mark | {"color": INK}, "encoding": encoding}


def _numbers(value: Spec) -> Spec:
    mark = {"type": "text", "align": "left", "dx": 6, "dy": 11, "color": INK, "aria": False}
    encoding = {"x": value | {"field": "end"}, "text": {"field": "number", "type": "nominal"}}
    return {"mark": mark, "encoding": encoding}
