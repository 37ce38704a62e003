"""The library that the settings name, opened or made."""

from assistant.settings import Settings
from index.library import Library, open_library


def library_of(settings: Settings, create: bool = False) -> Library:
    """The library of ``settings``; with ``create`` made where there is none. Raises the errors of ``index.errors``."""
    return open_library(
        settings.library,
        create=create,
        catalog_url=settings.catalog_url,
        chroma_url=settings.chroma_url,
        embedding_model=settings.embedding_model,
        cache=settings.cache_dir,
        kept_vectors=settings.kept_vectors,
    )
