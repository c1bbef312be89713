"""凭证图片 and other papers of a record: shown small, opened large; added by file, by drag, or by paste."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.actions.record import Recorded
from qingdesk.actions.scan_lately import of_record
from qingdesk.domain.attachment import Attachment, AttachmentRole
from qingdesk.domain.labels import word_label
from qingdesk.domain.nouns import NOUNS
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store import attachments
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.reason import ask_reason
from qingdesk.ui.file_places import choose_files
from qingdesk.ui.printing import picture_of
from qingdesk.ui.style import SMALL_POINTS, STEP
from qingdesk.ui.widgets.card import clear
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.drop_zone import DropZone
from qingdesk.ui.widgets.elided_label import ElidedLabel
from qingdesk.ui.widgets.thumbnail import Thumbnail
from qingdesk.ui.widgets.words import button, words

KINDS = "*.jpg *.jpeg *.png *.pdf *.tif *.tiff"
_SMALL = 480
"""Pixels across of what is kept for the small picture."""


@dataclass(frozen=True)
class Paper:
    """What is to be attached: a file, or the bytes of a pasted picture under a name."""

    name: str
    role: AttachmentRole
    path: Path | None = None
    content: bytes = b""


class AttachmentBox(QWidget):
    """At a record each paper is kept at once; before there is one (`noun` only) they wait in `papers()`."""

    added = Signal()

    def __init__(self, desk: Desk, noun: str, roles: Sequence[AttachmentRole]) -> None:
        super().__init__()
        self._desk = desk
        self._noun = noun
        self._record_id = ""
        self._papers: list[Paper] = []
        self._thumbnails: dict[str, Thumbnail] = {}
        self._superseded: set[str] = set()
        self.setObjectName(f"{noun}_attachments")
        self._role = ComboBox((role, word_label(role)) for role in roles)
        self._role.setObjectName("attachment_role")
        self._role.setAccessibleName(_("What it is"))
        self._role.setVisible(len(roles) > 1)
        self._zone = DropZone(
            _("Drag a picture or PDF here, paste it (Ctrl+V), or press Enter to choose a file")
        )
        self._zone.setObjectName("attach_zone")
        self._zone.chosen.connect(self._choose)
        self._zone.given.connect(self._take)
        self._list = QVBoxLayout()
        self._list.setSpacing(STEP // 2)
        row = QHBoxLayout()
        row.setSpacing(STEP)
        row.addWidget(self._role)
        row.addWidget(self._zone, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addLayout(self._list)
        column.addLayout(row)

    def papers(self) -> tuple[Paper, ...]:
        """Those that wait for their record."""
        return tuple(self._papers)

    def show_record(self, record_id: str) -> None:
        """What hangs on this record; empty: on none yet, and nothing waits."""
        self._record_id = record_id
        self._papers.clear()
        reader = self._desk.store.reader()
        scans = of_record(reader, record_id) if record_id else []
        self._superseded = {each.scan.attachment_id for each in scans if each.scan.is_superseded}
        self._show(attachments.of_record(reader, record_id) if record_id else [])

    # Showing

    def _show(self, found: Sequence[Attachment]) -> None:
        clear(self._list)
        self._thumbnails.clear()
        for one in found:
            self._list.addWidget(self._row_of(one))
        for paper in self._papers:
            self._list.addWidget(self._row(paper.name, paper.role, partial(self._forget, paper)))
        if found:
            self._desk.jobs.run(
                partial(_small, self._desk.store, tuple((one.id, one.media_type) for one in found)),
                owner=self,
                on_done=self._show_small,
                on_error=self._desk.messages.wrong,
                label=_("Drawing the pictures"),
            )

    def _row_of(self, one: Attachment) -> QWidget:
        name = one.name
        if one.id in self._superseded:
            name = _("superseded (version {revision}): {name}").format(
                revision=one.record_revision, name=one.name
            )
        row = self._row(name, one.role, partial(self._void, one))
        picture = Thumbnail(one.name)
        picture.setObjectName("attachment_picture")
        picture.clicked.connect(partial(self._open, one))
        self._thumbnails[one.id] = picture
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(picture)
        column.addWidget(row)
        return whole

    def _row(self, name: str, role: AttachmentRole | None, off: Callable[[], object]) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(STEP)
        across.addWidget(words(word_label(role) if role is not None else "", "quiet", SMALL_POINTS))
        across.addWidget(ElidedLabel(name), 1)
        away = button("", off, look="quiet_link", icon_name="x", name="attachment_off")
        away.setAccessibleName(_("Take {name} off").format(name=name))
        away.setToolTip(away.accessibleName())
        across.addWidget(away)
        return row

    def _show_small(self, pictures: Sequence[tuple[str, QImage]]) -> None:
        for record_id, image in pictures:
            if record_id in self._thumbnails:
                self._thumbnails[record_id].show_image(image)

    def _open(self, one: Attachment) -> None:
        from qingdesk.ui.dialogs.picture import show_paper

        show_paper(self._desk, self, one)

    # Adding

    def choose(self) -> None:
        """Choose a file, as pressing the zone does."""
        self._choose()

    def _choose(self) -> None:
        kinds = _("Pictures and PDF") + f" ({KINDS})"
        self.add_files(choose_files(self, self._desk.preferences, _("Attach"), kinds))

    def add_files(self, paths: Sequence[Path]) -> None:
        """Attach these files."""
        role = self._role.value()
        assert isinstance(role, AttachmentRole)
        self._add([Paper(path.name, role, path) for path in paths])

    def _take(self, given: QMimeData) -> None:
        files = [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]
        if files:
            self.add_files(files)
            return
        image = given.imageData()
        if not isinstance(image, QImage) or image.isNull():
            self._desk.messages.warn(
                _("There is no picture to paste."),
                _("Copy a picture or a file first, then press Ctrl+V here."),
            )
            return
        role = self._role.value()
        assert isinstance(role, AttachmentRole)
        self._add([Paper(_("Pasted picture.png"), role, None, _png(image))])

    def _add(self, papers: Sequence[Paper]) -> None:
        if not papers:
            return
        if not self._record_id:
            self._papers += papers
            self._show([])
            self.added.emit()
            return
        self._desk.jobs.write(
            partial(_attach_now, self._desk.store, self._noun, self._record_id, tuple(papers)),
            owner=self,
            on_done=self._attached,
            on_error=self._desk.messages.wrong,
            label=_("Attaching"),
        )

    def _attached(self, done: Recorded) -> None:
        self.added.emit()
        self._desk.announcer.announce(done.changes)
        self._desk.messages.good(_("Attached."))

    def _forget(self, paper: Paper) -> None:
        self._papers.remove(paper)
        self._show([])

    def _void(self, one: Attachment) -> None:
        reason = ask_reason(self.window(), _("Void {name}?").format(name=one.name))
        if reason:
            self._desk.jobs.write(
                partial(_void, self._desk.store, one.id, reason),
                owner=self,
                on_done=lambda done: self._desk.announcer.announce(done.changes | {NOUNS[self._noun].plural}),
                on_error=self._desk.messages.wrong,
                label=_("Voiding"),
            )


def attach_papers(store: Store, noun: str, record_id: str, papers: Sequence[Paper]) -> Recorded:
    """Keep these at the record, one after the other; raises `UserError` for the first that cannot be."""
    from qingdesk.actions.attach import attach, attach_content

    done: list[Recorded] = []
    for paper in papers:
        if paper.path is not None:
            done.append(attach(store, noun, record_id, paper.path, paper.role))
        else:
            done.append(attach_content(store, noun, record_id, paper.name, paper.content, paper.role))
    return Recorded(tuple(one.records[0] for one in done), done[-1].changes)


def _attach_now(
    store: Store, noun: str, record_id: str, papers: Sequence[Paper], progress: Progress
) -> Recorded:
    return attach_papers(store, noun, record_id, papers)


def _void(store: Store, attachment_id: str, reason: str, progress: Progress) -> Recorded:
    from qingdesk.actions.life import void

    return void(store, "attachment", attachment_id, reason)


def _small(store: Store, wanted: Sequence[tuple[str, str]], progress: Progress) -> list[tuple[str, QImage]]:
    """The pictures reduced; one that cannot be drawn is left out, its name stands there all the same."""
    reader = store.reader()
    found = []
    for at, (record_id, media_type) in enumerate(wanted):
        progress(at, len(wanted))
        image = picture_of(attachments.content(reader, record_id), media_type)
        if not image.isNull():
            found.append((record_id, image.scaledToWidth(_SMALL, Qt.TransformationMode.SmoothTransformation)))
    return found


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
