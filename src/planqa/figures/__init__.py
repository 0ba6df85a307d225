"""Figures of published tables looked up and computed for a question in plain words; no model, no network."""

from planqa.figures.lane import FigureLane
from planqa.figures.meaning import PREFIX, figure_queries
from planqa.figures.reply import FigureReply
from planqa.figures.vocabulary import Vocabulary, load_vocabulary

__all__ = ["PREFIX", "FigureLane", "FigureReply", "Vocabulary", "figure_queries", "load_vocabulary"]
