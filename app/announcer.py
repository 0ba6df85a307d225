"""Tells screen readers of each new answer: Streamlit's chat has no live region, so the page brings one of its own.

The region is made once, outside what Streamlit redraws (a live region that arrives together with its words is not
read out), and each answer's words are copied into it. The script below never changes: a reader's and a document's
words reach it as escaped text only. It also sets the page's language and brings the new question to the top of the
window. The keyboard focus stays where it is, except where the button just pressed has gone from the page.
"""

from html import escape

from planqa.domain import Answer, Status
from sources import cited_pages
from views import STATUS_HEADINGS, without_heading

LANGUAGE = "en-GB"

_SCRIPT = """<script>
(() => {
  document.documentElement.lang = "LANGUAGE";
  const news = document.getElementById("planqa-news");
  let region = document.getElementById("planqa-live");
  if (!region) {
    region = document.createElement("div");
    region.id = "planqa-live";
    region.setAttribute("role", "status");
    region.setAttribute("aria-live", "polite");
    region.setAttribute("aria-atomic", "true");
    region.style.cssText = "position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)";
    region.dataset.told = "0:";
    document.body.append(region);
  }
  const told = news.dataset.number + ":" + news.textContent;
  if (told === region.dataset.told) return;
  region.dataset.told = told;
  region.textContent = "";
  setTimeout(() => {
    const subject = document.getElementById(news.dataset.subject);
    subject?.scrollIntoView({ block: "start" });
    if (document.activeElement === document.body) subject?.focus({ preventScroll: true });
    region.textContent = news.textContent;
  }, 300);
})();
</script>""".replace("LANGUAGE", LANGUAGE)


def announcer(number: int, text: str, subject: str) -> str:
    """HTML that has text read out once for each number, and brings the element with the id subject into view."""
    return (
        f'<div id="planqa-news" hidden data-number="{number}" data-subject="{escape(subject)}">{escape(text)}</div>'
        + _SCRIPT
    )


def spoken(answer: Answer) -> str:
    """What is read out of an answer: its status, words and caveats, and the pages they stand on."""
    heading = "Answer" if answer.status is Status.ANSWERED else STATUS_HEADINGS[answer.status]
    pages = [page.label.replace("p. ", "page ") for page in cited_pages(answer.citations)]
    caveats = [f"Please note: {caveat.replace(' → ', ' to ')}" for caveat in answer.caveats]
    words = [line.removeprefix("• ") for line in without_heading(answer).splitlines()]
    source = [f"Source: {', '.join(pages)}."] if pages and answer.status is Status.ANSWERED else []
    return " ".join([f"{heading}.", *words, *caveats, *source])
