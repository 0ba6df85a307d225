"""The reading edition: the supplied text of the plan typeset so that PDF page N is printed page N."""

from ingest.edition.command import main

__all__ = ["main"]
