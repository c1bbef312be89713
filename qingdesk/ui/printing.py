"""Print a PDF through Qt: each page is drawn at the printer's own dots and put down at 100 %, never scaled."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QSizeF
from PySide6.QtGui import QImage, QImageReader, QPageLayout, QPageSize, QPainter, QTransform
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from qingdesk import log
from qingdesk.errors import Cancelled, UserError
from qingdesk.exchange.pictures import RenderedPage, page_size, render_page
from qingdesk.i18n import _
from qingdesk.progress import Progress, no_progress
from qingdesk.ui.preferences import Preferences

_log = log.get(__name__)
PRINT_DPI = 300
"""Fine enough for 7 pt text and the QR mark; a printer may claim 2,400, and a page would be 1.6 GB."""


def image_of(page: RenderedPage) -> QImage:
    """A picture that owns its pixels."""
    return QImage(page.rgb, page.width, page.height, 3 * page.width, QImage.Format.Format_RGB888).copy()


def new_printer(name: str, pdf: bytes, pages: int, device: str = "") -> QPrinter:
    """A4, upright or across as the PDF's first page is; the whole sheet, no margins of Qt's own.

    device: the printer's name; the system's own when empty or when there is no such printer any more.
    """
    width, height = page_size(pdf, 1)
    lies = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if device in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(device)
    printer.setDocName(name)
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), lies, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)
    printer.setFromTo(1, pages)
    return printer


def ask_for_printer(
    parent: QWidget, pdf: bytes, name: str, pages: int, preferences: Preferences | None = None
) -> QPrinter | None:
    """The system's own dialog, with the printer taken last; None when the person would rather not print."""
    printer = new_printer(name, pdf, pages, preferences.settings.last_printer if preferences else "")
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    printer.setFullPage(True)  # the dialog may have put margins back
    if preferences is not None:
        _remember(preferences, printer.printerName())
    return printer


def _remember(preferences: Preferences, device: str) -> None:
    try:
        preferences.change(replace(preferences.settings, last_printer=device))
    except UserError as error:  # no reason not to print
        _log.warning("the last printer was not kept: %s", error.title)


def put_down(printer: QPrinter, pdf: bytes, first: int, last: int, progress: Progress = no_progress) -> None:
    """Draw the pages `first`–`last`; the sheet's edge is the picture's edge. May run off the window's thread.

    Raises `UserError`; when `progress` raises `Cancelled`, what was not sent yet is not printed.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(
            _("The printer does not take the job."),
            _("Nothing was printed. Check that it is on and has paper, or save the PDF and print that."),
        )
    try:
        for page in range(first, last + 1):
            progress(page - first, last - first + 1)
            if page > first:
                printer.newPage()
            image = _as_the_sheet_lies(image_of(render_page(pdf, page, PRINT_DPI)), printer)
            # A picture of 300 dots an inch on a device of n: n/300 device dots a picture dot, both ways alike.
            scale = printer.resolution() / PRINT_DPI
            painter.save()
            painter.scale(scale, scale)
            painter.drawImage(_origin(printer, scale), image)
            painter.restore()
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()


def _as_the_sheet_lies(image: QImage, printer: QPrinter) -> QImage:
    """A page across on an upright sheet, or the other way about, is turned: nothing is cut off or made smaller."""
    sheet = sheet_size(printer)
    if (image.width() > image.height()) == (sheet.width() > sheet.height()):
        return image
    return image.transformed(QTransform().rotate(90))


def _origin(printer: QPrinter, scale: float) -> QPointF:
    """Where the sheet's corner lies for the painter: 0, 0 on a full page."""
    whole = printer.pageLayout().fullRectPixels(printer.resolution())
    painted = printer.pageLayout().paintRectPixels(printer.resolution())
    return QPointF((whole.x() - painted.x()) / scale, (whole.y() - painted.y()) / scale)


def sheet_size(printer: QPrinter) -> QSizeF:
    """The sheet in millimetres."""
    return printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter).size()


def picture_of(content: bytes, media_type: str) -> QImage:
    """The first page of a PDF, or a picture turned upright; a null image when it cannot be read."""
    if media_type == "application/pdf":
        try:
            return image_of(render_page(content, 1, 96))
        except UserError:
            return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    return reader.read()
