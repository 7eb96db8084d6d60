"""check_audit.py FOLDER [--plain]: audit-did.xlsx in the hands of other programs.

Opens it with openpyxl (warnings are errors); looks for formulas outside the allowed functions, links and names that
lead nowhere, inputs farther than three clicks from Hasil; then edits cells as a finance officer would, lets
LibreOffice recalculate everything, and compares results, banners and checks with what is expected by hand.
Prints what is wrong; exit 1 when anything is. The scenarios expect the Indonesian edition of the example month;
--plain leaves them out, for any other month, law or language."""
import collections, os, pathlib, re, subprocess, sys, tempfile, warnings, zlib
from openpyxl import load_workbook

warnings.simplefilter("error")
ALLOWED = set("IF IFERROR AND OR NOT MIN MAX SUM SUMPRODUCT COUNT COUNTIF INDEX MATCH ROWS ROUND ABS MID LEFT RIGHT "
              "ISNUMBER ISTEXT NETWORKDAYS".split())
SHEETS = ["Baca Dulu", "Masukan", "Parameter", "Perhitungan", "Hasil", "Buku Besar", "Uji Balik", "Pemeriksaan", "Sumber"]
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item
oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""
UNKNOWN = "belum diketahui"
MILIAR = 1_000_000_000

# Edits by name, and what must follow: names of results, the banner, checks.
SCENARIOS = [
    ("unchanged", {}, {
        "hsl_3512_did22_putusan": -1, "hsl_3512_did22_rendah": 0, "hsl_3512_did22_tinggi": 0,
        "hsl_3579_did22_putusan": 0, "hsl_3573_did22_putusan": 0, "hsl_3371_did22_putusan": 0,
        "hsl_3579_did22_rendah": UNKNOWN, "hsl_kota_bogor_didt20_putusan": 1,
        "hsl_kota_bogor_didt20_rendah": 9 * MILIAR, "hsl_kota_bogor_didt20_tinggi": 9 * MILIAR,
        "hsl_kota_semarang_didt20_rendah": 4 * MILIAR, "hsl_kota_semarang_didt20_tinggi": 13 * MILIAR,
        "hsl_3579_didt20_putusan": 0, "hsl_3579_didt20_rendah": UNKNOWN, "hit_3371_baris_did21_jumlah": 63_690_000_000,
        "cek_beda": 0, "cek_salah": 0}, "Sama dengan baseline  ·  semua pemeriksaan benar"),
    ("Situbondo on time: cluster B is met, the published Rp 0 no longer applies", {"in_3512_did22_apbd_tepat_waktu": "ya"}, {
        "hsl_3512_did22_putusan": 1, "hsl_3512_did22_rendah": UNKNOWN, "hsl_3512_did22_tinggi": UNKNOWN,
        "hsl_3579_did22_putusan": 0, "hsl_kota_bogor_didt20_rendah": 9 * MILIAR, "cek_beda": 1, "cek_salah": 0},
        "BERBEDA DARI BASELINE: 1 sel diubah  ·  semua pemeriksaan benar"),
    ("another prize II, a sector seen, a line that no longer adds up", {
        "par_didt20_hadiah_ii": 2_500_000_000, "in_kota_semarang_didt20_peringkat_hotel": 0, "in_kota_bogor_didt20_sektor_menang": 4,
        "in_3371_baris_did21_peta_mutu_pendidikan": 20_000_000_000}, {
        "hsl_kota_semarang_didt20_rendah": 4_500_000_000, "hsl_kota_semarang_didt20_tinggi": 10_500_000_000,
        "hsl_kota_bogor_didt20_rendah": 9 * MILIAR, "hsl_kota_bogor_didt20_tinggi": 12 * MILIAR,
        "hit_3371_baris_did21_jumlah": 73_520_000_000, "hsl_3512_did22_putusan": -1, "cek_beda": 4, "cek_salah": 1},
        "BERBEDA DARI BASELINE: 4 sel diubah  ·  1 PEMERIKSAAN SALAH"),
    ("Magelang by cluster A", {
        "in_3371_did22_opini_lkpd_2017": "WTP", "in_3371_did22_opini_lkpd_2018": "WTP", "in_3371_did22_opini_lkpd_2019": "WTP",
        "in_3371_did22_apbd_tepat_waktu": "ya", "in_3371_did22_eproc_peringkat": "A", "in_3371_did22_ebudgeting": "ya",
        "in_3371_did22_ptsp": "ya"}, {
        "hsl_3371_did22_putusan": 1, "hsl_3371_did22_rendah": UNKNOWN, "A:klaster A": 1, "A:klaster B": 1,
        "cek_beda": 7, "cek_salah": 0}, None),
    ("Magelang, one year out: B and not A", {
        "in_3371_did22_opini_lkpd_2017": "WTP", "in_3371_did22_opini_lkpd_2018": "WDP", "in_3371_did22_opini_lkpd_2019": "WTP",
        "in_3371_did22_apbd_tepat_waktu": "ya", "in_3371_did22_eproc_peringkat": "B", "in_3371_did22_ebudgeting": "ya",
        "in_3371_did22_ptsp": "ya"}, {
        "hsl_3371_did22_putusan": 1, "A:klaster A": -1, "A:klaster B": 1, "cek_salah": 0}, None),
    ("grade C fails Magelang; a stricter limit voids Situbondo's statement; Batu half known, half blank or nonsense", {
        "in_3371_did22_eproc_peringkat": "C", "par_did22_eproc_minimum": "A", "in_3512_did22_apbd_tepat_waktu": "ya",
        "in_3579_did22_opini_lkpd_2020": "WTP", "in_3579_did22_apbd_tepat_waktu": "ya", "in_3579_did22_eproc_peringkat": "A",
        "in_3579_did22_ebudgeting": "ya", "in_3579_did22_ptsp": None, "par_did22_klaster_c": "ya",
        "in_3573_did22_ptsp": "?", "in_3573_did22_opini_lkpd_2020": "*", "in_kota_bogor_didt20_peringkat_hotel": "x"}, {
        "hsl_3371_did22_putusan": -1, "hsl_3512_did22_putusan": 0, "hsl_3579_did22_putusan": 0,
        "hsl_3573_did22_putusan": 0, "hsl_kota_bogor_didt20_rendah": 9 * MILIAR,
        "hsl_kota_bogor_didt20_tinggi": 9 * MILIAR, "cek_salah": 0}, None),
    ("parameters unknown: no verdict from them, no error", {
        "par_did22_wtp_tahun": UNKNOWN, "par_did22_wtp_tahun_b": UNKNOWN, "par_didt20_hadiah_i": UNKNOWN,
        "par_did22_pagu": UNKNOWN, "par_didt20_sektor": UNKNOWN, "in_3512_did22_apbd_tepat_waktu": "ya",
        "in_3371_baris_did21_total": None}, {
        "hsl_3512_did22_putusan": 0, "hsl_kota_bogor_didt20_putusan": 0, "hsl_kota_bogor_didt20_rendah": UNKNOWN,
        "hsl_kota_semarang_didt20_rendah": 4 * MILIAR, "hsl_kota_semarang_didt20_tinggi": UNKNOWN,
        "hsl_3371_did22_putusan": 0}, None),
    ("Situbondo's amount rounded to a billion", {"in_3512_did22_terbit": 5 * MILIAR, "in_3512_did22_terbit_satuan": MILIAR}, {
        "hsl_3512_did22_rendah": 4_500_000_000, "hsl_3512_did22_tinggi": 5_500_000_000, "cek_beda": 2}, None),
]

