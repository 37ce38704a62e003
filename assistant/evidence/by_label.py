"""Figures that no indicator names, found by what the question and the printed label have in common; sure, or nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.evidence.joint_bodies import counts_others_too
from assistant.evidence.other_things import (
    in_other_measure,
    is_of_other_site,
    is_other_deed,
    is_other_row,
    wholes_of_another_matter,
)
from assistant.evidence.own_words import own_words
from assistant.plan import QuestionPlan
from assistant.question.residue import (
    NARROWING,
    is_denied,
    of_another_level,
    residue,
    said,
    strip_harmless,
    translations,
)
from ingest.folding import fold_text
from ingest.report import Figure

ASKING = re.compile(
    r"[^一-鿿]+|(?:一共|总共|共|各|分别)?(?:有)?(?:多少|几)[个件条次人名篇份项起宗家处场期户部元]?|[的了吗呢过占是]"
)
NEGATIONS = NARROWING | frozenset("不无非拒否")
EXAMPLES = re.compile(r"[一-鿿]{1,4}(?:、[一-鿿]{1,6})+等")  # what a label names as examples need not be asked
# What work was written of says no more than that it was published (围绕疫情防控等重点工作|发布原创作品49篇).
ROUND = re.compile(
    "^(?:围绕|聚焦|紧扣)[^,;。]*?(?:工作|中心|主题|热点|重点|方面|领域)(?=(?:累计|共)?(?:发布|编发|推出|制作|刊发|推送|发表|采写))"
)
# What a label says of who did it and how: a question for the thing done need not say it.
DONE_BY = re.compile(
    r"^(?:[省市县区州镇乡旗](?:人民)?政府(?:办公[室厅]|办)?|[我本](?:[省市县区州镇乡旗局委办厅院]|机关|单位)|全[省市县区州镇乡旗局]"
    r"|申请人|原告|上诉人|复议机关|(?:人民)?法院|依申请(?:提供|公开)(?:政府)?信息|共|全年|累计|主动"
    r"|组织|开展|设置|设立|办理|编发|印发|接听|受理|收取|设(?![备施计]))+|\d+|电子"
)
WITHIN = 2  # signs between two that follow each other in a question ("本级" of 市政府本级)
OF_ANY = re.compile(
    "政府|政务|信息|公开|主动|各类|其他|其它|申请|数量|总数|[类数条件个的]"
)  # what any such report counts
BEFORE = re.compile("(?:公开|其他|其它|非|的)$")
THROUGH = re.compile("通过(?:[省市区县镇乡]?(?:人民)?政府|部门)?(.{2,16}?)(?:主动)?(?:公开|发布)(?:政府)?信息")
LEVEL = re.compile("[省市县区镇乡村]级(?!以上|以下)")
FOLLOWERS = re.compile("(?:粉丝|关注|订阅)(?:人数|用户|数|量)?(?:达|为|共|超过?|突破)?$")
ACCOUNT = re.compile(
    "[“\"'‘「『《][^”\"'’」』》]{1,20}[”\"'’」』》]|(?:政务|官方)?(?:微信|微博|抖音|头条|快手)?(?:公众号|公众平台|视频号|账号|号)?(?=[^,]*(?:粉丝|关注|订阅))"
)
QUOTES = re.compile("[\"'“”‘’「」『』《》]")


Score = tuple[int, float]


@dataclass(frozen=True)
class LabelMatch:
    """The figures whose label answers best; several with different values are for the reader to choose from."""

    figures: tuple[Figure, ...]

    @property
    def sure(self) -> bool:
        """Whether the figures agree on one value."""
        return len({(figure.value, figure.unit) for figure in self.figures}) == 1


def match_label_words(figures: Sequence[Figure], plan: QuestionPlan, extra: Sequence[str] = ()) -> LabelMatch:
    """The figures of one report that account for every word of the question's residue (and ``extra`` words).

    Every word must stand in the figure's label, quote or section; among those the figures whose own label says most
    of the words win. No figure is returned unless its label (or the words right around its number) says at least one.
    """
    wanted = wanted_words(plan, extra)
    if not wanted:
        return LabelMatch(())
    scored, strange = [], wholes_of_another_matter(figures, plan)
    for figure in figures:
        if (
            figure.value is None
            or figure.inferred
            or f"{figure.value:f}" in plan.numbers
            or is_other_row(figure, plan)
            or in_other_measure(figure, plan)
            or is_other_deed(figure, plan)
            or counts_others_too(figure.label, fold_text(plan.question), plan.language)
            or figure.part_of in strange
            or is_of_other_site(figure, plan)
            or not label_is_asked(figure, plan)
        ):
            continue
        label = bare(figure.label)
        around = QUOTES.sub("", own_words(figure))
        if not all(any(says(around, option) for option in options) for options in wanted):
            continue
        in_label = [options for options in wanted if any(says(label, option) for option in options)]
        if in_label:
            closeness = sum(max(len(option) for option in options if says(label, option)) for options in in_label)
            scored.append(((len(in_label), closeness / max(len(label), 1)), figure))
    if not scored:
        return LabelMatch(())
    most = max(score[0] for score, _ in scored)
    best = of_wholes([(score, figure) for score, figure in scored if score[0] == most], figures, wanted)
    literal = [(score, figure) for score, figure in best if has_words(bare(figure.label), wanted)]
    best = literal or best  # 省长信箱 says most of 市长信箱 as well
    closest = max(score[1] for score, _ in best)
    found = [figure for score, figure in best if score[1] > closest * 0.75]
    return LabelMatch((*found, *(() if plan.asks else beside(found, figures))))


def has_words(label: str, wanted: Sequence[tuple[str, ...]]) -> bool:
    """Whether a label has every word that is asked for as it stands."""
    return all(any(option in label for option in options) for options in wanted)


def of_wholes(
    best: Sequence[tuple[Score, Figure]], figures: Sequence[Figure], wanted: Sequence[tuple[str, ...]]
) -> list[tuple[Score, Figure]]:
    """The matches, a whole that has every word that is asked for in the place of its parts.

    来信 asks for all letters (群众来信), not for those passed on (转来信件).
    """
    by_id = {figure.id: figure for figure in figures}
    found: dict[str, tuple[Score, Figure]] = {}
    for score, figure in best:
        whole = by_id.get(figure.part_of or "")
        kept = whole if whole is not None and has_words(bare(whole.label), wanted) else figure
        found.setdefault(kept.id, (score, kept))
    return list(found.values())


def beside(found: Sequence[Figure], figures: Sequence[Figure]) -> list[Figure]:
    """The figures of another whole that say all that the parts ``found`` say: 不予受理 of the reviews, 不予受理申请."""
    wholes = {figure.part_of for figure in found}
    if None in wholes or any(figure.in_table for figure in found):
        return []
    return [
        figure
        for figure in figures
        if figure.part_of not in wholes
        and figure.value is not None
        and not figure.in_table
        and any(bare(one.label) in bare(figure.label) for one in found)
    ]


def printed_as_asked(figures: Sequence[Figure], plan: QuestionPlan) -> LabelMatch:
    """The figures of one report whose label is what a Chinese question says, word for word and in its order.

    Every word of the question but its "how many" must stand in the label, and the label may say little more: no
    negation or other narrowing that the question does not have.
    """
    runs = [run for run in ASKING.split(fold_text(plan.topic_words)) if len(run) > 1]
    if plan.language != "zh" or not any(len(run) > 2 for run in runs):
        return LabelMatch(())
    question = fold_text(plan.question)
    found = [
        figure
        for figure in figures
        if figure.value is not None
        and not figure.inferred
        and not is_other_row(figure, plan)
        and figure.basis != "cumulative"
        and all(in_order(run, bare(figure.label)) for run in runs)
        and label_is_asked(figure, plan)
        and not any(sign in NEGATIONS and sign not in question for sign in fold_text(figure.label))
    ]
    return LabelMatch(tuple(found))


def named_by_label(figures: Sequence[Figure], plan: QuestionPlan) -> tuple[Figure, ...]:
    """The parts of a printed list of which a Chinese question says the whole label, as printed."""
    question = bare(plan.question)
    return tuple(
        figure
        for figure in figures
        if figure.part_of
        and not figure.in_table
        and figure.value is not None
        and len(label := bare(figure.label)) > 2
        and label in question
    )


def said_whole(figures: Sequence[Figure], plan: QuestionPlan) -> tuple[Figure, ...]:
    """Those of the ``figures`` whose label says more than that information was disclosed, and stands in the question as words
    of its own: in 信息公开工作信息 the 工作 belongs to what is before it."""
    question = bare(plan.question)
    return tuple(
        figure
        for figure in figures
        if bare(figure.label).endswith("信息")
        and len(OF_ANY.sub("", bare(figure.label))) > 1
        and not BEFORE.search(question[: question.find(bare(figure.label))])
    )


def in_order(run: str, label: str) -> bool:
    """Whether the signs of ``run`` stand in ``label`` in their order, with little between them."""
    at = 0
    for sign in run:
        place = label.find(sign, at)
        if place < 0 or (at and place - at > WITHIN):
            return False
        at = place + 1
    return True


def label_is_asked(figure: Figure, plan: QuestionPlan) -> bool:
    """Whether a Chinese question says most of what a figure's label says; an English one is judged by its terms alone.

    A label that says much more than the question counts something else, however many words they share; so does one of
    one level (县级专区) where the question asks for no level.
    """
    level = LEVEL.search(fold_text(figure.label))
    asked = "level" in plan.question.lower() if plan.language == "en" else level and level.group() in plan.topic_words
    if level and not asked:
        return False
    if plan.language == "en":
        return True
    question = fold_text(plan.question) + "".join(plan.residue)
    if "indicator" in plan.inherited:  # in a conversation, also what was asked before
        question += "".join(ask.phrase for ask in plan.asks)
    way = THROUGH.search(bare(figure.label))
    if way and not any(pair in question for pair in map("".join, pairwise(way[1]))):
        return False  # what one way carried is not all there was
    label = ROUND.sub("", without_account(EXAMPLES.sub("", figure.label)))
    return says_most(question, label) or says_most(question, DONE_BY.sub("", label))


def says_most(question: str, label: str) -> bool:
    """Whether a question has three fifths of the signs of a label that say something."""
    signs = {sign for piece in strip_harmless(label) for sign in piece}
    return not signs or sum(sign in question for sign in signs) * 5 >= 3 * len(signs)


def without_account(label: str) -> str:
    """The folded label of those who follow an account without what account it is, which a question need not say.

    Where a report has several accounts, several figures answer, and the reader chooses.
    """
    return ACCOUNT.sub("", fold_text(label)) if FOLLOWERS.search(fold_text(label)) else bare(label)


def bare(text: str) -> str:
    """Folded text without quotation marks, which reports put around any word."""
    return QUOTES.sub("", fold_text(text))


def says(printed: str, word: str) -> bool:
    """Whether ``printed`` says ``word``, or nearly all of its signs in their order ("便民中心开" of 便民服务中心)."""
    if word.isdigit():
        return word in printed
    if said(printed, word):
        return True
    at, found = 0, 0
    for sign in word:
        place = printed.find(sign, at)
        if place >= 0:
            at, found = place + 1, found + 1
    return (
        len(word) > 3
        and found * 5 >= 4 * len(word)
        and not (of_another_level(printed, word) or is_denied(printed, word))
    )


def wanted_words(plan: QuestionPlan, extra: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """What must be said: for each word its possible Chinese renderings. An unknown English word cannot be met."""
    if plan.language == "zh":
        words = [*plan.residue, *(piece for word in extra for piece in strip_harmless(word))]
        return tuple((word,) for word in dict.fromkeys([*words, *plan.quoted]))
    words = [*plan.residue, *(word for phrase in extra for word in residue(phrase, "en", ()))]
    asked = fold_text(plan.question).lower()  # in the order asked, in which two words are one term ("short videos")
    known = translations(sorted(words, key=lambda word: asked.find(word.lower())))
    return (*known, *((fold_text(name),) for name in plan.quoted))


def quotes_name(figure: Figure, quoted: Sequence[str]) -> bool:
    """Whether a figure's quote says every name that the question quotes."""
    printed = fold_text(figure.quote)
    return all(said(printed, fold_text(name)) for name in quoted)
