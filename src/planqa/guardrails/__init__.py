"""Checks on a question before anything is answered: rules first (rules.py), then a net by meaning (net.py)."""

from planqa.guardrails.net import Net
from planqa.guardrails.rules import MAX_CHARACTERS, check, is_too_long
from planqa.guardrails.voice import speaks_of_someone
from planqa.guardrails.words import clean, is_other_language, spoken

__all__ = ["MAX_CHARACTERS", "Net", "check", "clean", "is_other_language", "is_too_long", "speaks_of_someone", "spoken"]
