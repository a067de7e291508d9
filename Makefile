# gongkai (公开). `make help` lists what can be made.
.DEFAULT_GOAL := help
.PHONY: help demo test test-rust test-browser lint fmt bench screenshots clean
SHELL := /bin/bash

## help: show this list
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+): (.*)/\1\t\2/' | awk -F'\t' '{ printf "  make %-14s %s\n", $$1, $$2 }'

## demo: build, load a demonstration year into ./demo-data and serve it on http://127.0.0.1:8080 (Ctrl-C stops it)
demo:
	@scripts/setup --demo
	cargo run --release --locked --bin gongkai -- demo

## test: everything: cargo test on both engines, tidiness, then the journeys in a real browser
test: test-rust test-browser

## test-rust: all Rust tests (SQLite, and a PostgreSQL the tests start themselves)
test-rust:
	@scripts/setup
	cargo test --workspace --locked --no-fail-fast

## test-browser: the journeys in Chromium, with axe-core on every page
test-browser:
	@scripts/setup
	cargo build --locked --bin gongkai
	cd tests/browser && node --test --test-timeout=180000 --test-reporter=spec journeys/

## screenshots: pictures of the pages at 1280 and 360 pixels, in target/screenshots
screenshots:
	@scripts/setup
	cargo build --locked --bin gongkai
	cd tests/browser && node screenshots.mjs ../../target/screenshots

## lint: formatting, clippy without warnings, tidiness, licences
lint:
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings
	cargo xtask tidy
	cargo xtask licences

## fmt: format the code
fmt:
	cargo fmt --all

## bench: measure, and print every figure beside its target
bench:
	@scripts/setup --bench
	cargo xtask bench

## clean: remove what was built (the data of a demo stays)
clean:
	cargo clean
	rm -rf tests/browser/node_modules
