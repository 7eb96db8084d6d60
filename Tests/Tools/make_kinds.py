"""Makes Tests/Fixtures/kinds: the smallest honest file of each kind that an inbox meets, and the packed ones of
Tests/Fixtures/ods. Standard library only; the same bytes on every run.

    python3 Tests/Tools/make_kinds.py
"""
import bz2
import gzip
import io
import lzma
import pathlib
import struct
import zipfile
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent / "Fixtures"
KINDS, ODS = ROOT / "kinds", ROOT / "ods"
XML = '<?xml version="1.0" encoding="UTF-8"?>'


def packed(parts, mimetype=None):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        if mimetype:
            z.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        for name, content in parts.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, content)
    return out.getvalue()


SHEET = (XML + '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
         '<row r="1"><c r="A1" t="inlineStr"><is><t>Nama Inovasi</t></is></c><c r="B1"><v>7</v></c></row>'
         '</sheetData></worksheet>')
XLSX = packed({
    "[Content_Types].xml": XML + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "xl/workbook.xml": XML + '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": XML + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": SHEET,
})


def ole(*names):
    """A compound file (MS-CFB): header, one FAT sector, one directory sector, streams without content."""
    header = bytearray(512)
    header[0:8] = bytes.fromhex("D0CF11E0A1B11AE1")
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II", header, 44, 1, 1)
    struct.pack_into("<IIIII", header, 56, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    fat = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    directory = b""
    for index, name in enumerate(("Root Entry",) + names):
        raw = (name + "\0").encode("utf-16-le")
        child = 1 if index == 0 and names else 0xFFFFFFFF
        right = index + 1 if 0 < index < len(names) else 0xFFFFFFFF
        directory += raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), 5 if index == 0 else 2, 1, 0xFFFFFFFF, right, child)
        directory += bytes(36) + struct.pack("<IQ", 0xFFFFFFFE, 0)
    return bytes(header) + fat + directory.ljust(512, b"\0")


def odf(kind, body):
    ns = "".join(f' xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{p}:1.0"' for p in ("office", "table", "text"))
    content = f'{XML}<office:document-content{ns}><office:body>{body}</office:body></office:document-content>'
    return {"content.xml": content}, f"application/vnd.oasis.opendocument.{kind}"


CELL = ('<office:spreadsheet><table:table table:name="Data"><table:table-row><table:table-cell '
        'office:value-type="string"><text:p>Nama Inovasi</text:p></table:table-cell></table:table-row>'
        '</table:table></office:spreadsheet>')

png_row = zlib.compress(b"\0\xff\xff\xff")
PNG = b"\x89PNG\r\n\x1a\n" + b"".join(
    struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))
    for t, d in ((b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)), (b"IDAT", png_row), (b"IEND", b"")))

HTML = "<html><body><table><tr><td>Nama Inovasi</td><td>7</td></tr></table></body></html>"
EXCEL_XML = XML + """
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Worksheet ss:Name="Data"><Table><Row><Cell><Data ss:Type="String">Nama Inovasi</Data></Cell>
 <Cell><Data ss:Type="Number">7</Data></Cell></Row></Table></Worksheet>
</Workbook>
"""
CSV = "No;Nama Inovasi\r\n1;SIMPEL Desa\r\n"
locked_zip = bytearray(XLSX)
at = 0
while (at := locked_zip.find(b"PK\x01\x02", at)) >= 0:
    locked_zip[at + 8] |= 1
    at += 4

