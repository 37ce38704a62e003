"""What each part measures as rows of the table, held against the bars that Wenbao set itself."""

from collections.abc import Mapping, Sequence

from eval.bench.asking import Asking, Timing
from eval.bench.cold import ColdTiming
from eval.bench.ingest import Ingesting
from eval.bench.questions import FIGURE, MENTIONS_OF_ALL, PASSAGE, RANKING_OF_ALL, TOTAL_OF_ALL
from eval.bench.reading import Reading
from eval.bench.table import Row, milliseconds

INGEST_SHARE, INGEST_AGAIN = 0.85, 100
FIGURE_GROWTH, FIGURE_MS, PASSAGE_MS, PASSAGE_EMBEDDING = 1.5, 20, 40, 1 / 3
COLD_SECONDS, SERVING_MB = 1.2, 2.5 * 1024
# Seconds that a question over all reports may take.
OVER_ALL = {RANKING_OF_ALL: 1.5, TOTAL_OF_ALL: 1.5, MENTIONS_OF_ALL: 3.0}
COMPARED, LARGE = 100, 10_000  # the sizes whose figure answers are set side by side


def reading_rows(found: Sequence[Reading]) -> list[Row]:
    """Reading by format: how many times as long as the quickest."""
    quickest = min(one.seconds for one in found)
    return [
        Row(
            f"{one.format}, {one.reports} reports of {one.characters:,} characters, {one.figures:,} figures",
            f"{one.seconds / quickest:.1f} times {min(found, key=lambda other: other.seconds).format}",
            f"{one.rate:.1f} reports a second a core ({milliseconds(one.seconds * 1000)})",
        )
        for one in found
    ]


def ingest_rows(found: Ingesting) -> list[Row]:
    """The whole ingest against embedding alone, and the second run."""
    whole = f"{found.passages / found.seconds:.1f} of {found.embedding:.1f} passages a second"
    return [
        Row(
            f"ingest of {found.reports} distinct reports, {found.passages:,} passages, rate of embedding alone",
            f"{found.share:.0%}",
            f"{whole}; {found.reports / found.seconds:.2f} reports a second",
            f"{INGEST_SHARE:.0%}",
            found.share >= INGEST_SHARE,
        ),
        Row(
            "the same folder again",
            f"{found.times_faster:.0f} times faster",
            f"{found.again:.2f} s after {found.seconds:.1f} s",
            f"{INGEST_AGAIN} times",
            found.times_faster >= INGEST_AGAIN,
        ),
        Row("memory of the ingest at its peak", "", f"{found.peak:,.0f} MB"),
    ]


def asking_rows(found: Sequence[Asking], cold: Mapping[int, Mapping[str, ColdTiming]]) -> list[Row]:
    """The bars of questions."""
    return (
        _figure_rows({one.reports: one for one in found})
        + _passage_rows(found)
        + _over_all_rows(found)
        + _cold_rows(cold)
    )


def kinds_table(found: Sequence[Asking], cold: Mapping[int, Mapping[str, ColdTiming]]) -> str:
    """Every kind of question at every size: how it grows, then the times."""
    first, last = found[0], found[-1]
    head = ["kind", f"{last.reports:,} against {first.reports:,} reports", *map(_size, found)]
    lines = [head, ["---"] * len(head)]
    for kind in first.timings:
        grown = last.timings[kind].p50 / first.timings[kind].p50
        cells = [_timed(one.timings[kind], cold.get(one.reports, {}).get(kind)) for one in found]
        lines.append([kind, f"{grown:.2f} times", *cells])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n"


def memory_rows(found: Sequence[Asking]) -> list[Row]:
    """A process after it has answered every kind."""
    return [
        Row(
            f"serving {_size(one)}, after every kind of question",
            f"{one.resident / found[0].resident:.2f} times {found[0].reports:,} reports",
            f"{one.resident:,.0f} MB, at its peak {one.peak:,.0f} MB",
            f"{SERVING_MB:,.0f} MB" if one.reports >= LARGE else "",
            one.peak < SERVING_MB if one.reports >= LARGE else None,
        )
        for one in found
    ]


def _figure_rows(by_size: Mapping[int, Asking]) -> list[Row]:
    if LARGE not in by_size or COMPARED not in by_size:
        return []
    small, large = (by_size[size].timings[FIGURE].p50 for size in (COMPARED, LARGE))
    return [
        Row(
            f"**figure answer, warm, {LARGE:,} reports against {COMPARED}**",
            f"{large / small:.2f} times",
            f"{milliseconds(large)} against {milliseconds(small)}",
            f"at most {FIGURE_GROWTH} times, under {FIGURE_MS} ms",
            large / small <= FIGURE_GROWTH and large < FIGURE_MS,
        )
    ]


def _passage_rows(found: Sequence[Asking]) -> list[Row]:
    rows = []
    for one in found:
        if one.reports >= LARGE:
            timing = one.timings[PASSAGE]
            rows.append(
                Row(
                    f"**passage answer, warm, agency and year known, {one.passages:,} passages**",
                    f"query's embedding {timing.embedding / timing.p50:.0%}",
                    f"{milliseconds(timing.p50)}, of which embedding {milliseconds(timing.embedding)}",
                    f"under {PASSAGE_MS} ms, embedding a third",
                    timing.p50 < PASSAGE_MS and timing.embedding / timing.p50 >= PASSAGE_EMBEDDING,
                )
            )
    return rows


def _over_all_rows(found: Sequence[Asking]) -> list[Row]:
    return [
        Row(
            f"**{kind}, warm, {one.reports:,} reports**",
            f"{one.timings[kind].p50 / found[0].timings[kind].p50:.0f} times {found[0].reports:,} reports",
            milliseconds(one.timings[kind].p50),
            f"under {most:g} s",
            one.timings[kind].p50 < most * 1000,
        )
        for one in found
        if one.reports >= LARGE
        for kind, most in OVER_ALL.items()
    ]


def _cold_rows(cold: Mapping[int, Mapping[str, ColdTiming]]) -> list[Row]:
    return [
        Row(
            f"**figure answer, cold (`wenbao ask` from nothing), {size:,} reports**",
            f"{found[FIGURE].seconds / cold[min(cold)][FIGURE].seconds:.2f} times {min(cold):,} reports",
            f"{found[FIGURE].seconds:.2f} s",
            f"under {COLD_SECONDS} s",
            found[FIGURE].seconds < COLD_SECONDS,
        )
        for size, found in cold.items()
        if size >= LARGE
    ]


def _timed(timing: Timing, cold: ColdTiming | None) -> str:
    parts = [f"{milliseconds(timing.p50)} (p95 {milliseconds(timing.p95)}, processor {milliseconds(timing.processor)})"]
    if cold is not None:
        parts.append(f"cold {cold.seconds:.2f} s")
    parts += [_wrong(timing)] if timing.right < timing.questions else []
    return "; ".join(parts)


def _wrong(timing: Timing) -> str:
    return f"{timing.questions - timing.right} of {timing.questions} answers of another state than due"


def _size(one: Asking) -> str:
    return f"{one.reports:,} reports"
