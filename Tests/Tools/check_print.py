"""Prints pages with Chromium and WeasyPrint and reads the sheets: python check_print.py FOLDER [chromium|weasyprint]

Exits 1 with one line a fault. `--planted` instead of a folder prints small documents with one fault each, in the style
sheet of the reports, and exits 1 when a fault goes unseen.

Read in every PDF: one sheet a summary; "halaman x dari y" right on every sheet but the cover; tagged, with the heads,
tables and figures of the page in its structure; an outline that says the headings, in order. Read in a marked copy,
whose rows and heads carry small signs: no row on two sheets, a head never on another sheet than what follows it, the
head of a table again on each of its sheets, no caption apart from its first row.
"""

import html
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).parents[2]
PLAIN = re.compile(r"<svg.*?</svg>|<style.*?</style>", re.S)


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, text=True, errors="replace", timeout=180)


def print_page(engine, page, pdf, folder):
    if engine == "chromium":
        run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            "--generate-pdf-document-outline", f"--user-data-dir={folder}/profile", f"--print-to-pdf={pdf}",
            page.as_uri())
    else:
        run("weasyprint", "--quiet", "--pdf-variant", "pdf/ua-1", str(page), str(pdf))


def words(markup):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", markup))).strip()


def is_bookmark(title, head):
    """Chromium joins the lines of a heading without a space and says one twice that it moved to the next sheet."""
    title, head = title.replace(" ", ""), head.replace(" ", "")
    return title in (head, head * 2)


def sheets(pdf):
    return run("pdftotext", "-raw", str(pdf), "-").stdout.split("\f")[:-1]


def pdf_faults(source, pdf):
    """What the PDF itself must hold, against its page."""
    info = run("pdfinfo", str(pdf)).stdout
    pages = sheets(pdf)
    count = len(pages)
    if not count:
        yield "print: no sheets"
        return
    if 'class="sheet"' in source and count != 1:
        yield f"sheets: {count}, not one"
    if not re.search(r"Tagged:\s+yes", info):
        yield "tags: not tagged"
    word, of = ("page", "of") if '<html lang="en"' in source else ("halaman", "dari")
    for at, page in enumerate(pages, 1):
        said = re.findall(rf"{word} (\d+) {of} (\d+)", page)
        is_cover = at == 1 and 'class="cover"' in source
        if said != ([] if is_cover else [(str(at), str(count))]):
            yield f"numbers: sheet {at} says {said}, of {count}"
    plain = PLAIN.sub("", source)
    heads = [words(body) for _, body in re.findall(r"<h([1-6])[^>]*>(.*?)</h\1>", plain, re.S)]
    outline = run("pdftohtml", "-xml", "-i", "-stdout", "-l", "1", str(pdf)).stdout
    titles = [words(title) for title in re.findall(r'<item page="\d+">(.*?)</item>', outline, re.S)]
    if len(titles) != len(heads) or not all(map(is_bookmark, titles, heads)):
        first = next((a for a, b in zip(heads + [""], titles + [""]) if not is_bookmark(b, a)), "")
        yield f"outline: {len(titles)} bookmarks for {len(heads)} headings, first difference: {first!r}"
    structure = run("pdfinfo", "-struct", str(pdf)).stdout
    for tag, wanted in [
        ("Table", plain.count("<table")), ("Figure", len(re.findall(r'<svg[^>]*role="img"', source))),
        *[(f"H{n}", len(re.findall(rf"<h{n}[ >]", plain))) for n in (1, 2, 3)],
    ]:
        found = len(re.findall(rf"^\s*{tag}\b", structure, re.M))
        if found < wanted:
            yield f"tags: {found} {tag} for {wanted} on the page"


def marked(source):
    """A copy whose rows (R), heads of tables (T), captions (C) and headings (H) carry signs a reader of text finds."""
    style = "<style>.zz{font-size:4pt;line-height:1;font-weight:400}</style></head>"
    numbers = {"R": 0, "T": 0, "H": 0}
    first_rows, rows_of = {}, {}

    def sign(text):
        return f'<span class="zz"> zz{text}zz </span>'

    def table(match):
        text = match.group(0)
        numbers["T"] += 1
        number = numbers["T"]

        def head(found):
            return found.group(0) + sign(f"T{number}")
        text = re.sub(r"<thead>\s*<tr>\s*<th[^>]*>", head, text, count=1)
        text = re.sub(r"<caption>", lambda found: found.group(0) + sign(f"C{number}"), text, count=1)
        above, mark, body = text.partition("</thead>")

        def row(found):
            numbers["R"] += 1
            name = f"R{numbers['R']}"
            rows_of.setdefault(number, []).append(name)
            first_rows.setdefault(number, name)
            out = re.sub(r"(<t[hd][^>]*>)", lambda cell: cell.group(1) + sign(name), found.group(0))
            return re.sub(r"(</t[hd]>)", lambda cell: sign(name) + cell.group(1), out)
        return above + mark + re.sub(r"<tr[^>]*>.*?</tr>", row, body, flags=re.S)

    def heading(match):
        numbers["H"] += 1
        name = f"H{numbers['H']}"
        return f"{match.group(1)}{sign(name)}{match.group(2)}{match.group(3)}{sign(name)}"

    out = re.sub(r"<table.*?</table>", table, source, flags=re.S)
    out = re.sub(r"(<h[1-6][^>]*>)(.*?)(</h[1-6]>(?:\s|<(?!svg)[^>]*>)*)", heading, out, flags=re.S)
    return out.replace("</head>", style, 1), first_rows, rows_of


