"""`python -m ingest`: build the store from the corpus; `edition`: typeset the plan; `tables`: draft a PDF's tables."""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from planqa.errors import PlanqaError
from planqa.settings import read_settings


def main(argv: list[str]) -> int:
    """Run the command; exit code 0 when everything went in, 1 when something failed, 2 for a wrong call.

    130 when interrupted, as shells have it; the old store then serves on.
    """
    try:
        if argv[:1] == ["edition"]:
            from ingest.edition.command import main as edition

            return edition(argv[1:])
        if argv[:1] == ["tables"]:
            from ingest.drafts import main as tables

            return tables(argv[1:])
        return _build(argv)
    except PlanqaError as error:
        print(f"ingest: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"ingest: {error}; free the place or correct the path, then run it again", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("ingest: interrupted; the store is as it was before", file=sys.stderr)
        return 130


def _build(argv: list[str]) -> int:
    settings = read_settings()
    parser = argparse.ArgumentParser(prog="python -m ingest", description="Build the store from a corpus folder.")
    parser.add_argument("--corpus", type=Path, default=settings.corpus, help="folder to read (default: %(default)s)")
    parser.add_argument("--store", type=Path, default=settings.store, help="store to write (default: %(default)s)")
    options = parser.parse_args(argv)
    from ingest.build import build
    from planqa.embedding import MiniLmEncoder

    started = time.perf_counter()
    with _Bars() as bars:
        report = build(options.corpus, options.store, MiniLmEncoder(), bars.tell)
    for line in (*report.lost_pages, *report.failed):
        print(f"ingest: {line}", file=sys.stderr)
    took = time.perf_counter() - started
    what = f"{report.documents} documents, {report.pages} pages, {report.chunks} chunks"
    did = "unchanged, nothing to do" if report.unchanged else f"{report.embedded} texts embedded"
    print(f"{options.store}: {what}; {did} ({took:.1f} s)")
    return 1 if report.failed else 0


class _Bars:
    """One progress bar a step, on standard error."""

    def __enter__(self) -> "_Bars":
        self._step = ""
        self._close: Callable[[], None] = lambda: None
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def tell(self, step: str, done: int, total: int) -> None:
        """Show that done of total are through the step."""
        from tqdm import tqdm

        if step != self._step:
            self._close()
            self._bar = tqdm(total=total, desc=step, unit="", leave=False, file=sys.stderr)
            self._step, self._close = step, self._bar.close
        self._bar.update(done - self._bar.n)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
