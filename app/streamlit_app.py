"""The chat page: ask, read the answer, see its page; a thin door in front of planqa.assistant."""

import logging
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

import charts
import sources
import tables
import views
from announcer import announcer, spoken
from planqa.assistant import Assistant
from planqa.domain import Answer, Citation, Document, Figure
from planqa.errors import PlanqaError
from planqa.page_image import PageImage, render_page
from planqa.settings import read_settings
from planqa.store import current_build

HERE = Path(__file__).parent
PICTURE_WIDTH = 1100  # pixels; sharp on a telephone and at the page's full width
log = logging.getLogger("planqa.app")


@dataclass(slots=True)
class Turn:
    """One question of this session; reply is the answer, what went wrong in plain words, or not there yet."""

    question: str
    reply: Answer | str | None = None


def main() -> None:
    """Draw the page; Streamlit runs this from the top for every click and question."""
    st.set_page_config(page_title="Ask the plan", page_icon=str(HERE / "favicon.svg"))
    st.html(HERE / "style.css")
    try:
        assistant = _assistant()
    except PlanqaError as error:
        st.html(views.header(()) + views.trouble(str(error)))
        return
    documents = assistant.store.documents
    st.html(views.header(documents))
    document = _document_choice(documents)
    conversation, foot, box, news = st.container(), st.container(), st.container(key="ask"), st.empty()
    if asked := box.chat_input("Ask a question about the plan"):
        _turns().append(Turn(asked))
    with conversation:
        _announce(news)
        _show_conversation(assistant, document)
        _announce(news)
    foot.html(views.footer(documents, [turn.reply for turn in _turns() if isinstance(turn.reply, Answer)]))


def _turns() -> list[Turn]:
    turns: list[Turn] = st.session_state.setdefault("turns", [])
    return turns


def _assistant() -> Assistant:
    """The assistant on the store's current build: a store built anew while the page runs is opened anew."""
    settings = read_settings()
    opened: Assistant = _open(settings.store, str(current_build(settings.store)))
    return opened


def _open_and_warm(store: Path, build: str) -> Assistant:
    assistant = Assistant.open(store)
    assistant.warm()
    log.info("opened %s", build)
    return assistant


_open = st.cache_resource(
    _open_and_warm, max_entries=1, show_spinner="Opening the plan; the first time takes a few seconds …"
)
_picture = st.cache_data(render_page, max_entries=100, show_spinner=False)


def _document_choice(documents: Sequence[Document]) -> str | None:
    """The id of the one document to answer from, where the store holds several and the reader picks one."""
    if len(documents) < 2:
        return None
    titles = {document.id: document.title for document in documents}
    picked: str | None = st.selectbox(
        "Answer from", list(titles), index=None, format_func=titles.get, placeholder="All documents"
    )
    return picked


def _examples(documents: Sequence[Document]) -> None:
    """Questions to start with, for each kind of reader; only those about a document the store holds."""
    examples: dict[str, Any] = tomllib.loads((HERE / "examples.toml").read_text(encoding="utf-8"))
    if examples["document"] not in {document.id for document in documents}:
        return
    st.html('<h2 class="group">Questions to start with</h2>')
    for column, group in zip(st.columns(len(examples["groups"])), examples["groups"], strict=True):
        with column:
            st.html(views.group(group["reader"]))
            for question in group["questions"]:
                st.button(
                    question,
                    key=f"example-{question}",
                    on_click=_ask_example,
                    args=[question],
                    width="stretch",
                    wrap=True,
                )


def _show_conversation(assistant: Assistant, document: str | None) -> None:
    turns = _turns()
    if not turns:
        _examples(assistant.store.documents)
        return
    for number in range(1, len(turns) + 1):
        _show_turn(assistant, number, document)
    st.button("New conversation", on_click=turns.clear)


def _ask_example(question: str) -> None:
    _turns().append(Turn(question))


def _show_turn(assistant: Assistant, number: int, document: str | None) -> None:
    """One question and its reply, which is looked up here the first time."""
    turn = _turns()[number - 1]
    st.html(views.question(number, turn.question))
    waiting = st.empty()
    if turn.reply is None:
        earlier = [other.question for other in _turns()[: number - 1] if isinstance(other.reply, Answer)]
        with waiting, st.spinner("Looking in the plan …"):
            turn.reply = _ask(assistant, turn.question, earlier, document)
    if isinstance(turn.reply, Answer):
        _show_answer(assistant, number, turn.reply)
    else:
        st.html(views.trouble(turn.reply))


def _ask(assistant: Assistant, question: str, earlier: Sequence[str], document: str | None) -> Answer | str:
    """The answer, or in plain words what went wrong; a reader never sees a traceback."""
    try:
        return assistant.ask(question, earlier, document)
    except PlanqaError as error:
        return str(error)
    except Exception:  # the last door before a reader: whatever it is, it is told in the log
        log.exception("no answer")
        return "The question could not be answered because of a fault in this page. Please try again."


def _show_answer(assistant: Assistant, number: int, answer: Answer) -> None:
    st.html(views.reply(answer))
    if answer.figures:
        _show_figures(number, answer.figures)
    _show_sources(assistant, sources.sources_heading(answer.status), answer.citations, f"picture-{number}")
    _show_sources(assistant, sources.SEE_ALSO, answer.see_also, f"also-{number}")
    if made := views.small_print(answer):
        st.html(made)


def _show_sources(assistant: Assistant, heading: str, citations: Sequence[Citation], key: str) -> None:
    """The cited pages under their heading; nothing where nothing is cited."""
    pages = sources.cited_pages(citations)
    if pages:
        st.html(heading)
    for at, page in enumerate(pages):
        st.html(sources.source(page, with_title=len(assistant.store.documents) > 1))
        _show_picture(assistant, page, key=f"{key}-{at}")


def _show_figures(number: int, figures: Sequence[Figure]) -> None:
    """The row behind a figure; of three figures or more also the chart and the file."""
    for chart in charts.charts(figures):
        st.html(views.chart_heading(chart.title))
        st.vega_lite_chart(chart.spec | {"description": chart.alt}, theme=None, width="stretch")
    st.html(tables.figures(figures))
    if file := charts.download(figures):
        label = "Download these figures (CSV)"
        st.download_button(label, file.data, file.name, "text/csv", key=f"csv-{number}", on_click="ignore")


def _show_picture(assistant: Assistant, page: sources.CitedPage, key: str) -> None:
    """The cited page with its quotes marked; drawn when the reader opens it."""
    path = assistant.document_path(page.first.document)
    if path is None or path.suffix != ".pdf":
        return
    label = sources.as_markdown(f"See {page.label} with the words marked")
    expander = st.expander(label, key=key, on_change="rerun")
    if not expander.open:
        return
    with expander:
        try:
            image: PageImage = _picture(path, page.first.page, page.quotes, PICTURE_WIDTH)
        except PlanqaError as error:
            st.html(views.trouble(str(error)))
            return
        alt = sources.picture_alt(page, image.missing)
        st.image(image.png, caption=sources.picture_caption(page, image.missing), alt=alt, width="stretch")


def _announce(place: Any) -> None:
    """Bring the newest question into view and have its reply, once it is there, read to those who do not see it."""
    turns = _turns()
    reply = turns[-1].reply if turns else None
    text = spoken(reply) if isinstance(reply, Answer) else reply or ""
    subject = views.question_id(len(turns)) if turns else views.TITLE_ID
    place.html(announcer(len(turns), text, subject), unsafe_allow_javascript=True)


main()
