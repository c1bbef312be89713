#!/bin/sh
# An environment with the locked dependencies and the oldest Qt that pyproject.toml allows, PySide6-Essentials 6.8.0.2
# (the last that installs on Kylin V10 on arm64). `oldest_qt.sh FOLDER`; quick when nothing has changed.
set -eu
cd "$(dirname "$0")/.."
folder=$1
stamp=$(cat requirements/dev.txt requirements/oldest-qt.txt "$0" | sha256sum)
[ "$(cat "$folder/stamp" 2>/dev/null)" != "$stamp" ] || exit 0
echo "Installing the locked dependencies with the oldest Qt into $folder."
rm -rf "$folder"
.venv/bin/python -m venv "$folder"
export PIP_DISABLE_PIP_VERSION_CHECK=1
"$folder/bin/python" -m pip install --quiet --require-hashes -r requirements/dev.txt
"$folder/bin/python" -m pip install --quiet --require-hashes -r requirements/oldest-qt.txt
"$folder/bin/python" -m pip install --quiet --no-deps --no-build-isolation -e .
echo "$stamp" >"$folder/stamp"
