PYTHON ?= python3

.PHONY: run test bench mutants

run:
	$(PYTHON) run.py app

test:
	$(PYTHON) run.py test

bench:
	$(PYTHON) run.py bench

mutants:
	$(PYTHON) run.py mutants
