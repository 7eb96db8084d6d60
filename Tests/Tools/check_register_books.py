"""check_register_books.py FOLDER: holds status-pengumpulan, register-inovasi and tolok-ukur to what they promise.

Opens each with openpyxl, warnings being errors, and prints what is broken: a stored result that differs from
LibreOffice's recalculation (where soffice is installed), a dead link, a merged cell, an unnamed or doubly headed table,
a chart without title or text alternative, a check that is not right, states that do not add up, a sender's text
stored as a formula, print set-up that is missing, text printed smaller than 7.9 pt. Exit 1 when anything is."""
import pathlib, re, shutil, subprocess, sys, tempfile, warnings, zipfile
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

warnings.simplefilter("error")
BOOKS = ["status-pengumpulan", "register-inovasi", "tolok-ukur"]
ALLOWED = {"IF", "AND", "SUM", "SUMPRODUCT", "ROWS", "ISNUMBER", "MIN", "MAX", "ROUND", "ABS", "LN", "EXP"}
bad, counts = [], {"formulas": 0, "links": 0, "tables": 0, "charts": 0, "checks": 0}


def tell(book, sheet, text):
    bad.append(f"{book} {sheet}: {text}")


def recalculated(path, aside):
    # To .ods and back: LibreOffice recalculates what it loads from a foreign generator.
    office = ["soffice", f"-env:UserInstallation=file://{aside}/p", "--headless", "--convert-to"]
    subprocess.run([*office, "ods", "--outdir", aside, str(path)], check=True, capture_output=True, timeout=300)
    subprocess.run([*office, "xlsx:Calc MS Excel 2007 XML", "--outdir", f"{aside}/o", f"{aside}/{path.stem}.ods"],
                   check=True, capture_output=True, timeout=300)
    return load_workbook(f"{aside}/o/{path.name}", data_only=True)


def same(a, b):
    if a in (None, "") and b in (None, ""):
        return True
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return abs(a - b) <= 1e-9 * max(1, abs(a))
    return a == b


def formulas(book, texts, stored, again):
    for sheet in texts:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                counts["formulas"] += 1
                used = set(re.findall(r"([A-Z]+)\(", re.sub(r'"[^"]*"', "", str(cell.value))))
                if used - ALLOWED:
                    tell(book, sheet.title, f"{cell.coordinate} uses {sorted(used - ALLOWED)}")
                value = stored[sheet.title][cell.coordinate].value
                if again is not None and not same(value, again[sheet.title][cell.coordinate].value):
                    tell(book, sheet.title, f"{cell.coordinate} stored {value!r}, recalculated "
                                            f"{again[sheet.title][cell.coordinate].value!r}: {cell.value}")
                if "√" in cell.number_format:
                    counts["checks"] += 1
                    if value != 1:
                        tell(book, sheet.title, f"check {cell.coordinate} is {value!r}")


def links(book, texts):
    for sheet in texts:
        for row in sheet.iter_rows():
            for cell in row:
                if not cell.hyperlink:
                    continue
                counts["links"] += 1
                place = re.fullmatch(r"'([^']+)'!([A-Z]+)(\d+)", cell.hyperlink.location or "")
                if not place or place[1] not in texts.sheetnames:
                    tell(book, sheet.title, f"{cell.coordinate} leads nowhere: {cell.hyperlink.location}")
                elif texts[place[1]][f"{place[2]}{place[3]}"].value is None:
                    tell(book, sheet.title, f"{cell.coordinate} leads to an empty cell: {cell.hyperlink.location}")


def sheets(book, texts):
    names = set()
    for sheet in texts:
        if sheet.merged_cells.ranges:
            tell(book, sheet.title, f"merged {sheet.merged_cells.ranges}")
        if not sheet["A1"].value or not sheet["A2"].value:
            tell(book, sheet.title, "no title or sentence")
        wide_once = sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToWidth in (None, 1)
        if not sheet.freeze_panes or sheet.page_setup.orientation != "landscape" or not wide_once:
            tell(book, sheet.title, "panes or print set-up missing")
        if not sheet.print_title_rows or "&P" not in (sheet.oddFooter.right.text or ""):
            tell(book, sheet.title, "no repeated rows or page number")
        for table in sheet.tables.values():
            counts["tables"] += 1
            heads = [column.name for column in table.tableColumns]
            if not table.name.startswith("tbl_") or table.name in names or len(set(heads)) != len(heads):
                tell(book, sheet.title, f"table {table.name} with {heads}")
            names.add(table.name)
            first, last = table.ref.split(":")
            for row in sheet[f"{first}:{last}"]:
                if all(cell.value is None for cell in row):
                    tell(book, sheet.title, f"empty row {row[0].row} in {table.name}")
        overflowing(book, sheet)
        wide = sum(round(width * 7) for width in printed(sheet))
        # 10.89 inches between the margins; the text is 10 pt.
        if 1045 / wide * 10 < 7.9:
            tell(book, sheet.title, f"{wide} pixels wide: prints at {1045 / wide * 10:.2f} pt")


