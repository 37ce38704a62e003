"""Reading a report without embedding it: seconds of one core by format, and memory above the bare interpreter."""

import gc
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from eval.bench.corpus import report_files
from ingest.build_report import read_report

COUNT = {"txt": 40, "html": 40, "docx": 16, "pdf": 8}
LARGEST = 50_000  # characters of the largest report that memory is measured on; few real ones are longer


@dataclass(frozen=True)
class Reading:
    """What reading one format took. ``seconds`` is the processor's time for one report."""

    format: str
    reports: int
    characters: int
    figures: int
    seconds: float

    @property
    def rate(self) -> float:
        """Reports a second a core."""
        return 1 / self.seconds


def reading_of(format_: str) -> Reading:
    """Read generated reports of one format, each for the first time; the vocabulary is loaded before."""
    warm, *sources = report_files(COUNT[format_] + 1, format_)
    read_report(warm)
    gc.collect()
    begun = time.process_time()
    reports = [read_report(source) for source in sources]
    seconds = (time.process_time() - begun) / len(reports)
    characters = sum(len(report.text) for report in reports) // len(reports)
    return Reading(format_, len(reports), characters, sum(len(report.figures) for report in reports), seconds)


def memory_of(format_: str, characters: int) -> float:
    """Megabytes above the bare interpreter at the peak of reading one report of that size, in a process of its own."""
    [source] = report_files(1, format_, characters)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, source.name)
        file.write_bytes(source.data)
        reading = "from ingest.build_report import read_report\nfrom ingest.source import load_source\n"
        reading += f"from pathlib import Path\nread_report(load_source(Path({str(file)!r})))\n"
        return (_peak_kilobytes(reading) - _peak_kilobytes("")) / 1024


def _peak_kilobytes(code: str) -> int:
    """The peak of a new process that runs ``code``; getrusage would count what its parent had (Linux only)."""
    code += "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return int(ran.stdout)
