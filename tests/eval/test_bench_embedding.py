"""Embedding as it is measured: the arithmetic counted, and the measuring itself at a small size."""

from pathlib import Path

import pytest

from eval.bench.embedding import Embedding, Speed, embedding_of, embedding_rows, model_products


def test_the_arithmetic_of_a_passage_is_that_of_the_checkpoint() -> None:
    # The encoder's matrices as the model's config gives them.
    weights = 12 * (4 * 384 * 384 + 2 * 384 * 1536)
    assert model_products([1]) == 2 * weights + 12 * 4 * 384
    assert model_products([200, 200]) < model_products([100, 300])


@pytest.mark.model
def test_embedding_is_measured_against_the_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, few in (("PASSAGES", 4), ("OF_THE_ENGINE", 2), ("ROUNDS", 1), ("QUESTIONS", 2)):
        monkeypatch.setattr(f"eval.bench.embedding.{name}", few)
    found = embedding_of(tmp_path)
    assert found.passages == 4
    assert 100 < found.tokens < 250
    assert 0.999 <= found.least_cosine <= found.mean_cosine <= 1.0001
    assert found.times_engine.core > 1 < found.limit.core
    assert found.share.core == pytest.approx(found.ours.core / found.limit.core)
    assert found.question > 0


def test_rows_hold_the_rates_against_what_is_asked() -> None:
    slow, fast, faster = Speed(10, 5), Speed(40, 20), Speed(50, 30)
    rows = embedding_rows(Embedding(64, 165, "bfloat16", fast, slow, faster, 0.9985, 0.9999, 6, 9))
    assert [row.ratio.split()[0] for row in rows] == ["4.0", "80%", "0.99850", "0.67"]
    assert [row.met for row in rows] == [True, True, False, None]
    assert not embedding_rows(Embedding(64, 165, "bfloat16", slow, slow, faster, 1, 1, 6, 9))[1].met
