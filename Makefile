CARGO ?= cargo

.PHONY: demo
demo: ## the five systems: trees, who answers, findings, a live edit, files (Rust alone)
	@$(CARGO) run --quiet --package gridcore-tests --bin demo
