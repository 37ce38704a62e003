"""Whether a text is an annual report on the disclosure of government information at all."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ingest.document import Document
from ingest.errors import NotAnAnnualReport
from ingest.folding import Folded, fold_text

RULES_FILE = Path(__file__).with_name("annual_report.yaml")

_NUMBERED = re.compile(r"\s*(?:[(〔]?[一二三四五六七八九十]{1,3}[)〕、.]|\d{1,2}[、.)])")

# What one title may say and another of the same report leave out: 甲镇人民政府2011年…工作年度报告, 甲镇2011年…年度报告.
_BESIDE_NAME = re.compile(r"人民政府(?=20|[二])|办事处|工作|年度|情况|的|\s")


def require_annual_report(file: str, document: Document, folded: Folded) -> None:
    """Raise NotAnAnnualReport, naming ``file``, when nothing in the text says that it is such a report.

    A text in the sections of such a report that counts something is one, however short, and so is one under its plain title,
    or that speaks of itself as such, and counts something of disclosure. Any other must speak of
    disclosure throughout (a titled one need not repeat it) and of several of the report's chapters; and it must call
    itself a report or count what was done. An anonymous or untitled report passes, a guide, a rule or a news item does not.
    """
    fault = _what_is_missing(document, folded)
    if fault is not None:
        raise NotAnAnnualReport(
            file,
            fault,
            "ingest the annual report on government information disclosure (政府信息公开工作年度报告) itself",
        )


def _what_is_missing(document: Document, folded: Folded) -> str | None:
    rules = _rules()
    body = _body(document, folded)
    if _has_the_sections(body) or _is_plainly_one(folded) or _speaks_of_itself(folded):
        return None
    subjects = len(re.findall(rules["subject"], body))
    titled = _names_itself(document, folded)
    if subjects < (1 if titled else rules["least_subjects"]) or subjects * rules["longest_gap"] < len(body):
        return "is not about the disclosure of government information"
    chapters = sum(1 for chapter in rules["chapters"] if re.search(chapter, body))
    if chapters < rules["least_chapters"]:
        return "has none of the parts of an annual disclosure report"
    counts = len(re.findall(rules["counts"], body))
    if counts < rules["least_counts"] and not titled:
        return "reports nothing that was done: it is no annual disclosure report"
    return None


def _has_the_sections(body: str) -> bool:
    """Whether most of the statutory sections (Regulation 2008, article 32) stand as short numbered headings, and something is counted."""
    rules = _rules()
    headings = [
        line for line in body.split("\n") if _NUMBERED.match(line) and len(line.strip()) <= rules["longest_heading"]
    ]
    found = sum(1 for section in rules["sections"] if any(re.search(section, line) for line in headings))
    return found >= rules["least_sections"] and re.search(rules["counts"], body) is not None


def _is_plainly_one(folded: Folded) -> bool:
    """Whether one line of the head is the bare title of such a report and a sentence below it counts something of disclosure."""
    rules = _rules()
    lines = list(re.finditer(r"[^\n]+", folded.text[: rules["head"]]))
    titles = [line for line in lines if re.fullmatch(rules["plain_title"], line.group())]
    if len({_BESIDE_NAME.sub("", title.group()) for title in titles}) != 1:
        return False
    return re.search(rules["plain_fact"], folded.text[titles[-1].end() :]) is not None


def _speaks_of_itself(folded: Folded) -> bool:
    """Whether a text without a title calls itself in its head the report on disclosure and counts something of it below."""
    rules = _rules()
    head = folded.text[: rules["head"]]
    name = re.search(rules["own_name"], head)
    if name is None or not re.search(rules["own_words"], head) or re.search(rules["not_own"], head):
        return False
    return re.search(rules["plain_fact"], folded.text[name.end() :]) is not None


def _names_itself(document: Document, folded: Folded) -> bool:
    """Whether a line of the head, not a sentence of it, is the title of such a report."""
    rules = _rules()
    lines = [fold_text(document.title or ""), *folded.text[: rules["head"]].split("\n")]
    return any(len(line.strip()) <= 60 and "。" not in line and re.search(rules["title"], line) for line in lines)


def _body(document: Document, folded: Folded) -> str:
    """The lines that say something: the head, prose, numbered lines and, where the text was flattened, table cells."""
    head = int(_rules()["head"])
    lines: list[str] = []
    position = 0
    for line in folded.text.split("\n"):
        telling = re.search(r"[。;|\d]", line) is not None or _NUMBERED.match(line) is not None
        if (position < head and document.kind == "txt") or telling:
            lines.append(line)
        position += len(line) + 1
    return "\n".join(lines)


@cache
def _rules() -> Mapping[str, Any]:
    rules: Mapping[str, Any] = yaml.safe_load(RULES_FILE.read_text(encoding="utf-8"))
    return rules
