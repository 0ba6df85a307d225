"""A limit on the time that one file may take, so that a malformed one cannot hang the build."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class TooSlowError(Exception):
    """The time limit has passed."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TooSlowError in the block after so many seconds, and again every second until it is left.

    It works in the main thread of systems that have SIGALRM; elsewhere there is no limit.
    """
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return
    started = time.monotonic()
    outer = signal.signal(signal.SIGALRM, _raise)
    left, interval = signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, outer)
        if left:  # an outer limit goes on with what is left of it
            signal.setitimer(signal.ITIMER_REAL, max(0.001, left - (time.monotonic() - started)), interval)


def _raise(number: int, frame: object) -> None:
    raise TooSlowError("took too long to read")
