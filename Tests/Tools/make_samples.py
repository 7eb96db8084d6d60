"""Makes the sample inbox below datasets/samples from documented facts; needs openpyxl, LibreOffice and ssconvert.

    python3 Tests/Tools/make_samples.py

Every workbook is saved by a real application in the end: LibreOffice or Gnumeric. Rows that no source documents say
"contoh" themselves. The story of each file stands in datasets/samples/README.md.
"""
import os, pathlib, shutil, subprocess, tempfile
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

ROOT = pathlib.Path(__file__).resolve().parents[2] / "datasets" / "samples"
A1 = "ANTARA, Mei 2022"


def sheet(rows, merges=(), title="Data Inovasi", extra=()):
    book = Workbook()
    page = book.active
    page.title = title
    for row in rows:
        page.append(list(row))
    for merge in merges:
        page.merge_cells(merge)
        page[merge.split(":")[0]].alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for name, more in extra:
        other = book.create_sheet(name)
        for row in more:
            other.append(list(row))
    for column in "BCDEFGHIJ":
        page.column_dimensions[column].width = 24
    page["A1"].font = Font(bold=True)
    return book


def save(book, period, name, by):
    target = ROOT / period / name
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as aside:
        first = pathlib.Path(aside) / "masuk.xlsx"
        book.save(first)
        kind = target.suffix[1:]
        if by == "lo":
            out = pathlib.Path(aside) / "keluar"
            filters = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "xls": "xls:MS Excel 97", "ods": "ods:calc8"}
            subprocess.run(
                ["soffice", f"-env:UserInstallation=file://{aside}/profil", "--headless", "--convert-to",
                 filters[kind], "--outdir", str(out), str(first)], check=True, capture_output=True)
            shutil.copy(out / f"masuk.{kind}", target)
        else:
            filters = {"xlsx": "Gnumeric_Excel:xlsx2", "ods": "Gnumeric_OpenCalc:odf"}
            subprocess.run(["ssconvert", "-T", filters[kind], str(first), str(target)], check=True,
                           capture_output=True)


def text(period, name, lines, encoding="utf-8", end="\r\n"):
    target = ROOT / period / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes((end.join(lines) + end).encode(encoding))


HEAD = ["No", "Nama Inovasi", "Perangkat Daerah", "Tahapan", "Jenis", "Bentuk", "Waktu Penerapan", "Keterangan"]


def batu(corrected):
    """Kota Batu's recap; in November its sender has mended the name of an owner."""
    return sheet([
        ["DAFTAR INOVASI PERANGKAT DAERAH KOTA BATU"], ["Keadaan November 2023" if corrected else "Keadaan Oktober 2023"], [],
        ["No", "Identitas", None, "Tahapan Inovasi", "Jenis Inovasi", "Bentuk Inovasi", "Waktu Penerapan", "Keterangan"],
        [None, "Nama OPD", "Nama Inovasi", None, None, None, None, None],
        [1, 2, 3, 4, 5, 6, 7, 8],
        [1, "Dinas Pariwisata", "SIP BANGET", "-", "Digital", None, None, "Malang Posco Media 2023"],
        [2, "Dinas Kependudukan dan Pencatatan Sipil", "PENAK PKK", None, None, None, None, "Kovablik 2020"],
        [3, None, "Contoh Layanan Satu", "Penerapan", "Digital", "Pelayanan Publik", "19 Nopember 2018", "contoh - bukan data resmi"],
        [4, "Dinas Pertanian", "Among Tani CROP", None, None, None, None, "Kovablik 2022"],
        [5, "Desa Giripurno", "KIAI TANI", None, None, None, 2023, "laporan pers: sejak 2023"],
        [6, "Dinas Perhubungan" if corrected else "Dinas Perhubngan", "Contoh Rambu Pintar", "Uji Coba", "Digital", None, None, "contoh - bukan data resmi"],
        ["Jumlah", None, 6], [],
        [None, None, None, None, None, None, "Batu, 24 November 2023" if corrected else "Batu, 27 Oktober 2023"],
        [None, None, None, None, None, None, "Kepala Badan"],
        [None, None, None, None, None, None, "(tanda tangan dan nama dihilangkan)"],
    ], ["A1:H1", "A2:H2", "B4:C4", "A4:A5", "D4:D5", "E4:E5", "F4:F5", "G4:G5", "H4:H5", "B8:B9"])


