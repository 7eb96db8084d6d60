# make run: contoh satu bulan, dari berkas ke laporan.   make test: semua uji.
.PHONY: run build test lint clean
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
	PATH="$(CURDIR)/.venv-test/bin:$$PATH" swift test --skip-build

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Plugins

clean:
	rm -rf .build reports/output datasets/tolok.sqlite*
