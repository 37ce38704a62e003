"""The tables of the catalog. Offsets count characters of a report's stored text; lists are JSON in text columns."""

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    text,
)

SCHEMA = 2

metadata = MetaData()

# name -> value: "schema" (number), "library" (random id, names the vector collection), "embedding" (fingerprint of
# the model that made the vectors), "embedding_model" (its name, for people), "vectors" and "reports" (each changes with
# every writing of what it is called after).
meta = Table("meta", metadata, Column("name", String(64), primary_key=True), Column("value", Text, nullable=False))

reports = Table(
    "reports",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("file", Text, nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("kind", String(8), nullable=False),
    Column("url", Text),
    Column("script", String(16), nullable=False),
    Column("form", String(16), nullable=False),
    Column("invented", Boolean, nullable=False),
    Column("title", Text),
    Column("agency", Text, index=True),
    Column("agency_level", String(16)),
    Column("place", Text),
    Column("place_code", String(16), index=True),
    Column("place_path", Text, nullable=False),
    Column("year", Integer, index=True),
    Column("period_start", Date),
    Column("period_end", Date),
    Column("period_stated", Boolean, nullable=False),
    Column("signed", Date),
    Column("published", Date),
    Column("filled", Date),
    Column("evidence", Text, nullable=False),
    Column("identity_warnings", Text, nullable=False),
    Column("warnings", Text, nullable=False),
    Column("figure_count", Integer, nullable=False),
    Column("passage_count", Integer, nullable=False),
    Column("read_with", String(64), nullable=False),
)

# The long columns of a report, apart so that listing the reports does not read them.
texts = Table(
    "texts",
    metadata,
    Column("report_id", ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("text", Text, nullable=False),
    Column("sections", Text, nullable=False),
)

# A value is the exact decimal as text ("" is never stored; no value is NULL).
figures = Table(
    "figures",
    metadata,
    Column("report_id", ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("id", String(64), nullable=False, index=True),
    Column("indicator", String(128), index=True),
    Column("label", Text, nullable=False),
    Column("column_name", Text),
    Column("breakdown", Text, nullable=False),
    Column("value", Text),
    Column("unit", Text, nullable=False),
    Column("qualifier", String(16), nullable=False),
    Column("basis", String(16)),
    Column("coverage", String(8)),
    Column("raw", Text, nullable=False),
    Column("blank", Boolean, nullable=False),
    Column("worded_zero", Boolean, nullable=False),
    Column("inferred", Boolean, nullable=False),
    Column("text_value", Text),
    Column("origin", String(8), nullable=False),
    Column("section", Text, nullable=False),
    Column("group_name", Text),
    Column("part_of", Text),
    Column("page", Integer),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Index("figures_by_report_and_indicator", "report_id", "indicator"),
)

# What the arithmetic of a report says about its figures. left_figures and right_figures are JSON lists of figure ids;
# earlier is set for a check between two reports, and the row goes when either report goes.
findings = Table(
    "findings",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("report_id", ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("earlier", ForeignKey("reports.id", ondelete="CASCADE"), index=True),
    Column("kind", String(16), nullable=False),
    Column("relation", Text, nullable=False),
    Column("status", String(16), nullable=False, index=True),
    Column("usual", Boolean, nullable=False),
    Column("left_value", Text),
    Column("right_value", Text),
    Column("difference", Text),
    Column("left_figures", Text, nullable=False),
    Column("right_figures", Text, nullable=False),
    Column("left_field", String(16)),
    Column("right_field", String(16)),
    Column("zh", Text, nullable=False),
    Column("en", Text, nullable=False),
)

# The forms under which a question may name the agency of a report (``ingest.vocabulary.name_key``).
names = Table(
    "names",
    metadata,
    Column("report_id", ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("form", String(255), primary_key=True, index=True),
)

# words: the folded, segmented text that lexical search reads; number is the row of the full-text table.
passages = Table(
    "passages",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("report_id", ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
    Column("section", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("page", Integer),
    Column("text", Text, nullable=False),
    Column("words", Text, nullable=False),
)

# The full-text table keeps no second copy of the words; triggers keep it in step with ``passages``.
FULL_TEXT = (
    "CREATE VIRTUAL TABLE passage_words USING fts5(words, content='passages', content_rowid='number',"
    " tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER passage_words_added AFTER INSERT ON passages BEGIN"
    " INSERT INTO passage_words(rowid, words) VALUES (new.number, new.words); END",
    "CREATE TRIGGER passage_words_removed AFTER DELETE ON passages BEGIN"
    " INSERT INTO passage_words(passage_words, rowid, words) VALUES ('delete', old.number, old.words); END",
)


def create_tables(connection: Connection) -> None:
    """Make all tables in an empty database, the full-text table where the database is SQLite."""
    metadata.create_all(connection, checkfirst=False)
    if connection.dialect.name == "sqlite":
        for statement in FULL_TEXT:
            connection.execute(text(statement))
