"""The default model's embedder: texts to tokens, tokens in batches of one length through the network."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.e5_network import LENGTH_STEP, E5Network

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# How many tokens go through the network at a time, padding counted: more leaves the processor's cache and is slower.
_TOKENS_A_BATCH = 1024


class E5Embedder:
    """The unpacked model in ``folder`` on this machine's processor; an Embedder. Threads may share it."""

    def __init__(self, name: str, folder: Path) -> None:
        """Raises ImportError where OpenVINO is not installed."""
        self.name = name
        self.fingerprint = folder.name
        self._network = E5Network(folder)
        self._tokenizer = _tokenizer(folder)
        prompts = json.loads((folder / "config_sentence_transformers.json").read_text(encoding="utf-8"))["prompts"]
        self._query, self._passage = prompts["query"], prompts["passage"]
        self._asked: tuple[str, npt.NDArray[np.float32]] | None = None

    def embed_passages(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """One row a text; long texts are cut at the model's limit."""
        rows = [row.ids for row in self._tokenizer.encode_batch([_sound(self._passage + text) for text in texts])]
        vectors = np.zeros((len(rows), self._network.width), np.float32)
        for batch in _batches([len(row) for row in rows]):
            vectors[batch] = self._network.vectors([rows[number] for number in batch])
        return vectors

    def embed_query(self, text: str) -> npt.NDArray[np.float32]:
        """The vector of a question; that of the last one is kept, for an answer compares it more than once."""
        known = self._asked
        if known is None or known[0] != text:
            [vector] = self._network.vectors([self._tokenizer.encode(_sound(self._query + text)).ids])
            self._asked = known = text, np.asarray(vector, np.float32)
        return known[1]


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of texts that go together, the short ones first, so that little is padded.

    >>> list(_batches([300, 4, 500, 5, 512]))
    [[1, 3, 0], [2, 4]]
    """
    batch: list[int] = []
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        padded = -(-lengths[number] // LENGTH_STEP) * LENGTH_STEP
        if batch and (len(batch) + 1) * padded > _TOKENS_A_BATCH:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _tokenizer(folder: Path) -> "Tokenizer":
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    limit = json.loads((folder / "sentence_bert_config.json").read_text(encoding="utf-8"))["max_seq_length"]
    tokenizer.enable_truncation(limit)
    return tokenizer


def _sound(text: str) -> str:
    """The text with half characters replaced, which the tokenizer refuses."""
    return text.encode("utf-8", "replace").decode("utf-8")
