"""The domain's words as data: what is counted, who counts it, where, and how people ask for it."""

from ingest.vocabulary.agency_forms import AgencyForms, agency_forms, name_key, romanise
from ingest.vocabulary.agency_names import AgencyName, parse_agency
from ingest.vocabulary.indicators import Indicator, children, indicators
from ingest.vocabulary.labels import match_label
from ingest.vocabulary.mentions import Asked, find_asked, find_passed_over
from ingest.vocabulary.places import Place, PlaceMention, find_places
from ingest.vocabulary.renamed import line_of
from ingest.vocabulary.romanised import RomanisedMention, find_romanised
from ingest.vocabulary.years import YearMention, find_years

__all__ = [
    "AgencyForms",
    "AgencyName",
    "Asked",
    "Indicator",
    "Place",
    "PlaceMention",
    "RomanisedMention",
    "YearMention",
    "agency_forms",
    "children",
    "find_asked",
    "find_passed_over",
    "find_places",
    "find_romanised",
    "find_years",
    "indicators",
    "line_of",
    "match_label",
    "name_key",
    "parse_agency",
    "romanise",
]
