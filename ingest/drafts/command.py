"""The command that drafts a document's tables for a person to review."""

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planqa.errors import InputError, UnknownFormat

if TYPE_CHECKING:
    from ingest.drafts.draft import Draft


def main(argv: list[str]) -> int:
    """Draft the tables of a PDF as CSV and tables.toml, none of them accepted; 0 when written or none is found.

    Raises PlanqaError for a file that cannot be read and for a folder that holds tables already.
    """
    from ingest.drafts.draft import draft_tables
    from ingest.drafts.writing import place

    options = _options(argv)
    path: Path = options.file
    _check(path)
    folder = options.out or path.parent
    if not options.compare:
        place(folder, [], options.force)  # refuses now what it would refuse once all pages are read
    with _bars() as tell:
        drafted = draft_tables(path, tell)
    for page in drafted.lost:
        print(f"ingest: {path}, page {page.number}: {page.reason}; its tables are not drafted", file=sys.stderr)
    if options.compare:
        return _compare(drafted.tables, options.compare)
    if not drafted.tables:
        print(f"{path}: no table found on {len(drafted.file.pages)} pages; nothing is written")
        return 0
    _write(drafted.tables, path, folder, options.force)
    return 0


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m ingest tables", description="Draft the tables of a PDF for a person to review."
    )
    parser.add_argument("file", type=Path, metavar="FILE.pdf")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to write (default: the folder of the file)")
    parser.add_argument(
        "--force", action="store_true", help="write tables.draft.toml beside a tables.toml that is there"
    )
    parser.add_argument(
        "--compare",
        type=Path,
        metavar="DIR",
        help="write nothing; measure the drafts against the reviewed tables in DIR",
    )
    return parser.parse_args(argv)


def _check(path: Path) -> None:
    if not path.is_file():
        raise InputError(f"there is no file {path}; name a PDF")
    if path.suffix.lower() != ".pdf":
        raise UnknownFormat(str(path), "tables are drafted from PDF only")


def _write(drafts: "Sequence[Draft]", path: Path, folder: Path, force: bool) -> None:
    """All texts are made first, and tables.toml is written last: what it names is then there."""
    from ingest.drafts.sheet import sheet_text
    from ingest.drafts.writing import csv_text, identifiers, place, toml_text

    named = dict(zip(identifiers(drafts), drafts, strict=True))
    where = place(folder, list(named), force)
    texts = {where.tables / f"{name}.csv": csv_text(draft) for name, draft in named.items()}
    texts[where.sheet] = sheet_text(named, path, where)
    texts[where.toml] = toml_text(named, document_id(path), path.name, where.sheet.name)
    where.tables.mkdir(parents=True, exist_ok=True)
    for file, text in texts.items():
        file.write_text(text, encoding="utf-8")
    rows = sum(len(piece.rows) for draft in drafts for piece in draft.pieces)
    print(f"{where.toml}: {len(drafts)} tables, {rows} rows drafted, none accepted; check them on {where.sheet}")


def document_id(path: Path) -> str:
    """The document's id in the documents.toml of its folder or of one above, else the id that ingest would give it."""
    from ingest.catalogue import CATALOGUE
    from ingest.toml import read_toml
    from planqa.settings import read_settings

    whole = path.resolve()
    for folder in whole.parents[:3]:
        if (folder / CATALOGUE).is_file():
            rows = read_toml(folder / CATALOGUE).get("document", [])
            ids = [row["id"] for row in rows if (folder / str(row.get("file"))).resolve() == whole and "id" in row]
            if ids:
                return str(ids[0])
    corpus = read_settings().corpus.resolve()
    inside = whole.relative_to(corpus) if whole.is_relative_to(corpus) else Path(whole.name)
    return re.sub(r"[^\w.-]+", "-", str(inside.with_suffix("")).replace("/", "--")).strip("-")


def _compare(drafts: "Sequence[Draft]", folder: Path) -> int:
    from ingest.drafts.compare import compare

    scores = compare(drafts, folder)
    right, cells = sum(score.right for score in scores), sum(score.cells for score in scores)
    for score in scores:
        print(f"{score.table}: {score.right} of {score.cells}")
    share = f" ({100 * right / cells:.1f} %)" if cells else ""
    print(f"{right} of {cells} numeric cells drafted as reviewed{share}")
    return 0


@contextmanager
def _bars() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar for each step, on standard error."""
    from tqdm import tqdm

    bars: dict[str, tqdm[Any]] = {}

    def tell(step: str, done: int, total: int) -> None:
        if step not in bars:
            for bar in bars.values():
                bar.close()
            bars[step] = tqdm(total=total, desc=step, unit=" pages", leave=False, file=sys.stderr)
        bars[step].update(done - bars[step].n)

    try:
        yield tell
    finally:
        for bar in bars.values():
            bar.close()
