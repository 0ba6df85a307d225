"""Read a reviewed TOML file and hold it against its form; faults name the entry, the key and what to write."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ingest.forms import Form
from planqa.errors import CorpusError

Place = tuple[int | str, ...]  # keys and positions (from 0) down to a value
_NAMES = ("id", "name", "about", "question", "answer", "heading", "title", "total", "rate", "topic", "what", "quote")
_MOST = 3  # faults told of one entry
_SHOWN = 60  # characters of a name or value
_FAULTS = {
    "string_type": "is no text in quotation marks",
    "string_pattern_mismatch": "is empty or has characters that may not stand there",
    "int_type": "is no whole number",
    "bool_type": "is neither true nor false",
    "list_type": "is no list",
    "dict_type": "is no table of keys",
    "model_type": "is no table of keys",
    "date_type": "is no date",
    "too_short": "is empty",
    "greater_than": "is less than 1",
}


def read_toml(path: Path) -> dict[str, Any]:
    """The data of a TOML file; raises CorpusError naming the file and what to do."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path} is not valid TOML ({error}); mend it and run `python -m ingest`") from None
    except OSError as error:
        raise CorpusError(f"cannot read {path} ({error.strerror}); put it there and run `python -m ingest`") from None


def read_form(path: Path, form: type[Form]) -> dict[str, Any]:
    """The data of a TOML file, as it stands there, once it is of the form; raises CorpusError."""
    data = read_toml(path)
    check_form(path, data, form)
    return data


def check_form(path: Path, data: Mapping[str, Any], form: type[Form]) -> None:
    """Raise CorpusError for the first entry of the file that is not of its form, with what is wrong in it."""
    try:
        form.model_validate(data)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        entry = _entry_of(faults[0]["loc"], form)
        told = [_told(fault, form) for fault in faults if _entry_of(fault["loc"], form) == entry]
        raise CorpusError(f"{path}{_named(data, entry)}: {'; '.join(told[:_MOST])}") from None


def _entry_of(place: Place, form: type[Form]) -> Place:
    """The beginning of a place that names one of several entries: ("duty", 3); () for a key of the whole file."""
    listed = len(place) > 1 and isinstance(place[1], int) and place[0] in form.model_fields
    return place[:2] if listed and any(_forms(form.model_fields[str(place[0])].annotation)) else ()


def _named(data: Mapping[str, Any], entry: Place) -> str:
    """The entry by its number, and by its name where it has one."""
    if not entry:
        return ""
    row = data[str(entry[0])][entry[1]]
    names = (row.get(key) for key in _NAMES) if isinstance(row, dict) else ()
    name = next((f' "{_short(name)}"' for name in names if isinstance(name, str) and name.strip()), "")
    return f", [[{entry[0]}]] {int(entry[1]) + 1}{name}"


def _told(fault: ErrorDetails, form: type[Form]) -> str:
    place = fault["loc"][len(_entry_of(fault["loc"], form)) :] or fault["loc"][:1]
    *above, last = place
    within = f"{_path(above)}: " if above and isinstance(last, str) else ""
    holder, key = _holder(form, fault["loc"])
    example = _example(holder, key)
    instead = f"; write `{_written(holder, key)} = {example}`" if example else ""
    if fault["type"] == "missing":
        return f"{within}lacks `{last}`{instead}"
    if fault["type"] == "extra_forbidden":
        return f"{within}`{last}` is not one of its keys: {', '.join(_keys(holder))}"
    told = _FAULTS.get(fault["type"], f"is wrong ({fault['msg'][:1].lower()}{fault['msg'][1:]})")
    return f"{_path(place)} {told}: {_short(repr(fault['input']))}{instead}"


def _example(form: type[Form], key: str) -> str:
    """What may stand after the key; "" where the form tells none."""
    if not key:
        return ""
    field = form.model_fields[key]
    return str(next(iter(field.examples or ()), '"…"' if field.annotation is str else ""))


def _path(place: Sequence[int | str]) -> str:
    """ "`quotes` 1 `page`": keys as written, positions from 1."""
    return " ".join(f"`{step}`" if isinstance(step, str) else str(step + 1) for step in place)


def _holder(form: type[Form], place: Place) -> tuple[type[Form], str]:
    """The innermost form on the way to a place, and the key of it that leads there ("" where it has none such)."""
    key = ""
    for step in place:
        if isinstance(step, int):
            continue
        inner = next(_forms(form.model_fields[key].annotation), None) if key else None
        if inner is not None:
            form, key = inner, ""
        if not key:
            key = next((name for name in form.model_fields if step == _written(form, name)), "")
    return form, key


def _forms(annotation: Any) -> Iterator[type[Form]]:
    """The forms that an annotation names, such as that of list[Quote]."""
    if isinstance(annotation, type) and issubclass(annotation, Form):
        yield annotation
    for part in get_args(annotation):
        yield from _forms(part)


def _keys(form: type[Form]) -> list[str]:
    return [_written(form, name) for name in form.model_fields]


def _written(form: type[Form], name: str) -> str:
    return form.model_fields[name].alias or name


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _SHOWN else f"{folded[: _SHOWN - 1]}…"
