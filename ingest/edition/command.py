"""The command that typesets the reading edition, and the one function behind it."""

import argparse
import json
import sys
from datetime import UTC, datetime, time
from pathlib import Path
from typing import cast

from ingest.edition.blocks import read_blocks
from ingest.edition.layout import draw_pages
from ingest.edition.record import Record, read_record
from planqa.errors import PlanqaError

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "corpus" / "csp-plan-2013-17-year-4"


def main(argv: list[str]) -> int:
    """Typeset source.txt as edition.toml says into plan.pdf; 0 when written, 2 when a file needs mending."""
    parser = argparse.ArgumentParser(prog="python -m ingest.edition", description=main.__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER, help="default: %(default)s")
    parser.add_argument("--output", type=Path, help="where to write the PDF (default: plan.pdf in the folder)")
    options = parser.parse_args(argv)
    output = options.output or options.folder / "plan.pdf"
    try:
        output.write_bytes(typeset(options.folder))
    except PlanqaError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{output}: {output.stat().st_size:,} bytes")
    return 0


def typeset(folder: Path) -> bytes:
    """The edition as a tagged PDF/UA-1 file; the same bytes for the same source, record and typst."""
    import typst  # a development tool and a heavy one: only this function needs it

    source = read_source(folder)
    record = read_record(folder / "edition.toml", source)
    compiler = typst.Compiler(
        input=HERE / "edition.typ",
        root=HERE,
        font_paths=[HERE / "fonts"],
        ignore_system_fonts=True,
        sys_inputs={"edition": _edition(source, record)},
    )
    when = datetime.combine(record.typeset, time(), UTC)
    return cast(bytes, compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=when))


def read_source(folder: Path) -> list[str]:
    """The lines of source.txt; the line with index 0 is line 1."""
    return (folder / "source.txt").read_text(encoding="utf-8").split("\n")


def _edition(source: list[str], record: Record) -> str:
    """What the template reads, as JSON."""
    facts = {key: getattr(record, key) for key in ("title", "author", "description", "language", "region")}
    return json.dumps(facts | {"pages": draw_pages(read_blocks(source, record), record)}, ensure_ascii=False)
