"""Drafts of a new document's tables, for a person to review: `python -m ingest tables FILE.pdf`."""

from ingest.drafts.command import main

__all__ = ["main"]
