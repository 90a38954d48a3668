# `make help` lists what this can do. Python 3.11 or newer is all that `make run` needs.

PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
# The checkout itself, without its dependencies: those are pinned in the two files of requirements.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help run test soak lint bench calibration browser lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/installed ## serve a demonstration on this machine alone and print three links into it
	@$(BIN)/mentorsurvey serve --demo --port $(PORT)

test: $(VENV)/installed-dev ## run every test; those in a browser where Chromium is present
	$(BIN)/python -m pytest -n 2

soak: $(VENV)/installed-dev ## 2,000 examples of each property of the measures, 300 kills, 840 races, 176 pairs of worlds, pages on a desk too, two years of 60 pairs
	$(BIN)/python -m pytest -n 2 tests/measures tests/durability tests/secrecy tests/bench tests/browser tests/readings_reflection tests/clock --hypothesis-profile=soak

lint: $(VENV)/installed-dev ## check style, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/installed-dev ## measure the server beside bare pages
	$(BIN)/python -m bench answers
	$(BIN)/python -m bench load
	$(BIN)/python -m bench submissions
	$(BIN)/python -m bench pages
	$(BIN)/python -m bench paint
	$(BIN)/python -m bench readings
	$(BIN)/python -m bench imports
	$(BIN)/python -m bench people
	$(BIN)/python -m bench mail
	$(BIN)/python -m bench light
	$(BIN)/python -m bench network

calibration: $(VENV)/installed-dev ## how often each rule finds a fall at 2 % false alarms, and how often the list is right
	$(BIN)/python -m bench.calibration

browser: ## install Chromium for the tests in a browser, where it is missing (Debian, Ubuntu)
	@if command -v chromium || command -v chromium-browser || command -v google-chrome; then :; \
	elif ! command -v apt-get >/dev/null; then \
		echo "Install Chromium with this system's own packages." >&2; exit 1; \
	else \
		if [ "$$(id -u)" -eq 0 ]; then sudo=; else sudo=sudo; fi; \
		$$sudo apt-get update --quiet && \
		$$sudo apt-get install --quiet --yes --no-install-recommends chromium fonts-dejavu-core; \
	fi

lock: $(VENV)/installed ## pin the newest versions that pyproject.toml allows
	$(INSTALL) pip-tools
	./.ci/lock $(BIN)/pip-compile

clean: ## remove the environment and the caches; the databases in data/ stay
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed; name it like this: make run PYTHON=python3.12" >&2; \
		exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
		rm -rf $(VENV); echo "Python lacks venv; on Debian: apt-get install python3-venv" >&2; exit 1; }

$(VENV)/installed: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing into $(VENV) …"
	@$(INSTALL) --requirement requirements.txt
	@$(INSTALL) --no-deps --editable .
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	@$(INSTALL) --requirement requirements-dev.txt
	@touch $@
