"""The asking phrases as a whole: broad enough for people's own words, tight enough not to fire on other things."""

from pathlib import Path

import pytest
import yaml

from ingest.folding import fold_text
from ingest.vocabulary import find_asked, indicators
from ingest.vocabulary.indicators import ask_file, load_yaml
from ingest.vocabulary.stems import small_words

LANGUAGES = ("zh", "en")
FOLDER = Path(__file__).parent
FRAME = {"zh": "X2012年{}是多少?", "en": "In 2012, how many {} were there?"}
# The phrase on the left names the thing on the right as well: what is answered is a number of applications.
ALSO_MEANT = {
    ("答复 申请 总数", "req_received"),
    ("complete disclosure requests", "req_received"),
}


def wholes(indicator):
    """An indicator and everything that it is a part of, in any form."""
    found, left = {indicator}, [indicator]
    while left:
        entry = indicators()[left.pop()]
        above = {entry.parent, *entry.parents_by_regime.values()} - {None} - found
        found |= above
        left += above
    return found


def related(one, other):
    return any(a in wholes(b) or b in wholes(a) for a in one for b in other)


def paraphrases(language):
    lines = yaml.safe_load((FOLDER / "asked_paraphrases.yaml").read_text(encoding="utf-8"))[language].splitlines()
    return [tuple(line.split(" ", 1)) for line in lines]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_fires_on_the_words_of_another_thing(language):
    fired = []
    for ids, phrases in ask_file(language).items():
        for phrase in phrases:
            words = phrase.replace(" ", "") if language == "zh" else phrase.replace("_", " ")
            for asked in find_asked(fold_text(FRAME[language].format(words)), language):
                if not related(asked.ids, ids) and (phrase, asked.ids[0]) not in ALSO_MEANT:
                    fired.append((phrase, ids[0], asked.phrase, asked.ids[0]))
    assert fired == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_consists_of_light_words_only(language):
    light = {word.replace("_", " ") for word in load_yaml("set_phrases.yaml")[f"light_{language}"].split()}
    asks_how = {"how filed", "how submitted"}
    for phrases in ask_file(language).values():
        for phrase in phrases:
            parts = [part.replace("_", " ") for part in phrase.split() if part not in small_words()]
            assert phrase in asks_how or not light.issuperset(parts), phrase


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_has_three_phrases(language):
    few = [each.id for each in indicators().values() if len(each.ask_zh if language == "zh" else each.ask_en) < 3]
    assert few == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_paraphrases_are_understood(language):
    cases = paraphrases(language)
    lost, strange = [], []
    for wanted, question in cases:
        found = find_asked(fold_text(question), language)
        if not any(wanted in asked.ids for asked in found):
            lost.append((wanted, question, [asked.phrase for asked in found]))
        strange += [(question, asked.phrase) for asked in found if not related(asked.ids, (wanted,))][:1]
    assert len(cases) >= 100
    assert len(lost) <= 0.03 * len(cases), lost
    assert len(strange) <= 0.03 * len(cases), strange


@pytest.mark.parametrize(
    ("question", "language", "unwanted"),
    [
        ("没有答复的申请有几件?", "zh", "resp_total"),
        ("未按时答复的有几件?", "zh", "req_completed_ontime"),
        ("没有收费的申请有几件?", "zh", "fee_total"),
        ("有没有科研机构申请公开信息?", "zh", "proactive_total"),
        ("该部门有多少工作人员?", "zh", "staff_departments"),
        ("该镇公开了多少条信息?", "zh", "proactive_lower_level"),
        ("办理信息公开申请收了申请人多少钱?", "zh", "resp_total"),
        ("收到申请的累计数是多少?", "zh", "proactive_total_cumulative"),
        ("行政许可比上一年项目增减多少?", "zh", "licence_items_prev"),
        ("How many requests were not answered?", "en", "resp_total"),
        ("How many requests have not yet been granted?", "en", "resp_granted"),
        ("How many requests did it turn away as unjustified mass filing?", "en", "resp_denied"),
        ("How many items concerned matters of close public interest?", "en", "hot_topics_responded"),
        ("Who received more requests?", "en", "req_by_natural"),
        ("How many faxed requests did it accept, in the cumulative column?", "en", "proactive_total_cumulative"),
        ("How many requests were filed?", "en", "req_ch_inperson"),
        ("How many items did the department disclose?", "en", "proactive_own_level"),
        ("How many people attended the disclosure training?", "en", "staff_total"),
    ],
)
def test_loose_words_do_not_fire(question, language, unwanted):
    assert unwanted not in {key for asked in find_asked(fold_text(question), language) for key in asked.ids}


@pytest.mark.parametrize(
    ("question", "language"),
    [("有没有答复申请?", "zh"), ("收没收费?", "zh"), ("Did it not only answer requests?", "en")],
)
def test_asking_is_not_denying(question, language):
    assert find_asked(fold_text(question), language) != ()


def test_two_wordings_of_one_thing_are_one():
    question = "How many lawsuits did it lose, how many were corrected by the courts?"
    (asked,) = find_asked(question, "en")
    assert asked.ids == ("lit_corrected",)
    said = {question[start:end] for start, end in asked.spans}
    assert {"lose", "corrected"} <= said | {word for part in said for word in part.split()}
