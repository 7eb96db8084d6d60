"""check_benchmark.py FILE: moves weights and goalposts in tolok-ukur.xlsx and holds LibreOffice's results to its own.

Each edit (a weight doubled, one nought, all equal, all nought; a best goalpost lowered, a pair turned round, two made
equal, one blanked, weights and goalposts together; the baseline) is written into the book and recalculated; scales,
scores and competition ranks are worked out here from the values alone. Also the banner, the flags, the check row, the
live scores and ranks on the sheet of ranks. Exit 1 on any difference."""
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


def recalculated(books):
    """All books in two calls of LibreOffice."""
    with tempfile.TemporaryDirectory() as aside:
        files = [f"{aside}/{at}.xlsx" for at in range(len(books))]
        for book, file in zip(books, files):
            book.save(file)
        office = ["soffice", f"-env:UserInstallation=file://{aside}/p", "--headless", "--convert-to"]
        subprocess.run([*office, "ods", "--outdir", aside, *files], check=True, capture_output=True, timeout=600)
        subprocess.run([*office, "xlsx:Calc MS Excel 2007 XML", "--outdir", f"{aside}/o",
                        *(file.replace(".xlsx", ".ods") for file in files)], check=True, capture_output=True, timeout=600)
        return [load_workbook(f"{aside}/o/{at}.xlsx", data_only=True) for at in range(len(books))]


def scores(values, chosen):
    out = []
    for row in values:
        known = [(w, v) for w, v in zip(chosen, row) if isinstance(v, (int, float))]
        total = sum(w for w, _ in known)
        out.append(round(sum(w * v for w, v in known) / total, 12) if total > 0 else None)
    return out


points = next(s for s in texts if any(t.startswith("tbl_poin_") for t in s.tables))
labels = {n: [stored[weights.title][f"A{r}"].value for r in rows(weights, f"tbl_bobot_{n}")] for n in blocks}
base = {n: [stored[weights.title][f"B{r}"].value for r in rows(weights, f"tbl_bobot_{n}")] for n in blocks}
post_rows = {stored[weights.title][f"A{r}"].value: r for r in rows(weights, "tbl_tonggak")}
posts = {label: (stored[weights.title][f"B{r}"].value, stored[weights.title][f"C{r}"].value) for label, r in post_rows.items()}
raw = {n: {(stored[points.title][f"A{r}"].value, stored[points.title][f"B{r}"].value): stored[points.title][f"C{r}"].value
           for r in rows(points, f"tbl_poin_{n}")} for n in blocks}


def scaled(value, ends):
    """0 at the worst goalpost, 1 at the best, cut beyond; nothing without two different numbers."""
    worst, best = ends
    if not all(isinstance(x, (int, float)) for x in (value, worst, best)) or worst == best:
        return None
    return min(1, max(0, (value - worst) / (best - worst)))


def each(change):
    return {label: change(*ends) for label, ends in posts.items()}


def first(change):
    label = next(iter(posts))
    return {**posts, label: change(*posts[label])}


same = lambda w: w
edits = [("doubled", lambda w: [w[0] * 0.2, *w[1:]], posts), ("nought", lambda w: [0, *w[1:]], posts),
         ("equal", lambda w: [0.3] * len(w), posts), ("all nought", lambda w: [0] * len(w), posts),
         ("best goalpost lowered", same, first(lambda a, b: (a, a + (b - a) * 0.4))),
         ("worst goalposts raised", same, each(lambda a, b: (a + (b - a) * 0.2, b))),
         ("goalposts turned", same, first(lambda a, b: (b, a))), ("goalposts equal", same, first(lambda a, b: (b, b))),
         ("goalpost blank", same, first(lambda a, b: (a, None))),
         ("both", lambda w: [w[0] * 0.2, *w[1:]], first(lambda a, b: (a, a + (b - a) * 0.7))),
         ("baseline", same, posts)]
books = []
for name, edit, ends in edits:
    book = load_workbook(path)
    for label, r in post_rows.items():
        book[weights.title][f"B{r}"], book[weights.title][f"C{r}"] = ends[label]
    for n in blocks:
        for r, value in zip(rows(weights, f"tbl_bobot_{n}"), edit(base[n])):
            book[weights.title][f"B{r}"] = value
    books.append(book)
for (name, edit, ends), again in zip(edits, recalculated(books)):
    changed, moved = 0, sum(ends[label] != posts[label] for label in posts)
    for n in blocks:
        changed += sum(abs(a - b) >= 1e-7 for a, b in zip(edit(base[n]), base[n]))
    sheet = again[weights.title]
    banner = str(sheet["A3"].value)
    told = [int(x) for x in re.findall(r"\d+", banner)]
    if told != ([changed, moved] if changed + moved else []):
        bad.append(f"{name}: banner {banner!r}, {changed} weights and {moved} goalposts changed")
    for other in (ranking, points):
        if str(again[other.title]["A3"].value) != banner:
            bad.append(f"{name}: {other.title} says {again[other.title]['A3'].value!r}")
    for n in blocks:
        table = f"tbl_hasil_bobot_{n}"
        lines = list(rows(weights, table))
        names = [sheet[f"A{r}"].value for r in lines]
        values = [[scaled(raw[n].get((region, label)), ends[label]) for label in labels[n]] for region in names]
        for at, r in enumerate(lines):
            for i, value in enumerate(values[at]):
                cell = sheet.cell(r, 8 + i).value
                if value is None and isinstance(cell, (int, float)) or value is not None and (
                        not isinstance(cell, (int, float)) or abs(cell - value) > 1e-9):
                    bad.append(f"{name} block {n} {sheet.cell(r, 8 + i).coordinate}: scale {cell!r}, not {value!r}")
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
        live = [(again[ranking.title][f"E{r}"].value, again[ranking.title][f"F{r}"].value)
                for r in rows(ranking, f"tbl_peringkat_{n}")]
        if live != [(sheet[f"B{r}"].value, sheet[f"C{r}"].value) for r in lines]:
            bad.append(f"{name} block {n}: the live scores or ranks differ")
        if sheet[f"E{lines[-1] + 1}"].value != 1:
            bad.append(f"{name} block {n}: the check says {sheet[f'E{lines[-1] + 1}'].value!r}")
print("\n".join(bad[:20]))
print(f"{len(edits)} edits, {compared} regions compared, {len(bad)} wrong")
sys.exit(1 if bad or not compared else 0)
