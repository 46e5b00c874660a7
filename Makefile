# make            builds the program
# make install    installs it: PREFIX=/usr/local, DESTDIR=
# make test       runs all tests
# make demo       makes a music video of 104 scenes in demo/dream, then changes one word of it

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift

# With the runtime linked in, a command starts in 3 ms of CPU in place of 12, on any machine without Swift too.
# lld packs the relocations of the static runtime, which halves the time that the loader needs for them.
BUILD := $(SWIFT) build --configuration release --static-swift-stdlib \
	-Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs
BUILT := .build/release
# A file of make's own, since a build that changes nothing leaves the programs' times alone.
STAMP := .build/release-built

prefix := $(DESTDIR)$(PREFIX)
bindir := $(prefix)/bin
mandir := $(prefix)/share/man/man1
bashdir := $(prefix)/share/bash-completion/completions
zshdir := $(prefix)/share/zsh/site-functions
fishdir := $(prefix)/share/fish/vendor_completions.d

.PHONY: build install uninstall test demo deps test-deps docs format format-check

build: $(STAMP)

$(STAMP): Makefile Package.swift $(shell find Sources Templates -type f)
	$(BUILD) --product clipws
	@touch $@

install: build
	install -d "$(bindir)" "$(mandir)" "$(bashdir)" "$(zshdir)" "$(fishdir)"
	install -s -m 755 $(BUILT)/clipws "$(bindir)/clipws"
	$(BUILT)/clipws manual > "$(mandir)/clipws.1"
	$(BUILT)/clipws completions bash > "$(bashdir)/clipws"
	$(BUILT)/clipws completions zsh > "$(zshdir)/_clipws"
	$(BUILT)/clipws completions fish > "$(fishdir)/clipws.fish"

uninstall:
	rm -f "$(bindir)/clipws" "$(mandir)/clipws.1"
	rm -f "$(bashdir)/clipws" "$(zshdir)/_clipws" "$(fishdir)/clipws.fish"

# Debug. The tests of the whole program run the one that the same build makes. Many start programs and wait for them: with
# all at once each would wait for hundreds of others.
test: deps test-deps
	@scripts/test.sh $(SWIFT) test --experimental-maximum-parallelization-width 4

demo: deps build
	@scripts/demo.sh

deps:
	@scripts/deps.sh

test-deps: deps
	@scripts/test-deps.sh

# The command reference, made of the commands' own help.
docs:
	$(SWIFT) build --product clipws
	.build/debug/clipws manual --markdown > docs/commands.md

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

format-check:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests
