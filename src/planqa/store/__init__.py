"""The store: written by ingest, opened by the assistant; the only importer of chromadb and duckdb."""

from planqa.store.layout import CURRENT, FORMAT, Source, current_build
from planqa.store.reading import Store
from planqa.store.writing import Contents, write_store

__all__ = ["CURRENT", "FORMAT", "Contents", "Source", "Store", "current_build", "write_store"]
