# make demo: proof a sample report against a small web of its own.   make test: everything that CI checks.
PYTHON ?= python3
BIN := .venv/bin
BROWSER := $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)

.PHONY: demo test lint types imports tests bench lock clean

demo: .venv/installed
	$(BIN)/footproof demo

test: lint types imports tests

lint: .venv/installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/installed
	$(BIN)/mypy

imports: .venv/installed
	$(BIN)/lint-imports

tests: .venv/installed
	@$(if $(BROWSER),,echo "No Chromium found: the tests of the report in a browser are skipped.")
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered

bench: .venv/installed
	for script in tests/bench/bench_*.py; do $(BIN)/python $$script || exit 1; done

# Needs uv (https://docs.astral.sh/uv/); after a change of the dependencies in pyproject.toml.
lock:
	uv pip compile --group dev pyproject.toml --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --custom-compile-command "make lock" --quiet --output-file requirements.lock

clean:
	rm -rf .venv footproof-demo footproof-report .footproof

.venv/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "footproof needs Python 3.11 or later; name it: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@
