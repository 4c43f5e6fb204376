# What can be done here; `make help` lists it. Needs GNU make, Go and git, and a network for Go's modules the first time.

SHELL      := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.NOTPARALLEL:
.DEFAULT_GOAL := help

export CGO_ENABLED ?= 0

VERSION := $(shell git describe --tags --always --dirty 2>/dev/null)
# urfave/cli's writer of man pages is left out: nobody calls it, and it takes half a millisecond of every start.
BUILD   := go build -trimpath -tags urfave_cli_no_docs -ldflags "-X kg/internal/cli.version=$(VERSION)"
# The packages whose goroutines share memory: they are tested once more under the race detector, without what takes seconds.
# Not store: under the detector bolt stops on checkptr. Not layout: there its workers outgrow the memory that they may have.
RACY    := ./internal/load ./internal/graph ./internal/query
BENCHTIME ?= 200ms
FUZZTIME  ?= 20s
# The folder with the sources' texts, which the repository does not hold. Where it is, CI checks the dataset against them.
SEEDS  ?= ../shared/seeds
STRICT ?= --strict

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

.PHONY: build
build: ## build bin/kg
	$(BUILD) -o bin/kg ./cmd/kg

.PHONY: demo
demo: build ## ask and draw recommendation 19
	bin/kg affected rec-19
	@bin/kg render rec-19 -o rec-19.svg
	@echo
	@echo "The picture of recommendation 19: $(CURDIR)/rec-19.svg (open it in a browser)"

.PHONY: test
test: ## install what the tests run, then vet and test everything
	scripts/install-tools test
	go vet ./...
	go test ./...
	@if command -v gcc >/dev/null; then set -x; CGO_ENABLED=1 go test -race -short $(RACY); else echo "no C compiler: nothing was tested under the race detector"; fi

.PHONY: sources
sources: build ## check data/ against the sources' texts in SEEDS (../shared/seeds), where they are
	@if [ -d "$(SEEDS)" ]; then set -x; bin/kg check data --sources "$(SEEDS)" $(STRICT); \
		else echo "$(SEEDS) is not there: citations, copied words and coverage of data/ were not checked against the sources' texts"; fi

# No govulncheck: it reads its database from the network, and neither CI nor the developers' machines reach it.
.PHONY: lint
lint: ## look for what should not be in the code
	@files=$$(git ls-files -co --exclude-standard '*.go' | xargs -r ls -d 2>/dev/null | xargs -r gofmt -l); \
		if [ -n "$$files" ]; then echo "not formatted (gofmt -w FILE):"; echo "$$files"; exit 1; fi
	go vet ./...
	go tool staticcheck ./...
	go run ./cmd/kg fmt --check data
	go mod tidy -diff
	go mod verify

.PHONY: bench
bench: build ## run the benchmarks (BENCHTIME=200ms), then measure the start
	scripts/install-tools bench
	go test -run '^$$' -bench . -benchmem -benchtime $(BENCHTIME) ./...
	bench/startup.sh

.PHONY: bench-peers
bench-peers: ## compare with igraph, networkx and oxigraph on 1,000,000 claims
	bench/peers.sh

.PHONY: bench-scale
bench-scale: ## measure growth to 1,000,000 claims, and write the table in docs/performance.md
	go run ./bench/scale docs/performance.md

.PHONY: fuzz
fuzz: ## fuzz every fuzz target for a while (FUZZTIME=20s)
	scripts/fuzz $(FUZZTIME)

.PHONY: data
data: ## compile data/*.yaml into data/compiled.bin
	go run ./internal/load/compile data data/compiled.bin

.PHONY: goldens
goldens: ## rewrite what the tests expect
	scripts/goldens

.PHONY: docs
docs: build ## write docs/cli.md, docs/diagnostics.md and docs/schema, and the commands' real output into the other Markdown files
	scripts/cli-docs
	go run ./docs/diagnostics docs/diagnostics.md
	mkdir -p docs/schema
	bin/kg schema | while read -r kind _; do bin/kg schema "$$kind" -o "docs/schema/$$kind.json"; done
	go run ./docs/weave README.md README.fr.md CONTRIBUTING.md data docs

.PHONY: graphs
graphs: build ## draw every view into graphs/
	bin/kg build -o graphs

.PHONY: ci
ci: lint build test sources ## what CI runs: lint, build, test, regenerate everything, and want a clean tree
	scripts/regenerated data goldens docs graphs

.PHONY: clean
clean: ## remove what was built
	rm -rf bin rec-19.svg
