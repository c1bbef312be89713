"""服务日、恳谈日: several firms on one day, a draft visit for each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from qingdesk.domain.visit import VisitMode
from qingdesk.store import visits
from qingdesk.ui.dialogs.firm_day import FirmDayDialog
from qingdesk.ui.screen import Target
from qingdesk.ui.widgets.combo_box import ComboBox
from tests.stores import TryDesk
from tests.ui.conftest import Frame
from tests.ui.hands import choose, find, keys, press

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def dialog(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> Iterator[FirmDayDialog]:
    made = FirmDayDialog(surroundings.desk.messages, surroundings.desk)
    qtbot.addWidget(made)
    made.show()
    yield made


def test_each_firm_gets_a_draft_of_its_own(
    dialog: FirmDayDialog, desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    other = desk.record("enterprise", name="河南另一示例有限公司", contact_name="赵六", contact_post="厂长")
    find(dialog, ComboBox, "mode").set_value(VisitMode.TALK_DAY)
    keys(find(dialog, QLineEdit, "started_at"), "11.20 9:00")
    keys(find(dialog, QLineEdit, "place"), "xxx")
    choose(dialog.firms.line, "河南示例食品")
    choose(dialog.firms.line, "河南另一")
    choose(dialog.visitors.line, "王海")
    press(dialog, "save")
    surroundings.wait(qtbot)
    made = sorted(visits.find(desk.store.reader()), key=lambda visit: visit.id)
    assert [visit.enterprise_id for visit in made] == [desk.firm, other]
    assert {(visit.mode, visit.at_enterprise, visit.place, visit.number) for visit in made} == {
        (VisitMode.TALK_DAY, False, "xxx", "")
    }
    assert [host.name for host in made[1].hosts] == ["赵六"]
    assert [person.name for person in made[0].visitors] == ["王海涛"]
    assert not dialog.isVisible()
    assert surroundings.gone[-1] == Target("visits", filter="drafts")


def test_what_is_missing_is_told_and_nothing_is_saved(
    dialog: FirmDayDialog, desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    keys(find(dialog, QLineEdit, "started_at"), "11.20 9:00")
    press(dialog, "save")
    assert find(dialog, QLabel, "enterprise_ids_below").text() == "请至少选择一家企业。"
    choose(dialog.firms.line, "河南示例食品")
    choose(dialog.visitors.line, "王海")
    find(dialog, QLineEdit, "started_at").clear()
    keys(find(dialog, QLineEdit, "started_at"), "2026-12-24")
    press(dialog, "save")
    surroundings.wait(qtbot)
    assert dialog.isVisible()
    assert "started_at" in {name for name, box in dialog.form.boxes.items() if box.mistake()}
    assert visits.count(desk.store.reader()) == 0


def test_days_held_this_half_year_are_named(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    desk.visit(mode="service_day", started_at="2026-09-10T09:00", place="开发区管委会")
    dialog = FirmDayDialog(surroundings.desk.messages, surroundings.desk)
    qtbot.addWidget(dialog)
    dialog.show()
    said = [label.text() for label in dialog.findChildren(QLabel) if "开发区管委会" in label.text()]
    assert len(said) == 1 and "9月10日" in said[0] and "1 家" in said[0]
