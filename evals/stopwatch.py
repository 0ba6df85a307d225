"""Run a command in a process of its own: wall time, peak memory and what it printed."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024  # getrusage(2) counts bytes there, kilobytes here


@dataclass(frozen=True, slots=True)
class Timed:
    """seconds of wall time from start to exit; peak_mb of resident memory (10^6 bytes); stdout."""

    seconds: float
    peak_mb: float
    output: str


def time_command(command: Sequence[str]) -> Timed:
    """Run and wait; raises RuntimeError with the end of its messages where the command fails.

    The process that calls this must stay small: on Linux a child's peak counts its parent's at the fork.
    """
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=err, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        if process.returncode:
            raise RuntimeError(f"{' '.join(command)} exited {process.returncode}: {err.read()[-2000:]}")
        return Timed(seconds, usage.ru_maxrss * _MAXRSS_UNIT / 1e6, out.read())


def folder_mb(folder: Path) -> float:
    """Return the size of all files in a folder, in 10^6 bytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
