"""What single cells say."""

import pytest

from ingest.cells import read_cell


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("12", "number", 12),
        ("1,234", "number", 1234),
        ("3.5万", "number", 35000),
        ("-3", "number", -3),
        ("0", "number", 0),
        ("无", "zero", 0),
        ("", "blank", None),
        ("——", "blank", None),
        ("1 234", "unread", None),
        ("1,23", "unread", None),
        ("3/0", "unread", None),
        ("2010-03-03", "unread", None),
        ("司法局", "text", None),
    ],
)
def test_a_cell_is_read_or_said_to_be_unread(text: str, kind: str, value: int | None) -> None:
    reading = read_cell(text)
    assert (reading.kind, reading.value) == (kind, value)
