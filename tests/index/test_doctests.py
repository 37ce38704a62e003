"""The examples in the docstrings hold."""

import doctest
import importlib
from pathlib import Path

import pytest

MODULES = sorted(file.stem for file in (Path(__file__).parents[2] / "index").glob("*.py"))


@pytest.mark.parametrize("module", MODULES)
def test_examples(module: str) -> None:
    assert doctest.testmod(importlib.import_module(f"index.{module}")).failed == 0
