# `make serve` and `make test` work from a fresh clone; every step of the set-up is done once.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# Debian's names. The first three let WeasyPrint lay out text, the fonts hold every script we print.
SITE_PACKAGES := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core fonts-noto-cjk ca-certificates
# libatomic1 is for the Node.js inside Playwright, which a bare Debian cannot start.
TEST_PACKAGES := poppler-utils qpdf gettext libatomic1
# Debian keeps what `python3 -m venv` needs in a package of its own; other Pythons bring it along.
SITE_PACKAGES += $(shell python3 -c 'import ensurepip' 2>/dev/null || echo python3-venv)
# Ubuntu has Chromium only as a snap, which does not start everywhere: there, the one that Playwright brings.
UBUNTU := $(shell grep -sx 'ID=ubuntu' /etc/os-release)
TEST_PACKAGES += $(if $(UBUNTU),,chromium)

export UV_PROJECT_ENVIRONMENT ?= .venv
export UV_PYTHON_PREFERENCE ?= system
export UV_PYTHON_DOWNLOADS := never
export UV_SYSTEM_CERTS ?= true
# Once here, not in every process where the environment forbids Python to keep what it has compiled, as in a container.
export UV_COMPILE_BYTECODE ?= 1
export NO_MKDOCS_2_WARNING := 1

VENV := $(UV_PROJECT_ENVIRONMENT)
UV := .cache/uv/bin/uv
# An environment holds absolute paths: a clone that was copied or moved, or got another Python, sets itself up again.
PLACE := $(shell { pwd; python3 --version; } | cksum | cut -d ' ' -f 1)
SITE_READY := $(VENV)/.site-ready-$(PLACE)
TEST_READY := $(VENV)/.tests-ready-$(PLACE)
# What asks the internet about us lives apart: neither the site nor a test can come to need it.
AUDIT := .cache/audit
AUDIT_READY := $(AUDIT)/.ready-$(PLACE)
LINKS := .cache/links
LINKS_READY := $(LINKS)/.ready-$(PLACE)

.PHONY: help
help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST)

.PHONY: serve
serve: $(SITE_READY) ## serve the whole site on http://127.0.0.1:8000 and rebuild it on every change
	$(VENV)/bin/secondlook serve

.PHONY: build
build: $(SITE_READY) ## write the whole site, with its PDFs, to site/
	$(VENV)/bin/secondlook build

.PHONY: check
check: $(SITE_READY) ## check all content and translations
	$(VENV)/bin/secondlook check

.PHONY: test
test: lint ## run every check of the code and every test
	$(VENV)/bin/pytest --numprocesses auto --dist loadgroup

.PHONY: lint
lint: $(TEST_READY) ## check the code's style and types
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy

# pip-audit asks pypi.org about every locked package, uv itself included, and fails if it gets no answer about one. With
# GH_TOKEN set, zizmor asks GitHub whether each commit we pinned is the version that the comment beside it says.
.PHONY: audit
audit: $(AUDIT_READY) ## look at all we depend on: known holes, licences, workflows, and a list of it; needs the internet
	$(AUDIT)/bin/actionlint -shellcheck $(AUDIT)/bin/shellcheck
	$(AUDIT)/bin/zizmor --no-progress --persona auditor .github
	$(AUDIT)/bin/pip-licenses
	$(UV) export --quiet --locked --no-dev --no-editable --format cyclonedx1.5 --output-file $(AUDIT)/sbom.cdx.json
	$(UV) export --quiet --locked --all-groups --no-emit-project --format requirements.txt --output-file $(AUDIT)/locked.txt
	$(AUDIT)/bin/pip-audit --strict --progress-spinner off --disable-pip --require-hashes \
		--requirement $(AUDIT)/locked.txt --requirement tools/uv.txt || \
		{ echo 'The lines above name a known hole, or a package about which pypi.org gave no answer.' >&2; exit 1; }

# One address after the other, at most one a second for each host, and none that a host asks robots to leave alone.
.PHONY: links
links: $(LINKS_READY) ## try every address outside that the texts name; needs the internet and up to an hour
	@tools/outside-links > $(LINKS)/addresses.txt
	@$(LINKS)/bin/linkchecker --config tools/linkchecker.ini --stdin < $(LINKS)/addresses.txt

.PHONY: setup-links
setup-links: $(LINKS_READY) ## set up what `make links` needs, and nothing else

.PHONY: setup
setup: $(SITE_READY) ## set up what the site needs, and nothing else

.PHONY: setup-test
setup-test: $(TEST_READY) ## set up what the tests need, and nothing else

# --reinstall: take over whatever environment is there. --inexact: keep the tools that an earlier `make test` installed.
$(SITE_READY): pyproject.toml uv.lock | $(UV)
	@echo 'Installing the Python packages of the site into $(VENV)'
	$(UV) sync --locked --no-dev --inexact --reinstall
	@touch $@

$(TEST_READY): pyproject.toml uv.lock | $(UV) packages-for-tests
	@echo 'Installing the Python packages of the site and the tests into $(VENV)'
	$(UV) sync --locked --reinstall
	$(if $(UBUNTU),$(VENV)/bin/playwright install --with-deps --only-shell chromium)
	@touch $(SITE_READY) $@

$(AUDIT_READY): pyproject.toml uv.lock | $(UV)
	UV_PROJECT_ENVIRONMENT=$(AUDIT) $(UV) sync --locked --all-groups --no-install-project --reinstall
	@touch $@

$(LINKS_READY): pyproject.toml uv.lock | $(UV)
	UV_PROJECT_ENVIRONMENT=$(LINKS) $(UV) sync --locked --only-group links --reinstall
	@touch $@

$(UV): tools/uv.txt | packages-for-site
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Second Look needs Python 3.11 or newer (Debian 12, Ubuntu 24.04); here is $$(python3 --version)." >&2; exit 1; }
	@echo 'Installing uv into .cache/uv'
	python3 -m venv --clear .cache/uv
	.cache/uv/bin/pip install --disable-pip-version-check --require-hashes --only-binary :all: --requirement tools/uv.txt
	@touch $@

.PHONY: packages-for-site
packages-for-site:
	@tools/install-packages $(SITE_PACKAGES)

.PHONY: packages-for-tests
packages-for-tests: packages-for-site
	@tools/install-packages $(TEST_PACKAGES)
