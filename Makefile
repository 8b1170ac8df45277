# The words a developer types. Any Python from 3.11: make PYTHON=python3.13 test
PYTHON ?= python3
PORT ?= 8000
KILLS ?= 5000
IN = .venv/bin/

.PHONY: demo setup run test test-all storm check fmt lock

demo:      ## an invented council to look round in
	@$(PYTHON) tools/demo.py --port "$(PORT)"

setup:     ## .venv with the development tools, and the built stylesheet
	@$(PYTHON) tools/install.py --dev

run: setup ## the development server, on your own data under .data
	@DEBUG=true $(IN)python manage.py migrate --verbosity 0
	@DEBUG=true $(IN)python manage.py runserver $(PORT)

test:      ## half an hour on two cores; a part of it: make test ARGS="tests/actions -k move"
	@$(PYTHON) tools/run_tests.py $(ARGS)

test-all:  ## every test on both databases, and on the newest Django
	@$(PYTHON) tools/run_tests.py --all $(ARGS)

storm: setup ## kills real senders by the thousand: make storm KILLS=5000
	@STORM_KILLS=$(KILLS) $(IN)python -m pytest tests/desk/reminders/test_storms.py -k deaths

check: setup ## what must hold before anybody else sees a change
	@$(IN)ruff format --check .
	@$(IN)ruff check .
	@$(IN)lint-imports --no-logo
	@$(IN)djlint --lint --quiet templates
	@$(IN)python tools/check.py

fmt: setup ## put the code in shape
	@$(IN)ruff check --fix .
	@$(IN)ruff format .

lock: setup ## pin what pyproject.toml allows; no index is named
	@$(IN)uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.txt
	@$(IN)uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra dev pyproject.toml -o requirements-dev.txt
