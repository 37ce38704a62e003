"""Where the parts of an asking phrase stand in a question: one place for each, as close together as can be."""

from collections.abc import Callable, Sequence


def closest(
    places: Sequence[Sequence[tuple[int, int]]], most_between: int, weight: Callable[[int, int], int]
) -> tuple[tuple[int, int], ...] | None:
    """One place for each part, without overlap, as close together as can be; None where they stand too far apart."""
    if not all(places):
        return None
    best: tuple[int, tuple[tuple[int, int], ...]] | None = None
    for anchor in places[0]:
        chosen = [anchor]
        for options in places[1:]:
            free = [one for one in options if all(one[1] <= s or e <= one[0] for s, e in chosen)]
            if not free:
                break
            chosen.append(min(free, key=lambda one: _span(chosen, one)))
        if len(chosen) < len(places):
            continue
        between = weight(min(s for s, _ in chosen), max(e for _, e in chosen)) - sum(weight(s, e) for s, e in chosen)
        if between <= most_between and (best is None or between < best[0]):
            best = (between, tuple(chosen))
    return best[1] if best else None


def _span(chosen: Sequence[tuple[int, int]], one: tuple[int, int]) -> int:
    return max(one[1], *(e for _, e in chosen)) - min(one[0], *(s for s, _ in chosen))
