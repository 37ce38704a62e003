"""Bodies of the whole country, their offices in a place, companies and universities, asked for as people say them."""

from decimal import Decimal

import pytest

from assistant.ask import ask
from tests.assistant.conftest import library_of

REPORT = "{name}2019年政府信息公开工作年度报告\n\n一、依申请公开情况\n2019年收到政府信息公开申请8件。\n"


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("水利部", "水利部2019年收到多少件申请?"),
        ("水利部", "How many requests did the Ministry of Water Resources receive in 2019?"),
        ("海关总署(本级机关)", "海关总署2019年收到多少件申请?"),
        ("国家税务总局绍兴市税务局", "绍兴市税务局2019年收到多少件申请?"),
        ("国家税务总局绍兴市税务局", "How many requests did the Shaoxing Taxation Bureau receive in 2019?"),
        ("桐乡市水务集团有限公司", "桐乡市水务集团2019年收到多少件申请?"),
        ("安徽大学", "How many requests did Anhui University receive in 2019?"),
        ("杭州市滨江区住房和城市建设局", "滨江区住建局2019年收到多少件申请?"),
    ],
)
def test_they_are_known_by_their_names(tmp_path, name, question):
    answer = ask(library_of(tmp_path, REPORT.format(name=name)), question)
    assert [value.value for value in answer.values] == [Decimal(8)]


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("教育部", "教育部门2019年收到多少件申请?"),
        ("国家税务总局绍兴市税务局", "国家税务总局2019年收到多少件申请?"),
        ("国家税务总局绍兴市税务局", "绍兴市2019年收到多少件申请?"),
        ("安徽大学", "安徽省2019年收到多少件申请?"),
        ("安徽大学", "How many requests did Anhui receive in 2019?"),
    ],
)
def test_their_names_stand_for_nobody_else(tmp_path, name, question):
    assert ask(library_of(tmp_path, REPORT.format(name=name)), question).values == ()
