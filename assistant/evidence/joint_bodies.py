"""A number that counts bodies of two kinds together ("各部门、街道收到78件") answers for neither of them alone."""

import re

from assistant.answer import Language
from ingest.folding import fold_text

# How reports name the bodies of a place, and how English questions do.
BODIES = {
    "部门": "departments?|bureaus?", "街道": "subdistricts?|streets?", "乡镇": "towns?|townships?", "镇街": "towns?|townships?|subdistricts?",
    "单位": "units?|bodies|agencies", "县市区": "counties|districts", "县区": "counties|districts", "区县": "counties|districts",
    "园区": "parks?|zones?", "机关": "organs?|offices?",
}  # fmt: skip
ONE = f"({'|'.join(BODIES)})"
JOINT = re.compile(f"{ONE}(?:、|和|及|与|以及)各?(?:所属|直属)?{ONE}")


def counts_others_too(label: str, question: str, language: Language) -> bool:
    """Whether a label counts bodies of two kinds together and a folded question names one of them alone."""
    joint = JOINT.search(fold_text(label))
    return joint is not None and names(joint[1], question, language) != names(joint[2], question, language)


def names(body: str, question: str, language: Language) -> bool:
    """Whether a question names bodies of this kind."""
    if language == "zh":
        return body in question
    return re.search(rf"\b(?:{BODIES[body]})\b", question, re.IGNORECASE) is not None
