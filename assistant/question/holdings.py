"""The agencies that a library holds reports of, and the ways to find one: by a form of its name, its place, its code."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.answer import Answer
from index.catalog_rows import ReportRow
from index.listing import AgencyKey, Listing
from ingest.vocabulary import Place, line_of


@dataclass(frozen=True)
class Agency:
    """An agency with reports in the library: its name in the newest of them, and its reports, oldest first.

    An agency whose place was renamed or got another code is one agency; ``keys`` are the names and codes it had.
    """

    name: str
    place: str | None
    place_path: tuple[str, ...]
    level: str | None
    code: str | None
    reports: tuple[ReportRow, ...]

    @property
    def key(self) -> AgencyKey:
        """What tells agencies apart."""
        return self.name, self.code

    @property
    def keys(self) -> frozenset[AgencyKey]:
        """The names and codes under which its reports stand."""
        return frozenset((str(row.identity.agency), row.identity.place_code) for row in self.reports)

    @property
    def years(self) -> frozenset[int | None]:
        """The years it has reports for."""
        return frozenset(row.identity.year for row in self.reports)

    def was_renamed(self) -> bool:
        """Whether its reports name its place in different ways."""
        return len({row.identity.place for row in self.reports}) > 1


@dataclass(frozen=True, eq=False)
class Holdings:
    """The agencies of one listing, by name. Reports without an agency are not among them."""

    listing: Listing
    agencies: tuple[Agency, ...]

    def __iter__(self) -> Iterator[Agency]:
        return iter(self.agencies)

    @cached_property
    def by_key(self) -> Mapping[AgencyKey, Agency]:
        """Each agency by every name and code it had."""
        return {key: agency for agency in self.agencies for key in agency.keys}

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Agency, ...]]:
        """The agencies of each printed name: several where reports leave out the place above."""
        return _grouped((agency.name, agency) for agency in self.agencies)

    @cached_property
    def by_line(self) -> Mapping[str, tuple[Agency, ...]]:
        """The agencies of each place, whatever name and code it had, in order of name."""
        return _grouped(
            (line_of(agency.code, agency.place) if agency.code else None, agency) for agency in self.agencies
        )

    @cached_property
    def by_uncoded_place(self) -> Mapping[str, tuple[Agency, ...]]:
        """The agencies whose place has no code, by the name of the place."""
        return _grouped((agency.place if agency.code is None else None, agency) for agency in self.agencies)

    @cached_property
    def by_report(self) -> dict[str, ReportRow]:
        """Each report of the listing by its id, those without an agency too."""
        return {report.id: report for report in self.listing}

    def agency_of(self, report: str) -> Agency | None:
        """The agency of a report by its id; None where the report names none or is not there."""
        row = self.by_report.get(report)
        return self.by_key.get((str(row.identity.agency), row.identity.place_code)) if row else None

    def of_reports(self, reports: Iterable[str]) -> tuple[Agency, ...]:
        """The agencies of these reports, each once."""
        found = (self.agency_of(report) for report in reports)
        return tuple(dict.fromkeys(agency for agency in found if agency is not None))

    def line(self, agency: Agency) -> str:
        """What tells the place of an agency from every other, under any of its names."""
        return line_of(agency.code, agency.place) if agency.code else "/".join(agency.place_path) or agency.name

    def named(self, forms: Collection[str]) -> Mapping[str, tuple[Agency, ...]]:
        """For each of these forms (``name_key``) the agencies that it may mean, in order of name."""
        found = self.listing.named(forms)
        return {
            form: tuple(dict.fromkeys(self.by_key[key] for key in sorted(keys, key=str) if key in self.by_key))
            for form, keys in found.items()
        }

    def at(self, places: Iterable[Place]) -> tuple[Agency, ...]:
        """The agencies of these places under any of their codes, and those of places with these names that have none."""
        places = tuple(places)
        found = [
            agency
            for line in {line_of(place.code, place.name) for place in places}
            for agency in self.by_line.get(line, ())
        ]
        found += [agency for name in {place.name for place in places} for agency in self.by_uncoded_place.get(name, ())]
        return tuple(sorted(dict.fromkeys(found), key=lambda agency: agency.name))


def agencies_of(answer: Answer, holdings: Holdings) -> tuple[Agency, ...]:
    """The agencies that an answer was about: those of its reports, and by name those whose reports it missed."""
    found = holdings.of_reports(str(report) for report in answer.plan.get("reports", ()))
    missing = {str(gap["agency"]) for gap in answer.plan.get("gaps", ())} - {agency.name for agency in found}
    return (*found, *(agency for agency in holdings if agency.name in missing))


def years_of(answer: Answer, holdings: Holdings) -> tuple[int, ...]:
    """The years that an answer was asked about, or that of its one report where none was named."""
    named = tuple(int(year) for year in answer.plan.get("years", ()))
    held = [row.identity.year for name in answer.plan.get("reports", ()) if (row := holdings.by_report.get(str(name)))]
    return named or (tuple(year for year in held if year) if len(held) == 1 else ())


@lru_cache(maxsize=8)
def holdings_of(listing: Listing) -> Holdings:
    """The agencies of a listing, each with its reports by year; worked out once for each listing."""
    return Holdings(listing, group(listing))


def group(reports: Iterable[ReportRow]) -> tuple[Agency, ...]:
    """The agencies of these reports by name, each with those of its reports by year."""
    grouped: dict[tuple[str, str], list[ReportRow]] = {}
    for report in reports:
        if report.identity.agency:
            grouped.setdefault(_line_of_agency(report), []).append(report)
    ordered = (sorted(rows, key=lambda row: (row.identity.year or 0, row.file)) for rows in grouped.values())
    agencies = (
        Agency(
            name=str(rows[-1].identity.agency),
            place=rows[-1].identity.place,
            place_path=rows[-1].identity.place_path,
            level=rows[-1].identity.agency_level,
            code=rows[-1].identity.place_code,
            reports=tuple(rows),
        )
        for rows in ordered
    )
    return tuple(sorted(agencies, key=lambda agency: (agency.name, agency.code or "")))


def _line_of_agency(report: ReportRow) -> tuple[str, str]:
    """What the reports of one agency have in common: its place under any name, and what its name says after the place."""
    identity = report.identity
    name = str(identity.agency)
    if identity.place_code is None or not identity.place or identity.place not in name:
        return name, identity.place_code or ""
    own = re.sub(r"^(?:人民)?政府$|^$", "人民政府", name.rpartition(identity.place)[2])
    return own, line_of(identity.place_code, identity.place)


def _grouped(pairs: Iterable[tuple[str | None, Agency]]) -> Mapping[str, tuple[Agency, ...]]:
    found: dict[str, list[Agency]] = {}
    for key, agency in pairs:
        if key is not None:
            found.setdefault(key, []).append(agency)
    return {key: tuple(agencies) for key, agencies in found.items()}
