"""Opening and making a catalog by URL, and refusing what this version cannot read."""

import sqlite3
import uuid
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError

from index import catalog_schema as tables
from index.catalog import Catalog
from index.errors import CorruptCatalog, MissingLibrary, NewerSchema, NotALibrary, OlderSchema, UnreachableCatalog

# How long a reader waits for a report that is being made visible (SQLite locks the file while it commits).
_BUSY_SECONDS = 30


def sqlite_url(file: Path) -> str:
    """The SQLAlchemy URL of a SQLite file."""
    return URL.create("sqlite", database=str(file)).render_as_string(hide_password=False)


def open_catalog(url: str, path: Path, *, create: bool = False) -> Catalog:
    """The catalog at ``url``; with ``create``, made where there is none.

    ``path`` is the library's folder, named in messages. Raises MissingLibrary, NotALibrary, OlderSchema, NewerSchema,
    CorruptCatalog or UnreachableCatalog.
    """
    address = _address(url)
    in_file = address.get_backend_name() == "sqlite"
    if in_file and not create and not Path(address.database or "").is_file():
        raise MissingLibrary(path)
    engine = _engine(address)
    where = address.render_as_string(hide_password=True)
    try:
        schema = _schema(engine)
        if schema is None:
            if not create:
                raise NotALibrary(path, "this database holds no catalog")
            schema = _made(engine)
    except OperationalError as error:
        if in_file:
            raise CorruptCatalog(where, str(error.orig), path) from error
        raise UnreachableCatalog(where, str(error.orig).strip().replace("\n", " ")) from error
    except DatabaseError as error:
        raise CorruptCatalog(where, str(error.orig), path) from error
    _refuse_other_schema(schema, where, path)
    return Catalog(engine, path)


def _address(url: str) -> URL:
    try:
        address = make_url(url)
        address.get_dialect()
    except NoSuchModuleError as error:
        raise UnreachableCatalog(address.render_as_string(hide_password=True), "no such kind of database") from error
    except ArgumentError as error:
        raise UnreachableCatalog(url, "this is no database URL") from error
    return address


def _engine(address: URL) -> Engine:
    where = address.render_as_string(hide_password=True)
    if address.get_backend_name() != "sqlite":
        try:
            return create_engine(address)
        except ModuleNotFoundError as error:
            raise UnreachableCatalog(where, f"its driver {error.name} is not installed") from error
    engine = create_engine(address, connect_args={"timeout": _BUSY_SECONDS})
    event.listen(engine, "connect", _set_up_connection)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up_connection(connection: sqlite3.Connection, _record: object) -> None:
    # Python's sqlite3 begins transactions late and not at all before CREATE: begin them ourselves, in _begin.
    connection.isolation_level = None
    # Off in SQLite unless asked for; removing a report removes its figures, text and passages through them.
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _schema(engine: Engine) -> str | None:
    """The schema number as stored, None in a database without a catalog."""
    with engine.connect() as connection:
        if not inspect(connection).has_table(tables.meta.name):
            return None
        stored = select(tables.meta.c.value).where(tables.meta.c.name == "schema")
        return str(connection.execute(stored).scalar_one_or_none())


def _made(engine: Engine) -> str:
    """The schema of the catalog just made; two first ingests at once race for it, and the later one takes the other's."""
    try:
        _make(engine)
    except OperationalError:
        schema = _schema(engine)
        if schema is None:
            raise
        return schema
    return str(tables.SCHEMA)


def _make(engine: Engine) -> None:
    with engine.begin() as connection:
        tables.create_tables(connection)
        facts = [{"name": "schema", "value": str(tables.SCHEMA)}, {"name": "library", "value": uuid.uuid4().hex}]
        connection.execute(tables.meta.insert(), facts)


def _refuse_other_schema(schema: str, where: str, path: Path) -> None:
    if schema == str(tables.SCHEMA):
        return
    if schema.isdigit() and int(schema) > tables.SCHEMA:
        raise NewerSchema(where, schema, tables.SCHEMA)
    raise OlderSchema(where, schema, tables.SCHEMA, path)
