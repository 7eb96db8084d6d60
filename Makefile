# make run: contoh satu bulan, dari berkas ke laporan.   make test: semua uji.
.PHONY: run build test bench lint clean
WALLS = --explicit-target-dependency-import-check error

run: build
	@.build/release/tolok run --period 2023-10 || [ $$? -eq 2 ]

build:
	@tools/need.sh run
	@swift build -q -c release --product tolok $(WALLS)

test:
	@tools/need.sh test
	swift format lint --strict --recursive Package.swift Sources Tests Plugins
	swift build --build-tests $(WALLS)
	swift test --skip-build

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Plugins

# Readers beside their peers: `make bench`; PEERS=1 installs the peers outside the tree; FULL=1 is the size of the goals.
BENCH = $(or $(TMPDIR),/tmp)/tolok-bench
bench:
	@tools/need.sh run
	@swift build -q -c release --package-path Benchmarks
	@mkdir -p $(BENCH)
	@[ -z "$(PEERS)" ] || { /usr/bin/python3 -m venv $(BENCH)/peers && $(BENCH)/peers/bin/pip install -q -r Benchmarks/requirements.txt; }
	@python=$(BENCH)/peers/bin/python; [ -x $$python ] || python=python3; \
	  $$python Benchmarks/bench.py --folder $(BENCH) --python $$python $(if $(FULL),--full)

clean:
	rm -rf .build reports/output datasets/tolok.sqlite*
