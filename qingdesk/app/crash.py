"""A mistake of ours: written to the log, told once and calmly, and the program goes on."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from qingdesk import log
from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.ui.stack import where

_log = log.get(__name__)
FAULTS_NAME = "faults.log"


class CrashWatch(QObject):
    """Catches what nobody caught, in every thread. One dialog at a time: a mistake that repeats is logged only."""

    _told = Signal(object)

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._is_telling = False
        self._faults: TextIO | None = None
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self, log_folder: Path | None = None) -> None:
        """Take the hooks of the interpreter. log_folder: where a crash below Python leaves its stack."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        sys.unraisablehook = self._unraisable
        if log_folder is not None:
            log_folder.mkdir(parents=True, exist_ok=True)
            self._faults = (log_folder / FAULTS_NAME).open("a", encoding="utf-8")
            import faulthandler

            faulthandler.enable(self._faults)

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        if self._faults is not None:
            import faulthandler

            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, UserError):
            self._told.emit(error)
            return
        _log.error("a mistake of ours: %s", where(error))
        if not self._is_telling:  # one that repeats while the dialog stands is logged only
            self._told.emit(_as_user_error(error))

    def _caught_in_thread(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None:
            self._caught(given.exc_type, given.exc_value, given.exc_traceback)

    def _unraisable(self, given: sys.UnraisableHookArgs) -> None:
        if given.exc_value is not None:
            _log.error("a mistake while something was let go: %s", where(given.exc_value))

    @Slot(object)
    def _tell(self, error: UserError) -> None:
        if self._is_telling:
            return
        self._is_telling = True
        from qingdesk.ui.messages import ErrorDialog

        try:
            ErrorDialog(QApplication.activeWindow(), error).exec()
        except Exception as second:
            _log.error("the dialog of a mistake failed too: %s", where(second))
        finally:
            self._is_telling = False


def _as_user_error(error: BaseException) -> UserError:
    return UserError(
        _("The program made a mistake."),
        _(
            "What you saved before is safe. You can go on working; if it happens again, close the program "
            "and start it anew. The mistake is in the log: please pass it on to who looks after the program."
        ),
        f"{type(error).__name__}: {error}",
    )