def flow_faults(source, pdf, first_rows, rows_of):
    """Where the signs came to stand."""
    stands = {}
    for at, page in enumerate(sheets(pdf), 1):
        for name in re.findall(r"zz([RTCH]\d+)zz", page):
            stands.setdefault(name, set()).add(at)
    for name in sorted(stands):
        if name[0] == "R" and len(stands[name]) > 1:
            yield f"row: {name} is cut over sheets {sorted(stands[name])}"
        if name[0] == "H" and len(stands[name]) > 1:
            yield f"head: {name} stands apart from what follows, sheets {sorted(stands[name])}"
    for table, first in first_rows.items():
        caption = stands.get(f"C{table}")
        if caption and first in stands and not caption & stands[first]:
            yield f"caption: table {table} begins on another sheet than its caption"
    for table, rows in rows_of.items():
        on = set().union(*(stands.get(row, set()) for row in rows))
        heads = stands.get(f"T{table}", set())
        if heads and on - heads:
            yield f"table: {table} goes on without its head on sheets {sorted(on - heads)}"


def faults(page, engine, folder):
    source = page.read_text(encoding="utf-8")
    pdf = pathlib.Path(folder) / f"{page.stem}-{engine}.pdf"
    print_page(engine, page, pdf, folder)
    yield from pdf_faults(source, pdf)
    if 'class="sheet"' in source:
        return
    copy = pathlib.Path(folder) / f"{page.stem}-marked.html"
    text, first_rows, rows_of = marked(source)
    copy.write_text(text, encoding="utf-8")
    print_page(engine, copy, pdf, folder)
    yield from flow_faults(source, pdf, first_rows, rows_of)


def planted():
    """Small documents in the reports' own style, each with one fault; the first with none."""
    style = "\n".join((ROOT / "reports/shared" / name).read_text(encoding="utf-8") for name in ("tokens.css", "print.css"))
    for key, value in {"runningTitle": "Uji", "runningPeriod": "Uji", "pageWord": "halaman", "ofWord": "dari"}.items():
        style = re.sub(r"\{\{\{?" + key + r"\}\}\}?", value, style)
    row = "<tr><th scope=\"row\">baris</th><td>" + "isi yang panjang sekali " * 40 + "</td></tr>"
    table = ('<table><caption>Judul tabel</caption><thead><tr><th scope="col">Kepala</th><th scope="col">Isi</th></tr>'
             f"</thead><tbody>{row * 14}</tbody></table>")
    filler = "<p>isi</p>" * 31
    body = f'<h1>Bab</h1><p>isi</p><h2>Tabel</h2>{table}<h2>Akhir</h2><p>selesai</p>'
    foot = f'<h1>Bab</h1>{filler}<h2>Kaki</h2><p style="height:300pt">tinggi</p>'
    page = '<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Uji</title><style>%s</style></head><body><main>%s</main></body></html>'
    yield "", page % (style, body)
    yield "", page % (style, foot)
    yield "row", page % (style + "tr { break-inside: auto }", body)
    yield "table", page % (style + "thead { display: table-row-group }", body)
    yield "head", page % (style, foot.replace("height:300pt", "break-before:page"))
    yield "numbers", page % (style.replace("counter(page)", '"9"'), body)
    yield "outline", page % (style, body.replace("<h2>Akhir", '<h2 style="display:none">Akhir'))
    yield "sheets", page % (style, '<div class="sheet">' + filler * 2 + "</div>")


def main(arguments):
    engines = [name for name in ("chromium", "weasyprint") if shutil.which(name) and name in (arguments[1:] or [name])]
    found = [] if engines else ["no engine is installed"]
    with tempfile.TemporaryDirectory() as folder:
        for engine in engines:
            if arguments[0] != "--planted":
                pages = sorted(pathlib.Path(arguments[0]).glob("*.html"))
                found += [] if pages else ["no page found"]
                for page in pages:
                    found += [f"{page.name} ({engine}): {line}" for line in faults(page.resolve(), engine, folder)]
                continue
            for at, (kind, source) in enumerate(planted()):
                page = pathlib.Path(folder) / f"uji{at}.html"
                page.write_text(source, encoding="utf-8")
                seen = list(faults(page, engine, folder))
                if kind and not any(line.startswith(kind) for line in seen):
                    found.append(f"{engine}: not seen: {kind} {seen}")
                if not kind and seen:
                    found.append(f"{engine}: seen where there is none: {seen}")
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
