"""Holds every HTML page of a folder against the rules of the house, as text and as drawn by Chromium.

python check_pages.py FOLDER: prints what is wrong, one line each, and exits 1; 0 when nothing is.
python check_pages.py --planted PAGE: plants one fault of each kind in a copy of PAGE; 1 when one goes unseen.

As text: the HTML5 parser in strict mode, headings in order, no script, nothing from outside, links that lead somewhere.
As drawn (measure_page.js): contrast of 4.5 or more of every word on what lies under it, no type under 7.5 pt, nothing
wider than its block or cell, no two words of a chart on one another.
"""

import html
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import html5lib

HERE = pathlib.Path(__file__).parent
INSIDE = "{http://www.w3.org/1999/xhtml}"


def text_faults(source):
    parser = html5lib.HTMLParser()
    tree = parser.parse(source)
    for (line, column), code, details in parser.errors:
        yield f"html {line}:{column}: {code} {details}"
    last = 0
    ids, targets = [], []
    for node in tree.iter():
        if not isinstance(node.tag, str):
            continue
        name = node.tag.removeprefix(INSIDE)
        if re.fullmatch("h[1-6]", name):
            if int(name[1]) > last + 1:
                yield f"outline: {name} after h{last}"
            last = int(name[1])
        if name in ("script", "iframe", "object", "embed", "img", "link"):
            yield f"outside: <{name}>"
        for key, value in node.attrib.items():
            if key == "id":
                ids.append(value)
            if key == "href" and value.startswith("#"):
                targets.append(value[1:])
            elif key in ("href", "src", "action", "data"):
                if re.match(r"(?:[a-z]+:)?//|[a-z]+:", value):
                    yield f"outside: {key}={value}"
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        yield f"html: id {name} twice"
    for name in sorted(set(targets) - set(ids)):
        yield f"html: no id {name}"
    if re.search(r"https?:|url\(|@import", source):
        yield "outside: an address or url()"


def drawn_faults(source, browser):
    script = (HERE / "measure_page.js").read_text(encoding="utf-8")
    end = source.rindex("</body>")
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "page.html"
        page.write_text(f"{source[:end]}<script>{script}</script>{source[end:]}", encoding="utf-8")
        run = subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1200,1600",
             f"--user-data-dir={folder}/profile", "--dump-dom", page.as_uri()],
            capture_output=True, text=True, timeout=120)
    found = re.search(r'<pre id="measured">\n?(.*?)\nEND</pre>', run.stdout, re.S)
    if not found:
        yield "drawn: Chromium gave no measure"
        return
    yield from (html.unescape(line) for line in found.group(1).split("\n") if line.strip())


def faults(source):
    yield from text_faults(source)
    browser = shutil.which("chromium")
    if browser:
        yield from drawn_faults(source, browser)


# A fault of each kind, and the word its report opens with.
PLANTED = [
    ("html", "</main>", "<p><table><p>x</table></main>"),
    ("html", "</main>", '<a href="#nirgends">x</a></main>'),
    ("outline", "</main>", "<h6>x</h6></main>"),
    ("outside", "</main>", '<img alt="" src="//example.org/x.png"></main>'),
    ("contrast", "</main>", '<p style="color:#8A939B">x</p></main>'),
    ("contrast", "</main>", '<svg class="chart" width="90" height="20"><rect width="90" height="20" fill="#0A4B67"/>'
                            '<text x="9" y="14" fill="#17212B">x</text></svg></main>'),
    ("size", "</main>", '<p style="font-size:6pt">x</p></main>'),
    ("width", "</section>", '<div style="width:260mm">x</div></section>'),
    ("width", "</section>", '<table style="table-layout:fixed;width:40mm"><tr><td>' + "x" * 60 + "</table></section>"),
    ("collision", "</main>", '<svg class="chart" width="90" height="20"><text x="9" y="14">Satu</text>'
                             '<text x="14" y="14">Dua</text></svg></main>'),
]


def unseen(source):
    before = list(faults(source))
    for kind, mark, fault in PLANTED:
        if mark not in source:
            mark = "</main>"
        at = source.rindex(mark)
        planted = source[:at] + fault + source[at + len(mark):]
        after = [line for line in faults(planted) if line not in before]
        if not any(line.startswith(kind) for line in after):
            yield f"not seen: {kind}: {fault[:60]}"


def main(arguments):
    if arguments[0] == "--planted":
        found = list(unseen(pathlib.Path(arguments[1]).read_text(encoding="utf-8")))
    else:
        pages = sorted(pathlib.Path(arguments[0]).glob("*.html"))
        found = [] if pages else ["no page found"]
        for page in pages:
            found += [f"{page.name}: {line}" for line in faults(page.read_text(encoding="utf-8"))]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
