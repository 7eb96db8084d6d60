#!/usr/bin/env python3
"""Times our readers beside other people's, all in one run, and prints ratios.

usage: bench.py [--full] [--folder DIR] [--python PYTHON] [--readers BENCH]

Makes the jobs once in DIR (a temporary folder by default): a large workbook, many small ones, a quoted CSV, an .xls and
an .ods (through LibreOffice when it is there). --full is the size of the goals: 10 million cells, 1,000 files, 300 MB.
PYTHON is an interpreter that may have python-calamine, fastexcel, polars, openpyxl, duckdb and pandas; what it lacks is
said and left out. Ratios are ours over theirs: below 1 is faster or smaller. Standard library only.
"""
import argparse, csv, json, os, random, shutil, subprocess, sys, tempfile, zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006"


def workbook(path, rows, seed):
    """Twenty mixed columns: ten texts by number, three dates, six numbers, one boolean."""
    draw = random.Random(seed)
    strings = [f"Inovasi Layanan {i} <Kecamatan {i % 40}>" for i in range(max(50, rows // 3))]
    letters = [chr(65 + i) for i in range(20)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as z:
        put = lambda name, text: z.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>\n' + text)
        put("[Content_Types].xml", f'<Types xmlns="{PKG}/content-types"><Default Extension="rels" ContentType="application/'
            'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
            'sheet.main+xml"/>' + "".join(
                f'<Override PartName="/xl/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
                f'{kind}+xml"/>' for part, kind in [
                    ("worksheets/sheet1", "worksheet"), ("styles", "styles"), ("sharedStrings", "sharedStrings")])
            + "</Types>")
        put("_rels/.rels", f'<Relationships xmlns="{PKG}/relationships"><Relationship Id="rId1" Type="{REL}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>')
        put("xl/workbook.xml", f'<workbook {NS} {R}><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>')
        put("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PKG}/relationships">' + "".join(
            f'<Relationship Id="rId{i + 1}" Type="{REL}/{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(
                [("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]))
            + "</Relationships>")
        put("xl/styles.xml", f'<styleSheet {NS}><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders '
            'count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/>'
            '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>')
        put("xl/sharedStrings.xml", f'<sst {NS}>' + "".join(
            f"<si><t>{s.replace('<', '&lt;').replace('>', '&gt;')}</t></si>" for s in strings) + "</sst>")
        with z.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as f:
            f.write(f"<worksheet {NS}><sheetData><row r=\"1\">".encode())
            f.write("".join(f'<c r="{c}1" t="inlineStr"><is><t>kolom {c}</t></is></c>' for c in letters).encode())
            f.write(b"</row>")
            for k in range(2, rows + 2):
                cells = [f'<c r="{c}{k}" t="s"><v>{draw.randrange(len(strings))}</v></c>' for c in letters[:10]]
                cells += [f'<c r="{c}{k}" s="1"><v>{45000 + draw.randrange(900)}</v></c>' for c in letters[10:13]]
                cells += [f'<c r="{c}{k}"><v>{draw.randrange(10 ** 9)}</v></c>' for c in letters[13:16]]
                cells += [f'<c r="{c}{k}"><v>{draw.random() * 100}</v></c>' for c in letters[16:19]]
                cells.append(f'<c r="T{k}" t="b"><v>{draw.randrange(2)}</v></c>')
                f.write(f'<row r="{k}">{"".join(cells)}</row>'.encode())
            f.write(b"</sheetData></worksheet>")


def text(path, megabytes):
    draw = random.Random(3)
    notes = ["", "", "ok", 'lihat "lampiran"; hal. 3', "sudah diverifikasi; lengkap", "baris satu\nbaris dua"]
    with open(path, "w", newline="", encoding="utf-8") as f:
        out = csv.writer(f, delimiter=";", lineterminator="\r\n")
        out.writerow(["id", "kode", "instansi", "judul", "pagu", "realisasi", "bulan", "skor", "catatan"])
        i = 0
        while f.tell() < megabytes << 20:
            for _ in range(10000):
                out.writerow([i, f"32{draw.randrange(99):02d}", f"Dinas {draw.randrange(9)}; Bidang {draw.randrange(40)}",
                              f"Layanan Aplikasi {i}", draw.randrange(10 ** 9), f"{draw.randrange(10 ** 11) / 100}",
                              f"2025-{draw.randrange(1, 13):02d}", draw.randrange(1200) / 10, draw.choice(notes)])
                i += 1


def jobs(folder, full):
    """The files, made once: name of the job → files."""
    size = "full" if full else "small"
    made = {}
    big = os.path.join(folder, f"big-{size}.xlsx")
    if not os.path.exists(big):
        workbook(big, 500_000 if full else 50_000, 1)
    made["one large workbook"] = [big]
    count = 1000 if full else 100
    many = os.path.join(folder, f"many-{size}")
    os.makedirs(many, exist_ok=True)
    made["many small workbooks"] = [os.path.join(many, f"{i:04d}.xlsx") for i in range(count)]
    for i, path in enumerate(made["many small workbooks"]):
        if not os.path.exists(path):
            workbook(path, 120 + i % 160, i)
    lines = os.path.join(folder, f"text-{size}.csv")
    if not os.path.exists(lines):
        text(lines, 300 if full else 30)
    made["quoted CSV"] = [lines]
    source = os.path.join(folder, "twin.xlsx")
    if not os.path.exists(source):
        workbook(source, 20_000 if full else 5_000, 9)
    for kind in ("xls", "ods"):
        twin = os.path.join(folder, f"twin.{kind}")
        if not os.path.exists(twin) and shutil.which("soffice"):
            subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", kind,
                            "--outdir", folder, source], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if os.path.exists(twin):
            made[f".{kind}"] = [twin]
    return made


PEERS = {
    "fastexcel": "import fastexcel\ndef one(f): d=fastexcel.read_excel(f).load_sheet(0).to_polars(); return d.height*d.width",
    "python-calamine": "from python_calamine import CalamineWorkbook as W\n"
                       "def one(f): return sum(map(len,W.from_path(f).get_sheet_by_index(0).to_python()))",
    "openpyxl": "import openpyxl\n"
                "def one(f): return sum(len(r) for r in openpyxl.load_workbook(f,read_only=True).worksheets[0].iter_rows())",
    "pandas": "import pandas\ndef one(f):\n"
              "  return (pandas.read_csv(f,sep=';') if f.endswith('.csv') else pandas.read_excel(f)).size",
    "polars": "import polars\ndef one(f): d=polars.read_csv(f,separator=';'); return d.height*d.width",
    "DuckDB": "import duckdb\ndef one(f):\n  c=duckdb.connect(); c.execute(f\"create table t as select * from read_csv('{f}',"
              "delim=';')\"); return c.execute('select count(*) from t').fetchone()[0]*9",
}
WHO = {
    "one large workbook": ["fastexcel", "python-calamine", "openpyxl", "pandas"],
    "many small workbooks": ["fastexcel", "python-calamine"],
    "quoted CSV": ["polars", "DuckDB", "pandas"],
    ".xls": ["python-calamine", "pandas"],
    ".ods": ["python-calamine", "pandas"],
}
DRIVER = """
import sys,time,json,resource
{code}
if __name__=="__main__":
    files=sys.argv[2:]; jobs=int(sys.argv[1]); t=time.perf_counter()
    if jobs==1: n=sum(map(one,files))
    else:
        from concurrent.futures import ProcessPoolExecutor as P
        with P(jobs) as p: n=sum(p.map(one,files,chunksize=20))
    w=time.perf_counter()-t; s=resource.getrusage(resource.RUSAGE_SELF); c=resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps(dict(cells=n,wall=w,cpu=s.ru_utime+s.ru_stime+c.ru_utime+c.ru_stime,
        peak_mb=max(s.ru_maxrss,c.ru_maxrss)//1024)))
"""


def run(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    return json.loads(lines[-1]) if done.returncode == 0 and lines else None


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--full", action="store_true")
    asked.add_argument("--folder", default=os.path.join(tempfile.gettempdir(), "tolok-bench"))
    asked.add_argument("--python", default=sys.executable)
    asked.add_argument("--readers", default=os.path.join(HERE, ".build", "release", "bench"))
    a = asked.parse_args()
    os.makedirs(a.folder, exist_ok=True)
    print(f"{'job':22} {'reader':16} {'M cells/s':>9} {'wall s':>8} {'cpu s':>8} {'peak MB':>8}   ours/theirs wall cpu memory")
    for job, files in jobs(a.folder, a.full).items():
        threads = "2" if job.startswith("many") else "1"
        ours = min(filter(None, (run([a.readers, "columns" if job == "quoted CSV" else "read", threads] + files)
                                 for _ in range(3))), key=lambda r: r["wall"], default=None)
        show(job, "tolok", ours, None)
        if job == "quoted CSV":
            show(job, "tolok, as cells", run([a.readers, "read", threads] + files), None)
        for name in WHO[job]:
            driver = os.path.join(a.folder, f"peer-{name}.py")
            with open(driver, "w") as f:
                f.write(DRIVER.format(code=PEERS[name]))
            show(job, name, run([a.python, driver, threads] + files), ours)


def show(job, name, result, ours):
    if result is None:
        print(f"{job:22} {name:16} not installed, or cannot read it", flush=True)
        return
    ratio = "" if ours is None else "   %.3f %.3f %.3f" % tuple(
        ours[key] / max(result[key], 1e-9) for key in ("wall", "cpu", "peak_mb"))
    print(f"{job:22} {name:16} {result['cells'] / result['wall'] / 1e6:9.2f} {result['wall']:8.3f} {result['cpu']:8.3f} "
          f"{result['peak_mb']:8}{ratio}", flush=True)


main()
