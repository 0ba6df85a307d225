"""Fakes and tiny corpora shared by the tests."""
