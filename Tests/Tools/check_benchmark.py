"""check_benchmark.py FILE: moves weights in tolok-ukur.xlsx and holds LibreOffice's scores and ranks to its own.

For each block of the sheet of weights it writes other weights (one doubled, one nought, all equal, all nought, the
baseline), recalculates, and compares with scores and competition ranks worked out here from the values on the common
scale. Also the banner, the flags, the check row, the live ranks on the sheet of ranks. Exit 1 on any difference."""
import pathlib, re, subprocess, sys, tempfile
from openpyxl import load_workbook

path = pathlib.Path(sys.argv[1])
stored, texts = load_workbook(path, data_only=True), load_workbook(path)
weights = next(s for s in texts if any(t.startswith("tbl_bobot_") for t in s.tables))
ranking = next(s for s in texts if any(t.startswith("tbl_peringkat_") for t in s.tables))
blocks = sorted(int(t.rsplit("_", 1)[1]) for t in weights.tables if t.startswith("tbl_bobot_"))
bad, compared = [], 0


def rows(sheet, table):
    first, last = re.findall(r"\d+", sheet.tables[table].ref)
    return range(int(first) + 1, int(last) + 1)


def recalculated(book):
    with tempfile.TemporaryDirectory() as aside:
        book.save(f"{aside}/geser.xlsx")
        office = ["soffice", f"-env:UserInstallation=file://{aside}/p", "--headless", "--convert-to"]
        subprocess.run([*office, "ods", "--outdir", aside, f"{aside}/geser.xlsx"], check=True, capture_output=True, timeout=300)
        subprocess.run([*office, "xlsx:Calc MS Excel 2007 XML", "--outdir", f"{aside}/o", f"{aside}/geser.ods"],
                       check=True, capture_output=True, timeout=300)
        return load_workbook(f"{aside}/o/geser.xlsx", data_only=True)


def scores(values, chosen):
    out = []
    for row in values:
        known = [(w, v) for w, v in zip(chosen, row) if isinstance(v, (int, float))]
        total = sum(w for w, _ in known)
        out.append(round(sum(w * v for w, v in known) / total, 12) if total > 0 else None)
    return out


base = {n: [stored[weights.title][f"B{r}"].value for r in rows(weights, f"tbl_bobot_{n}")] for n in blocks}
edits = [("doubled", lambda w: [w[0] * 0.2, *w[1:]]), ("nought", lambda w: [0, *w[1:]]),
         ("equal", lambda w: [0.3] * len(w)), ("all nought", lambda w: [0] * len(w)), ("baseline", lambda w: w)]
for name, edit in edits:
    book = load_workbook(path)
    changed = 0
    for n in blocks:
        for r, value in zip(rows(weights, f"tbl_bobot_{n}"), edit(base[n])):
            book[weights.title][f"B{r}"] = value
        changed += sum(abs(a - b) >= 1e-7 for a, b in zip(edit(base[n]), base[n]))
    again = recalculated(book)
    sheet = again[weights.title]
    banner = str(sheet["A3"].value)
    if changed and str(changed) not in banner or not changed and any(c.isdigit() for c in banner):
        bad.append(f"{name}: banner {banner!r}, {changed} changed")
    if str(again[ranking.title]["A3"].value) != banner:
        bad.append(f"{name}: the sheet of ranks says {again[ranking.title]['A3'].value!r}")
    for n in blocks:
        table = f"tbl_hasil_bobot_{n}"
        lines = list(rows(weights, table))
        parts = len(base[n])
        values = [[stored[weights.title].cell(r, 8 + i).value for i in range(parts)] for r in lines]
        wanted = scores(values, edit(base[n]))
        for at, r in enumerate(lines):
            compared += 1
            score, rank = sheet[f"B{r}"].value, sheet[f"C{r}"].value
            place = 0 if wanted[at] is None else 1 + sum(s is not None and s > wanted[at] for s in wanted)
            if wanted[at] is None:
                if isinstance(score, (int, float)):
                    bad.append(f"{name} block {n} B{r}: {score!r} without weights")
            elif not isinstance(score, (int, float)) or abs(score - wanted[at]) > 1e-9:
                bad.append(f"{name} block {n} B{r}: {score!r}, not {wanted[at]!r}")
            near = wanted[at] is not None and any(
                s is not None and 0 < abs(s - wanted[at]) < 1e-11 for s in wanted)
            if rank != place and not near:
                bad.append(f"{name} block {n} C{r}: rank {rank!r}, not {place}")
            if name == "baseline" and rank != sheet[f"E{r}"].value:
                bad.append(f"{name} block {n} C{r}: rank {rank!r} is not the baseline {sheet[f'E{r}'].value!r}")
        live = [again[ranking.title][f"H{r}"].value for r in rows(ranking, f"tbl_peringkat_{n}")]
        if live != [sheet[f"C{r}"].value for r in lines]:
            bad.append(f"{name} block {n}: the live ranks differ")
        if sheet[f"E{lines[-1] + 1}"].value != 1:
            bad.append(f"{name} block {n}: the check says {sheet[f'E{lines[-1] + 1}'].value!r}")
print("\n".join(bad[:20]))
print(f"{len(edits)} edits, {compared} regions compared, {len(bad)} wrong")
sys.exit(1 if bad or not compared else 0)
