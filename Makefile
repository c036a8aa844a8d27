# What a newcomer needs: rustup with a C linker, make, Python 3.10 or newer with venv, Node 20 or
# newer. Everything else the targets fetch themselves.

.NOTPARALLEL:
SHELL := /bin/sh
TARGET := $(abspath $(or $(CARGO_TARGET_DIR),target))

# ---- make demo: the five systems, with Rust alone ------------------------------------------

.PHONY: demo
demo:
	cargo run -p gridcore-tests --bin demo --locked

# ---- make test: every check there is -------------------------------------------------------

# The checks run under one version of Rust, so that they say the same everywhere; the library itself
# builds under any stable one from the oldest that is checked on.
CHECKED := 1.95.0
TOOLCHAIN := $(if $(findstring $(CHECKED),$(shell rustup run stable rustc --version 2>/dev/null)),stable,$(CHECKED))
setup lint test-rust test-features test-package twins test-python test-node test-browser wasm app bench-node docs: export RUSTUP_TOOLCHAIN := $(TOOLCHAIN)

MSRV := $(shell sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
VENV := $(abspath .venv)
NODE_READY := gridcore-wasm/node_modules/ready
TWINS := $(TARGET)/twins
export GRIDCORE_TWINS := $(TWINS)

.PHONY: test
test: tools setup lint test-rust test-features test-msrv test-package test-python test-node test-browser
	@echo "make test: every check passed"

# One line for each tool that is missing, before anything runs.
.PHONY: tools
tools:
	@ok=true; \
	need() { "$$@" >/dev/null 2>&1 || { ok=false; echo "make test: $$message" >&2; }; }; \
	message="rustup is missing: install it as https://rustup.rs says"; need rustup --version; \
	message="a C compiler is missing: install gcc or clang (Debian: apt-get install gcc libc6-dev)"; need cc --version; \
	message="Python 3.10 or newer is missing: install it (Debian: apt-get install python3)"; \
	need python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))'; \
	message="Python's venv is missing: install it (Debian: apt-get install python3-venv)"; \
	need python3 -c 'import ensurepip, venv'; \
	message="Node 20 or newer is missing: install it as https://nodejs.org says"; \
	need node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; \
	message="npm is missing: install it, it comes with Node"; need npm --version; \
	$$ok

# Installs what is not there yet and leaves alone what is.
.PHONY: setup
setup: $(VENV)/ready
	{ rustup target list --installed | grep -q wasm32-unknown-unknown && cargo clippy --version && cargo fmt --version; } >/dev/null 2>&1 || \
		rustup toolchain install $(TOOLCHAIN) --profile minimal --component clippy,rustfmt --target wasm32-unknown-unknown --no-self-update
	rustup toolchain list | grep -q '^$(MSRV)' || rustup toolchain install $(MSRV) --profile minimal --no-self-update

$(VENV)/ready: gridcore-py/requirements.txt
	python3 -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --requirement $<
	touch $@

.PHONY: lint
lint:
	cargo fmt --all --check
	cargo fmt --check --manifest-path fuzz/Cargo.toml
	cargo clippy --workspace --all-targets --all-features --locked -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --all-features --locked

# One of the suites replays the fuzz corpora; the examples are run as tests.
.PHONY: test-rust
test-rust:
	cargo test --workspace --locked

# Each feature alone compiles without a warning; the unit tests run with none, without files, and with all.
.PHONY: test-features
test-features:
	for feature in "" csv toml fs rayon schema; do \
		cargo clippy -p gridcore --lib --no-default-features --features "$$feature" --locked -- -D warnings || exit 1; \
	done
	cargo test -p gridcore --lib --no-default-features --features csv,toml --locked
	cargo test -p gridcore --lib --all-features --locked

.PHONY: test-msrv
test-msrv:
	cargo +$(MSRV) check --workspace --all-targets --all-features --locked

.PHONY: test-package
test-package:
	cargo package -p gridcore --allow-dirty --locked

# The five systems and their twins as documents, with what Rust finds in them.
.PHONY: twins
twins:
	cargo run --quiet -p gridcore-tests --bin twins --locked -- $(TWINS)

# The most a wheel may weigh, in bytes.
WHEEL := 4000000

