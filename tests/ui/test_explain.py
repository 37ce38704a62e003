"""``wenbao ask --explain`` on the terminal and in JSON, in both languages."""

import json

from ui.render_explain import explain_text


def test_explain_prints_every_part_in_the_language_of_the_question(run) -> None:
    shown = run("ask", "--explain", "攀枝花2009年网上申请占百分之几?").stdout
    for title in ("问题的读法", "考虑过的机关", "考虑过的年份", "考虑过的指标", "证据", "计算", "核对", "各步用时"):
        assert title in shown
    assert "3 ÷ 12 = 25%" in shown
    english = run("ask", "--explain", "How many applications did Panzhihua receive in 2009?").stdout
    for title in ("How the question was read", "Agencies considered", "Evidence", "Checks", "Time of each step"):
        assert title in english
    assert "Arithmetic" not in english  # nothing was computed


def test_json_holds_the_explanation_only_where_it_is_asked_for(run) -> None:
    question = "How many applications did Panzhihua receive in 2009?"
    told = json.loads(run("ask", "--json", "--explain", question).stdout)
    assert set(told["explain"]) == {"plan", "candidates", "evidence", "arithmetic", "checks", "steps"}
    assert "explain" not in json.loads(run("ask", "--json", question).stdout)


def test_a_batch_is_explained_line_by_line(run) -> None:
    line = json.dumps({"id": 1, "question": "攀枝花2009年收到多少件申请?"})
    assert json.loads(run("ask", "--explain", "--batch", "-", stdin=line).stdout)["explain"]["steps"]


def test_an_answer_without_explanation_has_no_text_of_it(fixed_answers) -> None:
    assert explain_text(fixed_answers["lookup"]) == ""
