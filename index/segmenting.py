"""Chinese words: the one home of the segmenter."""

from functools import cache


@cache
def segments(text: str) -> tuple[str, ...]:
    """``text`` cut into words; joined they are the text. The dictionary loads at the first call (0.12 s)."""
    import rjieba

    return tuple(rjieba.cut(text))


def overlapping_words(text: str) -> tuple[str, ...]:
    """The words of ``text`` for a search index: long words are given with the shorter words inside them."""
    import rjieba

    return tuple(rjieba.cut_for_search(text))
