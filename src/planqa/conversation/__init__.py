"""A talk of several questions: follow-ups made whole against what was asked and answered before."""

from planqa.conversation.periods import span_of
from planqa.conversation.resolving import resolve, standalone
from planqa.conversation.talk import Asked, Told, bodies_in
from planqa.conversation.topics import topic

__all__ = ["Asked", "Told", "bodies_in", "resolve", "span_of", "standalone", "topic"]
