# A fresh machine needs Python 3.11 or newer and make; everything else is installed into .venv.
#
#   make build        the graph and the site, in build/
#   make test         lint, types and all tests (installs a Chromium with apt-get where it may)
#   make lint         ruff, mypy
#   make bench-build  our build beside the plain pipeline, stage by stage
#   make bench-network our network measures beside networkx on a synthetic ecosystem, and how their cost grows
#   make bench-mentions reading mentions at two sizes, with memory, and texts made to be slow to read
#   make bench-site   what each page weighs, asks for, how soon it is drawn, and what axe-core finds
#   make shots        a picture of each type of page in build/shots, in both languages, wide and narrow
#   make vendor       the libraries of the site's pages, bundled into site/vendor (with Node: the machine's, else its own)
#   make lock         requirements.lock anew from pyproject.toml; UPGRADE=--upgrade takes newer versions
#   make venv, make clean

SHELL := /bin/sh
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2
UPGRADE ?=

# The first interpreter that is new enough.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo $$p; break; fi; done)

.PHONY: build test lint browser bench-build bench-network bench-mentions bench-site shots venv vendor lock clean

build: venv vendor
	$(BIN)/kgraph build --out build

test: lint browser vendor
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

lint: venv
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict src

browser:
	scripts/ensure-browser

bench-build: venv
	$(BIN)/python benchmarks/build.py

bench-network: venv
	$(BIN)/python benchmarks/network.py

bench-mentions: venv
	$(BIN)/python benchmarks/mentions.py

bench-site: build browser
	$(BIN)/python benchmarks/site.py

shots: build browser
	$(BIN)/python scripts/shots.py

# The licences are what the bundling writes last.
vendor: site/vendor/LICENSES.txt

site/vendor/LICENSES.txt: site/package.json site/package-lock.json site/bundle.mjs $(wildcard site/src/*.js) | $(VENV)/.python
	@tools=$$(scripts/ensure-node $(VENV)) || exit 1; \
	node=$$(echo "$$tools" | sed -n 1p); npm=$$(echo "$$tools" | sed -n 2p); \
	PATH="$$(dirname "$$node"):$$PATH" && cd site && \
		"$$npm" ci --no-progress --loglevel=error && "$$node" bundle.mjs

venv: $(VENV)/.installed

$(VENV)/.python:
	@if [ -z "$(PYTHON)" ] || ! $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
		echo "kgraph needs Python 3.11 or newer: none is found. Install one, or say which: make PYTHON=/path/to/python3" >&2; \
		exit 1; \
	fi
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.locked: requirements.lock $(VENV)/.python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

$(VENV)/.installed: pyproject.toml $(VENV)/.locked
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-index --no-build-isolation --no-deps -e .
	touch $@

# In an environment of its own: the tool that locks is no dependency of what it locks.
lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	.venv-lock/bin/uv pip compile pyproject.toml --group dev --output-file requirements.lock --quiet \
		--universal --python-version 3.11 --generate-hashes --no-annotate \
		--custom-compile-command 'make lock' $(UPGRADE)
	rm -rf .venv-lock

clean:
	rm -rf site/vendor site/node_modules build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
