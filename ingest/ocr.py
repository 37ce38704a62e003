"""Optical character recognition: where lines of print stand in an image, and what they say.

The models come inside the package rapidocr; no network is asked. The package is loaded when the first scan is met.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ingest.errors import UnsupportedFormat

Grey = npt.NDArray[np.uint8]
PixelBox = tuple[int, int, int, int]  # x0, top, x1, bottom

_MODELS = ("PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx", "ch_ppocr_mobile_v2.0_cls_mobile.onnx")
_LONGEST_SIDE = 1600  # pixels in which lines are looked for; they are read from the whole image
_BATCH = 8
_HEIGHT = 48  # pixels to which the recogniser scales a line


class NoRecogniser(Exception):
    """The package for OCR is not installed or not whole. The message says which and how to get it."""


@dataclass(frozen=True)
class Recognised:
    """What one image of a line says, and how sure the recogniser is of it, from 0 to 1."""

    text: str
    score: float


def without_recogniser(file: str, error: NoRecogniser) -> UnsupportedFormat:
    """The refusal of a file that could only be read by OCR."""
    return UnsupportedFormat(
        file, f"is a scan or an image, and {error}", "install the package rapidocr and ingest it again"
    )


def find_lines(grey: Grey) -> tuple[PixelBox, ...]:
    """The boxes of the lines of print in a page, upright ones, in no order. Raises NoRecogniser."""
    found = _reader()(_three_channels(grey), use_det=True, use_cls=False, use_rec=False)
    boxes = getattr(found, "boxes", None)
    if boxes is None:
        return ()
    return tuple(
        (int(box[:, 0].min()), int(box[:, 1].min()), int(box[:, 0].max()) + 1, int(box[:, 1].max()) + 1)
        for box in boxes
    )


def recognise(lines: Sequence[Grey]) -> tuple[Recognised, ...]:
    """What each image of one line says, in the order given. Raises NoRecogniser."""
    if not lines:
        return ()
    read = _reader().recognize_txt([_three_channels(line) for line in lines])
    return tuple(Recognised(str(text), float(score)) for text, score in zip(read.txts, read.scores, strict=True))


def _three_channels(grey: Grey) -> npt.NDArray[np.uint8]:
    return np.repeat(grey[:, :, np.newaxis], 3, axis=2)


@cache
def _reader() -> Any:
    """The two models, loaded once. Paths are given, so that the package has nothing to download."""
    try:
        import rapidocr
    except ImportError as error:
        raise NoRecogniser(f"the package rapidocr cannot be loaded ({error})") from error
    folder = Path(rapidocr.__file__).with_name("models")
    missing = [name for name in _MODELS if not (folder / name).is_file()]
    if missing:
        raise NoRecogniser(f"the package rapidocr came without its model {missing[0]}")
    threads = max(1, min(4, (os.cpu_count() or 1) // 2))
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.max_side_len": 4000,
            "Global.text_score": 0.0,
            "Det.model_path": str(folder / _MODELS[0]),
            "Det.limit_type": "max",
            "Det.limit_side_len": _LONGEST_SIDE,
            "Rec.model_path": str(folder / _MODELS[1]),
            "Rec.rec_img_shape": [3, _HEIGHT, 64],  # narrow cells are not widened to the length of a line
            "Rec.rec_batch_num": _BATCH,
            "Cls.model_path": str(folder / _MODELS[2]),
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
