# Everything sets itself up in .venv; nothing is needed but python3 (3.11 or newer) with venv, and make.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint bench lock

demo: .venv/ready
	$(BIN)/columns demo

test: .venv/ready
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

lint: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/ready
	$(BIN)/python -m tests.bench.crawl

# requirements.lock pins every package, with its hashes; the project itself is installed beside them. --no-deps, because
# the lock is complete and pip before 23.3 doesn't let a pin of 'coverage' answer for a dependency on 'coverage[toml]'.
.venv/ready: pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "columns needs Python 3.11 or newer; say make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/pip check --disable-pip-version-check > /dev/null
	$(BIN)/python -m compileall -q crawler storage tests  # the commands start faster, also where none may write it later
	touch $@

# Renew the lock after a change of the dependencies in pyproject.toml.
lock: .venv/ready
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  --python-version 3.11 --group dev -o requirements.lock pyproject.toml
