"""No test calls a model but those that start a server of their own: what the developer has configured does not count."""

import pytest


@pytest.fixture(autouse=True)
def _no_configured_model(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WENBAO_CHAT_MODEL", "OPENAI_BASE_URL", "OPENAI_API_BASE", "OPENAI_API_KEY", "OPENAI_PROXY"):
        monkeypatch.delenv(name, raising=False)
