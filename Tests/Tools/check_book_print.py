"""check_book_print.py FILE LEAST MOST: prints a workbook with LibreOffice and holds the pages to what can be read.

Fails when text on any page is smaller than LEAST points, when there are more than MOST pages, when a page holds a row
or two alone, or when a heading of a block is the last thing on a page. Says pages and the smallest text."""
import pathlib, re, subprocess, sys, tempfile, zlib

path, least, most = pathlib.Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
FOOT = 555  # points from the top; the footers stand below
bad = []
with tempfile.TemporaryDirectory() as aside:
    subprocess.run(["soffice", f"-env:UserInstallation=file://{aside}/p", "--headless", "--convert-to", "pdf",
                    "--outdir", aside, str(path)], check=True, capture_output=True, timeout=300)
    pdf = f"{aside}/{path.stem}.pdf"
    raw = pathlib.Path(pdf).read_bytes()
    boxes = subprocess.run(["pdftotext", "-bbox-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
pages = boxes.split("<page ")[1:]
# The sizes as the pages set them (`/F1 7.8 Tf`), a page a stream of content.
sizes = []
for start in re.finditer(rb"stream\r?\n", raw):
    try:
        text = zlib.decompressobj().decompress(raw[start.end():])
    except zlib.error:
        continue
    if b" Tf" in text:
        sizes.append(min(float(size) for size in re.findall(rb"/F\d+ ([\d.]+) Tf", text)))
if len(sizes) != len(pages):
    bad.append(f"{len(sizes)} streams with text for {len(pages)} pages")
smallest = min(sizes, default=0)
for number, page in enumerate(pages, 1):
    words = [(float(top), float(bottom), text) for top, bottom, text in
             re.findall(r'<word xMin="[^"]*" yMin="([^"]*)" xMax="[^"]*" yMax="([^"]*)">(.*?)</word>', page)]
    body = [(top, bottom, text) for top, bottom, text in words if top < FOOT]
    sheet = " ".join(text for top, _, text in words if top >= FOOT)
    if not sheet or not body:
        bad.append(f"page {number} has no {'text' if sheet else 'footer'}")
        continue
    if number <= len(sizes) and sizes[number - 1] < least:
        bad.append(f"page {number} ({sheet}): text of {sizes[number - 1]:.1f} pt")
    # Lines of text, by their feet; the title and its sentence are repeated on every page.
    lines = sorted({round(bottom) for _, bottom, _ in body})
    rows = [y for at, y in enumerate(lines) if at == 0 or y - lines[at - 1] > 3]
    if len(rows) < 5:
        bad.append(f"page {number} ({sheet}): {len(rows)} lines of text")
    last = [bottom - top for top, bottom, _ in body if bottom > rows[-1] - 3]
    if max(last) > 1.15 * min(bottom - top for top, bottom, _ in body if bottom - top > 1) and rows[-1] > 480:
        # A heading is set larger than what it heads.
        bad.append(f"page {number} ({sheet}): ends with a heading: {' '.join(t for _, b, t in body if b > rows[-1] - 3)}")
if len(pages) > most:
    bad.append(f"{len(pages)} pages, more than {most}")
print("\n".join(bad[:20]))
print(f"{path.name}: {len(pages)} pages, smallest text {smallest:.1f} pt, {len(bad)} broken")
sys.exit(1 if bad or not pages else 0)
