"""The numbers of a sentence: a claim is read however it is written, evidence only where it surely counts."""

from decimal import Decimal

import pytest

from assistant.question.stated import claims, digits, proofs


def told(found):
    return sorted(("hedged " if one.hedged else "") + f"{one.value:f} {one.sort}" for one in found)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Twelve requests came in", ["12 count"]),
        ("one hundred and twenty-one items", ["121 count"]),
        ("nine hundred ninety-nine", ["999 count"]),
        ("a dozen", ["12 count"]),
        ("1,234.5 yuan", ["1234.5 count"]),
        ("1.2 million", ["1200000.0 count"]),
        ("it doubled", ["2 times"]),
        ("a fivefold rise", ["5 times"]),
        ("half of them", ["2 part"]),
        ("one third", ["3 part"]),
        ("三分之一", ["3 part"]),
        ("百分之五十", ["50 percent"]),
        ("94.35%", ["94.35 percent"]),
        ("fifty per cent", ["50 percent"]),
        ("上升3个百分点", ["3 percent"]),
        ("共收到十三件", ["13 count"]),
        ("答案是九", ["9 count"]),
        ("九九九", ["-1 unread"]),
        ("几十件", ["-1 unread"]),
        ("dozens of requests", ["-1 unread"]),
        ("三万五千人", ["35000 count"]),
        ("3.5万人次", ["35000 count"]),
        ("壹拾贰件", ["12 count"]),
        ("廿三件", ["23 count"]),
        ("１２件", ["12 count"]),
        ("⑫", ["-1 unread", "12 count"]),
        ("Ⅻ", ["-1 unread"]),
        ("XII", ["-1 unread"]),
        ("½", ["-1 unread", "2 part"]),
        ("9\u200b9\u200b9", ["999 count"]),
        ("minus 5 or -5", ["-5 count", "5 count"]),
        ("翻番", ["2 times"]),
        ("一半", ["2 part"]),
        ("about 12", ["hedged 12 count"]),
        ("more than 12", ["hedged 12 count"]),
        ("1690余件", ["hedged 1690 count"]),
        ("近12件", ["hedged 12 count"]),
        ("No requests were refused", ["0 count"]),
        ("没有收费", ["0 count"]),
        ("It received 2009 applications", ["2009 count"]),
        ("in 2009.", ["2009 year"]),
        ("2009年5月1日", ["1 day", "2009 year", "5 month"]),
        ("二〇〇九年五月", ["2009 year", "5 month"]),
        ("on 5 May 2010", ["2010 year", "5 day", "5 month"]),
        ("国务院令第492号", ["492 document"]),
        ("第三", ["3 rank"]),
        ("进一步统一规范", []),
        ("First, it was refused [1].", []),
    ],
)
def test_a_claim_is_read_however_it_is_written(sentence, said):
    assert told(claims(sentence)) == said


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("共收到申请十三件", ["13 count"]),
        ("收到政府信息公开申请数量(单位:件) | 12", ["12 count"]),
        ("进一步加强,一是统一", []),
        ("一、二、三", []),
        ("几十件", []),
        ("未收取任何费用", ["0 count"]),
        ("1690余条", ["hedged 1690 count"]),
        ("2009年1月1日起", ["1 day", "1 month", "2009 year"]),
        ("国务院令第492号", ["492 document"]),
        ("投入3.5万", ["35000 count"]),
    ],
)
def test_evidence_counts_only_what_surely_counts(quote, said):
    assert told(proofs(quote)) == said


def test_a_month_or_a_document_number_is_no_count():
    assert not claims("5 requests") & proofs("2009年5月")
    assert not claims("492 requests") & proofs("国务院令第492号")
    assert not claims("12 requests") & proofs("12%")
    assert not claims("more than 12 requests") & proofs("12件")


def test_what_a_translation_must_keep_are_the_numbers_in_digits():
    assert digits("2009年收到3.5万件,一是,三项") == {Decimal(2009), Decimal(35000)}


@pytest.mark.parametrize(
    "text", ["", "[1]", "1" * 5000, "九" * 3000, "万" * 500, "1," * 2000, "half " * 2000, "\x00 12"]
)
def test_no_text_breaks_the_reader(text):
    assert claims(text) is not None
    assert proofs(text) is not None
