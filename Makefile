# run · test · build · bench · clean: each installs what it needs into this folder and skips what is there.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules
.DEFAULT_GOAL := help

WASM_BINDGEN_VERSION := 0.2.130
WASM_SPLIT_VERSION := 0.2.4
WORKER_BUILD_VERSION := 0.8.7
TOOLS := $(CURDIR)/.tools
STAMPS := .tools/stamps
PORT ?= 8787

export PATH := $(TOOLS)/bin:$(PATH)
export WRANGLER_SEND_METRICS := false
export CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome || true)
export CHROMEDRIVER ?= $(shell command -v chromedriver || true)

RUST_SOURCES := Cargo.toml Cargo.lock $(shell find shared/src shared/data -type f)
APP_SOURCES := $(RUST_SOURCES) $(shell find app -type f -not -path '*/node_modules/*' -not -path 'app/dist/*' -not -path 'app/pkg/*' -not -path 'app/tests/*')
WORKER_SOURCES := $(RUST_SOURCES) worker/Cargo.toml $(shell find worker/src worker/migrations -type f)

.PHONY: help
help: ## This list.
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.PHONY: run
run: build ## The whole system with a demo regency on http://localhost:8787.
	@exec node worker/demo/run.mjs --port $(PORT)

.PHONY: pack
pack: OUT ?= shared/packs
pack: $(STAMPS)/rust worker/node_modules/.package-lock.json ## The pack of a regency: REGENCY=74.13 [POSYANDU=list.csv] [PUSKESMAS=list.csv].
	@[ -n "$(REGENCY)" ] || { echo "Say which regency: make pack REGENCY=74.13 (or REGENCY=all OUT=folder for all 514)."; exit 1; }
	[ "$(REGENCY)" != all ] || [ "$(OUT)" != shared/packs ] || { echo "All 514 packs belong in a folder of their own: make pack REGENCY=all OUT=folder"; exit 1; }
	cargo run --quiet --package tumbuh --example pack -- "$(REGENCY)" worker/node_modules/idn-area-data "$(OUT)" \
		$(if $(POSYANDU),--posyandu "$(POSYANDU)") $(if $(PUSKESMAS),--puskesmas "$(PUSKESMAS)")

.PHONY: replicate
replicate: URL ?= http://localhost:$(PORT)
replicate: ## One regency works as another: FROM=32.11 TO=74.13 [URL=https://...] [APPLY=all|paths].
	@node worker/operate/replicate.mjs --from "$(FROM)" --to "$(TO)" --url "$(URL)" $(if $(APPLY),--apply "$(APPLY)")

.PHONY: restore
restore: URL ?= http://localhost:$(PORT)
restore: ## A suspended or lost regency as it was: REGENCY=32.11 [FROM=export] [URL=https://...].
	@node worker/operate/restore.mjs --regency "$(REGENCY)" --url "$(URL)" $(if $(FROM),--from "$(FROM)")

.PHONY: recall
recall: ## Takes a broken release back: phones open from the network until the next one. Deploy afterwards.
	@node app/recall.mjs

.PHONY: build
build: app/dist/index.html app/dist/documents/openapi.json worker/build/index.js ## The app and the Worker, ready to serve or deploy.

.PHONY: test
test: lint test-native test-app test-worker test-e2e budgets ## Everything that continuous integration checks.

.PHONY: lint
lint: $(STAMPS)/rust
	cargo fmt --all --check
	cargo clippy --quiet --package tumbuh --all-targets --all-features -- -D warnings
	cargo clippy --quiet --package tumbuh-worker --all-targets -- -D warnings
	cargo clippy --quiet --package tumbuh-view --package tumbuh-words --package tumbuh-vault --all-targets -- -D warnings
	cargo clippy --quiet --package tumbuh-app --features parts --all-targets --target wasm32-unknown-unknown -- -D warnings
	cargo clippy --quiet --package tumbuh-office --features parts,desk-parts --all-targets --target wasm32-unknown-unknown -- -D warnings

.PHONY: test-native
test-native: $(STAMPS)/rust ## Rules, laws and WHO's reference, natively.
	cargo test --quiet --package tumbuh --all-features
	cargo test --quiet --package tumbuh-worker
	cargo test --quiet --package tumbuh-words --package tumbuh-vault
	cargo test --quiet --package tumbuh-app --lib
	cargo test --quiet --package tumbuh-office --lib

.PHONY: soak
soak: $(STAMPS)/rust ## Phones and a regency in a storm of faults: SECONDS=600, or SEED=7 to replay one world.
	env SEED="$(SEED)" SECONDS="$(or $(SECONDS),$(if $(SEED),,600))" \
		cargo test --quiet --package tumbuh --all-features --test simulation -- soak --exact --nocapture

