"""The agencies that a library holds reports of, and the ways to find one: by a form of its name, its place, its code."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from index.catalog_rows import ReportRow
from index.listing import AgencyKey, Listing


@dataclass(frozen=True)
class Agency:
    """An agency with reports in the library: its printed name and its reports, oldest first."""

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


@dataclass(frozen=True, eq=False)
class Holdings:
    """The agencies of one listing, by name. Reports without an agency are not among them."""

    listing: Listing
    agencies: tuple[Agency, ...]

    def __iter__(self) -> Iterator[Agency]:
        return iter(self.agencies)

    @cached_property
    def by_key(self) -> Mapping[AgencyKey, Agency]:
        """Each agency by its key."""
        return {agency.key: agency for agency in self.agencies}

    @cached_property
    def by_code(self) -> Mapping[str, tuple[Agency, ...]]:
        """The agencies of each place by its code, in order of name."""
        return _grouped((agency.code, agency) for agency in self.agencies)

    @cached_property
    def by_uncoded_place(self) -> Mapping[str, tuple[Agency, ...]]:
        """The agencies whose place has no code, by the name of the place."""
        return _grouped((agency.place if agency.code is None else None, agency) for agency in self.agencies)

    @cached_property
    def by_report(self) -> dict[str, ReportRow]:
        """Each report of the listing by its id, those without an agency too."""
        return {report.id: report for report in self.listing}

    def named(self, forms: Collection[str]) -> Mapping[str, tuple[Agency, ...]]:
        """For each of these forms (``name_key``) the agencies that it may mean, in order of name."""
        found = self.listing.named(forms)
        return {
            form: tuple(self.by_key[key] for key in sorted(keys, key=str) if key in self.by_key)
            for form, keys in found.items()
        }

    def at(self, codes: Collection[str], names: Collection[str]) -> tuple[Agency, ...]:
        """The agencies of the places with these codes, and those of places with these names that have no code."""
        found = [agency for code in codes for agency in self.by_code.get(code, ())]
        found += [agency for name in names for agency in self.by_uncoded_place.get(name, ())]
        return tuple(sorted(dict.fromkeys(found), key=lambda agency: agency.name))


@lru_cache(maxsize=8)
def holdings_of(listing: Listing) -> Holdings:
    """The agencies of a listing, each with its reports by year; worked out once for each listing."""
    return Holdings(listing, group(listing))


def group(reports: Iterable[ReportRow]) -> tuple[Agency, ...]:
    """The agencies of these reports by name, each with those of its reports by year."""
    grouped: dict[AgencyKey, list[ReportRow]] = {}
    for report in reports:
        if report.identity.agency:
            grouped.setdefault((report.identity.agency, report.identity.place_code), []).append(report)
    return tuple(
        Agency(
            name=name,
            place=rows[0].identity.place,
            place_path=rows[0].identity.place_path,
            level=rows[0].identity.agency_level,
            code=rows[0].identity.place_code,
            reports=tuple(sorted(rows, key=lambda row: (row.identity.year or 0, row.file))),
        )
        for (name, _), rows in sorted(grouped.items(), key=lambda entry: entry[0][0])
    )


def _grouped(pairs: Iterable[tuple[str | None, Agency]]) -> Mapping[str, tuple[Agency, ...]]:
    found: dict[str, list[Agency]] = {}
    for key, agency in pairs:
        if key is not None:
            found.setdefault(key, []).append(agency)
    return {key: tuple(agencies) for key, agencies in found.items()}
