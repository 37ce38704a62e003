"""The default model as a network of OpenVINO (the one home of that library), built from the unpacked BERT weights.

On the processors measured it does the same arithmetic in two thirds of torch's time, and starts without torch and
sentence-transformers, whose import alone takes seconds. bfloat16 where the processor has units for it, else float32.
"""

import importlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import openvino

Floats = npt.NDArray[np.float32]
# Lengths are rounded up to this, since the network is prepared anew for each shape that it has not seen.
LENGTH_STEP = 8
_FAR_BELOW = -1e4  # added to the score of a place that holds no token, before the softmax
_BY_HEAD = (0, 2, 1, 3)


class E5Network:
    """Token numbers to vectors of length 1. Threads may share it."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is the unpacked model. Raises ImportError where OpenVINO is not installed."""
        openvino = _openvino()
        # Held as long as the network, which may go on reading weights where they are.
        self._tensors = tensors = _tensors(folder / "model.safetensors")
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self.width = int(config["hidden_size"])
        # The table of words is most of the model. It stays on the disk, and a text needs a few of its rows.
        self._words = tensors["embeddings.word_embeddings.weight"]
        kinds = tensors["embeddings.token_type_embeddings.weight"]
        self._places = tensors["embeddings.position_embeddings.weight"] + kinds[0]
        core = openvino.Core()
        able = core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")
        settings = {
            "INFERENCE_PRECISION_HINT": "bf16" if "BF16" in able else "f32",
            "NUM_STREAMS": 1,
            "ENABLE_CPU_PINNING": False,  # other processes read reports meanwhile
        }
        self._network = core.compile_model(_bert(tensors, config), "CPU", settings)

    def vectors(self, rows: Sequence[Sequence[int]]) -> Floats:
        """The vector of each row of token numbers: the mean over its tokens, made length 1. Rows go in together."""
        longest = max(map(len, rows))
        length = min(-(-longest // LENGTH_STEP) * LENGTH_STEP, max(len(self._places), longest))
        hidden = np.zeros((len(rows), length, self.width), np.float32)
        unseen = np.full((len(rows), 1, 1, length), _FAR_BELOW, np.float32)
        shares = np.zeros((len(rows), 1, length), np.float32)
        for number, row in enumerate(rows):
            hidden[number, : len(row)] = self._words[row] + self._places[: len(row)]
            unseen[number, 0, 0, : len(row)] = 0
            shares[number, 0, : len(row)] = 1 / len(row)
        # A request of its own: they are not to be shared by threads, and making one is nothing beside using it.
        means = self._network.create_infer_request().infer((hidden, unseen, shares))[0][:, 0]
        return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), np.float32)


def _openvino() -> ModuleType:
    """OpenVINO without its converter, which reports to its makers when it is imported, and which nothing here uses."""
    if "openvino" not in sys.modules:
        converter = "openvino.tools.ovc"
        sys.modules[converter] = None  # type: ignore[assignment]  # importing it raises ImportError, which OpenVINO passes over
        try:
            importlib.import_module("openvino")
        finally:
            del sys.modules[converter]
    return importlib.import_module("openvino")


def _tensors(file: Path) -> dict[str, Floats]:
    """The tensors of a safetensors file by name, left on the disk: eight bytes of length, a header in JSON, the numbers."""
    # Copy on write, because OpenVINO takes no array that is read-only.
    content = np.memmap(file, np.uint8, "c")
    start = 8 + int(content[:8].view("<u8")[0])
    header = json.loads(content[8:start].tobytes())
    spans = {name: (entry["data_offsets"], entry["shape"]) for name, entry in header.items() if name != "__metadata__"}
    return {name: content[start:][slice(*span)].view("<f4").reshape(shape) for name, (span, shape) in spans.items()}


def _bert(tensors: Mapping[str, Floats], config: Mapping[str, int]) -> "openvino.Model":
    """BERT from summed embeddings to the mean over the tokens (Devlin et al. 2019, as in the checkpoint's config)."""
    openvino = _openvino()
    from openvino import opset13 as op

    layers = _Layers(tensors, config)
    hidden = op.parameter([-1, -1, config["hidden_size"]], np.float32)
    unseen = op.parameter([-1, 1, 1, -1], np.float32)
    shares = op.parameter([-1, 1, -1], np.float32)
    states = layers.normal(hidden, "embeddings.LayerNorm")
    for number in range(config["num_hidden_layers"]):
        states = layers.layer(states, unseen, f"encoder.layer.{number}")
    return openvino.Model([op.matmul(shares, states, False, False)], [hidden, unseen, shares], "e5")


class _Layers:
    """The parts of a BERT layer as nodes of OpenVINO. ``name`` is where the checkpoint has a part's weights."""

    def __init__(self, tensors: Mapping[str, Floats], config: Mapping[str, int]) -> None:
        from openvino import opset13

        self._op = opset13
        self._tensors = tensors
        self._width = config["hidden_size"]
        self._heads = config["num_attention_heads"]
        self._epsilon = config["layer_norm_eps"]

    def layer(self, states: "openvino.Node", unseen: "openvino.Node", name: str) -> "openvino.Node":
        attended = self._linear(self._attention(states, unseen, name), f"{name}.attention.output.dense")
        states = self.normal(self._op.add(attended, states), f"{name}.attention.output.LayerNorm")
        inner = self._op.gelu(self._linear(states, f"{name}.intermediate.dense"), "erf")
        return self.normal(
            self._op.add(self._linear(inner, f"{name}.output.dense"), states), f"{name}.output.LayerNorm"
        )

    def normal(self, states: "openvino.Node", name: str) -> "openvino.Node":
        level = self._op.mvn(states, self._op.constant(np.array([-1])), True, self._epsilon, "inside_sqrt")
        return self._op.add(self._op.multiply(level, self._weight(f"{name}.weight")), self._weight(f"{name}.bias"))

    def _attention(self, states: "openvino.Node", unseen: "openvino.Node", name: str) -> "openvino.Node":
        query, key, value = (
            self._shaped(self._linear(states, f"{name}.attention.self.{part}"), (0, 0, self._heads, -1))
            for part in ("query", "key", "value")
        )
        query, key, value = (self._by_head(part) for part in (query, key, value))
        attended = self._op.scaled_dot_product_attention(query, key, value, unseen)
        return self._shaped(self._by_head(attended), (0, 0, self._width))

    def _linear(self, states: "openvino.Node", name: str) -> "openvino.Node":
        product = self._op.matmul(states, self._weight(f"{name}.weight"), False, True)
        return self._op.add(product, self._weight(f"{name}.bias"))

    def _by_head(self, states: "openvino.Node") -> "openvino.Node":
        return self._op.transpose(states, self._op.constant(np.array(_BY_HEAD)))

    def _shaped(self, states: "openvino.Node", shape: tuple[int, ...]) -> "openvino.Node":
        return self._op.reshape(states, self._op.constant(np.array(shape)), True)

    def _weight(self, name: str) -> "openvino.Node":
        return self._op.constant(self._tensors[name], shared_memory=True)