.PHONY: test-app
test-app: $(STAMPS)/wasm-bindgen $(STAMPS)/chromium ## The store and the charts in Chromium.
	cd app
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner cargo test --target wasm32-unknown-unknown

.PHONY: test-worker
test-worker: build worker/node_modules/.package-lock.json ## The API in the real runtime.
	cd worker
	node --test --test-concurrency=1 tests/*.test.mjs

.PHONY: test-e2e
test-e2e: build worker/node_modules/.package-lock.json e2e/node_modules/.package-lock.json $(STAMPS)/chromium ## The built app in a browser against the real Worker.
	cd e2e
	npx --no-install playwright test

.PHONY: budgets
budgets: build ## Bytes of first load, tables and Worker against their budgets.
	node app/size.mjs
	node shared/benches/tables.mjs
	node worker/size.mjs

.PHONY: bench
bench: build e2e/node_modules/.package-lock.json worker/node_modules/.package-lock.json $(STAMPS)/chromium ## Speed and size, printed.
	@node e2e/bench/all.mjs

.PHONY: clean
clean: ## Removes what was built and the demo's data; keeps the tools.
	rm -rf target app/dist app/pkg worker/build worker/.wrangler .state

# As old as its beginning: what is edited meanwhile is built the next time.
app/dist/index.html: $(APP_SOURCES) app/node_modules/.package-lock.json | $(STAMPS)/wasm-bindgen $(STAMPS)/wasm-split
	begun=$$(mktemp)
	node app/build.mjs
	touch --reference="$$begun" $@
	rm "$$begun"

app/dist/documents/openapi.json: app/dist/index.html worker/documents.mjs worker/openapi.json shared/packs/regency-pack.schema.json
	node worker/documents.mjs

worker/build/index.js: $(WORKER_SOURCES) worker/node_modules/.package-lock.json | $(STAMPS)/wasm-bindgen $(STAMPS)/worker-build
	begun=$$(mktemp)
	cd worker
	npm run --silent build
	touch --reference="$$begun" build/index.js
	rm "$$begun"

%/node_modules/.package-lock.json: %/package.json %/package-lock.json
	@command -v npm >/dev/null || { echo "npm is missing. Install Node.js 20 or newer, then run make again."; exit 1; }
	cd $*
	npm ci --ignore-scripts --no-audit --no-fund
	touch node_modules/.package-lock.json

$(STAMPS)/rust:
	@command -v cargo >/dev/null || { echo "cargo is missing. Install Rust with rustup, then run make again."; exit 1; }
	rustup target list --installed | grep -q wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown \
		|| { echo "The Rust target wasm32-unknown-unknown could not be added. Run: rustup target add wasm32-unknown-unknown"; exit 1; }
	mkdir -p $(STAMPS) && touch $@

$(STAMPS)/wasm-bindgen: | $(STAMPS)/rust
	@mkdir -p $(STAMPS)
	[ "$$($(TOOLS)/bin/wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $(WASM_BINDGEN_VERSION)" ] \
		|| cargo install --quiet wasm-bindgen-cli@$(WASM_BINDGEN_VERSION) --root $(TOOLS) --force
	touch $@

$(STAMPS)/wasm-split: | $(STAMPS)/rust
	@mkdir -p $(STAMPS)
	grep -q '"wasm_split_cli_support $(WASM_SPLIT_VERSION) ' $(TOOLS)/.crates2.json 2>/dev/null \
		|| cargo install --quiet --locked wasm_split_cli_support@$(WASM_SPLIT_VERSION) --features build-binary --root $(TOOLS) --force
	touch $@

$(STAMPS)/worker-build: | $(STAMPS)/rust
	@mkdir -p $(STAMPS)
	grep -q '"worker-build $(WORKER_BUILD_VERSION) ' $(TOOLS)/.crates2.json 2>/dev/null \
		|| cargo install --quiet worker-build@$(WORKER_BUILD_VERSION) --root $(TOOLS) --force
	touch $@

$(STAMPS)/chromium:
	@mkdir -p $(STAMPS)
	if ! command -v chromium >/dev/null || ! command -v chromedriver >/dev/null; then
		if [ -n "$$CHROMIUM" ] && [ -n "$$CHROMEDRIVER" ]; then :
		elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium chromium-driver >/dev/null
		elif command -v apt-get >/dev/null && command -v sudo >/dev/null; then
			sudo apt-get update -qq && sudo DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium chromium-driver >/dev/null
		fi || true
	fi
	if ! { command -v chromium || [ -n "$$CHROMIUM" ]; } >/dev/null; then
		echo "The tests need Chromium and chromedriver. Install them (Debian: apt-get install chromium chromium-driver),"
		echo "or say where they are: make test CHROMIUM=/path/to/chromium CHROMEDRIVER=/path/to/chromedriver"
		exit 1
	fi
	touch $@