def october():
    p = "2023-10"
    # Kota Batu
    save(batu(corrected=False), p, "35.79/REKAP INOVASI KOTA BATU okt 2023.xlsx", "lo")
    save(sheet([
        ["No", "Nama Inovasi", "Perangkat Daerah", "Tahapan", "Keterangan"],
        [1, "PUSPAGA", "DP3AP2KB", None, "Malang Posco Media 2023: Top 99"],
    ]), p, "35.79/DP3AP2KB.ods", "gnumeric")
    save(sheet([
        ["No", "Judul Inovasi", "SKPD", "Tahap", "Jenis", "Keterangan"],
        [1, "Sip  Banget", "Disparta", None, "Digital", "ejaan lain dari SIP BANGET"],
    ]), p, "35.79/Disparta inovasi okt 2023.xlsx", "gnumeric")
    save(sheet([
        ["BKPSDM KOTA BATU"], [],
        ["No", "Nama Inovasi", "OPD", "Jenis", "Bentuk", "Catatan"],
        [1, "Among Abdi Praja", "BKPSDM", "Digital", None, "presensi, kinerja dan kepegawaian"],
    ], ["A1:F1"]), p, "35.79/bkpsdm_final (2).xlsx", "lo")
    save(sheet([HEAD]), p, "35.79/Dinas Sosial.xlsx", "gnumeric")
    text(p, "35.79/pameran_2023.csv", [
        "Kelompok Inovasi;Jumlah Inovasi;Keterangan", "Tata Kelola;13;Malang Post, Oktober 2023",
        "Pelayanan Publik;31;Malang Post, Oktober 2023", "Inovasi Daerah;4;Malang Post, Oktober 2023",
        "Jumlah;48;", "Catatan: laporan menyebut 50 stan dan 82 inovasi;;"], "utf-8-sig")
    # Kota Magelang
    named = [("SIPPUT", "DLH"), ("Pak Waris", "Disdukcapil"), ("Si Bulan", "Disdukcapil"), ("Data Go", "Diskominsta"),
             ("Magesty", "Diskominsta"), ("Gemakpitasi", "Puskesmas Magelang Utara"), ("Adinda", "Dishub"),
             ("Inobel Stem", "Disdikbud"), ("Lakone", "BKPSDM"), ("Simpreso", "BKPSDM"), ("Si Cantik", "DPMPTSP")]
    rows = [["INOVASI KOTA MAGELANG YANG DITERAPKAN"], [], ["No", "Perangkat Daerah", "Nama Inovasi", "Tahapan", "Keterangan"],
            ["(1)", "(2)", "(3)", "(4)", "(5)"]]
    last, merges = None, ["A1:E1"]
    for i, (name, owner) in enumerate(named, 1):
        rows.append([i, None if owner == last else owner, name, "Penerapan", A1])
        if owner == last:
            merges.append(f"B{i + 3}:B{i + 4}")
        last = owner
    rows += [[12, "Dinas Lingkungan Hidup", "SIPPUT", "Penerapan", "baris kembar"], [],
             ["Sumber: laporan pers Mei 2022; disebut 15, bernama 11"]]
    save(sheet(rows, merges), p, "33.71/Inovasi Kota Magelang.xlsx", "lo")
    text(p, "33.71/dinkes_inovasi.csv", [
        "No;Nama Inovasi;Unit Kerja;Tahapan;Keterangan", "1;HCC;Dinas Kesehatan;;laporan pers",
        "2;SIAMOR \u2013 Siaga Among Raga;Dinkes;;\u201cMagelang Innovation Award\u201d 2023"], "cp1252")
    text(p, "33.71/krenova 2019.csv", [
        "No,Nama Inovasi,Skor,Tahun", "1,Pemanfaatan Limbah Plastik,84.38,2019", "2,Drying Room,80.54,2019",
        "3,Sampah Sayur,8031,2019", "4,Tukarsampah.id,79.41,2019", "5,Net Desk,77.84,2019"], end="\n")
    save(sheet([
        ["REKAP JUMLAH INOVASI (CONTOH, BUKAN DATA RESMI)"], [],
        ["No", "Perangkat Daerah", "Jumlah Inovasi", "Anggaran (Rp)", "Keterangan"],
        [1, "Dinas Sosial", "2 buah", "1.234,56", "contoh - bukan data resmi"],
        [2, "Dinas Tenaga Kerja", 1, "Rp 2,5 juta", "contoh - bukan data resmi"],
        [3, "Satpol PP", "nihil", "-", "contoh - bukan data resmi"],
        ["Jumlah", None, 3, None, None],
    ], ["A1:E1"]), p, "33.71/rekap jumlah.xlsx", "gnumeric")
    save(sheet([HEAD, [1, "nihil", "Dinas Perindustrian dan Perdagangan", None, None, None, None, None]]), p,
         "33.71/Disperindag nihil.xlsx", "lo")
    save(sheet([
        ["DINAS PERHUBUNGAN KOTA MAGELANG"], [],
        ["No", "Nama Inovasi", "Unit Kerja", "Tahapan", "Keterangan"],
        [1, "ATCS Audio Announcer", "Dishub", None, "laporan pers"],
        [2, "Cek KIR Online", "Dishub", None, "laporan pers"],
    ], ["A1:E1"]), p, "33.71/dishub 2023.xls", "lo")
    good = ROOT / p / "33.71/Inovasi Kota Magelang.xlsx"
    (ROOT / p / "33.71/BPKAD okt.xlsx").write_bytes(good.read_bytes()[:3000])
    # Kota Malang
    malang = [("Bank Sampah Malang", "DLH", "LAN"), ("Zona Air Minum Prima (ZAMP)", "PDAM Kota Malang", "LAN"),
              ("LAPO BRA", "Dinas Perpustakaan Umum dan Arsip Daerah", "KIPP 2017"), ("Sambat Online", "Diskominfo", "KIPP"),
              ("BREXIT", "Puskesmas Janti", "KIPP 2019"), ("Si Ikan Nila", "Kelurahan Bakalankrajan", "KIPP 2021"),
              ("Segar Kagemi", "SMPN 10", "Kovablik 2020"), ("Rumah Diapers", "Puskesmas Polowijen", "Kovablik 2020"),
              ("TUIN", "PDAM", "IGA 2018"), ("TWUIN", "PDAM", "IGA 2018, ejaan lain"), ("GAMPIL", "Dispendukcapil", "IGA 2018"),
              ("Kampung Tematik", "ADMIN", "IGA 2018; pemilik tidak disebut"), ("Persada", "Bapenda", "lomba kota 2023"),
              ("INDIGO", "SMPN 14", "lomba kota 2023"), ("SIAPEL", "DISPENDUKCAPIL ", "lomba kota 2023"),
              ("SEPAKAT_22", "SMP Negeri 22", "lomba kota 2023"), ("IBUKOTA", "SDN Kotalama 1", "lomba kota 2023"),
              ("Laskar Perencana dan Validasi Data Kesejahteraan Sosial", "Bappeda", "lomba kota 2023")]
    save(sheet([["PEMERINTAH KOTA MALANG"], ["DAFTAR INOVASI"], [],
                ["NO", "NAMA INOVASI", "PERANGKAT DAERAH / UNIT", "KETERANGAN"]]
               + [[i, n, o, k] for i, (n, o, k) in enumerate(malang, 1)] + [["Total", len(malang)]],
               ["A1:D1", "A2:D2"], extra=[("Penghargaan", [
                   ["No", "Nama Inovasi", "Perangkat Daerah", "Penghargaan", "Tingkat", "Tahun"],
                   [1, "BREXIT", "Puskesmas Janti", "KIPP Top 45", "Nasional", 2019],
                   [2, "Si Ikan Nila", "Kelurahan Bakalankrajan", "KIPP Top 45", "Nasional", 2021],
                   [3, "Segar Kagemi", "SMPN 10", "Kovablik Top 30", "Provinsi", 2020]])]), p,
         "35.73/Daftar Inovasi Kota Malang 2023.xlsx", "lo")
    text(p, "35.73/Dinas Kominfo.xlsx", ["No;Nama Inovasi;OPD", "1;Sambat Online;Dinas Kominfo"])
    save(sheet([["No", "Nama Inovasi", "OPD", "Keterangan"], [1, "Mas Kadin Bersinar", "SMPN 10", "lomba kota 2023"],
                [2, "Si Kawan Duduk", "SMPN 5", "lomba kota 2023"], [3, None, "SMPN 22", "contoh - nama belum diisi"]]), p,
         "35.73/disdikbud.xlsx", "gnumeric")


def november():
    p = "2023-11"
    save(sheet([
        ["REKAP JUMLAH INOVASI (CONTOH, BUKAN DATA RESMI)"], [],
        ["No", "Perangkat Daerah", "Jumlah Inovasi", "Anggaran (Rp)", "Keterangan"],
        [1, "Dinas Sosial", 2, "1.234,56", "contoh - bukan data resmi"],
        [2, "Dinas Tenaga Kerja", 1, "Rp 2,5 juta", "contoh - bukan data resmi"],
        [3, "Satpol PP", "nihil", "-", "contoh - bukan data resmi"], ["Jumlah", None, 3, None, None],
    ], ["A1:E1"]), p, "33.71/rekap jumlah.xlsx", "gnumeric")
    save(sheet([["No", "Nama Inovasi", "OPD", "Keterangan"], [1, "Si Bahenol", "BPKAD", "laporan pers"]]), p,
         "33.71/BPKAD okt.xlsx", "lo")
    save(batu(corrected=True), p, "35.79/REKAP INOVASI KOTA BATU okt 2023.xlsx", "lo")


if __name__ == "__main__":
    for period in ("2023-10", "2023-11"):
        shutil.rmtree(ROOT / period, ignore_errors=True)
    october()
    november()
