# Every developer command. `make` lists them; each sets up what it needs.
PYTHON ?= $(shell command -v python3.11 || echo python3)
VENV ?= .venv
LEDGER ?= counterclaim.db
WEB_LEDGER ?= build/web-ledger.db
ARTICLES ?= 1000 10000
CLAIMS ?= 10000000
CORPORA ?= ../shared/data
POSTAL ?= $(CORPORA)/geonames/UA-postal.txt
NATURAL_EARTH ?= /usr/share/magics/10m
LAKES ?= world_50m.json
POLNEAR ?= $(CORPORA)/attribution/polnear/tokens_dev.jsonl
BIN := $(VENV)/bin
READY := $(VENV)/.ready
WEB := src/counterclaim/serve/assets/manifest.json
TRAINING := .venv-training
FUZZING := $(VENV)/.fuzzing
INPUTS ?= 100000
SECONDS ?= 3600
PIP := python -m pip --disable-pip-version-check install --quiet
PINNED := $(PIP) --require-hashes --requirement

LOCK := build/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
  --custom-compile-command 'make lock'

.DEFAULT_GOAL := help
.PHONY: help setup web demo test lint evaluate bench bench-add bench-keep bench-follow bench-ledger bench-cluster bench-web fuzz fuzz-api torture serve docs golden gazetteer basemap basemap-check train polnear ecbplus wheel lock clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) $(WEB) ## Make the virtual environment .venv from locks/setup.txt, hashes checked (PYTHON=… chooses the interpreter)

web: $(WEB) ## Build the pages' scripts and styles from web/ (with the machine's Node.js, or PyPI's)

