"""The chat page in a real browser: answer, page, live region, keyboard, a small telephone, and no other host."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from planqa.store import current_build

ROOT = Path(__file__).parent.parent
APP = ROOT / "app" / "streamlit_app.py"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
PATIENCE_MS = 60_000  # the first question of a fresh server loads the encoder
VAWG = "Who chairs the VAWG group?"

# Put on the server's path: every look-up of and connection to another machine is refused and written down.
NO_NETWORK = """
import os, socket

def refuse_others(call, host_of):
    def checked(*arguments, **named):
        host = host_of(*arguments)
        if host is None or str(host).startswith(("127.", "::1", "localhost", "0.0.0.0", "/")):
            return call(*arguments, **named)
        with open(os.environ["REFUSED_LOG"], "a") as log:
            log.write(f"{host}\\n")
        raise OSError(f"no network in this test: {host}")
    return checked

socket.socket.connect = refuse_others(socket.socket.connect, lambda sock, to: to[0] if type(to) is tuple else None)
socket.getaddrinfo = refuse_others(socket.getaddrinfo, lambda host, *_: host)
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is missing: run `sh tests/install_chromium.sh`"),
]


@dataclass(frozen=True, slots=True)
class Server:
    """A running chat page, and the file that names the connections it was refused."""

    url: str
    refused: Path


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built store where there is one (`make test` builds it), else one built now."""
    built = Path(os.environ.get("PLANQA_STORE", ROOT / "store")).absolute()
    if current_build(built) is None:
        built = tmp_path_factory.mktemp("store")
        subprocess.run([sys.executable, "-m", "ingest", "--store", str(built)], cwd=ROOT, check=True)
    return built


@pytest.fixture(scope="module")
def server(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("server")
    (folder / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    refused = folder / "refused.txt"
    refused.touch()
    environ = os.environ | {
        "PLANQA_STORE": str(store),
        "PYTHONPATH": str(folder),
        "REFUSED_LOG": str(refused),
        "PLANQA_LLM": "",
    }
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait_until_healthy(process, port, folder / "log")
        yield Server(f"http://127.0.0.1:{port}", refused)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


def _wait_until_healthy(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    for _ in range(240):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.25)
    pytest.fail(f"the chat page did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            executable_path=CHROMIUM,
            headless=True,
            args=ARGUMENTS,
            viewport={"width": 1280, "height": 900},
        )
        yield context
        context.close()


@pytest.fixture
def page(browser: BrowserContext, server: Server) -> Iterator[Page]:
    """A new session; at its end nothing but the server was asked for anything, and no script of a reader ran."""
    hosts: set[str | None] = set()
    dialogues: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("websocket", lambda opened: hosts.add(urlsplit(opened.url).netloc))
    page.on("dialog", lambda dialogue: dialogues.append(dialogue.message))
    page.goto(server.url)
    expect(page.get_by_role("heading", name="Questions to start with")).to_be_visible(timeout=PATIENCE_MS)
    yield page
    page.close()
    assert hosts - {""} == {urlsplit(server.url).netloc}
    assert dialogues == []
    assert server.refused.read_text(encoding="utf-8") == ""


def ask(page: Page, question: str) -> None:
    box = page.get_by_role("textbox", name="Ask a question about the plan")
    box.fill(question)
    box.press("Enter")
    expect(page.locator(".question").last).to_contain_text(question, timeout=PATIENCE_MS)
    expect(page.locator("#planqa-live")).not_to_be_empty(timeout=PATIENCE_MS)


def test_an_example_gives_the_answer_its_page_and_the_picture(page: Page) -> None:
    assert page.title() == "Ask the plan"
    page.get_by_role("button", name=VAWG).click()
    expect(page.locator(".answer")).to_contain_text("Head of Community Safety", timeout=PATIENCE_MS)
    expect(page.locator(".source strong").first).to_contain_text("p. 15")
    expect(page.locator("blockquote").first).to_contain_text("chaired by the Head of Community Safety")
    page.get_by_text("See p. 15 with the words marked").first.click()
    picture = page.get_by_role("img", name="Picture of p. 15")
    expect(picture).to_be_visible(timeout=PATIENCE_MS)
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") >= 1000
    assert "with these words marked" in (picture.get_attribute("alt") or "")


def test_each_answer_is_announced_in_a_live_region_that_was_there_before(page: Page) -> None:
    region = page.locator("#planqa-live")
    assert [region.get_attribute(name) for name in ("role", "aria-live")] == ["status", "polite"]
    expect(region).to_be_empty()
    kept = region.element_handle()
    ask(page, VAWG)
    expect(region).to_contain_text("Answer. ")
    expect(region).to_contain_text("Head of Community Safety")
    expect(region).to_contain_text("Source: page 15")
    ask(page, "What is the DAAT's budget?")
    expect(region).to_contain_text("The plan does not say.")
    assert kept is not None
    assert kept.evaluate("element => element.isConnected"), "the region was replaced, so it is not read out"


def test_the_keyboard_suffices_and_the_focus_is_not_stolen(page: Page) -> None:
    ask(page, VAWG)
    ask(page, "How often does it meet?")
    expect(page.get_by_role("textbox")).to_be_focused()
    page.get_by_role("button", name="New conversation").press("Enter")
    expect(page.locator(".question")).to_have_count(0)
    expect(page.locator("#planqa-title")).to_be_focused()
    page.get_by_role("button", name=VAWG).press("Enter")
    expect(page.locator("#planqa-question-1")).to_be_focused(timeout=PATIENCE_MS)


def test_the_newest_question_is_brought_into_view(page: Page) -> None:
    for question in (VAWG, "What is the DAAT's budget?", "How many harassment offences were there in 2015/16?"):
        ask(page, question)
    expect(page.locator(".question").last).to_be_in_viewport(ratio=1)
    expect(page.locator(".answer").last).to_contain_text("3,132")
    expect(page.locator(".answer").last).to_be_in_viewport()
    expect(page.get_by_role("textbox")).to_be_in_viewport(ratio=1)


def test_a_row_over_time_is_a_chart_with_words_a_table_and_a_file(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    ask(page, "How did police CAD calls for ASB change over the years?")
    chart = page.locator("[role='graphics-document']")
    expect(chart).to_be_visible(timeout=PATIENCE_MS)
    expect(chart).to_have_attribute("aria-label", re.compile(r"^Line chart of Police CAD calls.*14,304 in 2014/15"))
    assert chart.locator("svg").evaluate("svg => svg.getBoundingClientRect().width") <= 328
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    rows = page.locator(".figures tbody tr")
    expect(rows.first).to_contain_text("17,784")
    expect(rows.nth(3)).to_contain_text("14,304")  # by time, the published changes last
    button = page.get_by_role("button", name="Download these figures (CSV)")
    button.focus()
    with page.expect_download() as started:
        button.press("Enter")
    text = Path(started.value.path()).read_bytes().decode("utf-8-sig")
    assert started.value.suggested_filename == "planqa-police-cad-calls-for-asb.csv"
    assert '2014/15,14304,count,"14,304",' in text


def test_language_and_headings(page: Page) -> None:
    ask(page, VAWG)
    assert page.evaluate("document.documentElement.lang") == "en-GB"
    levels = [int(heading.evaluate("h => h.tagName[1]")) for heading in page.locator("h1, h2, h3, h4").all()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_small_telephone_scrolls_in_one_direction_only(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for question in (VAWG, "How many harassment offences were there in 2015/16?", "x" * 300, "my husband hits me"):
        ask(page, question)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        beyond = "[...document.querySelectorAll('.stMain *')].filter(e => e.getBoundingClientRect().right > 361).length"
        assert page.evaluate(beyond) == 0
    page.get_by_text("See p. 15 with the words marked").first.click()
    expect(page.get_by_role("img", name="Picture of p. 15")).to_be_visible(timeout=PATIENCE_MS)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    call = page.locator(".signposted a").first
    assert (call.text_content(), call.get_attribute("href")) == ("999", "tel:999")


def test_what_a_reader_types_is_never_run_nor_fetched(page: Page) -> None:
    nasty = "<script>alert(1)</script><img src=x onerror=alert(1)> *b* $x$ [a](javascript:alert(1)) ![](http://e.vil/x)"
    ask(page, nasty)
    expect(page.locator(".question")).to_contain_text(nasty)
    assert page.locator(".question img, .answer img, .question script, .answer script, .answer a").count() == 0
