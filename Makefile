# What can be done with this checkout? Needs Python 3.11 or newer, make and a POSIX shell; scripts/ does the work.
.DEFAULT_GOAL := help
NEWSROOM := @sh scripts/start.sh

.PHONY: help run test test-fast test-crash test-load bench bench-edition bench-desk check format screenshots lighthouse lock

help:        ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' Makefile

run:         ## set up what is missing, then serve the paper on 127.0.0.1 (PORT=8000)
	$(NEWSROOM) run

test:        ## every test, those that use a database on SQLite and PostgreSQL, in a real browser too (ARGS="-k edition" goes to pytest)
	$(NEWSROOM) test

test-fast:   ## the quick tests, which need neither browser nor PostgreSQL (ARGS)
	$(NEWSROOM) test-fast

test-crash:  ## kill processes at random points on both databases; minutes long (ARGS)
	$(NEWSROOM) test-crash

test-load:   ## a crowd of readers while editions are released; 12 minutes on each database (LOAD_SECONDS, LOAD_READERS)
	$(NEWSROOM) test-load

bench:       ## how fast pages are served, beside plain WSGI (ROUNDS, SECONDS, SITTINGS)
	$(NEWSROOM) bench

bench-edition: ## an edition of 60 articles beside 100,000: board, preflight, release; 1 when one is too slow
	$(NEWSROOM) bench-edition

bench-desk:  ## desks and the list of articles beside 100,000 working copies; 1 when one is too slow
	$(NEWSROOM) bench-desk

check:       ## format, lint, types, layers, templates, migrations, production settings
	$(NEWSROOM) check

format:      ## rewrite the code as `make check` wants it
	$(NEWSROOM) format

screenshots: ## photograph the demo's pages into docs/screenshots
	$(NEWSROOM) screenshots

lighthouse:  ## audit front, article, edition and search with Lighthouse; 1 when one falls short (needs Node.js)
	$(NEWSROOM) lighthouse

lock:        ## write requirements*.txt anew from requirements*.in, with hashes
	$(NEWSROOM) lock
