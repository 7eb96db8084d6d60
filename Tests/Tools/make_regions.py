"""Makes a project of many regions below FOLDER, to see what a province or a nation does to a run.

    python3 Tests/Tools/make_regions.py FOLDER --regions 38|552|N [--agencies 40] [--rows 6] [--period 2023-10]

The definitions, reports and registers are copies of this repository's; the three cities keep their sample files. Every
other region is made up and says so in its name ("Kota Uji ..."), as do its agencies' rows; none of it belongs into
git. Standard library only; the same arguments give the same bytes.
"""
import argparse, csv, pathlib, random, shutil, zipfile
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parents[2]
REAL = ["35.79", "33.71", "35.73"]
# Words of places, so that names are as long as names are; none of the combinations is a place.
FIRST = ["Tanjung", "Muara", "Sungai", "Bukit", "Lembah", "Teluk", "Pulau", "Padang", "Kuala", "Tebing", "Rawa", "Hulu"]
SECOND = ["Damar", "Kenari", "Cempaka", "Merbau", "Angsana", "Meranti", "Ulin", "Pinang", "Sagu", "Rotan", "Jati", "Nipah"]
THIRD = ["", "", "", " Utara", " Selatan", " Timur", " Barat Daya", " Kepulauan", " Tengah"]
AGENCIES = [
    ("Sekretariat Daerah", "setda"), ("Sekretariat DPRD", "setwan"), ("Inspektorat", "inspektorat"),
    ("Dinas Pendidikan", "dinas"), ("Dinas Kesehatan", "dinas"), ("Dinas Pekerjaan Umum dan Penataan Ruang", "dinas"),
    ("Dinas Perumahan dan Kawasan Permukiman", "dinas"), ("Dinas Sosial", "dinas"), ("Dinas Tenaga Kerja", "dinas"),
    ("Dinas Pemberdayaan Perempuan dan Perlindungan Anak", "dinas"), ("Dinas Ketahanan Pangan", "dinas"),
    ("Dinas Lingkungan Hidup", "dinas"), ("Dinas Kependudukan dan Pencatatan Sipil", "dinas"),
    ("Dinas Pemberdayaan Masyarakat dan Desa", "dinas"), ("Dinas Perhubungan", "dinas"),
    ("Dinas Komunikasi dan Informatika", "dinas"), ("Dinas Koperasi dan Usaha Mikro", "dinas"),
    ("Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "dinas"), ("Dinas Kepemudaan dan Olahraga", "dinas"),
    ("Dinas Kebudayaan", "dinas"), ("Dinas Perpustakaan dan Kearsipan", "dinas"), ("Dinas Perikanan", "dinas"),
    ("Dinas Pariwisata", "dinas"), ("Dinas Pertanian", "dinas"), ("Dinas Perdagangan", "dinas"),
    ("Dinas Perindustrian", "dinas"), ("Satuan Polisi Pamong Praja", "satuan"),
    ("Badan Penanggulangan Bencana Daerah", "badan"), ("Badan Perencanaan Pembangunan Daerah", "badan"),
    ("Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", "badan"), ("Badan Keuangan dan Aset Daerah", "badan"),
    ("Badan Pendapatan Daerah", "badan"), ("Badan Kesatuan Bangsa dan Politik", "badan"),
    ("Badan Riset dan Inovasi Daerah", "badan"), ("Dinas Penanggulangan Kebakaran", "dinas"),
    ("Dinas Kehutanan", "dinas"), ("Dinas Energi dan Sumber Daya Mineral", "dinas"), ("Dinas Transmigrasi", "dinas"),
    ("Dinas Statistik dan Persandian", "dinas"), ("Dinas Peternakan", "dinas"),
]
STAGES = ["Inisiatif", "Uji Coba", "Penerapan"]
KINDS = ["Digital", "Non Digital"]
FORMS = ["Tata Kelola", "Pelayanan Publik", "Inovasi Daerah Lainnya"]
MONTHS = ["Januari", "Maret", "Juni", "Agustus", "Oktober"]
HEAD = ["No", "Nama Inovasi", "Perangkat Daerah", "Tahapan", "Jenis", "Bentuk", "Waktu Penerapan"]
SOURCE = "uji"

TYPES = ('<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
         'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
         '<Override PartName="/xl/worksheets/sheet1.xml" '
         'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
         '<Override PartName="/xl/sharedStrings.xml" '
         'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>')
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = (f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>')
BOOK = (f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="Data Inovasi" sheetId="1" r:id="rId1"/>'
        '</sheets></workbook>')
BOOK_RELS = (f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/worksheet" '
             f'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{OFFICE}/sharedStrings" '
             'Target="sharedStrings.xml"/></Relationships>')


def workbook(path, rows):
    """The smallest workbook an office program would take: one sheet, shared strings."""
    strings, sheet = {}, []
    for number, row in enumerate(rows, 1):
        cells = []
        for at, value in enumerate(row):
            if value in (None, ""):
                continue
            place = f"{'ABCDEFGHIJ'[at]}{number}"
            if isinstance(value, int):
                cells.append(f'<c r="{place}"><v>{value}</v></c>')
            else:
                cells.append(f'<c r="{place}" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>')
        sheet.append(f'<row r="{number}">{"".join(cells)}</row>')
    parts = {
        "[Content_Types].xml": TYPES, "_rels/.rels": RELS, "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": BOOK_RELS,
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{"".join(sheet)}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{SHEET}">' + "".join(
            f"<si><t>{escape(text)}</t></si>" for text in strings) + "</sst>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as z:
        for name, content in parts.items():
            z.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, 1)


def regions(count, dice):
    """(id, kind, name, parent) of the made-up regions: a province has about a quarter of kota, the nation 38
    provinces, 416 kabupaten and 98 kota."""
    more = count - len(REAL)
    provinces = more * 38 // 552 if count > 100 else 0
    cities = max(0, (count - provinces) * 98 // 514 - len(REAL)) if count > 100 else max(0, count // 4 - len(REAL))
    kinds = ["provinsi"] * provinces + ["kabupaten"] * (more - provinces - cities) + ["kota"] * cities
    words = {"provinsi": "Provinsi", "kabupaten": "Kabupaten", "kota": "Kota"}
    seen, made = set(), []
    for number, kind in enumerate(kinds):
        while True:
            name = f"{words[kind]} Uji {dice.choice(FIRST)} {dice.choice(SECOND)}{dice.choice(THIRD)}"
            if name not in seen:
                break
        seen.add(name)
        # Without provinces of its own a province-size project hangs below one of the register.
        parent = "" if kind == "provinsi" else str(101 + number % provinces) if provinces else "35"
        made.append((str(101 + number) if kind == "provinsi" else f"99.{number:03}", kind, name, parent))
    return made


def add(path, rows):
    """Appends rows, given by column name, to a register of the copy."""
    with open(path, encoding="utf-8", newline="") as file:
        head = next(csv.reader(file))
    with open(path, "a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, head, restval="", lineterminator="\n")
        for row in rows:
            writer.writerow({"source": SOURCE, "as_of": "2023-10", "confidence": "andaian", **row})


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("folder", type=pathlib.Path)
    ask.add_argument("--regions", type=int, default=38)
    ask.add_argument("--agencies", type=int, default=40)
    ask.add_argument("--rows", type=int, default=6, help="most innovations in a form; about half as many on average")
    ask.add_argument("--period", default="2023-10")
    ask.add_argument("--seed", type=int, default=17)
    asked = ask.parse_args()
    dice = random.Random(asked.seed)
    folder, year = asked.folder, int(asked.period[:4])
    for name in ("pipelines", "datasets/reference"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(ROOT / "reports", folder / "reports", ignore=shutil.ignore_patterns("output", "*.png"))
    inbox = folder / "datasets" / "inbox" / asked.period
    for region in REAL:
        shutil.copytree(ROOT / "datasets" / "samples" / "2023-10" / region, inbox / region)

    made = regions(asked.regions, dice)
    reference = folder / "datasets" / "reference"
    with open(reference / "sources.csv", "a", encoding="utf-8") as file:
        file.write(f"{SOURCE},Data buatan untuk menguji ukuran; bukan data wilayah mana pun,,{asked.period},andaian\n")
    places, agencies, programmes, scores, awards, innovations = [], [], [], [], [], []
    files = written = 0
    for region, kind, name, parent in made:
        people = {"provinsi": 4_000_000, "kabupaten": 600_000, "kota": 250_000}[kind]
        places.append({
            "id": region, "kind": kind, "name": name, "kemendagri_code": region, "parent": parent,
            "population": int(people * dice.lognormvariate(0, 0.7)), "population_series": "registrasi penduduk (buatan)",
            "population_date": f"{year}-06-30"} if dice.random() < 0.97 else {
            "id": region, "kind": kind, "name": name, "kemendagri_code": region, "parent": parent})
        if dice.random() < 0.4:
            least = dice.choice([1, 1, 1, 2, 3])
            programmes.append({
                "id": f"{region}-program", "region": region, "name": f"Satu Perangkat Daerah {least} Inovasi (uji)",
                "requirement": f"sedikitnya {least} inovasi tiap perangkat daerah", "minimum_innovations": least,
                "per": "perangkat daerah", "counted_units": "OPD"})
        level = 0.35 + 0.6 * dice.random()
        base = dice.uniform(25, 75)
        for at in range(5):
            if dice.random() < 0.9:
                scores.append({
                    "id": f"{region}-iid-{year - 5 + at}", "region": region, "index": "IID", "year": year - 5 + at,
                    "score": f"{min(99, max(1, base + 3 * at + dice.gauss(0, 4))):.2f}", "status": "final",
                    "as_of": f"{year - 4 + at}"})
        sends = level * dice.uniform(0.6, 1)
        target = inbox / region
        target.mkdir(parents=True)
        for at in range(asked.agencies):
            title, sort = AGENCIES[at % len(AGENCIES)]
            title += f" {at // len(AGENCIES) + 1}" if at >= len(AGENCIES) else ""
            agency = f"{region.replace('.', '')}-{at:02}"
            agencies.append({"id": agency, "region": region, "name": title, "kind": sort, "counts_as_opd": "yes"})
            if dice.random() > sends:
                continue
            rows = [[f"DAFTAR INOVASI {title.upper()}"], [name], HEAD] if dice.random() < 0.5 else [HEAD]
            for number in range(1, (dice.randint(1, asked.rows) if dice.random() < level else 0) + 1):
                when = f"{dice.randint(1, 28)} {dice.choice(MONTHS)} {dice.randint(year - 8, year - 1)}"
                if dice.random() < 0.02:
                    when = "31/02/2022"
                # A stem that regions share, so that a peer's innovation may be taken over.
                stem = f"Layanan Uji {dice.choice(SECOND)} {dice.randint(1, 40)}"
                rows.append([
                    number, f"{stem} {title.split()[-1]} {number}", title, dice.choice(STAGES), dice.choice(KINDS),
                    dice.choice(FORMS) if dice.random() < 0.9 else None, when])
                written += 1
            path = target / f"inovasi {at:02}.{'xlsx' if dice.random() < 0.6 else 'csv'}"
            if path.suffix == ".xlsx":
                workbook(path, rows)
            else:
                with open(path, "w", encoding="utf-8", newline="") as file:
                    csv.writer(file, delimiter=";").writerows(rows)
            files += 1
        if dice.random() < 0.5:
            key = f"{region}-uji"
            innovations.append({"id": key, "region": region, "name": f"Unggulan {name.split(' ', 1)[1]}",
                                "owner": f"{region.replace('.', '')}-00", "kind": "digital"})
            awards.append({"id": f"{region}-top99", "region": region, "innovation": key,
                           "owner": f"{region.replace('.', '')}-00", "award": "KIPP", "level": "nasional",
                           "stage": "Top 99", "year": year - 1, "as_of": f"{year - 1}"})
    for name, rows in (("regions", places), ("agencies", agencies), ("programmes", programmes),
                       ("index-scores", scores), ("innovations", innovations), ("awards", awards)):
        add(reference / f"{name}.csv", rows)

    every = REAL + [region for region, *_ in made]
    listed = "[" + ", ".join(f'"{region}"' for region in every) + "]"
    (folder / "pipelines" / "monthly.yaml").write_text(
        "schema: 1\ninbox: datasets/inbox/{period}\nstore: datasets/tolok.sqlite\noutput: reports/output\n"
        f"regions: {listed}\ndid:\n  years: [{year - 2}, {year - 1}, {year}]\n  regions: {listed}\n", encoding="utf-8")
    # Regencies and provinces that report are peers of their own, as the cities are.
    peers = folder / "pipelines" / "indicators" / "peers.yaml"
    text = peers.read_text(encoding="utf-8")
    for kind, id_, en in (("kabupaten", "Kabupaten", "regencies"), ("provinsi", "Provinsi", "provinces")):
        text += (f"  - id: {kind}-pelapor\n    label: {{id: {id_} pelapor, en: Reporting {en}}}\n"
                 f'    reason: {{id: "sama-sama {kind} dan melapor bulan ini", en: "{en} alike that report this month"}}\n'
                 f"    kind: {kind}\n    reporting_only: true\n")
    peers.write_text(text, encoding="utf-8")
    composite = folder / "pipelines" / "indicators" / "composite.yaml"
    composite.write_text(composite.read_text(encoding="utf-8").replace(
        "groups: [kota-pelapor]", "groups: [kota-pelapor, kabupaten-pelapor, provinsi-pelapor]"), encoding="utf-8")
    print(f"{len(every)} wilayah, {len(agencies)} perangkat daerah, {files} berkas, {written} inovasi: {folder}")


if __name__ == "__main__":
    main()
