"""The command line: `planqa ask`, `planqa search`, `planqa figures`; a thin door, one JSON."""

import argparse
import io
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planqa.errors import InputError, PlanqaError
from planqa.lines import read_rows
from planqa.settings import read_settings

if TYPE_CHECKING:
    from planqa.assistant import Assistant
    from planqa.domain import Answer, Citation, Hit


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; exit code 0, 1 for an error (told in one line), 2 for a wrong call."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # half a character in a question stops no answer
    options = _parser().parse_args(argv)
    try:
        return int(options.run(options))
    except PlanqaError as error:
        print(f"planqa: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="planqa", description="Ask the plan; get the answer and its page.")
    commands = parser.add_subparsers(required=True, metavar="command")
    ask = _command(commands, "ask", _ask, "answer a question with its page")
    ask.add_argument("--history", action="append", default=[], metavar="QUESTION", help="an earlier question")
    search = _command(commands, "search", _search, "list the passages nearest to a question")
    search.add_argument("-k", type=_positive, default=5, help="how many (default 5)")
    figures = _command(commands, "figures", _figures, "look up cells of the published tables")
    figures.add_argument("-k", type=_positive, help="how many (default 10; with --csv every one)")
    audit = _report(commands, "audit", _audit, "recompute the published figures")
    audit.add_argument("--html", action="store_true", help="print a report as a web page, to print or attach")
    _report(commands, "notices", _notices, "list contradictions, restricted data, stray drafting remarks")
    return parser


def _report(commands: Any, name: str, run: Any, told: str) -> argparse.ArgumentParser:
    """A command on the whole store, without a question."""
    command: argparse.ArgumentParser = commands.add_parser(name, help=told, description=run.__doc__)
    command.add_argument("--json", action="store_true", help="print JSON")
    command.add_argument("--store", type=Path, default=None, help="folder of the store (default: PLANQA_STORE)")
    command.set_defaults(run=run)
    return command


def _command(commands: Any, name: str, run: Any, told: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=told, description=told)
    command.add_argument("question", nargs="?", help="the question, in quotation marks")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    command.add_argument("--store", type=Path, default=None, help="folder of the store (default: PLANQA_STORE)")
    if name == "figures":
        form.add_argument("--csv", action="store_true", help="print CSV; without a question every figure")
        command.add_argument("--prose", action="store_true", help="the numbers and dates of the text, not the tables")
    else:
        command.add_argument("--jsonl", type=Path, metavar="FILE", help='one {"id","question"} a line; - for stdin')
        command.add_argument("--document", metavar="ID", help="answer from one document only")
    command.set_defaults(run=run)
    return command


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f'"{text}" is not a whole number from 1')
    return int(text)


def _open(options: argparse.Namespace) -> "Assistant":
    from planqa.assistant import Assistant

    settings = read_settings()
    assistant = Assistant.open(options.store or settings.store, settings)
    wrong = _unknown(assistant, getattr(options, "document", None))
    if wrong:
        raise InputError(wrong)
    return assistant


def _unknown(assistant: "Assistant", document: str | None) -> str:
    """What is wrong with a document's id, or ""."""
    known = [known.id for known in assistant.store.documents]
    ids = ", ".join(known)
    return f'there is no document "{document}"; the store holds {ids}' if document and document not in known else ""


def _ask(options: argparse.Namespace) -> int:
    if options.jsonl:
        return _each_line(options, _answer_line)
    answer = _open(options).ask(_question(options), options.history, options.document)
    print(_to_json(answer.as_json(), indent=2) if options.json else _told(answer))
    return 0


def _search(options: argparse.Namespace) -> int:
    if options.jsonl:
        return _each_line(options, _hits_line)
    hits = _open(options).search(_question(options), options.k, options.document)
    if options.json:
        print(_to_json([_hit(hit) for hit in hits], indent=2))
    for hit in [] if options.json else hits:
        print(f"{hit.score:.4f}  p. {hit.chunk.page_label} · {hit.chunk.section}\n        {_short(hit.chunk.text)}")
    return 0


