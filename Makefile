# Sổ Điều Hành. `make run` shows it, `make test` checks it; both do their own set-up.
SHELL := /bin/bash
.DEFAULT_GOAL := help
BIN := .venv/bin
PYTEST := $(BIN)/pytest
# One process a core; a file stays in one process, as its tests share what they load.
SIDE_BY_SIDE := --numprocesses auto --dist loadfile

.PHONY: help
help: ## Say what can be made
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: setup
setup: environment ## Make the environment in .venv from the locked versions; compile the reading where a C compiler is
	@$(BIN)/python scripts/compile_reading.py

.PHONY: environment
environment:
	@scripts/environment.sh core
	@$(BIN)/python scripts/compile_messages.py
	@$(BIN)/python scripts/precompile.py

.PHONY: compile
compile: setup-dev ## Compile the reading, a third faster; without it plain Python reads (DIEUHANH_PLAIN=1 does so anyway)
	@$(BIN)/python scripts/compile_reading.py --must

.PHONY: setup-dev
setup-dev: ## The same with the tools that check and test
	@scripts/environment.sh dev
	@$(BIN)/python scripts/compile_messages.py
	@$(BIN)/python scripts/precompile.py

.PHONY: run
run: environment ## Show the demonstration province on http://localhost:8000 (PORT=8001 for another port)
	@PORT=$(PORT) scripts/demo.sh

.PHONY: lint
lint: setup-dev ## Style, types, layers, templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --quiet --lint src
	$(BIN)/lint-imports
	$(BIN)/mypy

.PHONY: test
test: lint ## Everything but the slow tests, in a real browser too
	@scripts/system.sh
	@scripts/oidc.sh >/dev/null
	DIEUHANH_PLAIN=1 DIEUHANH_BROWSER="$$(scripts/browser.sh)" $(PYTEST) $(SIDE_BY_SIDE) -m "not slow"

.PHONY: test-all
test-all: setup-dev ## What `make test` leaves out: the slow tests, and the database tests on PostgreSQL
	@scripts/system.sh
	@$(BIN)/python scripts/compile_reading.py
	DIEUHANH_BROWSER="$$(scripts/browser.sh)" $(PYTEST) $(SIDE_BY_SIDE) -m slow
	$(PYTEST) $(SIDE_BY_SIDE) --postgres -m "not slow" tests/web

.PHONY: coverage
coverage: setup-dev ## How much of the code the tests reach; takes twice as long as the tests alone
	@scripts/system.sh
	DIEUHANH_PLAIN=1 DIEUHANH_BROWSER="$$(scripts/browser.sh)" $(PYTEST) $(SIDE_BY_SIDE) -m "not slow" --cov --cov-report=term

.PHONY: evaluate
evaluate: setup-dev ## What the extraction gets right, against every annotated text (ARGS=--misses, --release)
	$(BIN)/python -m benchmarks.evaluate $(ARGS)

.PHONY: benchmark
benchmark: compile ## How fast it is: commands, reading, pages
	$(BIN)/python -m benchmarks.start
	$(BIN)/python -m benchmarks.organisations
	$(BIN)/python -m benchmarks.extraction
	DIEUHANH_BROWSER="$$(scripts/browser.sh)" $(BIN)/python -m benchmarks.site_speed

.PHONY: benchmark-peers
benchmark-peers: setup-dev ## How fast beside underthesea, spaCy and eyecite (an environment of their own, .venv-peers)
	@[ -x .venv-peers/bin/python ] || $(BIN)/python -m venv .venv-peers
	@$(BIN)/uv pip install --quiet --python .venv-peers/bin/python --require-hashes -r requirements/peers.txt
	$(BIN)/python -m benchmarks.peers .venv-peers/bin/python

.PHONY: benchmark-search-peers
benchmark-search-peers: setup-dev ## How fast a search is beside Whoosh and Tantivy (an environment of their own, .venv-search-peers)
	@[ -x .venv-search-peers/bin/python ] || $(BIN)/python -m venv .venv-search-peers
	@$(BIN)/uv pip install --quiet --python .venv-search-peers/bin/python --require-hashes -r requirements/search-peers.txt
	$(BIN)/python -m benchmarks.search_peers .venv-search-peers/bin/python

.PHONY: messages
messages: setup-dev ## Compile the translations
	@$(BIN)/python scripts/compile_messages.py

.PHONY: format
format: setup-dev ## Put the code into the house's form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: hooks
hooks: setup-dev ## Run the checks before each commit
	$(BIN)/pre-commit install

.PHONY: requirements
requirements: ## Compile requirements/*.in to hashed pins
	@for name in core extras dev bootstrap compile peers search-peers; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --custom-compile-command "make requirements" requirements/$$name.in -o requirements/$$name.txt || exit 1; \
	done

.PHONY: clean
clean: ## Remove what was made: environment, caches, the demonstration's data
	rm -rf .venv var build dist htmlcov .coverage .*_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
	find src -name '*.mo' -delete
