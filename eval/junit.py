"""A run as JUnit XML, the form in which continuous integration shows tests.

A suite for each type of question and one for the floors. A wrong answer and a floor that is missed fail; a missed answer is
skipped, with its reason: how many may be missed is what the floors say.
"""

import re
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree

from eval.run import CaseResult, EvalRun

# What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets), left out of what is said.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def run_junit(run: EvalRun, failed: Sequence[str]) -> str:
    """The run as a JUnit document; ``failed`` are the floors that were missed, one sentence each."""
    root = ElementTree.Element("testsuites", name="wenbao eval")
    for kind in sorted({result.case.type for result in run.results}):
        _add_suite(root, kind, [_case_element(result) for result in run.results if result.case.type == kind])
    _add_suite(root, "floors", _floor_elements(failed))
    for count in ("tests", "failures", "skipped"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    root.set("time", f"{sum(float(suite.get('time', '0')) for suite in root):.3f}")
    properties = ElementTree.Element("properties")
    for name, value in (("cases_sha256", run.cases_sha256), ("corpus_sha256", run.corpus_sha256)):
        ElementTree.SubElement(properties, "property", name=name, value=value)
    root[-1].insert(0, properties)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def mutations_junit(brought: Mapping[str, Sequence[CaseResult]]) -> str:
    """What damaged reports brought as a JUnit document: a test a damage, failed by the wrong answers it brought."""
    root = ElementTree.Element("testsuites", name="wenbao eval --mutate")
    elements = []
    for damage, wrong in brought.items():
        element = ElementTree.Element("testcase", classname="wenbao.eval.mutations", name=damage, time="0")
        if wrong:
            said = ElementTree.SubElement(element, "failure", type="wrong", message=f"{len(wrong)} wrong answers")
            said.text = xml_text("\n".join(f"{one.case.id}: {one.judgement.reason}" for one in wrong))
        elements.append(element)
    _add_suite(root, "mutations", elements)
    for count in ("tests", "failures", "skipped"):
        root.set(count, root[0].get(count, "0"))
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _add_suite(root: ElementTree.Element, name: str, cases: Sequence[ElementTree.Element]) -> None:
    suite = ElementTree.SubElement(
        root,
        "testsuite",
        name=name,
        tests=str(len(cases)),
        failures=str(sum(case.find("failure") is not None for case in cases)),
        errors="0",
        skipped=str(sum(case.find("skipped") is not None for case in cases)),
        time=f"{sum(float(case.get('time', '0')) for case in cases):.3f}",
    )
    suite.extend(cases)


def _case_element(result: CaseResult) -> ElementTree.Element:
    case = result.case
    element = ElementTree.Element(
        "testcase",
        classname=f"wenbao.eval.{case.type}.{case.language}",
        name=xml_text(f"{case.id} {case.question}"),
        time=f"{float(result.answer['elapsed_ms']) / 1000:.3f}",
    )
    judged = result.judgement
    if judged.verdict != "right":
        mark = "failure" if judged.verdict == "wrong" else "skipped"
        said = ElementTree.SubElement(element, mark, type=judged.verdict, message=xml_text(judged.reason))
        said.text = xml_text(f"{result.answer['status']}: {result.answer['text']}")
    return element


def _floor_elements(failed: Sequence[str]) -> list[ElementTree.Element]:
    element = ElementTree.Element("testcase", classname="wenbao.eval.floors", name="every floor is reached", time="0")
    if failed:
        said = ElementTree.SubElement(element, "failure", type="floor", message=xml_text(failed[0]))
        said.text = xml_text("\n".join(failed))
    return [element]


def xml_text(text: str) -> str:
    r"""The text without characters that XML cannot hold.

    >>> xml_text("申请\x0012件")
    '申请12件'
    """
    return _NOT_XML.sub("", text)
