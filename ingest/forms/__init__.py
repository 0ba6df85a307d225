"""The form of every reviewed file of a corpus: its keys and what each holds (corpus/README.md explains them)."""

from ingest.forms.documents import Basis, Documents, Edition, Numbering
from ingest.forms.fields import Form
from ingest.forms.registers import Audit, Boards, Duties, Expansion, Faq, Notices, Sections, Silences
from ingest.forms.tables import Tables
from ingest.forms.words import Synonyms, Vocabulary

__all__ = [
    "Audit", "Basis", "Boards", "Documents", "Duties", "Edition", "Expansion", "Faq", "Form", "Notices", "Numbering",
    "Sections", "Silences", "Synonyms", "Tables", "Vocabulary",
]  # fmt: skip
