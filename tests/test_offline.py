"""With the network cut off everything still works, and nothing so much as tries to reach it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from planqa.store import current_build

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent

# Python runs this before anything else. An audit hook sees every socket call of the interpreter, and stays.
GUARD = """
import os, sys

LOOPBACK = (None, "", "localhost", "127.0.0.1", "::1")

def refuse(event, args):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = args[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        host = args[0].decode() if isinstance(args[0], bytes) else args[0]
    else:
        return
    if host not in LOOPBACK:
        tell(f"attempt {event} {host}")
        raise OSError("the network is cut off")

def tell(line):
    with open(os.environ["GUARD_LOG"], "a") as file:
        file.write(line + "\\n")

tell("guarded")
sys.addaudithook(refuse)
"""


class Offline:
    """Runs commands under the guard, and where the system allows it without any network device at all."""

    def __init__(self, folder: Path) -> None:
        self.log = folder / "log"
        (folder / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
        self._environment = {
            **{key: value for key, value in os.environ.items() if not _may_help(key)},
            "PYTHONPATH": str(folder),
            "GUARD_LOG": str(self.log),
            "HOME": str(folder),  # no cache of an earlier download
        }
        self._prefix = ["unshare", "-rn"] if _can_unshare() else []

    def run(self, *command: object, isolated: bool = True) -> subprocess.CompletedProcess[str]:
        prefix = self._prefix if isolated else []
        return subprocess.run(
            [*prefix, *map(str, command)],
            cwd=ROOT,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )

    def told(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines()


def _may_help(variable: str) -> bool:
    return variable.startswith(("HF_", "PLANQA_", "PYTHON", "ANONYMIZED_", "XDG_")) or variable.lower().endswith(
        "_proxy"
    )


def _can_unshare() -> bool:
    unshare = shutil.which("unshare")
    return unshare is not None and subprocess.run([unshare, "-rn", "true"], capture_output=True).returncode == 0


@pytest.fixture
def offline(tmp_path: Path) -> Offline:
    return Offline(tmp_path)


@pytest.fixture
def stale_store(plan_store: Path, tmp_path: Path) -> Path:
    """A store of the plan made by other code that lacks some vectors, so that ingest must use the encoder."""
    store = tmp_path / "store"
    shutil.copytree(plan_store, store)
    build = current_build(store)
    assert build is not None
    manifest = json.loads((build / "manifest.json").read_text(encoding="utf-8"))
    (build / "manifest.json").write_text(json.dumps(manifest | {"recipe": "older"}), encoding="utf-8")
    passages = json.loads((build / "passages.json").read_text(encoding="utf-8"))
    (build / "passages.json").write_text(json.dumps(passages[20:]), encoding="utf-8")
    np.save(build / "passages.npy", np.load(build / "passages.npy")[20:])
    return store


@pytest.mark.parametrize(
    ("code", "attempt"),
    [
        ("import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)", "getaddrinfo 192.0.2.1"),
        ("import socket; socket.socket().connect(('192.0.2.1', 80))", "connect 192.0.2.1"),
        ("import urllib.request; urllib.request.urlopen('https://huggingface.co')", "getaddrinfo huggingface.co"),
    ],
)
def test_the_guard_sees_and_stops_an_attempt(offline: Offline, code: str, attempt: str) -> None:
    done = offline.run(sys.executable, "-c", code, isolated=False)
    assert done.returncode == 1
    assert "the network is cut off" in done.stderr
    assert offline.told() == ["guarded", f"attempt socket.{attempt}"]


def test_the_guard_lets_loopback_through(offline: Offline) -> None:
    code = "import socket; s = socket.create_server(('127.0.0.1', 0)); socket.create_connection(s.getsockname())"
    assert offline.run(sys.executable, "-c", code, isolated=False).returncode == 0
    assert offline.told() == ["guarded"]


def test_ingest_ask_search_and_figures_need_no_network(offline: Offline, stale_store: Path) -> None:
    built = offline.run(sys.executable, "-m", "ingest", "--store", stale_store)
    assert built.returncode == 0, built.stderr
    counts = re.search(r": 1 documents, 76 pages, (\d+) chunks; (\d+) texts embedded", built.stdout)
    assert counts, built.stdout
    assert int(counts[1]) > 200
    assert int(counts[2]) >= 10

    def planqa(*arguments: object) -> str:
        done = offline.run(BIN / "planqa", *arguments, "--store", stale_store)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    assert "Head of Community Safety" in planqa("ask", "who chairs the VAWG group?")
    assert "p. 15" in planqa("search", "who chairs the violence against women and girls group?")
    assert "3132" in planqa("figures", "harassment 2015/16")
    assert offline.told() == ["guarded"] * 4
