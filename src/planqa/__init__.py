"""planqa answers questions about a published plan with exact numbers, quotes and pages."""

__version__ = "0.1.0"
