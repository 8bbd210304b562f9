# Every command of the project. `make demo` and `make test` need nothing done before them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: setup demo test check bench bench-reading ear lock clean

setup: $(READY)

$(READY): pyproject.toml requirements/dev.txt
	scripts/make-venv "$(PYTHON)" "$(VENV)"
	$(BIN)/pip install --quiet --use-pep517 --require-hashes -r requirements/dev.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

# make demo ARGS=--keep leaves it running, to be written to.
demo: $(READY)
	$(BIN)/nimsmail demo $(ARGS)

test: $(READY)
	scripts/install-test-servers
	$(BIN)/python -m pytest -n auto

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m bench

# REPLIES and CORPORA may name folders with labelled replies and mail of others.
bench-reading: $(READY)
	$(BIN)/python -m bench.reading $(if $(REPLIES),--replies "$(REPLIES)") \
	  $(if $(CORPORA),--corpora "$(CORPORA)") $(if $(MISSES),--misses $(MISSES))

# Teaches the reader with samples/learn. Only this needs numpy.
ear: $(READY)
	$(BIN)/pip install --quiet --require-hashes -r requirements/teach.txt
	$(BIN)/python -m bench.learn

# Dependencies are locked with hashes and no index addresses; uv is needed only here.
lock: $(READY)
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra demo --group dev --universal \
	  --generate-hashes --no-header --python-version 3.11 -o requirements/dev.txt
	$(BIN)/uv pip compile pyproject.toml --universal \
	  --generate-hashes --no-header --python-version 3.11 -o requirements/run.txt
	$(BIN)/uv pip compile --group pyproject.toml:teach --universal \
	  --generate-hashes --no-header --python-version 3.11 -o requirements/teach.txt

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