bad = []


def recalculate(paths, out):
    profile = f"{out}/profile"
    os.makedirs(f"{profile}/user", exist_ok=True)
    pathlib.Path(f"{profile}/user/registrymodifications.xcu").write_text(RECALCULATE)
    subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx",
                    "--outdir", out, *map(str, paths)], check=True, capture_output=True, timeout=300)


def place(book, name):
    sheet, cell = book.defined_names[name].attr_text.replace("$", "").rsplit("!", 1)
    return sheet.strip("'"), cell


def formulas(book):
    return [(s.title, c) for s in book for row in s.iter_rows() for c in row if c.data_type == "f"]


def resolve(book):
    """Every link, name, table and function; the way from Hasil to each input and source."""
    if book.sheetnames != SHEETS:
        bad.append(f"sheets are {book.sheetnames}")
    for sheet, cell in formulas(book):
        text = re.sub(r'"[^"]*"', "", cell.value)
        for function in re.findall(r"([A-Z][A-Z0-9.]*)\(", text):
            if function not in ALLOWED:
                bad.append(f"{sheet}!{cell.coordinate}: {function} is not an allowed function")
        for word in re.findall(r"\b((?:in|par|hit|hsl|cek|skala)_\w+)", text):
            if word not in book.defined_names:
                bad.append(f"{sheet}!{cell.coordinate}: the name {word} is not defined")
    for name in book.defined_names:
        sheet, cell = place(book, name)
        if not re.fullmatch(r"(in|par|hit|hsl|cek|skala)_[a-z0-9_]+", name):
            bad.append(f"name {name}")
        if sheet not in book.sheetnames or book[sheet][cell.split(":")[0]].value is None:
            bad.append(f"name {name} leads to {sheet}!{cell}, which is empty")
    tables = [t for s in book for t in s.tables.values()]
    if len({t.name for t in tables}) != len(tables):
        bad.append("two tables have one name")
    for sheet in book:
        for table in sheet.tables.values():
            headings = [column.name for column in table.tableColumns]
            shown = [cell.value for cell in sheet[table.ref][0]]
            if headings != shown or len(set(headings)) != len(headings):
                bad.append(f"{sheet.title}: the headings of {table.name} are {shown}")
    graph = collections.defaultdict(set)
    links = 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if not cell.hyperlink:
                    continue
                links += 1
                found = re.fullmatch(r"'?([^'!]+)'?!([A-Z]+)(\d+)", cell.hyperlink.location or "")
                if not found or found[1] not in book.sheetnames or book[found[1]][found[2] + found[3]].value is None:
                    bad.append(f"{sheet.title}!{cell.coordinate} leads to {cell.hyperlink.location}")
                    continue
                graph[(sheet.title, cell.row)].add((found[1], int(found[3])))
    # From Hasil: a click lands on a row; in Perhitungan the reader has the whole block.
    def block(sheet, row):
        rows = [row]
        if sheet == "Perhitungan":
            while any(c.value is not None for c in book[sheet][rows[-1] + 1]):
                rows.append(rows[-1] + 1)
        return rows
    level, seen = {("Hasil", r) for r in range(8, book["Hasil"].max_row + 1)}, set()
    for _ in range(3):
        level = {t for s, r in level for b in block(s, r) for t in graph[(s, b)]} - seen
        seen |= level
    used = set()
    for row in book["Masukan"].iter_rows(min_row=8):
        if re.match(r"M\d", str(row[0].value or "")):
            if ("Masukan", row[0].row) not in seen:
                bad.append(f"Masukan row {row[0].row} is farther than three clicks from Hasil")
            if row[7].value != "–":
                used.add(row[7].hyperlink.location)
    for target in used:
        if ("Sumber", int(re.search(r"(\d+)$", target)[1])) not in seen:
            bad.append(f"{target} is farther than three clicks from Hasil")
    return links


