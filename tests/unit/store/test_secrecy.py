"""No name that was entered stands in any file of the store folder, while it is open or after."""

from __future__ import annotations

import base64
import logging
from pathlib import Path

import pytest

from qingdesk import log, settings
from qingdesk.actions.attach import attach
from qingdesk.domain.attachment import AttachmentRole
from qingdesk.errors import UserError
from qingdesk.store import backups, drafts
from qingdesk.store.database import Store
from tests.stores import TryDesk

SECRETS = ("龘靐县机要局", "欧阳靐龘", "靐龘精密铸造", "13812345678", "靐龘的情况说明", "Zxqvname")
_READABLE = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")


def found_in(folder: Path, *secrets: str) -> list[tuple[str, str]]:
    """(file, secret) wherever one stands in a file's name or bytes, in any encoding of an office."""
    found = []
    for path in sorted(folder.rglob("*")):
        content = path.read_bytes() if path.is_file() else b""
        for secret in secrets:
            forms = [secret.encode(encoding) for encoding in _READABLE]
            forms += [base64.b64encode(secret.encode()), secret.encode("unicode_escape")]
            if secret in path.name or any(form in content for form in forms):
                found.append((path.name, secret))
    return found


@pytest.fixture
def full(desk: TryDesk, tmp_path: Path) -> TryDesk:
    """Everything that holds a name: records, audit, drafts, attachments, notes, a backup, settings, a log."""
    log.to_file(desk.folder)
    desk.record("unit", name="龘靐县机要局", level="county", region="411625")
    cadre = desk.record("cadre", name="欧阳靐龘", unit_id=desk.home, phone="13812345678", post="Zxqvname")
    firm = desk.record("enterprise", name="靐龘精密铸造", contact_phone="13812345678")
    visit = desk.visit(
        enterprise_id=firm,
        visitors=[{"cadre_id": cadre, "name": "欧阳靐龘"}],
        situation="靐龘的情况说明" * 300,
    )
    desk.edit("visit", visit, reason="靐龘的情况说明", situation="靐龘的情况说明，更正")
    page = tmp_path / "靐龘精密铸造.pdf"
    page.write_bytes(b"%PDF-1.4 " + "欧阳靐龘".encode() * 5000)
    attach(desk.store, "visit", visit, page, AttachmentRole.PHOTO)
    with desk.store.transaction("keep_draft") as db:
        drafts.keep(db, "visit", "", 0, '{"situation": "靐龘的情况说明"}')
    settings.save(desk.folder, settings.Settings(operator_cadre_id=cadre))
    backups.make(desk.store)
    logging.getLogger("qingdesk.test").info("opened")
    with pytest.raises(UserError):
        desk.record("cadre", name="欧阳靐龘" * 100, unit_id=desk.home)
    return desk


def test_no_name_can_be_read_while_the_store_is_open(full: TryDesk) -> None:
    names = {path.name for path in full.folder.rglob("*") if path.is_file()}
    assert {"desk.db", "desk.db-wal", "desk.db-shm", "desk.key", "settings.json", "qingdesk.log"} <= names
    assert (full.folder / "desk.db-wal").stat().st_size > 100_000, "the newest rows are still in the WAL"
    assert found_in(full.folder, *SECRETS) == []


def test_no_name_can_be_read_after_it_was_closed(full: TryDesk) -> None:
    full.store.close()
    assert not (full.folder / "desk.db-wal").exists()
    assert found_in(full.folder, *SECRETS) == []


def test_the_search_itself_would_find_one(full: TryDesk) -> None:
    (full.folder / "slip.txt").write_text("欧阳靐龘", "utf-16-le")
    assert found_in(full.folder, *SECRETS) == [("slip.txt", "欧阳靐龘")]


def test_the_data_key_stands_in_no_file_and_no_log(full: TryDesk) -> None:
    full.store.close()
    wrong = bytes(32)
    with pytest.raises(UserError) as caught:
        Store.open(full.folder, wrong)
    for text in (str(caught.value), caught.value.detail):
        assert full.key.hex() not in text and wrong.hex() not in text
    forms = (full.key, full.key.hex().encode(), full.key.hex().upper().encode(), base64.b64encode(full.key))
    for path in full.folder.rglob("*"):
        if path.is_file():
            assert not any(form in path.read_bytes() for form in forms), path.name
