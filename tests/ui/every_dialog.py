"""Every dialog of the program as it opens over records of the sample store, and every screen and part of one.

What walks them all (names, Tab, a longer language, pictures) takes them from here; a new dialog that is missing
fails `test_access.test_no_dialog_is_forgotten`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from qingdesk.actions.printing.print_form import print_form
from qingdesk.actions.reports import begin_report
from qingdesk.actions.self_check_page import whose
from qingdesk.domain.attachment import AttachmentRole
from qingdesk.domain.cadre import CadreDraft
from qingdesk.domain.commitment import CommitmentDraft
from qingdesk.domain.cost import CostDraft, Payer
from qingdesk.domain.enterprise import EnterpriseDraft
from qingdesk.domain.event import EventDraft
from qingdesk.domain.gift import GiftDraft
from qingdesk.domain.meal import MealDraft
from qingdesk.domain.offer import OfferDraft
from qingdesk.domain.problem_way import Milestone
from qingdesk.errors import UserError
from qingdesk.exchange.regions import load_regions
from qingdesk.progress import Progress
from qingdesk.store import policies, responsibilities, units
from qingdesk.store.collected import Contradiction
from qingdesk.store.tables import TABLES
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs import (
    about,
    ask,
    bin,
    choose_cadre,
    closing,
    commitment,
    contradiction,
    cost,
    declaration,
    event,
    explain,
    firm_day,
    firm_ticks,
    gift,
    guide,
    handover,
    keys,
    leave,
    ledger,
    limit,
    meal,
    merge,
    new_password,
    offer,
    papers,
    password,
    picture,
    plan,
    print_preview,
    problem,
    progress,
    reason,
    recovery,
    report,
    rescue,
    responsibility,
    restore,
    roster,
    self_check,
    step,
    view,
    wipe,
    workday,
)
from qingdesk.ui.dialogs.record import FormPlan, RecordDialog
from qingdesk.ui.help_work import guide_page
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.messages import ErrorDialog, QuestionDialog
from qingdesk.ui.navigation import PLACES
from qingdesk.ui.regions import find_regions, region_choice
from qingdesk.ui.screen import Target
from qingdesk.ui.screens.enterprises.forms import assignment_plan, firm_plan, new_assignment
from qingdesk.ui.screens.settings.cadres import cadre_plan
from qingdesk.ui.set_up.first_start import FirstStartDialog
from qingdesk.ui.set_up.wizard import SetUpWizard

PARTS: Mapping[str, Sequence[str]] = {
    "reporting": ("export", "scans", "self_checks", "report", "collect"),
    "settings": (
        "unit",
        "cadres",
        "limits",
        "responsibilities",
        "workdays",
        "look",
        "security",
        "keeping",
        "privacy",
    ),
    "gifts": ("gifts", "offers"),
}
"""Of the screens that have parts: their names, as `Target.part` takes them."""

ROSTER = (
    "序号,联系领导,单位,职务,企业名称,统一社会信用代码\n"
    "1,示范员,示例县人民政府,副县长,豫丰机械制造有限公司,\n"
    "2,示范员,示例县人民政府,副县长,中原包装有限公司,91411600MA4400001X\n"
)


def every_target() -> dict[str, Target]:
    """Each screen, each part of one, and the page of a new visit."""
    found: dict[str, Target] = {}
    for place in PLACES:
        for part in PARTS.get(place.name, ("",)):
            found[f"{place.name}_{part}" if part else place.name] = Target(place.name, part=part)
    found["visit_page"] = Target("visits", make=True)
    return found


@dataclass(frozen=True)
class Sitting:
    """window: what the dialog stands over · desk: on a sample store · folder: where a file may be put."""

    window: QMainWindow
    desk: Desk
    folder: Path

    def first(self, noun: str, fits: Callable[[Any], object] = lambda record: True) -> Any:
        """The first record of the sample that fits; fails when the sample has none."""
        found = next((each for each in TABLES[noun].find(self.desk.store.reader()) if fits(each)), None)
        assert found is not None, f"the sample has no such {noun}"
        return found


def _record(title: str, make: Callable[[Sitting], tuple[FormPlan, Any]]) -> Callable[[Sitting], QDialog]:
    def opened(at: Sitting) -> QDialog:
        form, base = make(at)
        return RecordDialog(at.window, at.desk, form, base, title)

    return opened


def _unit(at: Sitting) -> QDialog:
    home = units.home(at.desk.store.reader())
    assert home is not None
    form = FormPlan(
        "unit",
        (("name",), ("level", "region")),
        finders={"region": find_regions},
        chosen=region_choice(load_regions(), home.region),
    )
    return RecordDialog(at.window, at.desk, form, home, "单位")


def _limit(key: str) -> Callable[[Sitting], QDialog]:
    def opened(at: Sitting) -> QDialog:
        row = policies.rows(at.desk.store.reader(), key)[-1]
        return limit.LimitDialog(at.window, at.desk, row, "示范员")

    return opened


def _step(milestone: Milestone) -> Callable[[Sitting], QDialog]:
    return lambda at: step.StepDialog(at.window, at.desk, milestone, at.first("problem"))


def _roster(at: Sitting) -> QDialog:
    path = at.folder / "分工表.csv"
    path.write_text(ROSTER, "utf-8-sig")
    desk = at.desk
    return roster.RosterDialog(at.window, desk.store, desk.jobs, desk.today, path, desk.announcer.announce)


def _preview(at: Sitting) -> QDialog:
    visit = at.first("visit", lambda each: each.number and each.state == "completed")
    pdf = print_form(at.desk.store, "visit_record", [visit.id], today=at.desk.today())
    return print_preview.PrintPreviewDialog(at.window, at.desk.jobs, pdf, "走访企业记录表")


def _ticks(at: Sitting) -> QDialog:
    scan = at.first("attachment", lambda each: each.role == "signed_scan")
    return firm_ticks.FirmTicksDialog(at.window, at.desk, scan.record_id, scan.id)


def _self_check(at: Sitting) -> QDialog:
    half = at.desk.scope.half
    return self_check.SelfCheckDialog(at.window, at.desk, half, whose(at.desk.store.reader(), half)[0])


def _report(at: Sitting) -> QDialog:
    desk = at.desk
    return report.ReportDialog(
        at.window, desk, begin_report(desk.store.reader(), desk.scope.half, desk.today())
    )


def _cost(at: Sitting) -> QDialog:
    went = at.first("event", lambda each: each.attended)
    return cost.CostDialog(at.window, at.desk, CostDraft(event_id=went.id, payer=Payer.UNIT), went)


def _closing(at: Sitting) -> QDialog:
    application = QCoreApplication.instance()
    assert application is not None
    jobs = Jobs(application)
    jobs.run(no_work, owner=at.window, on_cancelled=at.desk.messages.stopped, label="正在导出", keeps=True)
    made = closing.ClosingDialog(at.window, jobs)
    jobs.blockSignals(True)  # it does not hear that the work is over, and stays to be looked at
    return made


def no_work(progress: Progress) -> None:
    """Over before anybody hears of it."""


def _two_contents(at: Sitting) -> Contradiction:
    asked = at.first("problem")
    return Contradiction(
        "1", "problem", asked.id, 2, "2026-11-20T09:00:00Z",
        {"text": asked.text}, {"text": "另一台电脑上改过的内容"}, ("text",),
    )  # fmt: skip


def _event(make: Callable[[QWidget, Desk, Any], QDialog]) -> Callable[[Sitting], QDialog]:
    return lambda at: make(at.window, at.desk, at.first("event", lambda each: each.submitted_on))


def _commitment(kind: Callable[[QWidget, Desk, Any], QDialog]) -> Callable[[Sitting], QDialog]:
    return lambda at: kind(at.window, at.desk, at.first("commitment", lambda each: each.amount_fen))


def _gift(kind: Callable[[QWidget, Desk, Any], QDialog]) -> Callable[[Sitting], QDialog]:
    return lambda at: kind(at.window, at.desk, at.first("gift"))


EVERY_DIALOG: dict[str, Callable[[Sitting], QDialog]] = {
    "about": lambda at: about.AboutDialog(at.window, at.desk.store.folder),
    "ask": lambda at: ask.AskDialog(at.window, at.desk, at.first("enterprise").id),
    "bin": lambda at: bin.BinDialog(at.window, at.desk),
    "choose_cadre": lambda at: choose_cadre.ChooseCadreDialog(at.window, at.desk.store.reader()),
    "explain": lambda at: explain.ExplainDialog(
        at.window,
        "8月12日在豫丰机械制造有限公司午餐2人，应交80.00元，未交费。",
        ["11月20日 已说明：收款码当日不能用"],
        may_reopen=True,
    ),
    "guide": lambda at: guide.GuideDialog(at.window, "使用说明", guide_page()),
    "keys": lambda at: keys.KeysDialog(at.window),
    "password": lambda at: password.PasswordDialog(at.desk.store.folder, at.desk.jobs),
    "picture": lambda at: picture.PictureDialog(
        at.window, "付款截图.jpg", QImage(620, 877, QImage.Format.Format_RGB32)
    ),
    "plan": lambda at: plan.PlanDialog(at.window, at.desk),
    "print_preview": _preview,
    "reason": lambda at: reason.ReasonDialog(
        at.window, "作废这次走访？", "其中的餐费一并作废，诉求和承诺保留。不删除任何记录。", "作废"
    ),
    "question": lambda at: QuestionDialog(
        at.window, "继续？", "说明文字。", (("", "暂不", ""), ("yes", "继续", "filled"))
    ),
    "error": lambda at: ErrorDialog(
        at.window, UserError("打不开这个文件。", "请在表格软件中另存为 .xlsx 再试。", "第 3 行：不是日期")
    ),
    "closing": _closing,
    "firm_day": lambda at: firm_day.FirmDayDialog(at.window, at.desk),
    "view": lambda at: view.ViewDialog(at.window, "保存这个视图", "未交费的餐费", is_pinned=True),
    # records
    "meal": lambda at: meal.MealDialog(at.window, at.desk, MealDraft()),
    "meal_edit": lambda at: meal.MealDialog(at.window, at.desk, at.first("meal")),
    "problem": lambda at: problem.ProblemDialog(at.window, at.desk, problem.new_problem(at.desk), "登记诉求"),
    "step_triage": _step(Milestone.TRIAGE),
    "step_assign": _step(Milestone.ASSIGN),
    "step_answer": _step(Milestone.ANSWER),
    "step_close": _step(Milestone.CLOSE),
    "step_call_back": _step(Milestone.CALL_BACK),
    "step_rate": _step(Milestone.RATE),
    "step_rate_again": _step(Milestone.RATE_AGAIN),
    "repair": lambda at: step.RepairDialog(at.window, at.desk, at.first("problem"), "示范员"),
    "hand_over_legal": lambda at: step.HandOverLegalDialog(at.window, at.desk, at.first("problem")),
    "progress": lambda at: progress.ProgressDialog(at.window, at.desk, at.first("problem"), "示范员"),
    "commitment": lambda at: commitment.CommitmentDialog(at.window, at.desk, CommitmentDraft(), "登记承诺"),
    "fulfil": _commitment(commitment.FulfilDialog),
    "pass_on": _commitment(commitment.PassOnDialog),
    "change_by_law": _commitment(commitment.ChangeByLawDialog),
    "gift": lambda at: gift.GiftDialog(at.window, at.desk, GiftDraft(), "登记礼品"),
    "register_gift": _gift(gift.RegisterDialog),
    "hand_in_gift": _gift(gift.HandInDialog),
    "give_back_gift": lambda at: gift.NotKeptDialog(at.window, at.desk, at.first("gift"), returned=True),
    "refuse_gift": lambda at: gift.NotKeptDialog(at.window, at.desk, at.first("gift"), returned=False),
    "offer": lambda at: offer.OfferDialog(at.window, at.desk, OfferDraft(), "登记婉拒"),
    "event": lambda at: event.application(at.window, at.desk, EventDraft()),
    "decision": _event(event.decision),
    "oral_approval": _event(event.oral_approval),
    "attendance": _event(event.attendance),
    "settlement": _event(event.settlement),
    "cost": _cost,
    "declaration": lambda at: declaration.DeclarationDialog(
        at.window, at.desk, at.first("assignment").id, "示范员，豫丰机械制造有限公司"
    ),
    "resolve": lambda at: declaration.ResolveDialog(at.window, at.desk, at.first("declaration")),
    "handover": lambda at: handover.HandoverDialog(
        at.window, at.desk, at.first("assignment"), "示范员，豫丰机械制造有限公司"
    ),
    "sign_handover": lambda at: handover.SignDialog(at.window, at.desk, at.first("handover")),
    "enterprise": _record("添加企业", lambda at: (firm_plan(""), EnterpriseDraft())),
    "assignment": _record(
        "指派联系干部",
        lambda at: (
            assignment_plan(at.desk, at.first("enterprise")),
            new_assignment(at.desk, at.first("enterprise")),
        ),
    ),
    "cadre": _record("添加干部", lambda at: (cadre_plan(at.desk.store.reader(), None), CadreDraft())),
    "unit": _unit,
    "limit": _limit("callback.wd"),
    "limit_meals": _limit("meal.percent"),
    "limit_windows": _limit("meal.windows"),
    "limit_classes": _limit("travel.class"),
    "limit_profile": _limit("problem.profile"),
    # reporting
    "report": _report,
    "self_check": _self_check,
    "firm_ticks": _ticks,
    "roster": _roster,
    "contradiction": lambda at: contradiction.ContradictionDialog(
        at.window, "诉求〔2026〕第 0012 号", _two_contents(at)
    ),
    "ledger": lambda at: ledger.LedgerDialog(at.window, at.desk),
    "papers": lambda at: papers.PapersDialog(
        at.window, at.desk, "meal", at.first("meal").id, (AttachmentRole.RECEIPT,), "餐费〔2026〕第 0031 号"
    ),
    # firms, cadres, what is set
    "merge": lambda at: merge.MergeDialog(at.window, at.desk, at.first("enterprise")),
    "leave": lambda at: leave.LeaveDialog(at.window, at.desk, at.first("cadre")),
    "responsibility": lambda at: responsibility.ResponsibilityDialog(
        at.window, at.desk, responsibilities.Responsibility("示例事项", ("县工商联",))
    ),
    "workday": lambda at: workday.WorkdayDialog(at.window, at.desk, None),
    # password, backup
    "new_password": lambda at: new_password.NewPasswordDialog(at.window, "备份的密码", "打开备份时要输入。"),
    "recovery_code": lambda at: recovery.RecoveryCodeDialog(at.window, at.desk, "ABCD-EFGH-JKLM-NPQR"),
    "recovery": lambda at: recovery.RecoveryDialog(at.desk.store.folder, at.desk.jobs, at.window),
    "restore": lambda at: restore.RestoreDialog(at.window, at.desk.jobs, at.desk.today(), at.desk.store),
    "rescue": lambda at: rescue.RescueDialog(
        UserError("数据文件已损坏。", "原文件原样保留，没有改动。"),
        at.desk.store.folder,
        at.desk.jobs,
        at.desk.today(),
    ),
    "wipe": lambda at: wipe.WipeDialog(at.window, "DEMO"),
    # the first time
    "first_start": lambda at: FirstStartDialog(at.folder / "new", at.desk.jobs, at.desk.today),
    "set_up": lambda at: SetUpWizard(at.folder / "new", at.desk.jobs, at.desk.today),
}
