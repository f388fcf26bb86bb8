# The one list of verbs that people and CI share. `make` alone lists them.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip -qq --no-input --disable-pip-version-check
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadfile
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm

# Locks hold hashes for every platform and name no host. A lock's versions stay where they still do.
UV := uv==0.13.9
COMPILE := $(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-annotate --no-header

# More words for the command behind a verb: make serve ARGS="--port 9000", make test ARGS="-k slug"
ARGS :=

# The stamps: a verb that finds them newer than the locks starts at once.
MADE := $(VENV)/.made
RUN := $(VENV)/.run
DEV := $(VENV)/.dev
BENCH := $(VENV)/.bench
# Material for MkDocs has pins of its own, which are not ours.
MATERIAL := .venv-bench-web
WEB := $(MATERIAL)/.made
NODE := node_modules/.made

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup setup-dev serve build check lint format test test-fast bench bench-quick bench-search bench-booklet bench-web programs lock clean

help: ## Danh sách này · This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(RUN) ## Chuẩn bị môi trường trong .venv · Make the environment in .venv

setup-dev: $(DEV) $(NODE) ## Như trên, thêm công cụ kiểm thử · The same with the tools for tests

serve: setup ## Dựng và xem thử, tự cập nhật khi sửa · Build, preview, reload on each save
	@$(BIN)/ocop serve $(ARGS)

build: setup ## Dựng trang vào site/ · Build the site into site/
	@$(BIN)/ocop build $(ARGS)

check: setup ## Kiểm tra nội dung · Check the content
	@$(BIN)/ocop check $(ARGS)

lint: $(DEV) ## Soát mã nguồn: ruff, mypy · Check the code: ruff, mypy
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(DEV) ## Định dạng mã nguồn · Format the code
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

test: setup-dev programs lint ## Mọi kiểm thử, cả trên trình duyệt · All tests, also in a browser
	$(PYTEST) $(ARGS)

test-fast: $(DEV) ## Kiểm thử nhanh, không trình duyệt · Quick tests, no browser
	$(PYTEST) -m "not browser and not slow" $(ARGS)

bench: $(BENCH) ## Đo tốc độ, so với Hugo (khoảng một giờ) · Measure against Hugo (about an hour)
	$(BIN)/python -m bench.run $(ARGS)

bench-quick: $(BENCH) ## Đo nhanh với 2.000 sản phẩm · A quick look with 2,000 products
	$(BIN)/python -m bench.run --products 2000 --rounds 2 --parts builds $(ARGS)

bench-search: $(DEV) ## Đo tìm kiếm, so với Pagefind gốc (nửa giờ) · Measure the search, stock Pagefind beside it (half an hour)
	$(BIN)/python -m bench.searching.run $(ARGS)

bench-booklet: $(DEV) $(BENCH) ## Đo sách in, so với WeasyPrint và Chromium (mười phút) · Measure the booklet, WeasyPrint and Chromium beside it (ten minutes)
	$(BIN)/python -m bench.booklet.run $(ARGS)

bench-web: $(DEV) $(BENCH) $(WEB) programs ## Đo trang bằng Lighthouse, so với trang khác (nửa giờ) · Measure the pages with Lighthouse, others' beside them (half an hour)
	$(BIN)/python -m bench.web.run $(ARGS)

programs:
	@scripts/need chromium java nginx

lock: $(DEV) ## Cập nhật khóa phiên bản (ARGS=--upgrade: mới nhất) · Renew the locks (ARGS=--upgrade: newest)
	$(PIP) install '$(UV)'
	$(COMPILE) pyproject.toml requirements/run.in --output-file requirements/run.txt $(ARGS)
	$(COMPILE) pyproject.toml requirements/run.in requirements/dev.in \
	  --constraints requirements/run.txt --output-file requirements/dev.txt $(ARGS)
	$(COMPILE) requirements/bench.in --output-file requirements/bench.txt $(ARGS)
	$(COMPILE) requirements/bench-web.in --output-file requirements/bench-web.txt $(ARGS)
	@$(NPM) install --package-lock-only --ignore-scripts --no-audit --no-fund
	@$(NPM) install --prefix bench/web --package-lock-only --ignore-scripts --no-audit --no-fund

clean: ## Xóa những gì make đã làm ra · Remove what make has made
	rm -rf $(VENV) $(MATERIAL) node_modules bench/web/node_modules site dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(MADE): scripts/make-venv scripts/find-python
	@scripts/make-venv $(VENV)
	@touch $@

$(RUN): $(MADE) requirements/run.txt pyproject.toml
	@echo "Cài thư viện · Installing libraries: requirements/run.txt"
	@$(PIP) install --require-hashes --requirement requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(RUN) requirements/dev.txt
	@echo "Cài công cụ kiểm thử · Installing tools for tests: requirements/dev.txt"
	@$(PIP) install --require-hashes --requirement requirements/dev.txt
	@touch $@

$(BENCH): $(RUN) requirements/bench.txt
	@echo "Cài thứ để so sánh · Installing what to compare with: requirements/bench.txt"
	@$(PIP) install --require-hashes --requirement requirements/bench.txt
	@touch $@

$(NODE): $(DEV) package.json package-lock.json .npmrc
	@echo "Cài công cụ kiểm thử · Installing tools for tests: package-lock.json"
	@$(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# `npm ci` would ask for the parts for other systems, of which registries have some and not others.
$(WEB): $(DEV) requirements/bench-web.txt bench/web/package.json bench/web/package-lock.json bench/web/.npmrc
	@echo "Cài công cụ để đo và so sánh · Installing what measures and what is compared: bench/web"
	@$(NPM) install --prefix bench/web --no-save --ignore-scripts --no-audit --no-fund --loglevel=error
	@scripts/make-venv $(MATERIAL)
	@$(MATERIAL)/bin/pip -qq --no-input --disable-pip-version-check install --require-hashes --requirement requirements/bench-web.txt
	@touch $@
