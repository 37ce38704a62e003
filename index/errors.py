"""What can go wrong with a library. Every message says what, where, and the command that mends it."""

from pathlib import Path


class LibraryError(Exception):
    """A library that cannot do what was asked. ``fault`` says what and where, ``remedy`` what to do."""

    def __init__(self, fault: str, remedy: str) -> None:
        self.fault = fault
        self.remedy = remedy
        super().__init__(f"{fault}; {remedy}")


class MissingLibrary(LibraryError):
    """There is no folder at the path."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: no library here", f"make one with: wenbao ingest PATH --library {path}")


class NotALibrary(LibraryError):
    """The folder is there and holds something else."""

    def __init__(self, path: Path, why: str = "this folder holds no catalog") -> None:
        super().__init__(
            f"{path}: {why}", "name a library, or a new folder to make one: wenbao ingest PATH --library NEW_FOLDER"
        )


class OlderSchema(LibraryError):
    """The catalog was written by an earlier version and cannot be read by this one."""

    def __init__(self, where: str, found: str, wanted: int, path: Path) -> None:
        super().__init__(
            f"{where}: catalog of schema {found}, this version reads schema {wanted}",
            f"read its originals again into a new library: wenbao ingest {path / 'originals'} --library {path}-new",
        )


class NewerSchema(LibraryError):
    """The catalog was written by a later version."""

    def __init__(self, where: str, found: str, wanted: int) -> None:
        super().__init__(
            f"{where}: catalog of schema {found}, this version reads schema {wanted}",
            "use the newer version: pip install --upgrade wenbao",
        )


class CorruptCatalog(LibraryError):
    """The catalog file is damaged or no database."""

    def __init__(self, where: str, reason: str, path: Path) -> None:
        super().__init__(
            f"{where}: the catalog cannot be read ({reason})",
            f"read its originals again into a new library: wenbao ingest {path / 'originals'} --library {path}-new",
        )


class UnreachableCatalog(LibraryError):
    """The database server of the catalog does not answer, or its driver is not installed."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(
            f"{where}: no catalog there ({reason})", "start the database, or set WENBAO_CATALOG_URL right or empty"
        )


class LibraryBusy(LibraryError):
    """Another process writes into the library."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: another wenbao writes into this library", "wait for it to end and try again")


class UnknownReport(LibraryError):
    """No report, or more than one, has an id that begins as asked."""

    def __init__(self, prefix: str, candidates: tuple[str, ...] = ()) -> None:
        fault = f"report {prefix}: " + (f"{len(candidates)} reports begin so" if candidates else "not in this library")
        super().__init__(fault, "the ids of all reports: wenbao reports")


class OtherEmbeddingModel(LibraryError):
    """The vectors were made by another embedding model than the one in use."""

    def __init__(self, path: Path, built_with: str, in_use: str) -> None:
        super().__init__(
            f"{path}: vectors made by {built_with}, the embedding model in use is {in_use}",
            f"set WENBAO_EMBEDDING_MODEL back, or make the vectors anew: wenbao repair --library {path}",
        )


class MissingVectors(LibraryError):
    """The catalog has passages and the vector store does not know them."""

    def __init__(self, path: Path, where: str) -> None:
        super().__init__(f"{path}: no vectors of this library in {where}", f"make them: wenbao repair --library {path}")


class UnreachableVectors(LibraryError):
    """The Chroma server does not answer, or its store cannot be read."""

    def __init__(self, where: str, reason: str, path: Path) -> None:
        super().__init__(
            f"{where}: the vectors cannot be read ({reason})",
            f"check WENBAO_CHROMA_URL; if the folder is damaged, delete it and: wenbao repair --library {path}",
        )


class MissingModel(LibraryError):
    """The embedding model is not on this machine."""
