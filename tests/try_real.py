"""`make try-real`: the whole job on real input, by the command line, where the real files are at hand.

Not a test: it needs files that are not in the repository. Each step is shown; the first that fails ends it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from qingdesk.files import write_atomically

REAL = Path(__file__).resolve().parents[2] / "shared" / "data"
ROSTER, REGISTER = REAL / "roster-county-2026.xlsx", REAL / "registry-henan-1997.csv"


def main() -> int:
    """Run every step in a folder that goes away again; the exit code."""
    if not ROSTER.exists() or not REGISTER.exists():
        print("The real files are not here; nothing to try.")
        return 0
    with tempfile.TemporaryDirectory(prefix="qingdesk-try-") as name:
        folder = Path(name)
        os.environ.update(QINGDESK_STORE=str(folder / "store"), XDG_CONFIG_HOME=str(folder / "config"))
        qingdesk(
            "init", "--unit", "示例县委办公室", "--level", "county", "--region", "411627", "--no-password"
        )
        roster = json.loads(qingdesk("import", "roster", str(ROSTER), "--json"))
        expect(roster["added"]["enterprise"] == 94, "94 firms come from the roster")
        expect(roster["rows"]["refused"] == 1, "one row is refused for its check digit")
        expect(roster["rows"]["held_back"] == 1, "one code under two names is held back")
        leaders = json.loads(qingdesk("list", "cadre", "--where", "in_scope=true", "--json"))
        expect(len(leaders) == 24, "24 leaders are in scope")
        register = json.loads(qingdesk("import", "roster", str(REGISTER), "--json"))
        expect(
            register["added"]["enterprise"] == 2228 - 94, "the register's firms match the roster's by code"
        )
        again = json.loads(qingdesk("import", "roster", str(ROSTER), "--json"))
        expect(again["rows"]["new"] == again["rows"]["changed"] == 0, "importing twice changes nothing")
        record_and_print(folder, leaders[0]["id"])
        qingdesk("export", "--period", "2026H2", "--profile", "full", "-o", str(folder / "package.zip"))
        qingdesk("verify", str(folder / "package.zip"))
        frictionless(folder)
        qingdesk("audit", "verify")
        qingdesk("backup")
        qingdesk("doctor")
    print("All of it went well.")
    return 0


def record_and_print(folder: Path, cadre_id: str) -> None:
    """A visit with a meal, checked and printed."""
    assignment = json.loads(qingdesk("list", "assignment", "--where", f"cadre_id={cadre_id}", "--json"))[0]
    visit = {
        "enterprise_id": assignment["enterprise_id"],
        "mode": "onsite",
        "at_enterprise": True,
        "started_at": "2026-11-18T09:30",
        "ended_at": "2026-11-18T12:40",
        "visitors": [{"cadre_id": cadre_id, "name": "示例"}],
        "situation": "生产正常。",
        "opinions": "希望加快办理不动产登记。",
        "state": "completed",
        "meals": [{"kind": "lunch", "place": "canteen", "heads": 2}],
    }
    write_atomically(folder / "visit.json", json.dumps(visit).encode())
    visit_id = qingdesk("record", "visit", str(folder / "visit.json")).split()[0]
    found = json.loads(qingdesk("check", "--json"))
    expect(any(finding["code"] == "A01" for finding in found), "the unpaid meal is found")
    qingdesk("print", "visit_record", visit_id, "-o", str(folder / "visit.pdf"))
    expect((folder / "visit.pdf").read_bytes().startswith(b"%PDF"), "the form is a PDF")


def qingdesk(*arguments: str) -> str:
    """Run one command; its stdout. Stops the trial when it fails."""
    print("qingdesk", *arguments)
    done = subprocess.run([sys.executable, "-m", "qingdesk", *arguments], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"exit {done.returncode}: {done.stderr or done.stdout}")
    return done.stdout


def frictionless(folder: Path) -> None:
    """The package in the eyes of the public validator, which is no part of the house: fetched into an environment
    of its own, without the extra that reads spreadsheets."""
    print("frictionless validate package.zip")
    venv.create(folder / "validator", with_pip=True)
    programs = folder / "validator" / ("Scripts" if sys.platform == "win32" else "bin")
    fetched = subprocess.run(
        [programs / "python", "-m", "pip", "install", "-q", "frictionless>=5,<6"],
        capture_output=True,
        text=True,
    )
    expect(fetched.returncode == 0, "frictionless comes from the package index")
    done = subprocess.run(
        [programs / "frictionless", "validate", "--json", folder / "package.zip"],
        capture_output=True,
        text=True,
    )
    report = json.loads(done.stdout)
    expect(report["valid"] and report["stats"]["warnings"] == 0, "it is valid, without a warning")


def expect(holds: bool, claim: str) -> None:
    """Stop the trial when a claim does not hold."""
    print("  ", claim)
    if not holds:
        sys.exit(f"does not hold: {claim}")


if __name__ == "__main__":
    sys.exit(main())
