#!/usr/bin/env python3
"""Writes files made to hang or fill a reader, at full scale, into a folder, and holds a built tolok against them.

usage: make_hostile.py FOLDER [TOLOK]

With TOLOK, each file is read by `TOLOK cells --json FILE`; exit status, seconds and peak memory are printed, and a file
that takes more than 2 s of processor time or 512 MB, or ends by a signal, fails the run. Standard library only.
"""
import os, resource, struct, subprocess, sys, time, zipfile

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"


def repeated(text, count, piece=1 << 20):
    block = text * max(1, min(count, piece // len(text)))
    per = len(block) // len(text)
    for _ in range(count // per):
        yield block
    yield text * (count % per)


def numbered(form, count):
    for start in range(0, count, 10000):
        yield "".join(form.format(i=i, k=i + 1) for i in range(start, min(count, start + 10000)))


def book(path, sheet, strings=None, styles=None, sheets=1):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as z:
        names = "".join(f'<sheet name="S{i}" r:id="r1"/>' for i in range(sheets))
        z.writestr("xl/workbook.xml", f"<workbook {NS} {R}><sheets>{names}</sheets></workbook>")
        z.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<R><Relationship Id="r1" Type="{TYPE}" Target="worksheets/sheet1.xml"/></R>')
        for name, root, content in (
                ("xl/worksheets/sheet1.xml", "worksheet", sheet), ("xl/sharedStrings.xml", "sst", strings),
                ("xl/styles.xml", "styleSheet", styles)):
            if content is None:
                continue
            with z.open(name, "w", force_zip64=True) as f:
                f.write(f"<{root} {NS}>".encode())
                for piece in content:
                    f.write(piece.encode())
                f.write(f"</{root}>".encode())


def overlapping(path):
    content = b"<x/>" * 1000
    import zlib
    crc, size = zlib.crc32(content), len(content)
    out = struct.pack("<IHHHIIIIHH", 0x04034B50, 20, 0, 0, 0, crc, size, size, 1, 0) + b"a" + content
    directory = b"".join(
        struct.pack("<IHHHHIIIIHHHHHII", 0x02014B50, 20, 20, 0, 0, 0, crc, size, size, 8, 0, 0, 0, 0, 0, 0)
        + b"%08d" % i for i in range(60000))
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 60000, 60000, len(directory), len(out), 0)
    open(path, "wb").write(out + directory + end)


def make(folder):
    os.makedirs(folder, exist_ok=True)
    p = lambda name: os.path.join(folder, name)
    one = ["<sheetData><row><c><v>1</v></c></row></sheetData>"]
    book(p("bomb.xlsx"), repeated(" ", 1 << 30))
    book(p("tags.xlsx"), repeated("<a/>", 200 << 20 >> 2))
    book(p("cells.xlsx"), repeated("<c><v>1</v></c>", 60_000_000))
    book(p("rows.xlsx"), repeated("<row><c><v>1</v></c></row>", 35_000_000))
    book(p("numbered-cells.xlsx"), numbered('<row r="{k}"><c r="A{k}"><v>{i}</v></c></row>', 8_000_000))
    book(p("backwards.xlsx"), (f'<c r="A{i}"><v>{i}</v></c>' for i in range(4_000_000, 0, -1)))
    book(p("merges.xlsx"), numbered('<mergeCell ref="A{k}:B{k}"/>', 5_000_000))
    book(p("hidden-rows.xlsx"), numbered('<row r="{k}" hidden="1"/>', 5_000_000))
    book(p("hidden-columns.xlsx"), repeated('<col min="1" max="16384" hidden="1"/>', 4_000_000))
    book(p("strings.xlsx"), one, strings=repeated("<si/>", 40_000_000))
    book(p("long-string.xlsx"), repeated('<c t="s"><v>0</v></c>', 2_000_000),
         strings=["<si><t>" + "x" * 1_000_000 + "</t></si>"])
    book(p("long-formula.xlsx"), ['<c><f t="shared" si="0">' + "A1+" * 100_000 + "1</f></c>"]
         + ['<c><f t="shared" si="0"/></c>' * 1_000_000])
    book(p("styles.xlsx"), one, styles=[
        "<cellXfs>" + "".join(f'<xf numFmtId="{i % 60}" a="{i}"/>' for i in range(2_000_000)) + "</cellXfs>"])
    book(p("deep.xlsx"), ["<a>" * 10_000_000])
    book(p("comment.xlsx"), ["<!--" + "".join(f"{i} " for i in range(8_000_000))])
    book(p("attribute.xlsx"), ['<c r="' + "".join(f"A{i}" for i in range(8_000_000))])
    book(p("many-sheets.xlsx"), numbered('<row r="{k}"><c r="A{k}"><v>{i}</v></c></row>', 200_000), sheets=5_000)
    overlapping(p("overlap.xlsx"))
    with zipfile.ZipFile(p("entries.xlsx"), "w") as z:
        z.writestr("xl/workbook.xml", "<workbook/>")
        for i in range(100_000):
            z.writestr(f"x{i}", "")
    open(p("fields.csv"), "wb").write(b"a," * 40_000_000)
    open(p("rows.csv"), "wb").write(b"a\n" * 40_000_000)
    open(p("delimiters.csv"), "wb").write(b"," * 80_000_000)
    open(p("quotes.csv"), "wb").write(b'"' * 80_000_000)
    open(p("quoted-quotes.csv"), "wb").write(b'"a""\n' * 16_000_000)
    open(p("backslashes.csv"), "wb").write(b'"a\\"' + b"\\" * 60_000_000 + b'\\",1\n')


def check(folder, tolok):
    failed = 0
    for name in sorted(os.listdir(folder)):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.time()
        run = subprocess.Popen(
            [tolok, "cells", "--json", os.path.join(folder, name)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        said = run.stderr.read().decode(errors="replace").strip()
        _, status, usage = os.wait4(run.pid, 0)
        code = os.waitstatus_to_exitcode(status)
        cpu = usage.ru_utime + usage.ru_stime
        peak = usage.ru_maxrss // 1024
        bad = cpu > 2 or peak > 512 or code not in (0, 65)
        failed += bad
        print(f"{'BAD ' if bad else 'ok  '}{name:22} exit {code:3} {cpu:6.2f} s cpu {time.time() - start:6.2f} s wall "
              f"{peak:5} MB  {said[-110:]}", flush=True)
    return failed


if __name__ == "__main__":
    if not os.path.isdir(sys.argv[1]) or not os.listdir(sys.argv[1]):
        make(sys.argv[1])
    if len(sys.argv) > 2:
        sys.exit(1 if check(sys.argv[1], sys.argv[2]) else 0)
