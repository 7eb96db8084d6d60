"""check_workbooks.py FOLDER: opens every workbook with openpyxl, warnings being errors, and compares each stored
formula result with LibreOffice's recalculation. Prints what differs; exit 1 when anything does."""
import pathlib, subprocess, sys, tempfile, warnings
from openpyxl import load_workbook

warnings.simplefilter("error")
bad, formulas = [], 0
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.xlsx")):
    with tempfile.TemporaryDirectory() as aside:
        # To .ods and back: LibreOffice recalculates what it loads from a foreign generator.
        subprocess.run(["soffice", f"-env:UserInstallation=file://{aside}/p", "--headless", "--convert-to", "ods",
                        "--outdir", aside, str(path)], check=True, capture_output=True, timeout=120)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{aside}/p", "--headless", "--convert-to",
                        "xlsx:Calc MS Excel 2007 XML", "--outdir", f"{aside}/o", f"{aside}/{path.stem}.ods"],
                       check=True, capture_output=True, timeout=120)
        stored, texts = load_workbook(path, data_only=True), load_workbook(path)
        again = load_workbook(f"{aside}/o/{path.name}", data_only=True)
        for sheet in texts:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type != "f":
                        continue
                    formulas += 1
                    a, b = stored[sheet.title][cell.coordinate].value, again[sheet.title][cell.coordinate].value
                    same = abs(a - b) < 1e-9 if isinstance(a, (int, float)) and isinstance(b, (int, float)) else a == b
                    if not same:
                        bad.append(f"{path.name} {sheet.title}!{cell.coordinate}: stored {a!r}, recalculated {b!r}, {cell.value}")
print("\n".join(bad[:20]))
print(f"{formulas} formulas, {len(bad)} differ")
sys.exit(1 if bad or not formulas else 0)
