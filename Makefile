# Needs make and Python 3.11 or newer, nothing else: every target installs what it needs into .venv, once.

PYTHON ?= python3
VENV ?= .venv
# What `make demo` compares: the name of one event in seeds/, or `all`.
EVENT ?= truce_talks
# Where `make models` finds the fine-tuned judge's weights: a folder with config.json and a safetensors file.
JUDGE ?= ../shared/models/judge-baseline

BIN := $(VENV)/bin
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --quiet --constraint constraints.txt
EVENTS := $(notdir $(patsubst %/event.json,%,$(wildcard seeds/*/event.json)))
FOLDER = seeds/$(if $(filter all,$(EVENT)),*,$(EVENT))
ARTICLES = $(wildcard $(FOLDER)/*.txt $(FOLDER)/*.html)

.DEFAULT_GOAL := help
.PHONY: help demo test test-hub check format bench models gold clean

help: ## Show what make can do
	@echo "Targets:"
	@sed -n 's/^\([a-z-]*\):[^#]*## /  \1|/p' $(MAKEFILE_LIST) | while IFS='|' read -r name what; do \
	  printf '%-12s %s\n' "$$name" "$$what"; done

demo: $(VENV)/.installed ## Compare the articles of seeds/truce_talks and say where the report is
	@test -n "$(ARTICLES)" || { echo "There is no seeds/$(EVENT); the events are: $(EVENTS)" >&2; exit 1; }
	$(BIN)/claimdiff compare $(ARTICLES)
	@echo
	@echo "More: make demo EVENT=NAME compares $(filter-out $(EVENT),$(EVENTS)); make demo EVENT=all compares all of seeds/."
	@echo "Your own articles: $(BIN)/claimdiff compare FILE FILE ..."

test: $(VENV)/.installed-test ## Run the tests (those that need torch skip, saying so)
	$(BIN)/python -m pytest

test-hub: $(VENV)/.installed-hub ## Run the tests with the hub extra, so that none skips for lack of torch
	$(BIN)/python -m pytest

check: $(VENV)/.installed-test ## Check format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/python -m mypy

format: $(VENV)/.installed-test ## Format the sources and mend what lint can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.installed ## Measure a corpus of 100 articles, and a cold start
	$(BIN)/python -m benchmarks.corpus
	$(BIN)/python -m benchmarks.cold_start

models: $(VENV)/.installed-train ## Make the shipped model files again from their sources
	@test -d "$(JUDGE)" || { echo "There is no $(JUDGE); name the judge's folder: make models JUDGE=..." >&2; exit 1; }
	$(BIN)/python -m training.build_words
	$(BIN)/python -m training.build_encoder
	$(BIN)/python -m training.build_judge $(JUDGE)

gold: $(VENV)/.installed-test ## Write the expected reports of the tests anew; read the diff before you commit it
	UPDATE_GOLD=1 $(BIN)/python -m pytest tests/reports

clean: ## Remove what the other targets made, but no index and no report
	rm -rf .venv build dist *.egg-info .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis tests/actual
	find claimdiff tests training benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp file stands for an install: a second run installs nothing, a changed pyproject.toml installs again.
$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing claimdiff into $(VENV) (once)"
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-%: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing claimdiff with the extra '$*' into $(VENV) (once)"
	@$(PIP) --editable '.[$(if $(filter test,$*),test,test,$*)]'
	@touch $(VENV)/.installed $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "claimdiff needs Python 3.11 or newer; '$(PYTHON)' is older or missing. Name another: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -f $(BIN)/python; \
	  echo "Python's venv module doesn't work here; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
