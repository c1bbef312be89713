"""Why a file could not be read, in plain words: what happened, what it means, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qingdesk.errors import UserError
from qingdesk.i18n import N_, _

_FOUND = {
    "pdf": N_("a PDF document"),
    "picture": N_("a picture"),
    "web": N_("a web page"),
    "rtf": N_("a text document"),
    "word": N_("a text document or slides"),
    "archive": N_("an archive of other files"),
    "opendocument": N_("an OpenDocument file"),
    "binary": N_("something that is no workbook"),
    "text": N_("plain text"),
}
"""What a file turned out to be: the words of `sniff.FileKind`, and three that only the reader finds."""

_FAULTS = {
    "missing": (
        N_("There is no file “{name}”."),
        N_(
            "It may have been moved or renamed, or the stick or drive it was on is gone. "
            "Choose the file again."
        ),
    ),
    "folder": (N_("“{name}” is a folder, not a file."), N_("Choose the workbook inside it.")),
    "unreadable": (
        N_("“{name}” cannot be opened."),
        N_(
            "Another program may have it open, or you may not read it. Close it there, or copy it to another "
            "folder, and try again."
        ),
    ),
    "empty": (
        N_("“{name}” is empty."),
        N_(
            "The file has 0 bytes: it was not copied or downloaded to its end. "
            "Fetch it again from where it came."
        ),
    ),
    "nothing": (
        N_("There is nothing in “{name}”."),
        N_(
            "No cell of it holds text or a number. Check that it is the right file, and that it was saved "
            "after it was filled in."
        ),
    ),
    "encrypted": (
        N_("“{name}” is protected by a password."),
        N_(
            "It cannot be read without it. Open it in WPS or Excel, save it without encryption under another "
            "name, and import that copy."
        ),
    ),
    "encoding": (
        N_("The text of “{name}” is not {encoding}: line {line} cannot be read."),
        N_(
            "A CSV file must be UTF-8 or GB18030. Open it in the program it came from and save it as .xlsx, "
            "or as CSV in UTF-8."
        ),
    ),
    "renamed": (
        N_("“{name}” is no workbook: it is {found}."),
        N_(
            "Its name was changed, or it was exported under a wrong one. Open it in the program it belongs to "
            "and save it as .xlsx or .csv; changing the ending alone does not help."
        ),
    ),
    "rows": (
        N_("“{name}” has more than {limit} filled rows."),
        N_(
            "That is no roster of one office. Split it into several files, or check whether the right file "
            "was chosen."
        ),
    ),
    "damaged": (
        N_("“{name}” is damaged."),
        N_(
            "It ends too early or is not built like a workbook. Fetch it again from where it came, or open it "
            "in WPS or Excel and save it anew as .xlsx."
        ),
    ),
    "large": (
        N_("“{name}” is too large or damaged."),
        N_(
            "It could not be read within the memory and time that a roster needs. Open it in WPS or Excel, "
            "copy the filled-in cells alone into a new workbook, save that as .xlsx and import it. Nothing "
            "was changed."
        ),
    ),
}


def told(name: str, fault: str, more: Mapping[str, Any] | None = None) -> UserError:
    """The error to raise for a fault of the file `name`; more: what fills its sentence, and `detail` for support."""
    title, hint = _FAULTS[fault]
    params = {"name": name, **(more or {})}
    if "found" in params:
        kind = params["found"]
        params["found"] = _(_FOUND[kind])
    if "limit" in params:
        params["limit"] = f"{params['limit']:,}"
    return UserError(_(title).format(**params), _(hint), detail=str(params.get("detail", "")))
