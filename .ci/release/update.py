"""Make an update for sticks, signed: `python .ci/release/update.py --help`. docs/release.md says who keeps the key."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from qingdesk.exchange.signing import key_id, new_signing_key, public_of
from qingdesk.exchange.update import PartKind, write_update

KINDS = {
    ".csv": PartKind.WORKDAYS,
    ".json": PartKind.POLICY,
    ".deb": PartKind.PROGRAM,
    ".exe": PartKind.PROGRAM,
}


def main() -> int:
    """0 when it was made."""
    asked = argparse.ArgumentParser()
    ways = asked.add_subparsers(dest="way", required=True)
    key = ways.add_parser(
        "key", help="a new signing key; prints its public half as `qingdesk key trust` reads it"
    )
    key.add_argument("file", type=Path)
    key.add_argument("--name", required=True, help="whose key it is")
    make = ways.add_parser("make", help="sign .csv (working days), .json (limits), .deb and .exe (programs)")
    make.add_argument("files", type=Path, nargs="+")
    make.add_argument("--key", type=Path, required=True)
    make.add_argument("--title", required=True, help="what it brings, in a line")
    make.add_argument("-o", "--out", type=Path, required=True)
    given = asked.parse_args()
    if given.way == "key":
        secret = new_signing_key()
        with open(os.open(given.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secret + "\n")
        public = public_of(secret)
        document = {"qingdesk_key": 1, "key_id": key_id(public), "name": given.name, "ed25519": public}
        print(json.dumps(document, ensure_ascii=False))
        return 0
    files = [(KINDS[path.suffix.lower()], path) for path in given.files]
    write_update(given.out, given.title, files, given.key.read_text("ascii").strip())
    print(given.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
