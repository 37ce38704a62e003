"""What can go wrong between a question and its answer; a refusal is no error."""


class AssistantError(Exception):
    """The assistant cannot answer for a reason that lies outside the question. The message says what to do."""


class UnsupportedAnswer(AssistantError):
    """A citation does not stand where it says: the library is damaged."""

    def __init__(self, file: str, start: int, end: int) -> None:
        super().__init__(
            f"{file}: the quote at {start}:{end} is not in the stored text; the library is damaged, "
            "ingest the report again (`wenbao remove` it first)"
        )


class ChatModelError(AssistantError):
    """The configured chat model cannot be loaded. The message names the setting and the package to install."""
