# make run   opens the reader          make test    passes the tests
# make check lint, types, imports and tests
# make audit asks whether a version in the lock has a known hole; needs the network, and is no part of check
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
ARGS ?=

.PHONY: run test check lint types imports audit whoosh3 wheel lock clean

run: .venv/compiled
	@$(BIN)/zte-reader $(ARGS)

test: .venv/dev .venv/compiled
	$(BIN)/python -m pytest -n auto $(ARGS)

check: lint types imports test

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev
	$(BIN)/mypy

imports: .venv/dev
	$(BIN)/lint-imports

# What is asked are the versions of the lock, whose hashes say that nothing else was installed. Without an answer it ends
# with 2, with a known hole with 1.
audit: .venv/dev
	@$(BIN)/python -m pip_audit --strict --require-hashes --disable-pip --progress-spinner off -r requirements.lock 2>.audit.log; \
	code=$$?; \
	if [ $$code -ne 0 ] && grep -qE '^(requests|urllib3|pip_audit)[.a-zA-Z_]*(exceptions|ServiceError|ConnectionError)' .audit.log; then \
		echo "audit: nobody answers where known holes are listed; run make audit again with the network" >&2; code=2; \
	else cat .audit.log >&2; fi; \
	rm -f .audit.log; exit $$code

# The index works on the continuation of Whoosh as well, whose files on disk are the same.
whoosh3: .venv-whoosh3/dev
	PYTHONPATH=. .venv-whoosh3/bin/python -m pytest -n auto tests/index

.venv-whoosh3/dev: requirements-dev.lock
	$(PYTHON) -m venv .venv-whoosh3
	.venv-whoosh3/bin/python -m pip --quiet install --no-deps --require-hashes -r requirements-dev.lock
	.venv-whoosh3/bin/python -m pip --quiet uninstall --yes whoosh-reloaded
	.venv-whoosh3/bin/python -m pip --quiet install --no-deps whoosh3==3.54.0
	@touch $@

wheel: .venv/dev
	$(BIN)/python -m hatchling build -t wheel -d dist

# The stamps follow the files that decide what is installed, so that a second call starts at once. The locks are whole,
# so that nothing is left for pip to resolve: pip before 23.3 fails over extras that two packages ask for.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "zte-reader needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv

.venv/run: requirements.lock pyproject.toml | .venv/bin/python
	$(PIP) install --no-deps --require-hashes -r requirements.lock
	$(PIP) install --no-deps -e .
	@touch $@

.venv/dev: requirements-dev.lock .venv/run
	$(PIP) install --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

# A process that is told to write no bytecode reads what is there: without this each start compiles everything anew.
.venv/compiled: .venv/run $(shell find corpus index tui -name '*.py')
	@$(BIN)/python -m compileall -q corpus index tui
	@touch $@

# Needs uv on the path. The lock names versions and hashes of every extra too, and no package index.
LOCK := uv pip compile --quiet --universal --extra all --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"
lock:
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv .venv-whoosh3 dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
