"""The generated and the hand-written questions, asked with a stand-in for the embedding model: floors and no wrong number."""

import pytest

from assistant.ask import ask
from eval.cases import load_cases
from eval.make_cases import GENERATED
from eval.run import run_cases
from eval.scorecard import tally
from tests.assistant.conftest import sample_library  # noqa: F401  the same library, made once for both


@pytest.mark.parametrize(("file", "floor"), [("generated.jsonl", 398), ("by_hand.jsonl", 97)])
def test_the_projects_own_questions_reach_their_floor_without_a_wrong_number(sample_library, file, floor):  # noqa: F811
    cases = load_cases(GENERATED.with_name(file))
    results = run_cases(
        cases, lambda question, history: ask(sample_library, question, history), sample_library.catalog.text
    )
    total = tally(results)
    assert [result.case.question for result in results if result.judgement.verdict == "wrong"] == []
    assert total.right >= floor
    assert total.citations_valid == total.citations
