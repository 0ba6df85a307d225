"""The reviewed words and registers of a corpus, each file held against its form, joined by the document they are of."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from ingest import forms
from ingest.toml import read_form
from planqa.errors import CorpusError

KNOWLEDGE: dict[str, type[forms.Form]] = {
    "vocabulary.toml": forms.Vocabulary,
    "synonyms.toml": forms.Synonyms,
    "faq.toml": forms.Faq,
}  # reviewed words that a store carries along
REVIEWED: dict[str, type[forms.Form]] = {
    "boards.toml": forms.Boards,
    "duties.toml": forms.Duties,
    "audit.toml": forms.Audit,
    "notices.toml": forms.Notices,
    "silences.toml": forms.Silences,
    "expansion.toml": forms.Expansion,
    "sections.toml": forms.Sections,
}  # beside a document's tables
OWNED = (
    "boards",
    "duty",
    "expansion",
    "shared",
    "section",
    "contradiction",
    "restricted",
    "drafting",
    "silence",
)  # of the file's own document


def read_registers(corpus: Path, documents: Collection[str]) -> dict[str, Any]:
    """What they hold, by file name; absent files are empty. Raises CorpusError for what is not of its form.

    documents are the ids that the corpus has; no file may be of another.
    """
    found: dict[str, Any] = {}
    named = [(corpus / name, form) for name, form in KNOWLEDGE.items()]
    named += [(path, form) for name, form in REVIEWED.items() for path in sorted(corpus.rglob(name))]
    for path, form in named:
        if path.is_file():
            data = _owned(read_form(path, form))
            _check_documents(path, data, documents)
            _merge(found.setdefault(path.stem, {}), data)
    return found


def of_read(knowledge: dict[str, Any], documents: Collection[str]) -> dict[str, Any]:
    """The knowledge without what is of a document that could not be read."""
    return {
        file: {
            name: [row for row in rows if row["document"] in documents] if name in (*OWNED, "faq") else rows
            for name, rows in lists.items()
        }
        for file, lists in knowledge.items()
    }


def _owned(data: dict[str, Any]) -> dict[str, Any]:
    """Each entry of a register knows its document, so that several registers can be joined."""
    document = {"document": data.get("document", "")}
    owned = {name: [document | row for row in data[name]] for name in OWNED if name in data}
    return data | owned


def _check_documents(path: Path, data: dict[str, Any], documents: Collection[str]) -> None:
    told = [("", data["document"])] if "document" in data else []
    told += [
        (f", [[{name}]] {at}", data[name][at - 1]["document"])
        for name in ("faq", "statements")
        for at in range(1, len(data.get(name, ())) + 1)
    ]
    for where, document in told:
        if document not in documents:
            known = ", ".join(f'"{one}"' for one in sorted(documents))
            raise CorpusError(f'{path}{where}: no document has the id "{document}"; write one of {known} as `document`')


def _merge(into: dict[str, Any], more: dict[str, Any]) -> None:
    """Lists of several files are joined; anything else is the last one's."""
    for key, value in more.items():
        into[key] = [*into.get(key, []), *value] if isinstance(value, list) else value
