# make demo: proof a sample report against a small web of its own.   make test: everything that CI checks.
# make fast: the checks of a minute.   make test T=tests/cache: lint, types and the tests named.   make format: format the code.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# Nothing is resolved here: the lock names every package, and pip check says if it does not.
INSTALL := $(PIP) install --no-deps --require-hashes
BROWSER := $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
WORKERS ?= auto
# The tests start the program hundreds of times: compiled once, each start takes half as long.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test fast lint types imports tests coverage format bench compare lock clean

demo: .venv/installed
	$(BIN)/footproof demo

test: lint types imports tests

fast: lint imports .venv/installed-dev
	$(BIN)/python -m pytest --numprocesses=$(WORKERS) --dist=worksteal -m "not slow" $(T)

lint: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/installed-dev
	$(BIN)/mypy

imports: .venv/installed-dev
	$(BIN)/lint-imports

tests: .venv/installed-dev
	@$(if $(BROWSER),,echo "No Chromium found: the tests of the report in a browser are skipped.")
	$(BIN)/python -m pytest --numprocesses=$(WORKERS) --dist=worksteal $(T)

# Which lines no test runs; it takes twice the time of the tests.
coverage: .venv/installed-dev
	$(BIN)/python -m pytest --numprocesses=$(WORKERS) --dist=worksteal --cov --cov-report=term:skip-covered $(T)

format: .venv/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/installed-dev
	for script in tests/bench/bench_*.py; do $(BIN)/python $$script || exit 1; done

# What this change does to every citation of documents: make compare DOCS="drafts more.pdf" BASE=main
BASE ?= HEAD
compare: .venv/installed-dev
	$(BIN)/python tests/bench/compare_readings.py $(BASE) $(DOCS)

# Needs uv (https://docs.astral.sh/uv/); after a change of the dependencies in pyproject.toml. What is locked stays as
# it is where it can: `make lock UPGRADE=--upgrade` takes the newest of everything.
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-emit-find-links --custom-compile-command "make lock" $(UPGRADE)
lock:
	$(COMPILE) --group build pyproject.toml --output-file requirements.lock
	$(COMPILE) --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean:
	rm -rf .venv footproof-demo footproof-report .footproof

.venv/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "footproof needs Python 3.11 or later; name it: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv
	$(INSTALL) --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	$(PIP) check
	touch $@

.venv/installed-dev: .venv/installed requirements-dev.lock
	$(INSTALL) --requirement requirements-dev.lock
	$(PIP) check
	touch $@
