"""Write the sample library: every report file of eval/reports and its manifest, from our texts in eval/samples/texts.

Run ``python -m eval.make_samples`` after a text was changed. The same texts give the same bytes (with the library
versions of pyproject), so a clean checkout stays clean.
"""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from eval.samples.source import SampleSource, SourceError, read_sources
from eval.samples.write_docx import source_to_docx
from eval.samples.write_html import source_to_html
from eval.samples.write_pdf import source_to_pdf
from eval.samples.write_txt import source_to_txt

TEXTS = Path(__file__).parent / "samples" / "texts"
REPORTS = Path(__file__).parent / "reports"
WRITERS: dict[str, Callable[[SampleSource], bytes]] = {
    ".txt": source_to_txt,
    ".html": source_to_html,
    ".docx": source_to_docx,
    ".pdf": source_to_pdf,
}


def source_to_bytes(source: SampleSource) -> bytes:
    """The report file that a source describes, by the ending of its name; raises SourceError for an unknown ending."""
    ending = Path(source.file).suffix
    if ending not in WRITERS:
        raise SourceError(f"{source.name}: @file is {source.file!r}, its ending must be one of {', '.join(WRITERS)}")
    return WRITERS[ending](source)


def manifest_entry(source: SampleSource, data: bytes) -> dict[str, Any]:
    """What the manifest says of one file."""
    facts = source.facts
    return {
        "file": source.file,
        "agency": None if facts["agency"] == "-" else facts["agency"],
        "year": None if facts["year"] == "-" else int(facts["year"]),
        "origin": facts["origin"],
        "invented": facts["invented"] == "true",
        "format": Path(source.file).suffix[1:],
        "encoding": None if facts["encoding"] == "-" else facts["encoding"],
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def make_samples(texts: Path = TEXTS, reports: Path = REPORTS) -> list[dict[str, Any]]:
    """Write every report file and ``manifest.json`` into ``reports``; returns the manifest's entries."""
    reports.mkdir(parents=True, exist_ok=True)
    entries = []
    for source in read_sources(texts):
        data = source_to_bytes(source)
        (reports / source.file).write_bytes(data)
        entries.append(manifest_entry(source, data))
    entries.sort(key=lambda entry: str(entry["file"]))
    text = json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
    (reports / "manifest.json").write_text(text, encoding="utf-8")
    return entries


if __name__ == "__main__":
    make_samples()
