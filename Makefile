# Rebond on a machine with nothing but Go: `make run` and `make test`.

.PHONY: help run build test needs checked formatted vetted generated generate tested plain raced audit bench look

TOOL = go tool -modfile=tools/go.mod
CODE = $(wildcard cmd internal test)

# Where the race detector pays: what runs at once. It needs a C compiler; nothing else here does.
PACKAGES = $(shell go list ./...)
RACED = $(filter rebond/internal/store% rebond/internal/app% rebond/internal/read% rebond/internal/lately% rebond/test/pg%, $(PACKAGES))
RACE = $(if $(shell command -v gcc),CGO_ENABLED=1 go test -race,CGO_ENABLED=0 go test)

help:
	@echo 'make run       the desk with a demo marketplace, on the embedded database'
	@echo 'make test      check everything: format, vet, generated code, all tests, both engines, the browser'
	@echo 'make build     the binary, in bin/rebond'
	@echo 'make generate  the pages’ Go from their templates'
	@echo 'make audit     what the security checkers and the dead-code finder say'
	@echo 'make bench     measure, with PostgreSQL on disk'
	@echo 'make look      picture pages: make look URL=http://… LINK=sign-in-link PAGES="/ /cases"'

run:
	go run ./cmd/rebond demo

build:
	CGO_ENABLED=0 go build -trimpath -o bin/rebond ./cmd/rebond

test: needs checked tested

# What the tests need beside Go, brought as root, named otherwise.
needs:
	@test/needs

checked: formatted generated vetted

formatted:
	@unformatted=$$($(TOOL) gofumpt -l $(CODE)) && \
	if [ -n "$$unformatted" ]; then echo "not formatted (gofumpt -w):" $$unformatted; exit 1; fi

vetted:
	@go vet ./...
	@$(TOOL) staticcheck ./...

# The pages' Go as it stands must be what their templates make.
FINGERPRINT = find $(CODE) -name '*_templ.go' | sort | xargs cat | sha256sum
generated:
	@before=$$($(FINGERPRINT)) && $(MAKE) --no-print-directory generate && \
	if [ "$$before" != "$$($(FINGERPRINT))" ]; then echo 'the pages’ Go had drifted from their templates: commit what make generate wrote'; exit 1; fi

generate:
	@$(TOOL) templ generate -log-level warn

# All packages share one PostgreSQL.
tested:
	@CGO_ENABLED=0 go run ./test/pg/share $(MAKE) --no-print-directory plain raced

plain:
	@CGO_ENABLED=0 go test $(filter-out $(RACED), $(PACKAGES))

raced:
	@$(RACE) $(RACED)

audit:
	$(TOOL) deadcode -test ./...
	$(TOOL) gosec -quiet -exclude-generated -exclude-dir=test -exclude-dir=tools ./...
	@$(TOOL) govulncheck ./... || echo 'govulncheck found something, or can’t reach its database'

# What docs/benchmarks.md keeps: the desk through its doors, on disk. ARGS="-parts list -engines sqlite" measures less.
bench:
	CGO_ENABLED=0 go run ./test/pg/share -disk go run ./test/bench $(ARGS)

URL = http://127.0.0.1:8080
PAGES = /
look:
	CGO_ENABLED=0 go run ./test/look -url '$(URL)' -sign-in '$(LINK)' -out tmp/look $(PAGES)
