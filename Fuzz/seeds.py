#!/usr/bin/env python3
"""Makes a seed corpus for the fuzzer from workbooks and text files: seeds.py OUT FILE_OR_FOLDER...

Each seed starts with the byte that chooses how it is read (see Sources/fuzz/Fuzz.swift): whole workbooks and texts, and
the sheets and shared strings of the workbooks by themselves. Standard library only.
"""
import os, sys, zipfile


def files(paths):
    for path in paths:
        if os.path.isfile(path):
            yield path
        for folder, _, names in sorted(os.walk(path)):
            yield from (os.path.join(folder, name) for name in sorted(names))


def parts(path):
    try:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                lower = name.lower()
                if "/sheet" in lower and lower.endswith(".xml"):
                    yield 2, archive.read(name)
                elif lower.endswith("sharedstrings.xml"):
                    yield 3, archive.read(name)
    except Exception:
        return


def main():
    out = sys.argv[1]
    os.makedirs(out, exist_ok=True)
    count = 0
    for path in files(sys.argv[2:]):
        data = open(path, "rb").read()
        lower = path.lower()
        seeds = []
        if lower.endswith((".xlsx", ".xlsm", ".xls", ".ods")):
            seeds = [(0, data)] + list(parts(path))
        elif lower.endswith((".csv", ".tsv", ".txt")):
            seeds = [(1, data)]
        for kind, seed in seeds:
            if len(seed) <= 64 << 10:
                with open(os.path.join(out, f"{kind}-{count:04d}"), "wb") as f:
                    f.write(bytes([kind]) + seed)
                count += 1
    print(count)


main()
