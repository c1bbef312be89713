"""The full check in a process of its own: it finds the same, can be stopped, and is not missed where there is none."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import pytest

from qingdesk.actions.check import check
from qingdesk.actions.check_apart import check_everybody, find_apart
from qingdesk.actions.demo.build import build_sample
from qingdesk.errors import Cancelled
from qingdesk.progress import no_progress
from qingdesk.store.database import Store
from tests.conftest import ExpectedLogs
from tests.stores import TODAY, TryDesk


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Something for every rule to find."""
    folder = tmp_path_factory.mktemp("apart") / "store"
    return build_sample(folder, cadres=12, enterprises=40, visits=120, seed=1, today=TODAY)


def children() -> set[str]:
    """The processes that this one has begun and that are not gone."""
    tasks = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return {child for task in tasks for child in task.read_text().split()}


def test_it_finds_what_is_found_here(sample: Store) -> None:
    apart = check_everybody(sample, TODAY, large=0)
    assert apart == check(sample.reader(), TODAY)
    assert len({one.finding.rule_id for one in apart}) > 40


def test_a_note_and_another_day_count_there_too(desk: TryDesk) -> None:
    desk.visit(started_at="2026-03-10T09:00", ended_at="2026-03-10T11:00")
    for day in (TODAY, date(2027, 1, 2)):
        assert check_everybody(desk.store, day, large=0) == check(desk.store.reader(), day)


def test_the_installed_program_starts_itself(
    sample: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    installed = tmp_path / "qingdesk"
    installed.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m qingdesk "$@"\n')
    installed.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(installed))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    found = find_apart(sample, TODAY)
    assert found is not None
    assert len(found) >= len(check(sample.reader(), TODAY))


def test_a_person_stops_it_and_the_process_is_gone(sample: Store) -> None:
    before = children()

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        check_everybody(sample, TODAY, stop, large=0)
    assert children() <= before


def test_where_no_process_can_be_started_it_is_checked_here(
    sample: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("no check in a process of its own")
    expected = check(sample.reader(), TODAY)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    assert find_apart(sample, TODAY) is None
    assert check_everybody(sample, TODAY, large=0) == expected


def test_a_process_that_dies_half_way_is_not_believed(
    sample: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("the process that checked ended half-way")
    dies = tmp_path / "dies"
    dies.write_text("#!/bin/sh\nread asked\necho '{\"found\": []}'\n")
    dies.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(dies))
    assert find_apart(sample, TODAY) is None


def test_a_small_store_is_checked_here(
    desk: TryDesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    before = children()
    check_everybody(desk.store, TODAY, no_progress)
    assert children() <= before
