# Every target sets up what it needs: Python's packages in .venv, Debian's libraries where missing.
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python
READY := @sh packaging/setup/ready.sh
OUT ?= docs/pictures
JOBS ?= auto

.PHONY: help run test test-slow check format bench pictures tour words pins clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run:  ## open Personvernpermen; without a display, take the tour
	$(READY) run
	@sh packaging/setup/run.sh

test:  ## run the tests, all but the slow ones (ARGS="-k deadline" picks some, JOBS=0 stays in one process)
	$(READY) test
	@$(PYTHON) -m pytest -n $(JOBS) --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(ARGS)

test-slow:  ## run the slow tests: killed at any moment, every day of a decade
	$(READY) test
	@$(PYTHON) -m pytest -m slow --timeout 1800 $(ARGS)

check:  ## lint, formatting, types and import layers
	$(READY) test
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy
	@.venv/bin/lint-imports --no-logo

format:  ## let ruff set the code
	$(READY) test
	@$(PYTHON) -m ruff check --fix-only --quiet .
	@$(PYTHON) -m ruff format .

bench:  ## measure against the limits, as ratios
	$(READY) test
	@$(PYTHON) -m tests.bench $(ARGS)

pictures:  ## take the pictures of every page (OUT=docs/pictures)
	$(READY) test
	@$(PYTHON) -m tests.pictures $(OUT)

tour:  ## walk the whole road offscreen; letter and pictures land in build/tour
	$(READY) test
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m dpo_desk --tour build/tour

words:  ## compile the catalogues (.po to .mo)
	$(READY) test
	@$(PYTHON) packaging/compile_words.py

pins:  ## pin the newest packages that fit packaging/requirements/*.in, with hashes
	$(READY) test
	@sh packaging/setup/pins.sh

clean:  ## remove what make made, .venv included
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
