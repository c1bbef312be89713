"""How the ZIP of a package is laid out: names, order, times and attributes that are the same every time.

Tables come first, in the order of reference, then what is for people, and `datapackage.json` last: its digests are
known only then. The signature covers everything before the archive's comment, and stands in that comment.
"""

from __future__ import annotations

import stat
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

DESCRIPTOR = "datapackage.json"
TABLES = "tables"
WORKBOOK = "records.xlsx"
SCANS = "scans"
PAPERS = "papers"
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""The first that a ZIP can tell: a package of the same records has the same bytes whenever it is made."""

UNIX = 3
VERSION = 20
"""2.0, the first ZIP with deflate; more is asked for only beyond 4 GB."""
ATTRIBUTES = (stat.S_IFREG | 0o644) << 16
METHODS = (ZIP_STORED, ZIP_DEFLATED)
UTF8_NAME = 0x800

FORMAT = 1
"""The version of this layout; a program refuses to judge one that it does not know."""

OWN = "qingdesk"
"""Under this key of `datapackage.json` stands what the Data Package standard has no word for."""


def table_path(noun: str) -> str:
    """Where the CSV of a noun lies."""
    return f"{TABLES}/{noun}.csv"


def scan_path(attachment_id: str, media_type: str) -> str:
    """Where a signed scan lies: under the id of its attachment, never under a name that somebody gave it."""
    return f"{SCANS}/{attachment_id}.{_ENDINGS.get(media_type, 'bin')}"


_ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "image/tiff": "tif"}


def member(name: str, method: int = ZIP_DEFLATED) -> ZipInfo:
    """The header of a member: nothing in it tells when or on which system it was made."""
    info = ZipInfo(name, FIXED_TIME)
    info.create_system = UNIX
    info.external_attr = ATTRIBUTES
    info.compress_type = method
    return info
