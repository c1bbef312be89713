# Everything is set up by itself: `make run` and `make test` need python3 (3.11 to 3.13), make and a package index.
.DEFAULT_GOAL := help
.PHONY: help run test test-desktop soak fuzz check try-real dist bench catalogues messages pictures look lock clean

PYTHON_HERE := .venv/bin/python
WORKERS ?= 2
TEST ?=
BENCH ?=
export LANG := C.UTF-8
unexport LC_ALL

help:  ## This list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 20

run:  ## Open the window on your store (ARGS="..." runs a command instead)
	@.ci/set_up.sh run
	@$(MAKE) --no-print-directory --silent compiled
	@$(PYTHON_HERE) -m qingdesk $(ARGS)

test: ready  ## Run all tests, in random order (TEST="tests/unit -k meal" for some)
	$(PYTHON_HERE) -m pytest -n $(WORKERS) $(TEST)

test-desktop: ready  ## Beside other programs: an input method, a printer queue, LibreOffice, frictionless
	@.ci/set_up.sh desktop
	$(PYTHON_HERE) -m pytest -n 0 tests/desktop $(TEST)

.PHONY: test-oldest
test-oldest: ready  ## All tests with the oldest Qt that the program allows, in an environment of its own
	@.ci/oldest_qt.sh build/oldest-qt
	@echo "What the program asks of Qt and the oldest one does not have:"
	@! build/oldest-qt/bin/python -m mypy --cache-dir .mypy_cache/oldest-qt qingdesk \
		| grep -E "\[(attr-defined|call-arg|call-overload|import-[a-z-]+)\]"
	build/oldest-qt/bin/python -m pytest -n $(WORKERS) $(TEST)

soak: ready  ## The tests of faults at full length: 1,000 power cuts, 200 kills, 1,000 changed bytes
	QINGDESK_SOAK=1 $(PYTHON_HERE) -m pytest -n $(WORKERS) --timeout 3600 -o faulthandler_timeout=0 tests/fault

fuzz: ready  ## Spoil files for every reader, guided by coverage, 10 minutes each (ARGS="scans --minutes 1")
	@.ci/set_up.sh fuzz
	$(PYTHON_HERE) -m tests.fuzz $(ARGS)

check: ready  ## Lint, format, types, layers, and the rules of the house
	$(PYTHON_HERE) -m ruff check .
	$(PYTHON_HERE) -m ruff format --check .
	$(PYTHON_HERE) -m mypy
	$(PYTHON_HERE) -m mypy --platform win32 --cache-dir .mypy_cache/win32 qingdesk
	.venv/bin/lint-imports
	$(PYTHON_HERE) -m pytest -q tests/meta $(wildcard tests/i18n)

try-real: ready  ## The whole job on the real roster and register beside the checkout
	@if [ -d ../shared ]; then $(PYTHON_HERE) -m tests.try_real; \
	else echo "There is no ../shared here, so there is no real data to try."; fi

dist: ready  ## A one-folder program in dist/qingdesk, and its self-test as on a bare machine
	@.ci/system_packages.sh dist $(PYTHON_HERE)
	$(PYTHON_HERE) -m PyInstaller --noconfirm --log-level ERROR --distpath dist --workpath build/pyinstaller \
		build_installer.spec
	@.ci/bare.sh dist/qingdesk/qingdesk self-test
	@$(PYTHON_HERE) .ci/release/look.py dist/qingdesk

.PHONY: deb release
deb: dist  ## The same as a .deb in dist/, for this Debian and newer ones
	@.ci/release/deb/make.sh dist/qingdesk dist

release: ready  ## The .deb for glibc 2.28 and newer (UOS 20, Kylin V10), built on Debian 12
	@.ci/system_packages.sh dist $(PYTHON_HERE)
	@.ci/release/oldest.sh build/oldest
	@.ci/bare.sh build/oldest/dist/qingdesk/qingdesk self-test
	@.ci/release/deb/make.sh build/oldest/dist/qingdesk dist

.PHONY: try-deb
try-deb: deb  ## Install, use, upgrade and remove the .deb in a clean Debian 12 of its own (as root)
	@.ci/release/try_deb.sh "$$(ls -t dist/*.deb | head -n 1)" build/clean/bookworm

bench: ready  ## Every benchmark, one after the other (BENCH="save export" for some), into docs/benchmarks.md
	@.ci/system_packages.sh bench $(PYTHON_HERE)
	$(PYTHON_HERE) -m benchmarks $(BENCH)

pictures: ready  ## The pictures of README and guide, from a sample store
	$(PYTHON_HERE) .ci/pictures.py

look: ready  ## Pictures of every screen and dialog in each look, into OUT=folder, to be looked at
	$(PYTHON_HERE) -m tests.look $(OUT)

messages: ready  ## Bring the catalogues up to the source, and list what has no Chinese text yet
	$(PYTHON_HERE) .ci/messages.py

catalogues: ready  ## Compile the translations whose .po has changed

lock:  ## Write requirements/ anew from pyproject.toml (needs uv)
	.ci/lock.sh

clean:  ## Remove what was built; your store and .venv stay
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find qingdesk tests benchmarks stubs -name __pycache__ -prune -exec rm -rf {} +

# ---- not for typing

.PHONY: ready compiled
ready:
	@.ci/set_up.sh dev
	@$(MAKE) --no-print-directory --silent compiled

PO := $(wildcard i18n/*/LC_MESSAGES/*.po)
compiled: $(PO:.po=.mo)
%.mo: %.po
	@$(PYTHON_HERE) hatch_build.py >/dev/null
