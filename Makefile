# Needs make and Python 3.11 or newer, nothing else: every target installs what it needs into .venv, once.

PYTHON ?= python3
VENV ?= .venv
# What `make demo` compares: the name of one event in seeds/, or `all`.
EVENT ?= truce_talks
# What `make models` ships: a folder with a fine-tuned judge (config.json and a safetensors file), what models.json says of
# it (--name, --licence, --origin), and a folder with a fine-tuned retriever. The one that isn't named stays as it ships.
JUDGE ?=
JUDGE_FACTS ?=
RETRIEVER ?=

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

models: $(VENV)/.installed-train ## Ship the models in JUDGE=FOLDER and RETRIEVER=FOLDER, fit what depends on them, measure
	@test -n "$(JUDGE)$(RETRIEVER)" || { echo "Name what to ship: make models JUDGE=FOLDER RETRIEVER=FOLDER, or one of them" >&2; exit 1; }
	@for folder in $(JUDGE) $(RETRIEVER); do test -d "$$folder" || { echo "There is no folder $$folder" >&2; exit 1; }; done
	$(BIN)/python -m training.build_words
	$(if $(RETRIEVER),$(BIN)/python -m training.build_encoder $(RETRIEVER))
	$(if $(JUDGE),$(BIN)/python -m training.build_judge $(JUDGE) $(JUDGE_FACTS))
	$(BIN)/python -m training.held_out_pairs
	$(BIN)/python -m training.calibrate_judge
	$(BIN)/python -m training.fit_relations
	$(if $(RETRIEVER),$(BIN)/python -m training.fit_kinds)
	$(BIN)/python -m training.findings_table
	$(if $(JUDGE),$(BIN)/python -m training.int8_loss $(JUDGE))
	$(BIN)/python -m training.model_card

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
