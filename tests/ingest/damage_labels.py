"""Damage to labels and headings: other numbering, other words, line breaks, units."""

import random
import re
from collections.abc import Callable
from dataclasses import replace

from eval.printed.reports import Block, PrintedCell, PrintedReport, PrintedTable
from tests.ingest.damage import Change, each_table


def labels(change: Callable[[str, random.Random], str]) -> Change:
    def on_report(report: PrintedReport, dice: random.Random) -> PrintedReport:
        def on_cell(cell: PrintedCell) -> PrintedCell:
            return cell if cell.key or not cell.text else replace(cell, text=change(cell.text, dice))

        return each_table(report, lambda table: replace(table, cells=tuple(on_cell(cell) for cell in table.cells)))

    return on_report


_NUMBERED = re.compile(
    r"^(?:其中[\uff1a:])?(?:[一二三四五六七八九]、|[(\uff08][一二三四五六七八九\d]+[)\uff09]|\d+[.、]|[①-⑨ⅠⅡ])"
)


def without_number(label: str, dice: random.Random) -> str:
    return _NUMBERED.sub("", label)


def other_number(label: str, dice: random.Random) -> str:
    number = dice.randrange(1, 9)
    marks = [
        f"{number}、",
        f"({number})",
        f"{number}\uff0e",
        "①②③④⑤⑥⑦⑧⑨"[number],
        f"{'一二三四五六七八九'[number]}、",
        "其中\uff1a",
    ]
    return _NUMBERED.sub(dice.choice(marks), label)


_VARIANTS = (
    ("结转下年度继续办理", "结转下年继续办理"), ("上年结转政府信息", "上年度结转政府信息"), ("网络申请数", "网上申请数"),
    ("其他方式", "其它方式"), ("其他形式", "其它形式"), ("总计", "合计"), ("纸制", "纸质"), ("免予", "免于"), ("政府信息数", "信息数"),
    ("申请数", "申请数量"), ("人员数", "人员数量"), ("答复数", "答复数量"), ("行政规范性文件", "规范性文件"), ("复议数", "复议数量"),
    ("累计数", "累计"), ("统计指标", "指标名称"), ("统计数", "数量"), ("信息内容", "项目"), ("处理决定数量", "处理决定数"),
)  # fmt: skip


def variant(label: str, dice: random.Random) -> str:
    for printed, other in _VARIANTS:
        if printed in label and dice.random() < 0.5:
            return re.sub(printed + "(?!量)", other, label, count=1)
    return label


def cut_label(label: str, dice: random.Random) -> str:
    if len(label) < 5 or dice.random() < 0.5:
        return label
    places = [place for place in range(2, len(label) - 1) if re.fullmatch("[一-鿿]{2}", label[place - 1 : place + 1])]
    if not places:
        return label
    place = dice.choice(places)
    return label[:place] + dice.choice([" ", "\n", "\u3000"]) + label[place:]


def unit_in_label(label: str, dice: random.Random) -> str:
    if len(label) > 5 and label.endswith("数") and dice.random() < 0.7:
        return label + dice.choice(["(条)", "\uff08单位\uff1a件\uff09", "(单位:人次)", "\uff08个\uff09"])
    return label


def other_headings(report: PrintedReport, dice: random.Random) -> PrintedReport:
    """Section headings in other words and numbers."""
    changed: list[Block] = []
    for block in report.blocks:
        if not isinstance(block, PrintedTable) and block[0] == "heading":
            text = (
                block[1]
                .replace("收到和处理政府信息公开申请情况", "收到和处理信息公开申请情况")
                .replace("主动公开政府信息", "政府信息主动公开")
            )
            text = re.sub(r"^[一二三四五六]、", lambda found: dice.choice([found[0], "", "第一部分 ", "(一)"]), text)
            changed.append((block[0], text.replace("行政复议、行政诉讼情况", "被申请复议、提起诉讼的情况")))
        else:
            changed.append(block)
    return replace(report, blocks=tuple(changed))