def _figures(options: argparse.Namespace) -> int:
    if options.prose or options.csv:
        return _prose(options) if options.prose else _csv(options)
    found = _open(options).lookup(_question(options), options.k or 10)
    if options.json:
        print(_to_json([figure.as_json() for figure in found], indent=2))
        return 0
    for f in found:
        print(f"{f.printed:>10}  {f.indicator} · {f.measure} · {f.area} · {f.period} {f.basis} · p. {f.page_label}")
        print(f"            {f.quote}")
    if not found:
        print("No table holds a figure like that.")
    return 0


def _csv(options: argparse.Namespace) -> int:
    """Print the long form: the figures found for the question, or every one of the store."""
    from planqa.figures.export import write_csv

    assistant = _open(options)
    every = assistant.store.figures
    asked = options.question is not None
    found = assistant.lookup(_question(options), options.k or len(every)) if asked else every[: options.k]
    _as_utf_8()
    write_csv(found, sys.stdout)
    return 0


def _prose(options: argparse.Namespace) -> int:
    """Print the numbers, dates and periods of the running text: every one, or those on the pages found."""
    from planqa.prose import listing, run

    assistant = _open(options)
    found = [hit.chunk for hit in assistant.search(options.question)] if options.question else assistant.store.chunks
    _as_utf_8()
    print(run(listing(assistant.store.mentions, found)[: options.k], options.csv, options.json), end="")
    return 0


def _as_utf_8() -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="", errors="backslashreplace")


def _audit(options: argparse.Namespace) -> int:
    """Recompute every published change, rate and total, and tell those that do not agree."""
    from planqa.audit.command import run

    assistant = _open(options)
    store = assistant.store
    print(run(store.figures, store.documents, options.json, options.html, assistant.relations))
    return 0


def _notices(options: argparse.Namespace) -> int:
    """List what to know before relying on the documents: contradictions, what is restricted, remarks left in."""
    from planqa.noticeboard import run

    store = _open(options).store
    print(run(store.extras["knowledge"].get("notices", {}), store.chunks, options.json))
    return 0


def _question(options: argparse.Namespace) -> str:
    if not options.question:
        raise InputError('ask a question in quotation marks, e.g. planqa ask "who chairs the VAWG group?"')
    return str(options.question)


def _each_line(options: argparse.Namespace, make: Any) -> int:
    """One JSON object out for each line in, in order, flushed as they come; bad lines are told and passed over."""
    assistant = _open(options)
    failed = 0
    for number, row in read_rows(options.jsonl):
        wrong = row if isinstance(row, str) else _unknown(assistant, row.get("document"))
        if wrong or isinstance(row, str):
            print(f"planqa: {options.jsonl}, line {number}: {wrong}", file=sys.stderr)
            failed += 1
            continue
        print(_to_json(make(assistant, row, options)), flush=True)
    return 1 if failed else 0


def _answer_line(assistant: "Assistant", row: dict[str, Any], options: argparse.Namespace) -> dict[str, object]:
    answer = assistant.ask(row["question"], row.get("history") or [], row.get("document") or options.document)
    return replace(answer, id=_id(row)).as_json()


def _id(row: dict[str, Any]) -> str:
    return "" if row.get("id") is None else str(row["id"])


def _hits_line(assistant: "Assistant", row: dict[str, Any], options: argparse.Namespace) -> dict[str, object]:
    started = time.perf_counter()
    hits = assistant.search(row["question"], options.k, row.get("document") or options.document)
    took = (time.perf_counter() - started) * 1000
    return {"id": _id(row), "hits": [_hit(hit) for hit in hits], "latency_ms": round(took, 1)}


def _hit(hit: "Hit") -> dict[str, object]:
    kept = ("document", "page", "page_label", "section")
    return {key: getattr(hit.chunk, key) for key in kept} | {
        "score": round(hit.score, 6),
        "text": hit.chunk.text,
    }


def _told(answer: "Answer") -> str:
    """An answer for a person at a terminal."""
    lines = [answer.answer]
    lines += [f"Note: {caveat}" for caveat in answer.caveats]
    lines += map(_source, answer.citations)
    lines += ["See also:", *map(_source, answer.see_also)] if answer.see_also else []
    return "\n".join(lines)


def _source(citation: "Citation") -> str:
    return f"  p. {citation.page_label} · {citation.section}\n     “{citation.quote}”"


def _short(text: str, length: int = 160) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= length else f"{folded[: length - 1]}…"


def _to_json(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


if __name__ == "__main__":
    sys.exit(main())
