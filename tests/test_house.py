"""The house itself: sizes, names, heavy imports, and documents that agree with the code."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.settings import Settings
from ui.cli import cli

ROOT = Path(__file__).parents[1]
PACKAGES = ("ingest", "index", "assistant", "ui", "eval")
FILES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
README_ZH = (ROOT / "README.zh.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_one_concern_and_a_function_fits_a_screen(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 350, "one file, one concern"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno <= 50, node.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_public_names_have_docstrings(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree) or (path.name == "__init__.py" and not tree.body)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


def test_the_installed_package_holds_every_folder_of_code():
    listed = set(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"])
    assert listed == {".".join(path.parent.relative_to(ROOT).parts) for path in FILES}


def test_no_banned_names():
    banned = re.compile(r"^(?:utils|helpers|common|misc|base)\.py$")
    assert [path for path in FILES if banned.match(path.name)] == []
    classes = [
        node.name
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    assert [name for name in classes if re.search(r"(?:Manager|Handler|Processor|Engine|Service|Factory)$", name)] == []


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("chromadb", {"index/vectors.py", "index/passage_vectors.py"}),
        ("sentence_transformers", {"index/embedding.py", "index/unpack_e5.py"}),
        ("openvino", {"index/e5_network.py"}),
        ("trafilatura", {"ingest/read_html.py", "ingest/html_blocks.py"}),
        ("pypdf", {"ingest/read_pdf.py"}),
        ("docx", {"ingest/read_docx.py", "ingest/docx_numbering.py", "ingest/docx_text.py"}),
        ("rapidocr", {"ingest/ocr.py"}),
        ("cv2", {"ingest/ruled_images.py", "ingest/ocr_cells.py"}),
        ("PIL", {"ingest/page_images.py"}),
        ("pypdfium2", {"ingest/page_images.py"}),
    ],
)
def test_a_foreign_library_has_one_home(library, homes):
    users = {
        str(path.relative_to(ROOT))
        for path in FILES
        if not str(path.relative_to(ROOT)).startswith("eval/")
        and re.search(rf"^\s*(?:from|import) {library}\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert users <= homes


def test_the_readmes_name_every_command_and_only_real_ones():
    listed = set(cli.list_commands(None)) | {"eval"}
    for text in (README, README_ZH):
        assert set(re.findall(r"wenbao ([a-z]+)", text)) <= listed
        assert listed <= set(re.findall(r"`wenbao ([a-z]+)", text))


def test_the_readme_names_every_setting():
    for name in Settings.model_fields:
        assert f"WENBAO_{name.upper()}" in README, name


def test_every_command_has_help_with_an_example():
    for name in cli.list_commands(None):
        shown = CliRunner().invoke(cli, [name, "--help"])
        assert shown.exit_code == 0, name
        if name != "eval":
            assert "Example" in shown.output, name


def test_the_python_example_of_the_readme_runs(tmp_path, monkeypatch):
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL).group(1)
    library = tmp_path / "wenbao-library"
    sample = ROOT / "eval" / "reports" / "panzhihua-2009.html"
    prepare = (
        "from pathlib import Path\n"
        "from assistant import Settings, open_library\n"
        "from dataclasses import replace\n"
        "from index.build import ingest_sources\n"
        "from ingest.source import load_source\n"
        "from tests.index.made_up import CharacterEmbedder\n"
        f"made = replace(open_library(Settings(library=Path({str(library)!r})), create=True), given_embedder=CharacterEmbedder())\n"
        f"ingest_sources(made, [load_source(Path({str(sample)!r}))])\n"
    )
    subprocess.run([sys.executable, "-c", prepare], check=True, cwd=ROOT)
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "HOME": str(tmp_path)},
        check=True,
    )
    assert run.stdout.strip() == "12"


def test_nothing_of_the_workplace_is_in_the_repository():
    tracked = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT, check=True).stdout.split(
        "\n"
    )
    marks = re.compile(r"/" + r"work/|file://" r"/|pypi\.org|files\.pythonhosted")
    for name in tracked:
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".yaml", ".txt", ".json", ".jsonl", ""} and path.is_file():
            assert not marks.search(path.read_text(encoding="utf-8", errors="replace")), name
