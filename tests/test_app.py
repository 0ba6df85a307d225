"""The chat page with a fake assistant: what it asks, what it shows for each status, and what it never lets through."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
import typst
from streamlit.testing.v1 import AppTest

from planqa.domain import Answer, Citation, Document, Figure, Status
from planqa.errors import InputError, StoreMissing

APP = Path(__file__).parent.parent / "app" / "streamlit_app.py"
PLAN = Document("csp-plan-2013-17-year-4", "The Plan", "plan.pdf", "0" * 64, "The Partnership", "2013 to 2017")
QUOTE = "The VAWG Steering Group is chaired by the Head of Community Safety."
NASTY = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> *bold* $x^2$ [a](javascript:alert(1)) ![](http://e.vil/x)"
)


def cite(page: int, quote: str, basis: str = "seen", section: str = "Boards › VAWG") -> Citation:
    return Citation(PLAN.id, PLAN.title, page, str(page), section, quote, basis)


class FakeAssistant:
    """Remembers what it was asked and gives the answers it was made with."""

    def __init__(self, path: Path | None, documents: Sequence[Document] = (PLAN,)) -> None:
        self.store = SimpleNamespace(documents=documents)
        self.replies: dict[str, Answer | Exception] = {}
        self.asked: list[tuple[str, list[str], str | None]] = []
        self._path = path

    def warm(self) -> None:
        pass

    def document_path(self, document_id: str) -> Path | None:
        return self._path

    def ask(self, question: str, history: Sequence[str] = (), document: str | None = None) -> Answer:
        self.asked.append((question, list(history), document))
        reply = self.replies.get(question) or Answer(question, Status.ANSWERED, f"You asked {question}")
        if isinstance(reply, Exception):
            raise reply
        return reply


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "plan.pdf"
    source = f'#set document(title: "The Plan")\n{"#pagebreak()" * 14}\n{QUOTE}'
    path.write_bytes(typst.compile(source.encode()))
    return path


@pytest.fixture
def fake(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> FakeAssistant:
    assistant = FakeAssistant(pdf)
    monkeypatch.setattr("planqa.assistant.Assistant.open", lambda store: assistant)
    st.cache_resource.clear()
    return assistant


def page() -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=30).run()
    assert not app.exception
    return app


def ask(app: AppTest, question: str) -> AppTest:
    app.chat_input[0].set_value(question).run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    """Everything the page puts in as HTML."""
    return "\n".join(element.proto.body for element in app.get("html"))


def announced(app: AppTest) -> str:
    body: str = next(e.proto.body for e in app.get("html") if "planqa-news" in e.proto.body)
    return body.split("<script>")[0]


def answered(text: str = QUOTE, **more: Any) -> Answer:
    plain = Answer("q", Status.ANSWERED, text, answered_by="extractive", latency_ms=41.3)
    return replace(plain, **more)


def test_first_page_says_what_it_is_and_offers_questions_to_three_readers(fake: FakeAssistant) -> None:
    app = page()
    assert "<h1" in html(app)
    assert "Every answer is quoted from the <cite>The Plan</cite>" in html(app)
    for reader in ("New to the partnership", "Councillors", "Residents"):
        assert f">{reader}</h3>" in html(app)
    assert len(app.button) == 9
    assert fake.asked == []


def test_an_answer_shows_its_page_section_and_quote(fake: FakeAssistant) -> None:
    fake.replies["who?"] = answered("The Head of Community Safety.", citations=(cite(15, QUOTE),))
    shown = html(ask(page(), "who?"))
    assert '<span class="unseen">You asked: </span>who?</h2>' in shown
    assert "<p>The Head of Community Safety.</p>" in shown
    assert "<strong>p. 15</strong>" in shown
    assert "Boards › VAWG" in shown
    assert f"<blockquote>“{QUOTE}”</blockquote>" in shown
    assert "Chosen from the plan’s own words · no language model was used · 41 ms" in shown


def test_citations_of_one_page_stand_together_and_many_quotes_unfold(fake: FakeAssistant) -> None:
    quotes = tuple(cite(19, f"Quote {n}.") for n in range(4))
    fake.replies["list"] = answered("Four:\n• a\n• b", citations=(*quotes, cite(45, "Elsewhere.")))
    shown = html(ask(page(), "list"))
    assert shown.count("<strong>p. 19</strong>") == 1
    assert "2 more quotes from this page" in shown
    assert "<strong>p. 45</strong>" in shown
    assert "<p>Four:</p><ul><li>a</li><li>b</li></ul>" in shown


@pytest.mark.parametrize(("basis", "told"), [("estimated", True), ("seen", False), ("file", False)])
def test_a_page_that_is_estimated_is_told_as_such(fake: FakeAssistant, basis: str, told: bool) -> None:
    fake.replies["who?"] = answered(citations=(cite(15, QUOTE, basis),))
    shown = html(ask(page(), "who?"))
    assert ("(page estimated)" in shown, "the page may be one off" in shown) == (told, told)


def test_the_picture_of_the_page_opens_on_demand_with_words_for_those_who_do_not_see_it(
    fake: FakeAssistant,
) -> None:
    fake.replies["who?"] = answered(citations=(cite(15, QUOTE),))
    app = ask(page(), "who?")
    assert app.expander[0].label.replace("\\", "") == "See p. 15 with the words marked"
    assert not app.image
    app.session_state["picture-1-0"] = True
    image = app.run().image[0].proto.imgs[0]
    assert image.alt == f"Picture of p. 15 of The Plan with these words marked: “{QUOTE}”"
    assert image.caption.replace("\\", "") == "The Plan, p. 15"


def test_a_quote_that_cannot_be_marked_is_told(fake: FakeAssistant) -> None:
    fake.replies["who?"] = answered(citations=(cite(15, "Words in a scanned picture."),))
    app = ask(page(), "who?")
    app.session_state["picture-1-0"] = True
    image = app.run().image[0].proto.imgs[0]
    assert "could be marked" in image.caption
    assert image.alt == "Picture of p. 15 of The Plan"


def test_a_picture_that_cannot_be_drawn_is_told_plainly(fake: FakeAssistant) -> None:
    fake.replies["who?"] = answered(citations=(cite(99, QUOTE),))
    app = ask(page(), "who?")
    app.session_state["picture-1-0"] = True
    assert "it has no page 99" in html(app.run())
    assert not app.exception


def test_follow_ups_pass_the_earlier_questions_and_show_what_was_understood(fake: FakeAssistant) -> None:
    fake.replies["how often does it meet?"] = answered(
        "Quarterly.", standalone_question="How often does the VAWG group meet?"
    )
    app = ask(ask(page(), "who chairs VAWG?"), "how often does it meet?")
    assert fake.asked[1] == ("how often does it meet?", ["who chairs VAWG?"], None)
    assert "I understood: “How often does the VAWG group meet?”" in html(app)
    assert html(app).count("I understood") == 1


def test_each_question_is_asked_once(fake: FakeAssistant) -> None:
    ask(ask(ask(page(), "one"), "two"), "three").run()
    assert [asked[0] for asked in fake.asked] == ["one", "two", "three"]


def test_a_page_long_paste_is_asked_whole_and_shown_cut(fake: FakeAssistant) -> None:
    app = ask(page(), "x" * 5_000)
    assert fake.asked[0][0] == "x" * 5_000
    assert f"</span>{'x' * 1_000} …</h2>" in html(app)


def test_an_example_asks_its_question(fake: FakeAssistant) -> None:
    app = page()
    app.button[0].click().run()
    assert fake.asked[0][0] == "Who chairs the VAWG group?"
    assert len(app.button) == 1, "the examples make room for the conversation"


def test_a_new_conversation_forgets_the_old_one(fake: FakeAssistant) -> None:
    app = ask(page(), "one")
    app.button[0].click().run()
    assert "You asked" not in html(app)
    assert len(app.button) == 9
    ask(app, "two")
    assert fake.asked[-1] == ("two", [], None)


def test_figures_show_the_row_behind_them_and_the_caveat(fake: FakeAssistant) -> None:
    figure = Figure("crime", PLAN.id, "Harassment", "count", "Tower Hamlets", "2015/16", Decimal(3132), "count",
                    "3132", 30, "30", basis="financial year", note="The label had slipped.")  # fmt: skip
    fake.replies["how many?"] = answered(
        "3,132.", figures=(figure,), caveats=("Two totals are printed.",), answered_by="figures"
    )
    shown = html(ask(page(), "how many?"))
    assert '<th scope="row">Harassment</th><td>2015/16</td>' in shown
    assert '<td class="number">3132</td><td>30</td>' in shown
    assert "<caption>As printed in the plan, Tower Hamlets, financial year</caption>" in shown
    assert "Please note:</strong> Two totals are printed." in shown
    assert "<details><summary>How these cells were read</summary><p>The label had slipped.</p>" in shown
    assert "Looked up in the plan’s tables · no language model was used" in shown


def test_where_a_caveat_stands_is_told_apart_from_what_the_answer_stands_on(fake: FakeAssistant) -> None:
    other = cite(18, "over 150 champions", "estimated")
    fake.replies["how many?"] = answered("43.", citations=(cite(17, "43 champions"),), see_also=(other,))
    shown = html(ask(page(), "how many?"))
    assert (
        shown.index("Where the plan says this") < shown.index("p. 17") < shown.index("See also") < shown.index("p. 18")
    )
    assert "estimated" in shown  # the footer says what an estimated page is
    fake.replies["and now?"] = answered("43.", citations=(cite(17, "43 champions"),))
    assert "See also" not in html(ask(page(), "and now?"))


def test_the_sum_stays_together_and_caveats_share_one_box(fake: FakeAssistant) -> None:
    figure = Figure("t", PLAN.id, "Arson", "count", "Here", "2014/15", Decimal(409), "count", "409", 2)
    caveats = ("It prints −18.9%; its own counts 344 → 409 give +18.9%.", "It prints <−65>.")
    fake.replies["up?"] = answered(
        "That is 409 − 344 = 65, (409 − 344) ÷ 344 = +18.9%.", caveats=caveats, figures=(figure,)
    )
    app = ask(page(), "up?")
    assert '<span class="sum">409 − 344 = 65</span>, <span class="sum">(409 − 344) ÷ 344 = +18.9%</span>.' in html(app)
    assert html(app).count("Please note:</strong>") == 1
    assert "<li>It prints &lt;−65&gt;.</li>" in html(app)
    assert "its own counts 344 to 409 give" in announced(app)


def test_figures_of_different_years_and_places_are_told_apart(fake: FakeAssistant) -> None:
    figure = Figure("t", PLAN.id, "Burglary", "rate", "Hackney", "2014/15", Decimal(1), "%", "1%", 2, basis="quarter")
    other = replace(figure, area="Newham", basis="October to September")
    fake.replies["how many?"] = answered("1%.", figures=(figure, other))
    shown = html(ask(page(), "how many?"))
    assert '<th scope="row">Burglary, Hackney, rate</th><td>2014/15<br><span class="basis">quarter</span>' in shown
    assert "Burglary, Newham, rate" in shown
    assert "October to September</span>" in shown


def test_the_plans_silence_is_told_calmly_with_the_nearest_page(fake: FakeAssistant) -> None:
    text = "The plan does not say. I found nothing on “budget”."
    fake.replies["budget?"] = Answer("budget?", Status.NOT_IN_PLAN, text, (cite(12, "It is a statutory board."),))
    app = ask(page(), "budget?")
    assert '<div class="answer panel not-in-plan"><p class="panel-heading">The plan does not say</p>' in html(app)
    assert "<p>I found nothing on “budget”.</p>" in html(app)
    assert "The nearest place in the plan" in html(app)
    assert "The plan does not say. I found nothing on “budget”.<" in announced(app)


def test_someone_in_danger_sees_999_first_and_can_call_it(fake: FakeAssistant) -> None:
    text = "If you are in danger now, call 999. The helpline is 0808 2000 247; the police are on 101."
    fake.replies["help"] = Answer("help", Status.SIGNPOSTED, text, answered_by="guardrails", latency_ms=1)
    shown = html(ask(page(), "help"))
    panel = shown[shown.index('class="answer panel signposted"') :]
    assert panel.index('<a href="tel:999">999</a>') < panel.index("If you are")
    assert '<a href="tel:08082000247">0808 2000 247</a>' in panel
    assert "language model" not in shown


def test_a_refusal_is_shown_as_one(fake: FakeAssistant) -> None:
    fake.replies["poem"] = Answer("poem", Status.DECLINED, "I only answer questions about the plan.")
    assert 'class="answer panel declined"' in html(ask(page(), "poem"))


def test_each_new_answer_is_announced_once(fake: FakeAssistant) -> None:
    fake.replies["who?"] = answered("• One\n• Two", citations=(cite(15, QUOTE),), caveats=("Mind the year.",))
    app = page()
    assert 'data-number="0"' in announced(app)
    ask(app, "who?")
    assert 'data-number="1" data-subject="planqa-question-1"' in announced(app)
    assert ">Answer. One Two Please note: Mind the year. Source: page 15.<" in announced(app)
    assert announced(app) == announced(app.run()), "nothing new, nothing read out"


@pytest.mark.parametrize("place", ["question", "answer", "quote", "section", "caveat", "standalone", "figure"])
def test_words_of_readers_and_documents_are_shown_literally(fake: FakeAssistant, place: str) -> None:
    question = NASTY if place == "question" else "q"
    figure = Figure("t", PLAN.id, NASTY, NASTY, NASTY, NASTY, None, "count", NASTY, 3, NASTY, note=NASTY, basis=NASTY)
    fake.replies[question] = answered(
        NASTY if place == "answer" else "x",
        citations=(cite(15, NASTY if place == "quote" else "y", section=NASTY if place == "section" else "z"),),
        caveats=(NASTY,) if place == "caveat" else (),
        standalone_question=NASTY if place == "standalone" else "",
        figures=(figure,) if place == "figure" else (),
    )
    app = ask(page(), question)
    shown = "\n".join(e.proto.body for e in app.get("html") if "planqa-news" not in e.proto.body)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt; *bold* $x^2$" in shown
    assert "<script" not in shown + announced(app)
    assert "<img" not in shown + announced(app)
    assert not app.markdown, "no word of anybody's is read as Markdown"


def test_labels_and_captions_show_markdown_literally(fake: FakeAssistant) -> None:
    nasty = Citation(PLAN.id, "A *title* ![](http://e.vil/x)", 15, "[1](x)", "s", QUOTE)
    fake.replies["who?"] = answered(citations=(nasty,))
    app = ask(page(), "who?")
    assert app.expander[0].label.startswith(r"See p\. \[1\]\(x\)")
    app.session_state["picture-1-0"] = True
    image = app.run().image[0].proto.imgs[0]
    assert image.caption.startswith(r"A \*title\* \!\[\]\(http\:")


def test_a_missing_store_is_told_with_the_command_that_mends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(store: Path) -> FakeAssistant:
        raise StoreMissing("there is no store in store; run `python -m ingest`")

    monkeypatch.setattr("planqa.assistant.Assistant.open", missing)
    st.cache_resource.clear()
    app = page()
    assert "there is no store in store; run <code>python -m ingest</code>" in html(app)
    assert not app.chat_input


def test_a_wrong_setting_is_told_too(fake: FakeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANQA_LLM", "nonsense")
    assert "PLANQA_LLM" in html(page())


def test_a_fault_is_told_without_a_traceback_and_the_next_question_works(
    fake: FakeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    fake.replies["boom"] = RuntimeError("secret detail")
    fake.replies["bad"] = InputError("that cannot be used; ask again")
    app = ask(page(), "boom")
    assert "could not be answered because of a fault" in html(app)
    assert "secret" not in html(app)
    assert "secret detail" in caplog.text
    assert "that cannot be used; ask again" in html(ask(app, "bad"))
    ask(app, "fine")
    assert fake.asked[-1] == ("fine", [], None), "what failed is no part of the conversation"


def test_several_documents_can_be_told_apart(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Document("other", "The Other Plan", "other.html", "1" * 64)
    fake = FakeAssistant(Path("other.html"), (PLAN, other))
    monkeypatch.setattr("planqa.assistant.Assistant.open", lambda store: fake)
    st.cache_resource.clear()
    fake.replies["who?"] = answered(citations=(cite(15, QUOTE),))
    app = page()
    app.selectbox[0].set_value("other").run()
    ask(app, "who?")
    assert fake.asked == [("who?", [], "other")]
    assert '<cite class="basis">The Plan</cite>' in html(app)
    assert not app.expander, "only a PDF has pictures of its pages"


def test_without_the_plan_there_are_no_examples_about_it(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = FakeAssistant(pdf, [Document("other", "The Other Plan", "other.pdf", "1" * 64)])
    monkeypatch.setattr("planqa.assistant.Assistant.open", lambda store: fake)
    st.cache_resource.clear()
    assert not page().button


def test_a_store_built_anew_is_opened_anew(
    fake: FakeAssistant, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[Path] = []

    def reopen(store: Path) -> FakeAssistant:
        opened.append(store)
        return fake

    monkeypatch.setattr("planqa.assistant.Assistant.open", reopen)
    monkeypatch.setenv("PLANQA_STORE", str(tmp_path))
    app = page()
    app.run()
    assert opened == [tmp_path]
    (tmp_path / "build-1").mkdir()
    (tmp_path / "CURRENT").write_text("build-1")
    app.run()
    assert opened == [tmp_path, tmp_path]
