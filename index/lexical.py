"""Lexical search over segmented Chinese: full text with BM25 in SQLite, the same ranking in Python elsewhere."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Select, func, select, text

from index.catalog_schema import passages
from index.segmenting import overlapping_words
from ingest.folding import fold_text
from ingest.report import Passage

STOPWORDS_FILE = Path(__file__).with_name("stopwords.txt")

# BM25 as SQLite's FTS5 has it, so that both ways rank alike (https://www.sqlite.org/fts5.html#the_bm25_function).
_K1, _B, _SMALLEST_IDF = 1.2, 0.75, 1e-6
_SAYS_SOMETHING = 0.001
_WORD = re.compile(r"[^\W_]+(?:\.\d+)?")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
# One question has a few dozen words; a pasted page should not become a query of thousands.
_MOST_WORDS = 64
# Up to so many passages are ranked by their own word statistics (15 ms); more by those of the whole library.
_RANKED_HERE = 1_000

_MATCH = """
SELECT passages.id FROM passage_words JOIN passages ON passages.number = passage_words.rowid
WHERE passage_words MATCH :query AND (:everywhere OR passages.report_id IN (SELECT value FROM json_each(:reports)))
ORDER BY bm25(passage_words), passages.id LIMIT :most
"""


def searchable(passage: Passage) -> str:
    """What a passage is searched by: its heading and text, folded (one script, no glosses, half-width digits)."""
    return fold_text(f"{passage.section}\n{passage.text}" if passage.section else passage.text)


def words(folded: str) -> tuple[str, ...]:
    """The words of a folded text in order, in lower case; compound words come with their parts, 1,256 as 1256."""
    # Loaded here: a figure question never segments.
    plain = _THOUSANDS.sub("", folded.lower())
    return tuple(
        word for piece in _WORD.findall(plain) for word in overlapping_words(piece) if any(map(str.isalnum, word))
    )


def query_words(question: str) -> tuple[str, ...]:
    """The different words of a question that say what it is about, in order of their first appearance."""
    found = dict.fromkeys(word for word in words(fold_text(question)) if word not in stopwords())
    return tuple(found)[:_MOST_WORDS]


@cache
def stopwords() -> frozenset[str]:
    """The words of stopwords.txt."""
    lines = STOPWORDS_FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def rank_words(connection: Connection, question: str, report_ids: Sequence[str] | None, most: int) -> tuple[str, ...]:
    """Ids of the passages that share words with ``question``, best first, within the reports named (None: all).

    Within few passages a word weighs by how rare it is among them: the name of the place is rare in a library and
    says nothing within a report of that place.
    """
    asked = query_words(question)
    if not asked or (report_ids is not None and not report_ids):
        return ()
    if connection.dialect.name != "sqlite" or (report_ids is not None and _are_few(connection, report_ids)):
        return rank_in_python(connection, asked, report_ids, most)
    return _rank_in_sqlite(connection, asked, report_ids, most)


def _are_few(connection: Connection, report_ids: Sequence[str]) -> bool:
    if len(report_ids) > _RANKED_HERE:
        return False
    counted = select(func.count()).select_from(passages).where(passages.c.report_id.in_(report_ids))
    return connection.execute(counted).scalar_one() <= _RANKED_HERE


def _rank_in_sqlite(
    connection: Connection, asked: Sequence[str], report_ids: Sequence[str] | None, most: int
) -> tuple[str, ...]:
    bound = {
        "query": " OR ".join(f'"{word}"' for word in asked),
        "everywhere": report_ids is None,
        "reports": json.dumps(list(report_ids or ())),
        "most": most,
    }
    return tuple(connection.execute(text(_MATCH), bound).scalars())


def rank_in_python(
    connection: Connection, asked: Sequence[str], report_ids: Sequence[str] | None, most: int
) -> tuple[str, ...]:
    """The same ranking with the word statistics of the reports named, and where the database has no FTS5."""
    query: Select[tuple[str, str]] = select(passages.c.id, passages.c.words)
    if report_ids is not None:
        query = query.where(passages.c.report_id.in_(report_ids))
    rows = [(row.id, row.words.split()) for row in connection.execute(query)]
    scored = sorted((-score, found) for found, score in bm25(asked, rows) if score > 0)
    # A word that stands in half the passages says nothing. Where another word is met, those that meet only such words
    # are no finds: fused, their chance order would outweigh the meaning.
    telling = [found for score, found in scored if -score > _SAYS_SOMETHING]
    return tuple(telling or (found for _, found in scored))[:most]


def bm25(asked: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]]) -> tuple[tuple[str, float], ...]:
    """The BM25 score of each (id, words) for the words asked.

    >>> [(found, round(score, 2)) for found, score in bm25(["甲"], [("p1", ["甲", "乙"]), ("p2", ["乙"]), ("p3", [])])]
    [('p1', 0.36), ('p2', 0.0), ('p3', 0.0)]
    """
    counted = [(found, len(content), Counter(content)) for found, content in rows]
    average = sum(length for _, length, _ in counted) / max(len(counted), 1) or 1.0
    total = len(counted)
    having = {word: sum(word in counts for _, _, counts in counted) for word in asked}
    idf = {word: max(math.log((total - n + 0.5) / (n + 0.5)), _SMALLEST_IDF) for word, n in having.items()}
    longer = {found: _K1 * (1 - _B + _B * length / average) for found, length, _ in counted}

    def score(found: str, counts: Counter[str]) -> float:
        return math.fsum(idf[word] * counts[word] * (_K1 + 1) / (counts[word] + longer[found]) for word in asked)

    return tuple((found, score(found, counts)) for found, _, counts in counted)
