"""Published tables, transcribed cell by cell and reviewed: tables.toml and CSV in, typed Figures out."""

from ingest.tables.load import load_figures

__all__ = ["load_figures"]
