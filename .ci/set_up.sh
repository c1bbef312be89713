#!/bin/sh
# Everything a checkout needs before it runs: a fitting Python, the system's libraries, .venv with the locked
# dependencies, the project itself. `set_up.sh run` for the program alone, `set_up.sh dev` for tests and checks too.
# Quick when nothing has changed.
set -eu
cd "$(dirname "$0")/.."
mode=${1:-run}
lock=requirements/$mode.txt

fits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

find_python() {
    for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null 2>&1 && fits "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    found=$(python3 --version 2>&1) || found="no python3"
    echo "QingDesk needs Python 3.11 to 3.13, and this machine has $found." >&2
    exit 1
}

python=.venv/bin/python
if ! { [ -x $python ] && fits $python; }; then
    base=$(find_python)
    .ci/system_packages.sh "$mode" "$base"
    echo "Making .venv with $("$base" --version)."
    rm -rf .venv
    "$base" -m venv .venv
else
    .ci/system_packages.sh "$mode" $python
fi

# The stamp names all that the environment was made from.
stamp=$($python -c '
import hashlib, sys
print(hashlib.sha256(b"".join(open(name, "rb").read() for name in sys.argv[1:])).hexdigest(), sys.version_info[:3])
' "$lock" pyproject.toml hatch_build.py "$0")
[ "$(cat ".venv/$mode.stamp" 2>/dev/null)" != "$stamp" ] || exit 0

echo "Installing the locked dependencies ($lock) into .venv; the first time this takes a minute or two."
export PIP_DISABLE_PIP_VERSION_CHECK=1
rm -f ".venv/$mode.stamp"
$python -m pip install --quiet --require-hashes -r "$lock"
$python -m pip install --quiet --no-deps --no-build-isolation -e .
echo "$stamp" >".venv/$mode.stamp"
