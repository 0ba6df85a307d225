"""Ingest: from the files in corpus/ to the store; runs when a document changes."""
