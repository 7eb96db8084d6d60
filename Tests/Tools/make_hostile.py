#!/usr/bin/env python3
"""Writes files made to hang or fill a reader into a folder, and holds a built tolok against them.

usage: make_hostile.py FOLDER [TOLOK] [--small] [--slack N]

With TOLOK, each file is read by `TOLOK cells`, `tables` and `check`, each with `--json`; exit status, seconds and peak
memory are printed, and a file that takes more than 2 s of processor time or 512 MB, or ends by a signal, fails the run.
--small writes a chosen few at a fraction of their size; --slack multiplies the seconds allowed, for slow machines and
builds without optimisation. Standard library only.

A child begins with the peak memory of the process that started it, so the files are written by a process of their own
and the one that measures stays small.
"""
import os, struct, subprocess, sys, time, zipfile

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


def book(path, sheet, strings=None, styles=None, sheets=1, name="S{i}"):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as z:
        names = "".join(f'<sheet name="{name.format(i=i)}" r:id="r1"/>' for i in range(sheets))
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


def sheet(rows):
    yield "<sheetData>"
    for row in rows:
        yield row
    yield "</sheetData>"


def numbers(rows, columns):
    """Rows full of numbers, every cell with its address."""
    letters = [chr(65 + i) if i < 26 else chr(64 + i // 26) + chr(65 + i % 26) for i in range(columns)]
    for r in range(1, rows + 1):
        cells = "".join(f'<c r="{name}{r}"><v>{r * i % 9973}</v></c>' for i, name in enumerate(letters))
        yield f'<row r="{r}">{cells}</row>'


def understood(folder, scale):
    """Files that cost the commands that look for tables in them, at a fraction of their full size."""
    p = lambda name: os.path.join(folder, name)
    n = lambda count: int(count * scale)
    write = lambda name, content: open(p(name), "wb").write(content)
    write("pairs.csv", b"1,2\n" * n(6_000_000))
    write("open-quotes.csv", b'"a\n' * n(15_000_000))
    write("tables.csv", b"No|Nama\n1|x\n\n" * n(50_000))
    write("labels.csv", b"".join(b"Nama %d:,5\n\n" % i for i in range(n(500_000))))
    write("full-sheet.csv", b"No,Nama,Nilai\n" + b"".join(
        b"%d,Dinas nomor %d,%d\n" % (i, i % 977, i * 7) for i in range(1, n(600_000))))
    write("wide.csv", b",".join(b"Kolom %d" % i for i in range(n(10_000))) + b"\n" + b"".join(
        b",".join(b"%d" % (i * j % 9973) for i in range(n(10_000))) + b"\n" for j in range(1, 100)))
    write("group.csv", b"Grup" + b"," * n(200_000) + b"\n" + b",".join(
        b"Kolom %d" % i for i in range(n(200_000))) + b"\n" + b"1,2,3\n" * 3)
    write("sparse.csv", b",".join(b"Kolom %d" % i for i in range(n(16_000))) + b"\n" + b"1,2\n" * n(600_000))
    book(p("numbers.xlsx"), sheet(numbers(n(50_000), 100)))
    book(p("errors.xlsx"), sheet(
        f'<row r="{r}"><c r="A{r}"><v>{r}</v></c><c r="B{r}" t="e"><v>#REF!</v></c></row>'
        for r in range(1, n(900_000))))
    book(p("no-results.xlsx"), numbered('<row r="{k}"><c r="A{k}"><f>1</f></c></row>', n(1_000_000)))
    book(p("sheets.xlsx"), sheet(numbers(50, 2)), sheets=n(1_000))
    book(p("one-name.xlsx"), sheet(numbers(50, 2)), sheets=n(1_000), name="S")


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


def check(folder, tolok, slack):
    failed = 0
    for name in sorted(os.listdir(folder)):
        for command in ("cells", "tables", "check"):
            start = time.time()
            run = subprocess.Popen(
                [tolok, command, "--json", os.path.join(folder, name)], cwd=folder, stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE)
            said = run.stderr.read().decode(errors="replace").strip()
            _, status, usage = os.wait4(run.pid, 0)
            code = os.waitstatus_to_exitcode(status)
            cpu = usage.ru_utime + usage.ru_stime
            peak = usage.ru_maxrss // 1024
            bad = cpu > 2 * slack or peak > 512 or code not in (0, 65, *([1] if command == "check" else []))
            failed += bad
            print(f"{'BAD ' if bad else 'ok  '}{name:20} {command:6} exit {code:3} {cpu:6.2f} s cpu "
                  f"{time.time() - start:6.2f} s wall {peak:5} MB  {said[-110:]}", flush=True)
    return failed


if __name__ == "__main__":
    plain = [a for i, a in enumerate(sys.argv[1:], 1) if a[:2] != "--" and sys.argv[i - 1] != "--slack"]
    slack = float(sys.argv[sys.argv.index("--slack") + 1]) if "--slack" in sys.argv else 1
    folder = os.path.abspath(plain[0])
    if not os.path.isdir(folder) or not os.listdir(folder):
        os.makedirs(folder, exist_ok=True)
        maker = os.fork()
        if maker == 0:
            understood(folder, 0.02 if "--small" in sys.argv else 1)
            if "--small" not in sys.argv:
                make(folder)
            os._exit(0)
        if os.waitpid(maker, 0)[1] != 0:
            sys.exit("the files could not be written")
    if len(plain) > 1:
        sys.exit(1 if check(folder, os.path.abspath(plain[1]), slack) else 0)
