"""The last look at an answer: every citation stands where it says."""

from assistant.answer import Answer
from assistant.errors import UnsupportedAnswer
from index.library import Library


def verify(answer: Answer, library: Library) -> Answer:
    """``answer`` unchanged when every citation resolves; UnsupportedAnswer names the first that does not.

    A quote that does not stand in the stored text means a damaged library, never something to show.
    """
    texts: dict[str, str] = {}
    for citation in answer.citations:
        text = texts.setdefault(citation.report, library.catalog.text(citation.report))
        if text[citation.start : citation.end] != citation.quote:
            raise UnsupportedAnswer(citation.file, citation.start, citation.end)
    return answer
