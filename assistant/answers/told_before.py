"""A figure of a year without a report, as the report on the year after tells it ("64件,上年为73件")."""

from dataclasses import replace

from assistant.answers.told_change import own_reading, told_beside
from assistant.evidence.gather import Evidence, report_after
from assistant.evidence.meant import own_asks
from assistant.evidence.units_asked import wanted_units
from assistant.plan import QuestionPlan
from assistant.readings import reading_of
from assistant.reply import Line, Reply, quotes_of
from assistant.sentences import agency_text, reading_label, say, value_text, who_text
from index.listing import Listing
from ingest.folding import fold_text


def told_before(plan: QuestionPlan, evidence: Evidence, reports: Listing) -> Reply | None:
    """The number of the year asked for that the report on the year after prints beside its own; None where it prints none.

    Only that printed number answers, with where it was told: a change told there works out no figure of the year before.
    """
    after = report_after(plan, reports)
    if after is None or plan.residue or plan.quoted or len(own_asks(plan)) != 1:
        return None
    year = plan.gaps[0].year
    assert year is not None
    at_hand = replace(plan, reports=(after,), gaps=(), years=(year + 1,))
    own = own_reading(at_hand, evidence, after, year + 1)
    if own is None or wanted_units(fold_text(plan.question), plan.language) == "percent":
        return None
    told = [
        told_beside(figure, evidence.figures[after], year + 1).prior for figure in own.figures if not figure.in_table
    ]
    priors = [figure for figure in told if figure is not None]
    if len({(figure.value, figure.unit) for figure in priors}) != 1:
        return None
    row, language = evidence.rows[after], plan.language
    reading = replace(reading_of(priors, priors), indicator=own.indicator, label=own.label, year=year)
    fields = {
        "value": value_text(reading, language),
        "label": reading_label(own, language),
        "agency": agency_text(row, language),
        "year": year,
        "who": who_text(row, language),
    }
    caveat = say("caveat_told_before", language, year=year, who=who_text(row, language))
    return Reply("answered", (Line("told_before", fields, quotes_of([reading]), (reading,)),), (caveat,))
