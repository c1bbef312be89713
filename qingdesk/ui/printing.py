"""Print a PDF through Qt: each page is drawn at the printer's own dots and put down at 100 %, never scaled."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QSizeF
from PySide6.QtGui import QImage, QImageReader, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from qingdesk.errors import UserError
from qingdesk.exchange.pictures import RenderedPage, render_page
from qingdesk.i18n import _

PRINT_DPI = 300
"""Fine enough for 7 pt text and the QR mark; a printer may claim 2,400, and a page would be 1.6 GB."""


def image_of(page: RenderedPage) -> QImage:
    """A picture that owns its pixels."""
    return QImage(page.rgb, page.width, page.height, 3 * page.width, QImage.Format.Format_RGB888).copy()


def new_printer(name: str, pages: int) -> QPrinter:
    """A4 upright, the whole sheet, no margins of Qt's own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
        )
    )
    printer.setFullPage(True)
    printer.setFromTo(1, pages)
    return printer


def print_pages(parent: QWidget, pdf: bytes, name: str, pages: int) -> bool:
    """Ask for a printer and print; False when the person would rather not. Raises `UserError`."""
    printer = new_printer(name, pages)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    printer.setFullPage(True)  # the dialog may have put margins back
    put_down(printer, pdf, printer.fromPage() or 1, printer.toPage() or pages)
    return True


def put_down(printer: QPrinter, pdf: bytes, first: int, last: int) -> None:
    """Draw the pages `first`–`last`; the sheet's edge is the picture's edge. Raises `UserError`."""
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(
            _("The printer does not take the job."),
            _("Nothing was printed. Check that it is on and has paper, or save the PDF and print that."),
        )
    try:
        for page in range(first, last + 1):
            if page > first:
                printer.newPage()
            image = image_of(render_page(pdf, page, PRINT_DPI))
            # A picture of 300 dots an inch on a device of n: n/300 device dots a picture dot, both ways alike.
            scale = printer.resolution() / PRINT_DPI
            painter.save()
            painter.scale(scale, scale)
            painter.drawImage(_origin(printer, scale), image)
            painter.restore()
    finally:
        painter.end()


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
