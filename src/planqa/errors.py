"""The errors planqa raises: each message says what is wrong and ends with the command or step that mends it.

    PlanqaError
    ├── SettingsError          a PLANQA_* variable holds something unusable
    ├── CorpusError            corpus/ contradicts itself (documents.toml, tables.toml, edition.toml)
    ├── DocumentError          one document cannot be read at all
    │   ├── EncryptedDocument
    │   ├── EmptyDocument
    │   ├── ScannedDocument
    │   ├── DamagedDocument
    │   ├── OversizedDocument
    │   └── UnknownFormat
    ├── StoreError             the store is missing or does not fit this programme
    │   ├── StoreMissing
    │   └── StoreOutdated
    ├── EncoderError           the encoder's weights are missing or not the official ones
    └── InputError             a question file or option that cannot be used

Refusing a question is not an error: it is an Answer with a status.
"""


class PlanqaError(Exception):
    """Base of every error an operator can mend."""


class SettingsError(PlanqaError):
    """A PLANQA_* environment variable holds something unusable."""


class CorpusError(PlanqaError):
    """The corpus folder contradicts itself."""


class DocumentError(PlanqaError):
    """One document cannot be read; names the file and the reason."""

    reason = "cannot be read"
    remedy = "check the file"

    def __init__(self, file: str, detail: str = "") -> None:
        self.file = file
        self.detail = detail
        told = f"{self.reason} ({detail})" if detail else self.reason
        super().__init__(f"{file}: {told}; {self.remedy}")


class EncryptedDocument(DocumentError):
    """A password is needed to open the file."""

    reason = "is encrypted"
    remedy = "save a copy without a password and run `python -m ingest` again"


class EmptyDocument(DocumentError):
    """The file has no bytes or no words."""

    reason = "is empty"
    remedy = "replace it with a file that has text and run `python -m ingest` again"


class ScannedDocument(DocumentError):
    """The pages are pictures without a text layer."""

    reason = "holds scanned pages without text"
    remedy = "run OCR on it (for example `ocrmypdf in.pdf out.pdf`) and run `python -m ingest` again"


class DamagedDocument(DocumentError):
    """The bytes are truncated or are not what the suffix says."""

    reason = "is damaged or not the format its name says"
    remedy = "download it again and run `python -m ingest`"


class OversizedDocument(DocumentError):
    """The file holds more than this programme reads at once."""

    reason = "is too large"
    remedy = "split it into smaller files and run `python -m ingest` again"


class UnknownFormat(DocumentError):
    """No reader knows the suffix."""

    reason = "has a format planqa does not read"
    remedy = "convert it to .pdf, .docx, .html, .md or .txt and run `python -m ingest` again"


class StoreError(PlanqaError):
    """The store is missing or does not fit this programme."""


class StoreMissing(StoreError):
    """No store at the given folder."""


class StoreOutdated(StoreError):
    """The store was built from other bytes, another encoder or another format."""


class EncoderError(PlanqaError):
    """The encoder's weights are missing or are not the official file."""


class InputError(PlanqaError):
    """A question, file or option that cannot be used; nothing was lost."""
