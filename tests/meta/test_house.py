"""The rules of the house that no linter knows. `docs/architecture.md` says why."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOP = (".ci", "benchmarks", "docs", "i18n", "qingdesk", "requirements", "resources", "stubs", "tests")
BINARY = {".ico", ".jpg", ".pdf", ".png", ".ttf", ".xls", ".xlsx", ".zip"}
MADE = {"__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis"}

LINES = 400
NAMELESS = {"utils", "util", "common", "helpers", "helper", "core", "manager", "service", "misc"}
BROAD_EXCEPT = {"qingdesk/ui/jobs.py", "qingdesk/app/crash.py", "qingdesk/app/self_test.py"}

ANYWHERE = {
    "a package index": r"\b(?:pypi|pythonhosted|npmjs|debian|ubuntu|aliyun)\.(?:org|com|net)\b|tsinghua\.edu",
    "a path of one machine": r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/",
}
IN_CODE = {  # but for this folder, which has to speak of them
    "processEvents": r"\bprocessEvents\b",
    "a silenced type": r"#\s*type:\s*ignore",
    "a silenced linter": r"#\s*noqa",
    "work left over": r"\b(?:TODO|FIXME|XXX)\b",
    "an item of a layout, which Python keeps when Qt has let it go": r"\.itemAt\(",
}
IN_TESTS = {
    "a test that is left out": r"\bpytest\.(?:mark\.)?(?:skip|xfail|importorskip)",
    "a sleep": r"\b(?:time\.sleep|qWait|qtbot\.wait)\(",
    "a mock": r"\b(?:MagicMock|mock\.patch|unittest\.mock)\b",
}
NEVER_HERE = ("registry-henan", "annex-responsibility", "roster-county")


def files() -> Iterator[Path]:
    """What is, or could be, in the repository: no `.venv`, nothing that was built."""
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.name != ".git")
    for folder in TOP:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and not MADE.intersection(path.parts) and path.suffix not in {".mo", ".pyc"}:
                yield path


def place(path: Path) -> str:
    """The path as the project names it."""
    return path.relative_to(ROOT).as_posix()


FILES = sorted(files())
CODE = [path for path in FILES if path.suffix == ".py"]
OURS = [path for path in CODE if not place(path).startswith("tests/meta/")]
SOURCES = {path: path.read_text("utf-8", "replace") for path in FILES if path.suffix not in BINARY}


def found(pattern: str, paths: list[Path]) -> list[str]:
    """Where it stands, as `file:line`."""
    return [
        f"{place(path)}:{SOURCES[path].count(chr(10), 0, hit.start()) + 1} {hit.group()}"
        for path in paths
        for hit in re.finditer(pattern, SOURCES[path])
    ]


def test_there_is_something_to_look_at() -> None:
    assert {"qingdesk/errors.py", "tests/conftest.py", "Makefile", ".ci/run"} <= {
        place(path) for path in FILES
    }


@pytest.mark.parametrize("pattern", ANYWHERE.values(), ids=ANYWHERE)
def test_nothing_of_one_machine(pattern: str) -> None:
    licences = {
        path for path in SOURCES if "licences" in path.parts or "LICENSE" in path.name or "OFL" in path.name
    }
    assert not found(pattern, [path for path in SOURCES if path not in licences])


@pytest.mark.parametrize("pattern", IN_CODE.values(), ids=IN_CODE)
def test_not_in_code(pattern: str) -> None:
    assert not found(pattern, OURS)


@pytest.mark.parametrize("pattern", IN_TESTS.values(), ids=IN_TESTS)
def test_not_in_tests(pattern: str) -> None:
    assert not found(pattern, [path for path in OURS if place(path).startswith("tests/")])


@pytest.mark.parametrize(
    ("pattern", "planted"),
    [
        (ANYWHERE["a package index"], "see https://files.pythonhosted" + ".org/x"),
        (ANYWHERE["a path of one machine"], "open('/ho" + "me/anna/store')"),
        (IN_CODE["processEvents"], "app.processEvents()"),
        (IN_CODE["a silenced type"], "x = 1  # type: ignore[misc]"),
        (IN_CODE["a silenced linter"], "x = 1  # noqa: E501"),
        (IN_CODE["work left over"], "# TODO: later"),
        (IN_CODE["an item of a layout, which Python keeps when Qt has let it go"], "row.itemAt(0).widget()"),
        (IN_TESTS["a test that is left out"], "@pytest.mark.skipif(True)"),
        (IN_TESTS["a sleep"], "qtbot.qWait(10) or time.sleep(1)"),
        (IN_TESTS["a mock"], "m = MagicMock()"),
    ],
)
def test_what_is_looked_for_is_found(pattern: str, planted: str) -> None:
    assert re.search(pattern, planted)


def test_no_file_is_too_long() -> None:
    assert not [place(path) for path in CODE if SOURCES[path].count("\n") > LINES]


def test_every_file_has_a_name() -> None:
    named = {*CODE, *(path.parent for path in CODE)}
    assert not [place(path) for path in named if path.stem in NAMELESS]


def test_every_folder_of_the_program_is_a_package() -> None:
    folders = {path.parent for path in CODE if place(path).startswith("qingdesk/")}
    assert not [place(folder) for folder in folders if not (folder / "__init__.py").is_file()]


def broad(source: str) -> list[int]:
    """Lines of the handlers that catch everything and keep it: one that ends in a bare `raise` only tidies up."""
    handlers = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ExceptHandler)]

    def catches_all(node: ast.expr | None) -> bool:
        if isinstance(node, ast.Tuple):
            return any(catches_all(part) for part in node.elts)
        return node is None or (isinstance(node, ast.Name) and node.id in {"Exception", "BaseException"})

    def passes_on(node: ast.stmt) -> bool:
        return isinstance(node, ast.Raise) and node.exc is None

    return [
        handler.lineno
        for handler in handlers
        if catches_all(handler.type) and not passes_on(handler.body[-1])
    ]


def test_everything_is_caught_in_three_places_only() -> None:
    elsewhere = {place(path): broad(SOURCES[path]) for path in CODE if place(path) not in BROAD_EXCEPT}
    assert not {name: lines for name, lines in elsewhere.items() if lines}
    assert broad("try: ...\nexcept (OSError, Exception): ...\ntry: ...\nexcept: ...\n") == [2, 4]
    assert broad("try: ...\nexcept BaseException:\n    undo()\n    raise\n") == []


def test_data_that_is_not_ours_to_publish_is_not_here() -> None:
    assert not [place(path) for path in FILES if path.name.startswith(NEVER_HERE)]


def test_public_functions_say_what_they_do() -> None:
    silent = []
    for path in CODE:
        if not place(path).startswith("qingdesk/"):
            continue
        tree = ast.parse(SOURCES[path])
        if not ast.get_docstring(tree) and SOURCES[path].strip():
            silent.append(place(path))
        silent += [
            f"{place(path)}:{node.lineno} {node.name}"
            for node in tree.body
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
            and not node.name.startswith("_")
            and not ast.get_docstring(node)
        ]
    assert not silent


def test_the_lock_names_hashes_and_no_address() -> None:
    for name in ("run", "dev"):
        lock = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
        entries = re.split(r"\n(?=[a-z])", lock.strip())
        assert len(entries) > 20
        assert not [entry.split()[0] for entry in entries if not re.match(r"[\w.-]+==\S+", entry)]
        assert not [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry]
        assert "://" not in lock
        assert "index-url" not in lock


def test_the_two_locks_agree() -> None:
    def pins(name: str) -> set[str]:
        return set(
            re.findall(r"^[\w.-]+==\S+", (ROOT / "requirements" / f"{name}.txt").read_text("utf-8"), re.M)
        )

    assert pins("run") < pins("dev")