def protected(book):
    """Sheets locked without a password, inputs and parameters open, one page wide."""
    for sheet in book:
        if not sheet.protection.sheet or sheet.protection.password:
            bad.append(f"{sheet.title} is not protected, or with a password")
        if sheet.page_setup.orientation != "landscape" or not sheet.sheet_properties.pageSetUpPr.fitToPage or not str(sheet.print_title_rows).endswith("$1:$2"):
            bad.append(f"{sheet.title}: print set-up")
    for name in book.defined_names:
        sheet, cell = place(book, name)
        locked = book[sheet][cell.split(":")[0]].protection.locked
        if name.startswith(("in_", "par_")) == bool(locked):
            bad.append(f"{name} is {'locked' if locked else 'open'}")


def smallest(path, aside):
    """The smallest letter on paper, in points: font sizes of the PDF that LibreOffice prints."""
    subprocess.run(["soffice", f"-env:UserInstallation=file://{aside}/out/profile", "--headless", "--convert-to", "pdf",
                    "--outdir", aside, str(path)], check=True, capture_output=True, timeout=300)
    data, sizes = pathlib.Path(f"{aside}/{path.stem}.pdf").read_bytes(), []
    for start in re.finditer(rb"stream\r?\n", data):
        try:
            text = zlib.decompress(data[start.end():data.find(b"endstream", start.end())])
        except zlib.error:
            continue
        sizes += [float(size) for size in re.findall(rb"([\d.]+) Tf", text)]
    return min(sizes)


