#!/bin/sh
# The one-folder program for glibc 2.28 (UOS 20, Kylin V10), whatever newer Debian 12 it is built on: a Python of its own
# (python.sh), the wheels that the lock file has for manylinux_2_28, and the same build_installer.spec.
# `oldest.sh FOLDER` leaves FOLDER/dist/qingdesk.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
host=$top/.venv/bin/python

"$here/python.sh" "$folder"
platforms=
for tag in manylinux_2_28 manylinux_2_27 manylinux_2_26 manylinux_2_24 manylinux_2_17 manylinux2014 manylinux_2_12 \
    manylinux2010 manylinux_2_5 manylinux1; do
    platforms="$platforms --platform ${tag}_x86_64"
done
rm -rf "$folder/site"
# shellcheck disable=SC2086
"$host" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: $platforms \
    --python-version 3.11 --implementation cp --abi cp311 --abi abi3 --abi none --target "$folder/site" \
    -r "$top/requirements/dev.txt"
cd "$top"
LD_LIBRARY_PATH="$folder/python/lib" PYTHONPATH="$folder/site" "$folder/python/bin/python3.11" -m PyInstaller \
    --noconfirm --log-level ERROR --distpath "$folder/dist" --workpath "$folder/work" build_installer.spec
"$host" .ci/release/look.py "$folder/dist/qingdesk" --most 2.28
