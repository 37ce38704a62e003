"""The command line from nothing: one question, one fresh process, until it has ended."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.bench.questions import kinds, of_all_reports, questions
from index.library import open_library

RUNS = 3  # of each kind that names an agency; the median counts


@dataclass(frozen=True)
class ColdTiming:
    """Seconds until ``wenbao ask`` had ended: the median of its runs, and in how many the answer was of the state due."""

    kind: str
    seconds: float
    right: int
    runs: int


def cold_of(path: Path, runs: int = RUNS) -> Mapping[str, ColdTiming]:
    """Ask the library at ``path`` one question of each kind, each run in a process of its own."""
    reports = open_library(path).catalog.reports()
    found = {}
    for kind in kinds():
        asked = questions(reports, kind, 1 if of_all_reports(kind) else runs)
        taken = [_ask(path, each.question) for each in asked]
        right = sum(status in each.statuses for (_, status), each in zip(taken, asked, strict=True))
        found[kind] = ColdTiming(kind, statistics.median(seconds for seconds, _ in taken), right, len(asked))
    return found


def _ask(path: Path, question: str) -> tuple[float, str]:
    command = [sys.executable, "-m", "ui", "--library", str(path), "ask", "--json", question]
    begun = time.perf_counter()
    ran = subprocess.run(command, stdout=subprocess.PIPE, check=False, text=True, env=os.environ | {"PYTHONUTF8": "1"})
    return time.perf_counter() - begun, str(json.loads(ran.stdout)["status"])
