#!/bin/sh
# Write requirements/*.txt anew: names, versions and hashes for Python 3.11-3.13 on Linux and Windows, and no address.
# Takes the newest that pyproject.toml allows, but for what is held here on purpose; needs `uv`.
set -eu
cd "$(dirname "$0")/.."
uv=$(command -v uv || echo .venv/bin/uv)
held=$(mktemp)
trap 'rm -f "$held"' EXIT
# 6.9.3 is the last for glibc 2.28 (UOS 20); 3.0.0 of atheris the last with a wheel for Python 3.11.
printf '%s\n' "PySide6-Essentials==6.9.3" "atheris==3.0.0" >"$held"
[ $# -eq 0 ] || cat "$@" >>"$held"

compile() {
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
        --no-emit-index-url --constraint "$held" "$@"
}
rm -f requirements/*.txt
compile pyproject.toml --group build --group dev --output-file requirements/dev.txt
sed -n 's/^\([A-Za-z0-9._-]*==[^ ;]*\).*/\1/p' requirements/dev.txt >>"$held"
compile pyproject.toml --group build --output-file requirements/run.txt
for more in fuzz desktop; do
    compile --group "$more" --output-file "requirements/$more.txt"
done
# The oldest Qt that pyproject.toml allows, for `make test-oldest`.
echo "PySide6-Essentials==6.8.0.2" | "$uv" pip compile - --quiet --universal --python-version 3.11 --generate-hashes \
    --no-header --no-emit-index-url --output-file requirements/oldest-qt.txt
sed -i "\|^    #   -c $held$|d" requirements/*.txt  # where the file of what is held lay says nothing