$(WEB): $(wildcard web/*.json web/*.ts web/.npmrc web/src/*.ts web/src/*/*.ts web/src/styles/*.css) src/counterclaim/publish/templates/style.css | $(READY)
	@echo "Building the pages' scripts and styles"
	@$(BIN)/python -c 'import shutil, sys; sys.exit(not shutil.which("npm"))' || $(BIN)/$(PINNED) locks/node.txt
	@$(BIN)/python hatch_build.py
	@touch $@

$(READY): pyproject.toml locks/setup.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("counterclaim needs Python 3.11 or newer; say which with PYTHON=…")'
	@echo "Setting up $(VENV) (about a minute)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/$(PINNED) locks/setup.txt
	@$(BIN)/$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY) ## Read the bundled, invented reports; print claims and findings; write demo-output/demo.html
	@$(BIN)/counterclaim demo --output demo-output

test: $(WEB) lint ## Run all checks and tests
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

torture: $(READY) ## Kill runs at random moments, on SQLite and PostgreSQL, let servers fall over, and compare the ledgers (20 minutes, quiet)
	@$(BIN)/python -m evaluation.torture

bench-add: $(READY) ## Measure adding articles beside reading them alone, and memory (ARTICLES="1000 10000 100000")
	@$(BIN)/python -m evaluation.adding --articles $(ARTICLES)

bench-follow: $(READY) ## Measure following 10,000 sources on a local server
	@$(BIN)/python -m evaluation.bench_following

bench-ledger: $(READY) ## Measure what people ask of a ledger of CLAIMS=10000000 claims (40 GB of disk, half an hour)
	@mkdir -p build
	@$(BIN)/python -m evaluation.large_ledger --claims $(CLAIMS) --ledger build/large-ledger.db

bench-keep: $(READY) ## Measure check, copy, backup and repair on a ledger of 100,000 claims; turn 200 bits of a small one
	@$(BIN)/python -m evaluation.keeping
	@$(BIN)/python -m evaluation.keeping --damage 200

bench-cluster: $(READY) ## Measure how `corpus read` and `corpus reconcile` scale from one worker to all cores (some 20 minutes, quiet)
	@$(BIN)/python -m evaluation.cluster_bench

bench-web: $(READY) $(WEB) ## Time the pages of a ledger of 1,000,000 claims, 200 readers at once, and in a browser (WEB_LEDGER=…; made where there is none)
	@mkdir -p build
	@$(BIN)/python -m evaluation.web --ledger $(WEB_LEDGER)

fuzz: $(FUZZING) ## Bend INPUTS=100000 inputs, three ways, for every ingester and the reader (SECONDS=3600 at most each)
	@$(BIN)/python -m evaluation.fuzzing --inputs $(INPUTS) --seconds $(SECONDS)
	@$(BIN)/python -m evaluation.fuzzing.growth
	@$(BIN)/python -m evaluation.fuzzing.megabytes

fuzz-api: $(READY) $(WEB) ## Ask the JSON interface whatever its description allows and forbids (SECONDS=3600 at most)
	@$(BIN)/python -m evaluation.web.interface --seconds $(SECONDS)

$(FUZZING): $(READY) locks/fuzz.txt
	@$(BIN)/$(PINNED) locks/fuzz.txt
	@touch $@

serve: $(READY) $(WEB) ## Show a ledger in a browser (LEDGER=counterclaim.db)
	@$(BIN)/counterclaim serve --ledger $(LEDGER)

docs: $(READY) ## Write docs/commands.md and the lists in docs/claims.md anew from the code
	@$(BIN)/python docs/generate.py

golden: $(READY) ## Write the expected claims of golden texts that have none yet; never overwrites
	@$(BIN)/python -m evaluation.goldens

gazetteer: $(READY) ## Compile the index of places (POSTAL=GeoNames' postal codes of Ukraine)
	@$(BIN)/$(PINNED) locks/gazetteer.txt
	@$(BIN)/python -m training.build_gazetteer --postal $(POSTAL)

basemap: $(READY) ## Compile the maps' ground (NATURAL_EARTH=folder of 10m shapefiles, LAKES=world_50m.json; see docs/decisions/0030-basemap.md)
	@$(BIN)/$(PINNED) locks/basemap.txt
	@$(BIN)/python -m training.build_basemap --natural-earth $(NATURAL_EARTH) --lakes $(LAKES) --postal $(POSTAL)

basemap-check: $(READY) ## Compile the maps' ground beside the package's and see that both are the same, byte for byte (sources as for `basemap`)
	@mkdir -p build
	@$(BIN)/$(PINNED) locks/basemap.txt
	@$(BIN)/python -m training.build_basemap --natural-earth $(NATURAL_EARTH) --lakes $(LAKES) --postal $(POSTAL) --target build/world.mbtiles
	@cmp build/world.mbtiles src/counterclaim/serve/basemap/world.mbtiles && echo "the same"

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

wheel: $(READY) $(WEB) ## Build the wheel into dist/ and say how large it is
	@$(BIN)/python -m pip --disable-pip-version-check wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@du -h dist/*.whl

lock: ## Write locks/*.txt anew: the newest versions that pyproject.toml allows, with the hashes of their files
	@test -x build/lock/bin/uv || { $(PYTHON) -m venv build/lock && build/lock/bin/$(PINNED) locks/lock.txt; }
	@$(LOCK) --extra parquet --extra postgresql --extra cluster --group dev --group build --output-file locks/setup.txt pyproject.toml
	@$(LOCK) --group fuzz --constraint locks/setup.txt --output-file locks/fuzz.txt
	@$(LOCK) --group gazetteer --constraint locks/setup.txt --output-file locks/gazetteer.txt
	@$(LOCK) --group basemap --constraint locks/setup.txt --output-file locks/basemap.txt
	@$(LOCK) --group node --constraint locks/setup.txt --output-file locks/node.txt
	@$(LOCK) --group lock --output-file locks/lock.txt

clean: ## Remove what the commands above wrote, the virtual environments apart
	rm -rf build dist demo-output .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './.venv*' -prune -exec rm -rf {} +
