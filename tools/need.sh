#!/bin/sh
# tools/need.sh swift | run | test: makes sure that what a target needs is there, installing it through
# apt-get (with sudo only when not root). Prints one sentence and fails when something cannot be had.
set -eu

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

install_missing() {
  missing=""
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
  done
  [ -z "$missing" ] && return 0
  command -v apt-get >/dev/null 2>&1 || {
    echo "Paket ini belum ada dan apt-get tidak ditemukan:$missing" >&2; exit 1; }
  echo "Memasang:$missing" >&2
  as_root apt-get update -qq
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

need_swift() {
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  major=${version%%.*}; minor=${version#*.}
  if [ -z "$version" ] || [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 2 ]; }; then
    echo "Tolok memerlukan Swift 6.2 atau lebih baru; yang ditemukan: ${version:-tidak ada}. Pasang dari swift.org." >&2
    exit 1
  fi
}

case "${1:-}" in
  swift) need_swift ;;
  run) need_swift; install_missing pkg-config libisal-dev libsqlite3-dev libssl-dev libxlsxwriter-dev ;;
  test)
    need_swift
    install_missing pkg-config libisal-dev libsqlite3-dev libssl-dev libxlsxwriter-dev libreoffice-calc chromium \
      poppler-utils fonts-crosextra-carlito fonts-crosextra-caladea fonts-liberation python3 python3-venv \
      libpango-1.0-0 libpangoft2-1.0-0
    # Readers of our outputs in Python; from PyPI, in a folder of their own.
    if ! .venv-test/bin/python -c 'import html5lib, openpyxl, weasyprint' 2>/dev/null; then
      /usr/bin/python3 -m venv .venv-test
      .venv-test/bin/pip install -q 'openpyxl==3.1.5' 'weasyprint==70.0' 'html5lib==1.1' ||
        echo "Catatan: openpyxl/weasyprint/html5lib tidak terpasang; uji yang memerlukannya dilewati dan mengatakannya." >&2
    fi ;;
  *) echo "pakai: tools/need.sh swift|run|test" >&2; exit 64 ;;
esac
