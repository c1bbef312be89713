"""Every action of the window, with its key, in a menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from qingdesk.i18n import N_, _
from qingdesk.ui.icons import icon
from qingdesk.ui.preferences import TEXT_SIZES

Can = Callable[[str], bool]
"""Whether something is so of an entry, by its name."""


@dataclass(frozen=True)
class Entry:
    """name: objectName of its QAction and of what it does · title: msgid · key: as Qt writes it · icon: of ours ·
    group: of those with the same one exactly one holds, and is ticked · entries: a menu of its own."""

    name: str
    title: str = ""
    key: str = ""
    icon: str = ""
    group: str = ""
    entries: tuple[Entry, ...] = ()


LINE = Entry("")

MENUS: tuple[tuple[str, str, tuple[Entry, ...]], ...] = (
    (
        "file",
        N_("&File"),
        (
            Entry("new_visit", N_("New visit"), "Ctrl+Shift+N", "plus"),
            Entry("new", N_("New"), "Ctrl+N"),
            LINE,
            Entry("import_roster", N_("Import a roster …"), "", "file-down"),
            Entry("import_ledger", N_("Import an old ledger …"), "", "file-down"),
            Entry("export", N_("Save the list as a workbook …"), "Ctrl+Shift+E", "download"),
            Entry("export_package", N_("Export a package …"), "Ctrl+E", "file-up"),
            Entry("print", N_("Print"), "Ctrl+P", "printer"),
            Entry("test_page", N_("Print a test page …")),
            LINE,
            Entry("backup", N_("Back up now"), "Ctrl+B", "database-backup"),
            Entry("restore", N_("Restore a backup …")),
            Entry("lock", N_("Lock the desk"), "Ctrl+L", "lock"),
            Entry("quit", N_("Quit"), "Ctrl+Q"),
        ),
    ),
    (
        "edit",
        N_("&Edit"),
        (
            Entry("undo", N_("Undo the last action"), "Ctrl+Z", "undo-2"),
            LINE,
            Entry("copy", N_("Copy the rows"), "Ctrl+Shift+C"),
            Entry("save", N_("Save"), "Ctrl+S", "save"),
            Entry("save_and_new", N_("Save and begin a new one"), "Ctrl+Return"),
            Entry("search", N_("Search everything"), "Ctrl+K", "search"),
            Entry("filter", N_("Filter the list"), "Ctrl+F"),
            LINE,
            Entry("back", N_("Back"), "Esc", "arrow-left"),
        ),
    ),
    (
        "view",
        N_("&View"),
        (
            Entry("next_pane", N_("Next pane"), "F6"),
            Entry("reload", N_("Reload"), "F5"),
            LINE,
            Entry(
                "text_size",
                N_("Size of letters"),
                entries=(
                    Entry("text_larger", N_("Larger letters"), "Ctrl++"),
                    Entry("text_smaller", N_("Smaller letters"), "Ctrl+-"),
                    LINE,
                    *(Entry(f"text_{size}", f"{size}%", group="text_size") for size in TEXT_SIZES),
                ),
            ),
            LINE,
            Entry("theme_system", N_("Light or dark as the system"), group="theme"),
            Entry("theme_light", N_("Light"), group="theme"),
            Entry("theme_dark", N_("Dark"), group="theme"),
        ),
    ),
    (
        "records",
        N_("&Records"),
        (
            Entry("complete", N_("Complete and number"), "Ctrl+Shift+Return", "check"),
            Entry("void", N_("Void …"), "", "ban"),
            Entry("bin", N_("Bin …"), "", "trash-2"),
            LINE,
            Entry("may_i", N_("May I? …"), "F8", "circle-help"),
            Entry("firm_day", N_("Service day or talk day …"), "", "users"),
            Entry("plan_visits", N_("Plan visits …"), "", "calendar-days"),
            Entry("check", N_("Check again"), "F9", "shield-check"),
        ),
    ),
    (
        "help",
        N_("&Help"),
        (
            Entry("help", N_("Guide to this screen"), "F1", "circle-help"),
            Entry("first_steps", N_("First steps")),
            Entry("keys", N_("Keyboard"), "?"),
            LINE,
            Entry("whats_new", N_("What is new")),
            Entry("update", N_("Update from a file …"), "", "download"),
            Entry("diagnostics", N_("Save a diagnostics file …"), "", "file-down"),
            Entry("about", N_("About QingDesk"), "", "info"),
        ),
    ),
)


def every_entry() -> list[Entry]:
    """What can be done, those of the menus within menus too."""
    given = [entry for _name, _title, entries in MENUS for entry in entries if entry.name]
    return [each for entry in given for each in (entry.entries or (entry,)) if each.name]


def build(
    window: QMainWindow, does: Mapping[str, Callable[[], object]], places: tuple[tuple[str, str, str], ...]
) -> Callable[[Can, Can], None]:
    """Fill the menu bar.

    does: entry name → what it does. places: (name, title, key), put on top of the view menu as `go_…`.
    Returns a function that takes `can(name)` and `holds(name)`: entries that cannot be done now are greyed while
    menus are open, and of a group the one that holds is ticked.
    """
    actions: dict[str, QAction] = {}
    menus: list[QMenu] = []
    bar = window.menuBar()
    for menu_name, menu_title, entries in MENUS:
        menu = bar.addMenu(_(menu_title))
        menu.setObjectName(f"menu_{menu_name}")
        menus.append(menu)
        if menu_name == "view":
            for place, title, key in places:
                _add(window, menu, Entry(f"go_{place}", title, key), does, actions, title)
            menu.addSeparator()
        _fill(window, menu, entries, does, actions)

    def watch(can: Can, holds: Can) -> None:
        def grey() -> None:
            for name, action in actions.items():
                action.setEnabled(can(name))
                if action.isCheckable():
                    action.setChecked(holds(name))

        def free() -> None:  # a key must find its action again as soon as the menu is gone
            for action in actions.values():
                action.setEnabled(True)

        for menu in menus:
            menu.aboutToShow.connect(grey)
            menu.aboutToHide.connect(free)

    return watch


def _fill(
    window: QMainWindow,
    menu: QMenu,
    entries: tuple[Entry, ...],
    does: Mapping[str, Callable[[], object]],
    actions: dict[str, QAction],
) -> None:
    groups: dict[str, QActionGroup] = {}
    for entry in entries:
        if not entry.name:
            menu.addSeparator()
        elif entry.entries:
            below = menu.addMenu(_(entry.title))
            below.setObjectName(f"menu_{entry.name}")
            _fill(window, below, entry.entries, does, actions)
        else:
            action = _add(window, menu, entry, does, actions, _(entry.title))
            if entry.group:
                action.setCheckable(True)
                groups.setdefault(entry.group, QActionGroup(menu)).addAction(action)


def _add(
    window: QMainWindow,
    menu: QMenu,
    entry: Entry,
    does: Mapping[str, Callable[[], object]],
    actions: dict[str, QAction],
    title: str,
) -> QAction:
    action = QAction(title, window)
    action.setObjectName(f"do_{entry.name}")
    if entry.key:
        action.setShortcut(QKeySequence(entry.key))
    if entry.icon:
        action.setIcon(icon(entry.icon, "quiet"))
    work = does[entry.name]
    action.triggered.connect(lambda checked=False: work())
    menu.addAction(action)
    actions[entry.name] = action
    return action
