"""The last look at an answer: every citation stands where it says."""

from assistant.answer import Answer, Citation
from assistant.errors import UnsupportedAnswer
from index.library import Library
from index.over_many import texts_of


def verify(answer: Answer, library: Library) -> Answer:
    """``answer`` unchanged when every citation resolves; UnsupportedAnswer names the first that does not.

    A quote that does not stand in the stored text means a damaged library, never something to show.
    """
    cited: dict[str, list[Citation]] = {}
    for citation in answer.citations:
        cited.setdefault(citation.report, []).append(citation)
    off: list[Citation] = []
    for texts in texts_of(library.catalog, tuple(cited)):
        for report, text in texts.items():
            off += [one for one in cited[report] if text[one.start : one.end] != one.quote]
    if off:
        first = min(off, key=answer.citations.index)
        raise UnsupportedAnswer(first.file, first.start, first.end)
    return answer
