"""The canonical indicators: what the figures of all forms are called, counted in and part of. Facts in indicators.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, cast

import yaml

Kind = Literal["count", "money", "people", "percent", "text"]
Basis = Literal["year", "cumulative", "stock", "either"]

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Indicator:
    """One thing that reports count.

    ``labels`` are printed wordings (folded, … for any run of characters); ``ask_zh`` and ``ask_en`` the phrases it is
    asked with. ``parent_rel`` says whether the parts add up ("sum") or need not ("subset"); ``parents_by_regime``
    names another parent where a form differs. ``cell`` is (indicator, breakdown, value) where this is one column of
    another row, as the applicant types are.
    """

    id: str
    zh: str
    en: str
    unit: str
    kind: Kind
    basis: Basis
    labels: tuple[str, ...]
    parent: str | None
    parent_rel: Literal["sum", "subset"] | None
    parents_by_regime: Mapping[str, str]
    regimes: tuple[str, ...]
    note: str
    cell: tuple[str, str, str] | None

    @property
    def ask_zh(self) -> tuple[str, ...]:
        """The Chinese phrases it is asked with: the parts between blanks must all occur."""
        return asked_with("zh").get(self.id, ())

    @property
    def ask_en(self) -> tuple[str, ...]:
        """The English phrases it is asked with: all words must occur, in any order."""
        return asked_with("en").get(self.id, ())

    def parent_in(self, form: str | None) -> str | None:
        """The whole that it belongs to in ``form`` (None: in general)."""
        return self.parents_by_regime.get(form or "", self.parent)


def load_yaml(name: str) -> dict[str, Any]:
    """A mapping file of this folder. Every scalar is a string; yaml.YAMLError where the file is damaged."""
    # CBaseLoader resolves no types: it is the fastest, and no label turns into a number or a truth value.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return cast(dict[str, Any], yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader=loader))


@cache
def indicators() -> Mapping[str, Indicator]:
    """Every indicator by id, in the order of the file. ValueError where a parent does not exist."""
    found = {key: _indicator(key, entry) for key, entry in load_yaml("indicators.yaml").items()}
    for indicator in found.values():
        wanted = {indicator.parent, *indicator.parents_by_regime.values(), *(indicator.cell or ())[:1]} - {None}
        missing = wanted - found.keys()
        if missing:
            raise ValueError(f"indicators.yaml: {indicator.id} names {sorted(map(str, missing))}, which does not exist")
    return MappingProxyType(found)


@cache
def children(indicator_id: str, form: str | None = None, rel: str | None = None) -> tuple[str, ...]:
    """The indicators whose whole is ``indicator_id``, in form order.

    With ``form`` only those that this form has, by its own hierarchy; with ``rel`` ("sum", "subset") only parts of
    that kind. An unknown id has no children.
    """
    return tuple(
        child.id
        for child in indicators().values()
        if child.parent_in(form) == indicator_id
        and (form is None or form in child.regimes)
        and (rel is None or child.parent_rel == rel)
    )


def ask_file(language: Literal["zh", "en"]) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """The phrases of ask_zh.yaml or ask_en.yaml by the indicators they stand for (several: an intended family)."""
    return {
        tuple(key.split()): tuple(line.strip() for line in block.splitlines() if line.strip())
        for key, block in load_yaml(f"ask_{language}.yaml").items()
    }


@cache
def asked_with(language: Literal["zh", "en"]) -> Mapping[str, tuple[str, ...]]:
    """The phrases of each indicator; those of a family count for each of its members."""
    phrases: dict[str, tuple[str, ...]] = {}
    for ids, lines in ask_file(language).items():
        for key in ids:
            phrases[key] = phrases.get(key, ()) + lines
    return MappingProxyType(phrases)


def _indicator(key: str, entry: Mapping[str, Any]) -> Indicator:
    cell = entry["cell"].split() if "cell" in entry else None
    return Indicator(
        id=key,
        zh=entry["zh"],
        en=entry["en"],
        unit=entry.get("unit", ""),
        kind=cast(Kind, entry["kind"]),
        basis=cast(Basis, entry["basis"]),
        labels=tuple(entry.get("labels", "").splitlines()),
        parent=entry.get("parent"),
        parent_rel=entry.get("rel"),
        parents_by_regime=MappingProxyType(dict(entry.get("parents", {}))),
        regimes=tuple(entry["regimes"].split()),
        note=entry.get("note", ""),
        cell=(cell[0], cell[1], cell[2]) if cell else None,
    )
