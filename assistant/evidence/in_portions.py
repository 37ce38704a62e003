"""What a catalog holds of many reports, read when it is asked for and not all kept: 10,000 reports have a million figures."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

PORTION = 200  # reports read at once
KEPT = 5  # portions held at once: what a question asks of fewer reports than that is read once

Item = TypeVar("Item")


class InPortions(Mapping[str, tuple[Item, ...]]):
    """For each of these reports its items, in their order; ``read`` gives those of a portion, in any order of reports.

    ``of`` names the report of an item, ``size`` is how many reports are read at once (None: PORTION). Reports are asked
    for in about the order in which they stand here, so that the portions read last are the ones needed next.
    """

    def __init__(
        self,
        reports: Iterable[str],
        read: Callable[[Sequence[str]], Iterable[Item]],
        of: Callable[[Item], str | None],
        size: int | None = None,
    ) -> None:
        self._reports = tuple(dict.fromkeys(reports))
        self._size = size or PORTION
        self._portion = {report: place // self._size for place, report in enumerate(self._reports)}
        self._read = read
        self._of = of
        self._held: dict[int, dict[str, tuple[Item, ...]]] = {}
        self._let_go: set[int] = set()

    def __getitem__(self, report: str) -> tuple[Item, ...]:
        """The items of a report; KeyError for one that is not among the reports."""
        number = self._portion[report]
        if number in self._let_go:  # whoever comes back to it asks in another order, for which no portion would last
            return self._read_portion([report])[report]
        if number not in self._held:
            if len(self._held) >= KEPT:
                oldest = next(iter(self._held))
                del self._held[oldest]
                self._let_go.add(oldest)
            self._held[number] = self._read_portion(self._reports[number * self._size : (number + 1) * self._size])
        return self._held[number][report]

    def __contains__(self, report: object) -> bool:
        return report in self._portion

    def __iter__(self) -> Iterator[str]:
        return iter(self._reports)

    def __len__(self) -> int:
        return len(self._reports)

    def _read_portion(self, reports: Sequence[str]) -> dict[str, tuple[Item, ...]]:
        grouped: dict[str, list[Item]] = {report: [] for report in reports}
        for item in self._read(reports):
            grouped[self._of(item) or ""].append(item)
        return {report: tuple(found) for report, found in grouped.items()}
