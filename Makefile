# make run   set up what is missing and open the page      make eval        the evaluation
# make test  everything that must pass before a commit     make screenshot  pictures for the README

PYTHON := $(or $(shell command -v python3.11),$(shell command -v python3))
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check --constraint constraints.txt
# What an editable install reads; with unchanged ones pip is not run again.
SOURCES := pyproject.toml constraints.txt $(wildcard */__init__.py)
.PHONY: run test checked models eval bench screenshot browser constraints clean

run: $(VENV)/installed
	@$(BIN)/deepsea ui

# The packages come uncompiled, and the tests start hundreds of processes: what one has compiled is
# kept for the others, also where the environment says not to (`deepsea doctor` 4 s against 2).
test: export PYTHONDONTWRITEBYTECODE :=
test:
	@$(MAKE) --no-print-directory --jobs=2 $(VENV)/installed-dev browser
	@$(MAKE) --no-print-directory --jobs=2 checked models
	$(BIN)/pytest --numprocesses=2 --dist=loadfile -m "not models"
	$(BIN)/pytest -m models
	@if $(BIN)/deepsea models verify >/dev/null 2>&1; then \
		echo "$(BIN)/deepsea eval gate"; DEEPSEA_HOME=$(CURDIR)/build/gate $(BIN)/deepsea eval gate; \
	else echo "The models are not here: answers are not measured (deepsea models pull)"; fi

checked: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

models: $(VENV)/installed-dev
	$(BIN)/deepsea models pull || test -z "$$CI"

eval: $(VENV)/installed
	$(BIN)/deepsea eval all --report build/eval/report.json

bench: $(VENV)/installed
	$(BIN)/deepsea eval bench --report build/bench/bench.json

screenshot: $(VENV)/installed-dev browser
	$(BIN)/python -m tests.screenshots

$(VENV)/python-ok:
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || \
		{ echo "Deepsea Reader needs Python 3.11: install it, or name it with make PYTHON=..."; exit 1; }
	@echo "Making $(VENV)"
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "No venv could be made: on Debian, install python3-venv"; exit 1; }
	@touch $@

$(VENV)/installed: $(VENV)/python-ok $(SOURCES)
	@echo "Installing the pinned packages (about 2 GB on disk; the first time takes minutes)"
	@$(PIP) --quiet pip setuptools
	@$(PIP) --no-build-isolation --editable .
	@touch $@

# Not upon the above, which would have pip resolve everything twice; and without compiling, which takes
# longer than all else of it: Python compiles what is imported.
$(VENV)/installed-dev: $(VENV)/python-ok $(SOURCES)
	@echo "Installing the pinned packages (about 2 GB on disk; the first time takes minutes)"
	@$(PIP) --quiet pip setuptools
	@$(PIP) --no-compile --no-build-isolation --editable '.[dev]'
	@touch $(VENV)/installed $@

# Chromium and a font with Chinese characters, for the tests that look at the page.
browser:
	@if command -v chromium >/dev/null && fc-list :lang=zh 2>/dev/null | grep -q .; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Chromium and Chinese fonts"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
			apt-get install -y -qq --no-install-recommends chromium fontconfig fonts-noto-cjk; \
	else \
		echo "No Chromium or no Chinese font here, and no right to install them: the browser" \
			"tests will be skipped (apt-get install chromium fonts-noto-cjk)"; \
	fi

# Take the newest versions of everything. torch stays where it is: newer ones may come as CUDA builds.
constraints:
	rm -rf build/constraints
	$(PYTHON) -m venv build/constraints
	grep '^torch==' constraints.txt > build/constraints/torch.txt
	build/constraints/bin/pip install --quiet --constraint build/constraints/torch.txt --upgrade pip setuptools
	build/constraints/bin/pip install --constraint build/constraints/torch.txt \
		--no-build-isolation --editable '.[dev,probe]'
	{ echo '# Exactly what was tried together. "make constraints" takes newer versions.'; \
	  build/constraints/bin/pip freeze --all --exclude-editable | sed 's/+cpu$$//'; } \
		> build/constraints.txt
	mv build/constraints.txt constraints.txt
	rm -rf build/constraints

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
