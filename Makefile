# Every developer command. `make` lists them; each sets up what it needs.
PYTHON ?= $(shell command -v python3.11 || echo python3)
VENV ?= .venv
LEDGER ?= counterclaim.db
CORPORA ?= ../shared/data
POSTAL ?= $(CORPORA)/geonames/UA-postal.txt
POLNEAR ?= $(CORPORA)/attribution/polnear/tokens_dev.jsonl
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TRAINING := .venv-training
PIP := python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint evaluate bench serve docs golden gazetteer train polnear ecbplus wheel lock clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## Make the virtual environment .venv from constraints.txt (PYTHON=… chooses the interpreter)

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("counterclaim needs Python 3.11 or newer; say which with PYTHON=…")'
	@echo "Setting up $(VENV) (about a minute)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/$(PIP) pip
	@$(BIN)/$(PIP) --build-constraint constraints.txt --editable '.[parquet]' --group dev
	@touch $@

demo: $(READY) ## Read the bundled, invented reports; print claims and findings; write demo-output/demo.html
	@$(BIN)/counterclaim demo --output demo-output

test: lint ## Run all checks and tests
	$(BIN)/pytest -n auto

lint: $(READY) ## Run the checks alone: ruff, mypy, import-linter
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

evaluate: $(READY) ## Score the reader on coded documents and public benchmarks (../shared) and hold it to evaluation/floors.json
	@$(BIN)/python -m evaluation

bench: $(READY) ## Measure speed, memory and start-up
	@$(BIN)/python -m evaluation.bench

serve: $(READY) ## Show a ledger in a browser (LEDGER=counterclaim.db)
	@$(BIN)/counterclaim serve --ledger $(LEDGER)

docs: $(READY) ## Write docs/commands.md and the lists in docs/claims.md anew from the code
	@$(BIN)/python docs/generate.py

golden: $(READY) ## Write the expected claims of golden texts that have none yet; never overwrites
	@$(BIN)/python -m evaluation.goldens

gazetteer: $(READY) ## Compile the index of places (POSTAL=GeoNames' postal codes of Ukraine)
	@$(BIN)/$(PIP) --group gazetteer
	@$(BIN)/python -m training.build_gazetteer --postal $(POSTAL)

train: $(TRAINING)/.ready ## Train the English model anew (CORPORA=data folders; 20 minutes on four cores)
	@PYTHONPATH=src $(TRAINING)/bin/python -m training --corpora $(CORPORA)

polnear: $(READY) training/work/polnear/tagger.onnx ## Score attributions on POLNEAR=tokens.jsonl: the reader's, and a tagger's trained for it alone
	@$(BIN)/python -m evaluation.polnear $(POLNEAR)
	@$(BIN)/python -m evaluation.polnear $(POLNEAR) --weights training/work/polnear

ecbplus: $(TRAINING)/.ready ## Learn anew, on ECB+'s train part, how its mentions are tied (a minute and a half; CORPORA=data folders)
	@PYTHONPATH=src:. $(TRAINING)/bin/python -m training.ecbplus $(CORPORA)/linking/ecbplus/ecbplus_event_mentions_train.json

training/work/polnear/tagger.onnx: | $(TRAINING)/.ready
	@PYTHONPATH=src $(TRAINING)/bin/python -m training.polnear --corpora $(CORPORA)

$(TRAINING)/.ready: training/requirements.txt
	@test -x $(TRAINING)/bin/python || $(PYTHON) -m venv $(TRAINING)
	@$(TRAINING)/bin/python -m pip --disable-pip-version-check install --quiet --requirement training/requirements.txt
	@touch $@

wheel: $(READY) ## Build the wheel into dist/ and say how large it is
	@$(BIN)/python -m pip --disable-pip-version-check wheel --quiet --no-deps --wheel-dir dist .
	@du -h dist/*.whl

lock: ## Write constraints.txt anew with the newest versions that pyproject.toml allows
	@rm -rf build/lock && $(PYTHON) -m venv build/lock
	@build/lock/bin/python -m pip --disable-pip-version-check install --quiet --upgrade pip
	@build/lock/bin/python -m pip install --quiet --editable '.[parquet]' --group dev --group gazetteer hatchling editables
	@{ echo '# The exact versions that `make setup` installs; written by `make lock`.'; \
	  build/lock/bin/python -m pip freeze --all --exclude counterclaim --exclude setuptools; } > constraints.txt
	@rm -rf build/lock

clean: ## Remove what the commands above wrote, the virtual environments apart
	rm -rf build dist demo-output .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './.venv*' -prune -exec rm -rf {} +
