"""What a store folder looks like: the builds in it, the file that names the one in use, and Chroma's client.

A store folder holds builds and a CURRENT file. A build is written beside the old one and swapped in by replacing
CURRENT, so an interrupted run leaves the old build serving.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

FORMAT = 6
CURRENT = "CURRENT"
REBUILD = "run `python -m ingest` (or `make store`)"


@dataclass(frozen=True, slots=True)
class Source:
    """A file the store was built from, to notice when its bytes change."""

    path: str
    size: int
    modified_ns: int
    sha256: str


def client(folder: Path) -> Any:
    """Chroma over a folder, telemetry off; the only place that imports chromadb."""
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))


def current_build(folder: Path) -> Path | None:
    """The folder of the build in use, or None."""
    try:
        build = folder / (folder / CURRENT).read_text(encoding="utf-8").strip()
    except OSError:
        return None
    return build if build.is_dir() else None