# The wheel as users get it: its tests, the README, every example of its documentation, its types.
.PHONY: test-python
test-python: twins $(VENV)/ready
	rm -rf $(TARGET)/wheels
	$(VENV)/bin/maturin build --profile wheel --strip --locked --manifest-path gridcore-py/Cargo.toml --interpreter $(VENV)/bin/python --out $(TARGET)/wheels
	@size=$$(cat $(TARGET)/wheels/*.whl | wc -c); echo "wheel: $$size bytes of at most $(WHEEL)"; test $$size -le $(WHEEL)
	$(VENV)/bin/python -m pip install --quiet --no-index --no-deps --force-reinstall $(TARGET)/wheels/*.whl
	cd gridcore-py && $(VENV)/bin/python -m pytest

.PHONY: test-node
test-node: twins wasm
	npm run app:check --prefix gridcore-wasm
	npm test --prefix gridcore-wasm

# In a browser: CHROMIUM, or the one of the distribution, which is installed if it is not there and may be.
CHROMIUM ?= $(or $(shell command -v chromium || command -v chromium-browser || command -v google-chrome),/usr/bin/chromium)
export CHROMIUM

.PHONY: test-browser
test-browser: twins wasm browser
	npm run app:build --prefix gridcore-wasm
	npm run test:browser --prefix gridcore-wasm

.PHONY: browser
browser:
	@test -x $(CHROMIUM) || { apt-get update && apt-get install -y --no-install-recommends chromium fonts-dejavu-core; } >/dev/null 2>&1; \
		test -x $(CHROMIUM) || { echo "make test-browser: Chromium is missing: install it (Debian: apt-get install chromium), or name one in CHROMIUM" >&2; exit 1; }

# What is marked for inlining is taken in below this cost only: the package is smaller by a twentieth, a build takes
# as much longer.
INLINE := -C llvm-args=-inlinehint-threshold=110

# The module, the JavaScript around it, the types; printed with its size, which has a budget.
.PHONY: wasm
wasm: export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS := $(INLINE)
wasm: $(NODE_READY)
	cargo build --profile wasm --target wasm32-unknown-unknown -p gridcore-wasm --locked
	cargo run --quiet -p gridcore-wasm-bindgen --locked -- $(TARGET)/wasm32-unknown-unknown/wasm/gridcore_wasm.wasm gridcore-wasm/dist
	node gridcore-wasm/scripts/finish.js

$(NODE_READY): gridcore-wasm/package-lock.json
	npm ci --prefix gridcore-wasm --no-audit --no-fund
	touch $@

# ---- make app: the browser application, built and served on this machine ---------------------

# Says the address; another port is taken if the usual one is.
.PHONY: app
app: wasm
	npm run app:build --prefix gridcore-wasm
	npm run app:serve --prefix gridcore-wasm

# ---- make docs: what is made from the library and committed ---------------------------------

# The page of the rules, the schemas, pinned messages and findings; the suites check all of it.
.PHONY: docs
docs:
	UPDATE=1 cargo test -p gridcore-tests --locked --test pages --test schema --test messages --test pinned
	node gridcore-wasm/scripts/types.js

# ---- make bench: how fast it is, the best peers beside it ------------------------------------

PEERS := $(TARGET)/peers

# One after the other on one core; the figures of one run are in benches/RESULTS.md.
.PHONY: bench
bench: $(PEERS)/ready
	BENCH_PYTHON=$(PEERS)/bin/python cargo bench -p gridcore-benches --locked
	$(MAKE) bench-python

# The wheel in Python, beside rustworkx.
.PHONY: bench-python
bench-python: $(PEERS)/ready
	$(PEERS)/bin/python -m pip install --quiet --requirement gridcore-py/requirements.txt
	$(PEERS)/bin/maturin build --profile wheel --strip --locked --manifest-path gridcore-py/Cargo.toml --interpreter $(PEERS)/bin/python --out $(TARGET)/wheels-bench
	$(PEERS)/bin/python -m pip install --quiet --no-index --no-deps --force-reinstall $(TARGET)/wheels-bench/*.whl
	$(PEERS)/bin/python gridcore-py/bench/units.py

# The WebAssembly module in Node, beside typed arrays and d3.
.PHONY: bench-node
bench-node: wasm
	npm run bench --prefix gridcore-wasm

$(PEERS)/ready: benches/peers/requirements.txt
	python3 -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --requirement $<
	touch $@

# ---- make fuzz: every fuzz target for a while, with nightly Rust -----------------------------

FUZZ_SECONDS ?= 60
FUZZ_FOUND := $(TARGET)/fuzz

# What is found goes under the target folder; the committed corpora stay as they are.
.PHONY: fuzz
fuzz:
	@rustup toolchain list | grep -q '^nightly' || \
		{ echo "make fuzz: nightly Rust is missing: rustup toolchain install nightly --profile minimal" >&2; exit 1; }
	@cargo fuzz --version >/dev/null 2>&1 || { echo "make fuzz: cargo-fuzz is missing: cargo install cargo-fuzz" >&2; exit 1; }
	for target in $$(cargo +nightly fuzz list); do \
		mkdir -p $(FUZZ_FOUND)/$$target || exit 1; \
		cargo +nightly fuzz run $$target $(FUZZ_FOUND)/$$target fuzz/corpus/$$target -- \
			-max_total_time=$(FUZZ_SECONDS) -max_len=4096 -timeout=20 -rss_limit_mb=3000 -dict=fuzz/words.dict || exit 1; \
	done
