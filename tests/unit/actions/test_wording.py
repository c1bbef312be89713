"""Findings in words: names, dates and amounts, the clause with its place, and what to do."""

from __future__ import annotations

import dataclasses
import re

import pytest

from qingdesk.actions.wording import FindingWords, finding_words, half_name
from qingdesk.domain.period import Half
from qingdesk.i18n import set_language
from tests.unit.rules.samples import day
from tests.unit.rules.scene import TODAY, Scene, name
from tests.unit.rules.scenes import SCENES

NAMES = {"e1": "豫丰机械", "c1": "王海涛", "c2": "张㛃"}
BY_NAME = {name(scene): scene for scene in SCENES}


def words(scene: Scene, names: dict[str, str] = NAMES) -> FindingWords:
    return finding_words(scene.found(scene.broken)[0], names, TODAY)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("scene", SCENES, ids=name)
def test_every_finding_is_said_in_full(scene: Scene, language: str) -> None:
    set_language(language)
    said = words(scene)
    for field in dataclasses.fields(said):
        text = getattr(said, field.name)
        assert field.name == "unconfirmed" or text
        assert not re.search(r"[{}]|None|not known|未登记的|  ", text), text
    assert bool(said.unconfirmed) is scene.found(scene.broken)[0].unconfirmed


@pytest.mark.parametrize("scene", SCENES, ids=name)
def test_chinese_has_no_english_and_english_keeps_the_original_of_the_clause(scene: Scene) -> None:
    in_chinese = words(scene)
    plain = in_chinese.sentence + in_chinese.title + in_chinese.remedy + in_chinese.quote
    assert not re.search(r"[a-z]{3}", plain), plain
    set_language("en")
    in_english = words(scene)
    assert in_chinese.quote in in_english.quote
    assert re.match(r"[a-z ,']{8,}", in_english.quote)
    assert re.search(r"[A-Za-z]{3}", in_english.sentence)


@pytest.mark.parametrize(
    ("scene", "sentence"),
    [
        ("A01-unpaid_meal", "11月19日在豫丰机械午餐 2 人，应交 80.00 元，未交费，已 14 天"),
        ("A02-underpaid_meal", "11月19日在豫丰机械午餐 2 人，应交 80.00 元，实交 60.00 元，少交 20.00 元"),
        (
            "A14-unapproved_event-late",
            "“产销对接会”（11月20日 9:00，示例商会）批准晚于活动开始（11月20日 10:00）",
        ),
        ("A16-beyond_approval-people", "“产销对接会”（11月20日 9:00）：未经批准的人员也参加了：张㛃"),
        ("A22-gift_unregistered-soon", "礼品“茶叶”（11月10日）还有 7 天登记期限"),
        ("A27-firm_reports", "11月19日走访豫丰机械，企业反映有宴请馈赠、摊派"),
        ("B02-no_visit-none", "王海涛的联系企业豫丰机械上半年未到访"),
        ("B03-visit_due-none", "本半年尚未走访豫丰机械，还剩 28 天"),
        ("B13-problem_overdue", "豫丰机械提出的诉求应于12月1日办结，已超期 2 个工作日"),
        ("B23-commitment_overdue-amount", "对豫丰机械的承诺“厂区道路硬化”应于11月30日兑现，已兑现 60%"),
        ("C06-visits_overlap", "王海涛 11月19日 11:00 走访豫丰机械，与 11月19日 9:00 走访豫丰机械的时间重叠"),
    ],
)
def test_sentences(scene: str, sentence: str) -> None:
    assert words(BY_NAME[scene]).sentence == sentence


def test_the_clause_and_its_place() -> None:
    said = words(BY_NAME["A01-unpaid_meal"])
    assert (said.quote, said.place) == ("“在企业食堂就餐并交纳餐费”", "正面清单（五）")
    assert said.clause == "“在企业食堂就餐并交纳餐费”，正面清单（五）"
    assert (said.title, said.severity) == ("就餐未交费", "应立即纠正")
    assert words(BY_NAME["B25-not_handed_over"]).clause == "“不得‘新官不理旧账’”，负面清单（九）"
    assert words(BY_NAME["A10-too_many_companions"]).place == "《党政机关国内公务接待管理规定》"
    assert words(BY_NAME["A02-underpaid_meal"]).unconfirmed == "标准待核实"


def test_in_english() -> None:
    set_language("en")
    said = words(BY_NAME["A01-unpaid_meal"])
    assert said.sentence == "Lunch for 2 at 豫丰机械 on Nov 19: 80.00 yuan due, unpaid for 14 days"
    assert said.place == "positive list, item 5"
    assert words(BY_NAME["B05-visited_by_others"]).sentence.startswith("豫丰机械 was visited 1 time in")


def test_what_is_old_is_told_in_months() -> None:
    finding = BY_NAME["A01-unpaid_meal"].found(BY_NAME["A01-unpaid_meal"].broken)[0]
    for days, told in ((1, "已 1 天"), (59, "已 59 天"), (60, "已 2 个月"), (102, "已 3 个月")):
        older = dataclasses.replace(finding, params={**finding.params, "days": days})
        assert finding_words(older, NAMES, TODAY).sentence.endswith(told)


def test_who_is_not_known_is_said_so() -> None:
    assert "（未登记的企业）" in words(BY_NAME["A01-unpaid_meal"], {}).sentence
    assert "（未登记的人员）" in words(BY_NAME["B01-no_enterprise"], {}).sentence


def test_who_invited() -> None:
    finding = BY_NAME["A13-accepted_entertainment"].found(BY_NAME["A13-accepted_entertainment"].broken)[0]
    by_person = dataclasses.replace(finding, params={**finding.params, "inviter": "李经理"})
    assert "接受了豫丰机械安排的宴请" in finding_words(finding, NAMES, TODAY).sentence
    assert "接受了豫丰机械李经理安排的宴请" in finding_words(by_person, NAMES, TODAY).sentence
    of_nobody = dataclasses.replace(by_person, enterprise_id="")
    assert "接受了李经理安排的宴请" in finding_words(of_nobody, NAMES, TODAY).sentence
    assert (
        "（未登记的人员）"
        in finding_words(dataclasses.replace(finding, enterprise_id=""), NAMES, TODAY).sentence
    )


def test_a_category_says_what_kind_of_problem() -> None:
    finding = BY_NAME["B13-problem_overdue"].found(BY_NAME["B13-problem_overdue"].broken)[0]
    of_land = dataclasses.replace(finding, params={**finding.params, "category": "land"})
    assert "提出的用地问题应于" in finding_words(of_land, NAMES, TODAY).sentence
    set_language("en")
    assert finding_words(of_land, NAMES, TODAY).sentence.startswith("The land problem raised by 豫丰机械")


def test_a_long_promise_is_cut_short_and_braces_are_harmless() -> None:
    finding = BY_NAME["B23-commitment_overdue"].found(BY_NAME["B23-commitment_overdue"].broken)[0]
    long = dataclasses.replace(finding, params={**finding.params, "text": "{case}" + "路" * 100})
    assert "“{case}" + "路" * 18 + "…”" in finding_words(long, NAMES, TODAY).sentence


@pytest.mark.parametrize(
    ("half", "today", "said"),
    [
        (Half(2026, 2), "2026-12-03", "本半年"),
        (Half(2026, 1), "2026-12-03", "上半年"),
        (Half(2026, 2), "2027-01-01", "2026年下半年"),
        (Half(2025, 1), "2026-12-03", "2025年上半年"),
    ],
)
def test_half_years(half: Half, today: str, said: str) -> None:
    assert half_name(half, day(today)) == said