files = {
    "buku.xlsx": XLSX,
    "buku-bernama.csv": XLSX,
    "tanpa-akhiran": XLSX,
    "terpotong.xlsx": XLSX[: len(XLSX) * 2 // 3],
    "kosong.xlsx": b"",
    "biner.xlsb": packed({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"\x83\x01\x00"}),
    "terkunci.xlsx": ole("EncryptedPackage", "EncryptionInfo"),
    "dokumen.doc": ole("WordDocument", "1Table"),
    "presentasi.ppt": ole("PowerPoint Document", "Current User"),
    "dokumen.docx": packed({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}),
    "presentasi.pptx": packed({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<presentation/>"}),
    "dokumen.odt": packed(*odf("text", "<office:text/>")),
    "presentasi.odp": packed(*odf("presentation", "<office:presentation/>")),
    "dokumen.pdf": b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
    "dokumen.rtf": b"{\\rtf1\\ansi Nama Inovasi\\par}",
    "pindaian.png": PNG,
    "pindaian.jpg": bytes.fromhex("FFD8FFE000104A46494600010100000100010000FFD9"),
    "arsip.zip": packed({"laporan/oktober.xlsx": XLSX, "laporan/catatan.txt": "catatan"}),
    "arsip-gambar.zip": packed({"foto/kegiatan.png": PNG}),
    "arsip-bersandi.zip": bytes(locked_zip),
    "arsip.gz": gzip.compress(CSV.encode(), mtime=0),
    "arsip.bz2": bz2.compress(CSV.encode()),
    "arsip.xz": lzma.compress(CSV.encode()),
    "arsip.7z": bytes.fromhex("377ABCAF271C0004") + bytes(24),
    "arsip.rar": b"Rar!\x1a\x07\x01\x00" + bytes(16),
    "ekspor-html.xls": HTML.encode(),
    "ekspor-html-utf16.xls": b"\xff\xfe" + HTML.encode("utf-16-le"),
    "ekspor-mhtml.xls": ("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
                         f"Content-Type: text/html\r\n\r\n{HTML}\r\n--b--\r\n").encode(),
    "excel-2003.xls": EXCEL_XML.encode(),
    "data.xml": (XML + "<inovasi><nama>SIMPEL Desa</nama></inovasi>").encode(),
    "data.json": b'{"nama": "SIMPEL Desa", "skor": 7}',
    "tautan.gsheet": b'{"url":"https://docs.google.com/open?id=contoh","doc_id":"contoh"}',
    "teks.xlsx": CSV.encode(),
    "teks-utf16.csv": b"\xff\xfe" + CSV.encode("utf-16-le"),
    "teks-utf16-tanpa-tanda.csv": CSV.encode("utf-16-le"),
    "sampah.xlsx": bytes(range(256)) * 4,
    "numbers.numbers": packed({"Index/Document.iwa": b"\0", "Metadata/Properties.plist": b"\0"}),
    "tabel.dbf": (bytes([3, 120, 1, 31]) + struct.pack("<IHH", 0, 65, 11) + bytes(20)
                  + b"NAMA".ljust(11, b"\0") + b"C" + bytes(4) + b"\x0a" + bytes(15) + b"\x0d\x1a"),
    "lembar.slk": b"ID;PWXL;N;E\r\nC;Y1;X1;K\"Nama\"\r\nE\r\n",
}
KINDS.mkdir(exist_ok=True)
for name, content in files.items():
    (KINDS / name).write_bytes(content)

MANIFEST = (XML + '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.'
            'spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
            '%s</manifest:file-entry></manifest:manifest>')
parts, mimetype = odf("spreadsheet", CELL)
text, _ = odf("text", "<office:text/>")
ODS.mkdir(exist_ok=True)
(ODS / "tanpa-mimetype.ods").write_bytes(packed(parts))
(ODS / "mimetype-aneh.ods").write_bytes(packed(parts, "application/octet-stream"))
(ODS / "templat.ots").write_bytes(packed(parts, mimetype + "-template"))
(ODS / "terkunci.ods").write_bytes(packed(
    {"META-INF/manifest.xml": MANIFEST % '<manifest:encryption-data/>', "content.xml": bytes(range(200, 256))}, mimetype))
(ODS / "tanpa-isi.ods").write_bytes(packed({"META-INF/manifest.xml": MANIFEST % ""}, mimetype))
(ODS / "ternyata-dokumen.ods").write_bytes(packed(text))
(ODS / "isi-terpotong.ods").write_bytes(packed({"content.xml": parts["content.xml"][:-90]}, mimetype))
(ODS / "utf16.ods").write_bytes(packed({"content.xml": parts["content.xml"].encode("utf-16")}, mimetype))
