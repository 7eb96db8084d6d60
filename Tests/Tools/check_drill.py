"""check_drill.py FILE: walks tolok-ukur.xlsx from rank down to the sender's cell, and holds published figures.

The way down: a region on the sheet of ranks leads to its points, a point to the figure of its indicator, the figure to
the agencies of the same region, an agency's number to its first innovation, and that row names a file and a cell. For
every ranked region and every agency with innovations. Then, with PIN figures given as `table|region|row cells …`, each
must stand in one row: `tbl_terbit_cakupan_opd|Kota Batu|11|36`. Exit 1 when a step or a figure is missing."""
import re, sys
from openpyxl import load_workbook

path, pins = sys.argv[1], sys.argv[2:]
book, stored = load_workbook(path), load_workbook(path, data_only=True)
tables = {name: sheet for sheet in book for name in sheet.tables}
bad, steps = [], 0


def rows(name):
    first, last = re.findall(r"\d+", tables[name].tables[name].ref)
    return range(int(first) + 1, int(last) + 1)


def follow(sheet, cell, quiet=False):
    """The cell a link leads to."""
    link = book[sheet][cell].hyperlink
    place = re.fullmatch(r"'([^']+)'!([A-Z]+\d+)", (link.location if link else None) or "")
    if not place:
        if not quiet:
            bad.append(f"{sheet}!{cell} leads nowhere")
        return None
    return place[1], place[2]


def text(place):
    return str(stored[place[0]][place[1]].value)


innovations = tables["tbl_inovasi"].title
for name in [t for t in tables if t.startswith("tbl_peringkat_")]:
    for r in rows(name):
        region = text((tables[name].title, f"A{r}"))
        point = follow(tables[name].title, f"A{r}")
        if not point or text(point) != region:
            bad.append(f"{region}: its rank leads to {point}")
            continue
        figure = follow(point[0], "B" + re.sub(r"\D", "", point[1]))
        if not figure or text(figure) != region:
            bad.append(f"{region}: its point leads to {figure}")
            continue
        units = follow(*figure)
        if not units or not text(units).startswith(region):
            bad.append(f"{region}: its figure leads to {units}")
            continue
        steps += 3
        block = next((t for t in book[units[0]].tables if t.startswith("tbl_unit_")
                      and 0 < rows(t)[0] - int(re.sub(r"\D", "", units[1])) < 16), None)
        for at in rows(block) if block else []:
            count = stored[units[0]][f"D{at}"].value
            if not count:
                continue
            first = follow(units[0], f"D{at}")
            if not first:
                continue
            row = int(re.sub(r"\D", "", first[1]))
            unit = text((units[0], f"B{at}"))
            own = [k for k in rows("tbl_inovasi") if follow(innovations, f"B{k}", quiet=True) == (units[0], f"B{at}")]
            if first[0] != innovations or row not in own or len(own) != count:
                bad.append(f"{unit}: {count} innovations, {len(own)} rows from {first}")
            for k in own:
                cell = text((innovations, f"F{k}"))
                if not re.search(r"[!›].*[A-Z]+\d+$", cell) and not re.search(r"\.(csv|tsv|txt)", cell):
                    bad.append(f"{unit}: {cell!r} names no cell")
                steps += 2
for pin in pins:
    table, *wanted = pin.split("|")
    if table not in tables:
        bad.append(f"no table {table}")
        continue
    sheet = stored[tables[table].title]
    def shown(cell):
        value = cell.value
        return f"{value:g}" if isinstance(value, (int, float)) else str(value)
    found = [[shown(cell) for cell in sheet[r]] for r in rows(table)]
    if not any(all(any(w == cell or w.startswith("~") and w[1:] in cell for cell in row) for w in wanted) for row in found):
        bad.append(f"{pin}: not in {[row[:8] for row in found][:6]}")
    steps += 1
print("\n".join(bad[:20]))
print(f"{steps} steps, {len(bad)} broken")
sys.exit(1 if bad or not steps else 0)