def main(folder, scenarios):
    path = pathlib.Path(folder) / "audit-did.xlsx"
    book = load_workbook(path)
    links = resolve(book)
    protected(book)
    with tempfile.TemporaryDirectory() as aside:
        files = []
        for index, (title, edits, _, _) in enumerate(scenarios):
            one = load_workbook(path)
            for name, value in edits.items():
                sheet, cell = place(one, name)
                one[sheet][cell].value = value
            files.append(f"{aside}/{index}.xlsx")
            one.save(files[-1])
        recalculate([*files, path], f"{aside}/out")
        stored, fresh = load_workbook(path, data_only=True), load_workbook(f"{aside}/out/{path.name}", data_only=True)
        size = smallest(path, aside)
        if size < 7.5:
            bad.append(f"the smallest letter prints at {size} points")
        cells = formulas(book)
        for sheet, cell in cells:
            a, b = stored[sheet][cell.coordinate].value, fresh[sheet][cell.coordinate].value
            same = (abs(a - b) <= 1e-9 * max(1, abs(a), abs(b)) if isinstance(a, (int, float)) and isinstance(b, (int, float))
                    else (a or "") == (b or "") and type(a or "") is type(b or ""))
            if not same:
                bad.append(f"{sheet}!{cell.coordinate}: stored {a!r}, recalculated {b!r}, {cell.value}")
        for (title, edits, expected, banner), file in zip(scenarios, files):
            after = load_workbook(f"{aside}/out/{pathlib.Path(file).name}", data_only=True)
            for sheet in after:
                for row in sheet.iter_rows():
                    for cell in row:
                        if isinstance(cell.value, str) and re.fullmatch(r"#[A-Z/0!?]+|Err:\d+", cell.value):
                            bad.append(f"{title}: {sheet.title}!{cell.coordinate} is {cell.value}")
            for name, value in expected.items():
                if name.startswith("A:"):
                    got = cluster(after, name[2:])
                else:
                    sheet, cell = place(book, name)
                    got = after[sheet][cell].value
                if got != value:
                    bad.append(f"{title}: {name} is {got!r}, expected {value!r}")
            for sheet in after:
                if banner and sheet["A3"].value != banner:
                    bad.append(f"{title}: the banner of {sheet.title} says {sheet['A3'].value!r}")
                if sheet["A3"].value.startswith("Sama") == bool(edits):
                    bad.append(f"{title}: the banner of {sheet.title} says {sheet['A3'].value!r}")
            skipped = [r[6].value for r in after["Pemeriksaan"].iter_rows(min_row=12) if str(r[0].value).startswith("C2.")]
            if not skipped or any((value == "dilewati") != bool(edits) for value in skipped):
                bad.append(f"{title}: reference figures are {skipped}")
            assumed = [r[7].value for r in after["Hasil"].iter_rows(min_row=8) if re.match(r"R\d", str(r[0].value))]
            if any(name.startswith("in_3512_did22") and "terbit" not in name for name in edits) and 1 not in assumed:
                bad.append(f"{title}: the assumption is not carried to Hasil")
    print("\n".join(bad[:40]))
    print(f"{len(cells)} formulas, {links} links, {len(book.defined_names)} names, {len(scenarios)} scenarios, "
          f"smallest letter {size} points, {len(bad)} wrong")
    return 1 if bad or not cells else 0


def cluster(after, words):
    """Verdict of a cluster of Kota Magelang's gate."""
    inside = False
    for row in after["Perhitungan"].iter_rows(min_row=6):
        if row[0].value and "·" in str(row[0].value):
            inside = "Kota Magelang · DID 2022" in str(row[0].value)
        if inside and str(row[1].value or "").lower().startswith(words.lower()):
            return row[4].value


sys.exit(main(sys.argv[1], [] if "--plain" in sys.argv else SCENARIOS))
