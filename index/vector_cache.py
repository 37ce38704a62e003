"""Vectors made before, kept in the user's cache folder by model and text: each text is embedded once on a machine.

Much of a report is boilerplate that comes back from county to county and from year to year, and a library that is made
anew holds the texts of the one before. What is here is never needed: a cache that cannot be used costs time alone.
"""

import hashlib
import logging
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np

from index.embedding import Vectors

FILE = "vectors.sqlite"
_A_DAY = 86_400
_SECONDS_TO_WAIT = 10
_KEYS_A_STATEMENT = 500
# So much goes at once when the cache is full, so that not every batch deletes.
_SHARE_DROPPED = 0.1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS vectors
    (number INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, day INTEGER NOT NULL, vector BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS vectors_by_day ON vectors (day, number);
"""
_READ = "SELECT key, day, vector FROM vectors WHERE key IN ({})"
_DROP_OLDEST = "DELETE FROM vectors WHERE number IN (SELECT number FROM vectors ORDER BY day, number LIMIT ?)"
_log = logging.getLogger(__name__)


def _today() -> int:
    return int(time.time()) // _A_DAY


def _packed(vector: Vectors) -> bytes:
    """The vector's bytes and their checksum: a damaged vector would find the wrong passages and say nothing."""
    content = np.asarray(vector, np.float32).tobytes()
    return content + crc32(content).to_bytes(4, "big")


def _unpacked(stored: bytes) -> Vectors | None:
    content, check = stored[:-4], stored[-4:]
    return np.frombuffer(content, np.float32) if crc32(content).to_bytes(4, "big") == check else None


@dataclass(frozen=True)
class VectorCache:
    """The vectors of one model (``fingerprint``) in ``folder``, at most ``most`` of all models together.

    Processes may share it: SQLite lets one write at a time, and writing the same vector twice changes nothing. A file
    that is locked for long or not writable is passed over; one that is damaged is set aside and begun anew.
    """

    folder: Path
    fingerprint: str
    most: int
    today: Callable[[], int] = _today

    def vectors(self, texts: Sequence[str], embed: Callable[[Sequence[str]], Vectors]) -> Vectors:
        """One row a text, in order: the kept vector where there is one, else by ``embed``, which sees each text once."""
        kept = self._kept(texts)
        new = [text for text in dict.fromkeys(texts) if text not in kept]
        if new:
            made = dict(zip(new, embed(new), strict=True))
            self._keep(made)
            kept |= made
        return np.stack([kept[text] for text in texts])

    def _kept(self, texts: Sequence[str]) -> dict[str, Vectors]:
        text_of = {self._key(text): text for text in texts}
        keys, found = list(text_of), dict[str, Vectors]()
        with self._passing_over_faults(), closing(self._connect()) as connection, connection:
            for start in range(0, len(keys), _KEYS_A_STATEMENT):
                portion = keys[start : start + _KEYS_A_STATEMENT]
                rows = connection.execute(_READ.format(",".join("?" * len(portion))), portion).fetchall()
                sound = ((key, _unpacked(stored)) for key, _, stored in rows)
                found |= {text_of[key]: vector for key, vector in sound if vector is not None}
                today = self.today()
                used_again = [(today, key) for key, day, _ in rows if day < today]
                connection.executemany("UPDATE vectors SET day = ? WHERE key = ?", used_again)
        return found

    def _keep(self, made: Mapping[str, Vectors]) -> None:
        rows = [(self._key(text), self.today(), _packed(row)) for text, row in made.items()]
        with self._passing_over_faults(), closing(self._connect()) as connection, connection:
            connection.executemany("INSERT OR REPLACE INTO vectors (key, day, vector) VALUES (?, ?, ?)", rows)
            (held,) = connection.execute("SELECT count(*) FROM vectors").fetchone()
            if held > self.most:
                connection.execute(_DROP_OLDEST, [held - self.most + int(self.most * _SHARE_DROPPED)])

    def _key(self, text: str) -> bytes:
        # In full, not as short as in Chroma: reports are hostile, and a key is trusted across libraries.
        return hashlib.sha256(f"{self.fingerprint}\0{text}".encode("utf-8", "surrogatepass")).digest()

    def _connect(self) -> sqlite3.Connection:
        self.folder.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.folder / FILE, timeout=_SECONDS_TO_WAIT)
        connection.executescript(_SCHEMA)
        return connection

    @contextmanager
    def _passing_over_faults(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            # Not a kind of it: what is locked, full or not writable is an OperationalError and may come right by itself.
            if type(error) is sqlite3.DatabaseError and self._set_aside():
                _log.warning("the vectors kept in %s are damaged (%s) and begun anew", self.folder / FILE, error)
            else:
                _log.warning("the vectors kept in %s are passed over (%s)", self.folder / FILE, error)

    def _set_aside(self) -> bool:
        """Move the damaged file out of the way, and drop what SQLite keeps beside it, which belongs to that file alone."""
        try:
            (self.folder / FILE).replace(self.folder / f"{FILE}.damaged")
            for suffix in ("-journal", "-wal", "-shm"):
                (self.folder / f"{FILE}{suffix}").unlink(missing_ok=True)
        except OSError:
            return False
        return True