def printed(sheet):
    """Widths of the columns of the print area."""
    widths = [d.width for d in sheet.column_dimensions.values() for _ in range(d.min, d.max + 1)]
    area = re.search(r"\$?([A-Z]+)\$?\d+$", str(sheet.print_area or ""))
    return widths[: column_index_from_string(area[1])] if area else widths


def overflowing(book, sheet):
    """Text that runs beyond the last column makes the whole sheet print smaller."""
    widths = printed(sheet)
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.data_type == "s" and not cell.alignment.wrap_text:
                needed = len(cell.value) * cell.font.sz / 10 / (1.1 if cell.font.b else 1.17)
                if cell.column <= len(widths) and needed > sum(widths[cell.column - 1:]):
                    tell(book, sheet.title, f"{cell.coordinate} runs out of the sheet: {cell.value[:60]}")


def charts(book, path, stored):
    with zipfile.ZipFile(path) as file:
        for name in file.namelist():
            text = file.read(name).decode("utf-8") if name.endswith(".xml") else ""
            if name.startswith("xl/charts/"):
                counts["charts"] += 1
                series = text.count("<c:ser>")
                # An axis of ranks begins at 1; every other at 0, or below where a distance lies below.
                below = "<c:lineChart>" in text and '<c:min val="-' in text
                zero = '<c:min val="0"/>' in text or (series == 2 and '<c:min val="1"/>' in text) or below
                if "<a:t>" not in text or (series == 1 and "<c:legend>" in text) or 'val="1"' not in text or not zero:
                    tell(book, name, "no title, a legend of one series, no values at the bars or no zero")
                sheet, cells = re.search(r"<c:val><c:numRef><c:f>'([^']+)'!([^<]+)</c:f>", text).groups()
                shown = [cell.value for row in stored[sheet][cells.replace("$", "")] for cell in row]
                cache = re.search(r"<c:val>.*?<c:numCache>(.*?)</c:numCache>", text, re.S)[1]
                points = dict(re.findall(r'<c:pt idx="(\d+)"><c:v>([^<]+)</c:v>', cache))
                # A blank cell is a gap: no point, and never nought.
                cached = [points.get(str(i)) for i in range(int(re.search(r'<c:ptCount val="(\d+)"', cache)[1]))]
                if len(shown) != len(cached) or not all(
                    (a is None) == (b is None) and (b is None or same(a, float(b))) for a, b in zip(shown, cached)):
                    tell(book, name, f"draws {cached} for {shown} in a viewer that does not calculate")
            if name.startswith("xl/drawings/drawing"):
                for frame in re.findall(r"<xdr:cNvPr [^>]*>", text):
                    if not re.search(r'descr="[^"]{20,}"', frame):
                        tell(book, name, f"no text alternative: {frame}")


def states(folder):
    """The register of the collection: every row in one state, and as many as the summary says."""
    book = load_workbook(folder / "status-pengumpulan.xlsx", data_only=True)
    summary = book.worksheets[0]
    if summary.tables.get("tbl_keadaan") is None:
        return
    register = next((s for s in book if s.title == "Register"), None)
    rows = [row for row in register.iter_rows(min_row=6, values_only=True) if row[4]]
    marks = [str(row[4])[0] for row in rows]
    if any(mark not in "●□×○" for mark in marks):
        tell("status-pengumpulan", "Register", "a row in no state")
    if len({(row[0], row[1], row[3]) for row in rows}) != len(rows):
        tell("status-pengumpulan", "Register", "a unit and form twice")
    table = summary.tables.get("tbl_keadaan")
    if table:
        first, last = (int(re.sub(r"\D", "", part)) for part in table.ref.split(":"))
        total = [summary.cell(last + 1, column).value for column in range(2, 7)]
        if total[0] != len(rows) or sum(total[1:]) != len(rows):
            tell("status-pengumpulan", summary.title, f"{total} for {len(rows)} rows")
        for column, mark in zip(range(3, 7), "●□×○"):
            if summary.cell(last + 1, column).value != marks.count(mark):
                tell("status-pengumpulan", summary.title, f"{mark} counts {summary.cell(last + 1, column).value}")


folder = pathlib.Path(sys.argv[1])
for book in BOOKS:
    path = folder / f"{book}.xlsx"
    texts, stored = load_workbook(path), load_workbook(path, data_only=True)
    with tempfile.TemporaryDirectory() as aside:
        formulas(book, texts, stored, recalculated(path, aside) if shutil.which("soffice") else None)
    links(book, texts)
    sheets(book, texts)
    charts(book, path, stored)
states(folder)
print("\n".join(bad[:30]))
print(", ".join(f"{n} {what}" for what, n in counts.items()) + f"; {len(bad)} broken")
sys.exit(1 if bad or not counts["tables"] else 0)
