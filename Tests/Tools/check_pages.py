"""Holds every HTML page of a folder against the HTML5 parser in strict mode, and every PDF against its outline.

python check_pages.py FOLDER: prints what is wrong, one line each, and exits 1; 0 when nothing is.
"""

import pathlib
import re
import sys
import zlib

import html5lib


def page_faults(path):
    parser = html5lib.HTMLParser()
    parser.parse(path.read_text(encoding="utf-8"))
    for (line, column), code, details in parser.errors:
        yield f"{path.name}:{line}:{column}: {code} {details}"


def outline_titles(path):
    """Number of bookmarks, from plain and compressed objects alike."""
    data = path.read_bytes()
    texts = [data]
    for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.S):
        try:
            texts.append(zlib.decompress(match.group(1)))
        except zlib.error:
            continue
    # Each bookmark has a title and a place it leads to.
    return max(len(re.findall(rb"/Title\b", text)) for text in texts)


def main(folder):
    faults = []
    pages = sorted(pathlib.Path(folder).glob("*.html"))
    if not pages:
        faults.append("no page found")
    for page in pages:
        faults.extend(page_faults(page))
    for pdf in sorted(pathlib.Path(folder).glob("*.pdf")):
        if outline_titles(pdf) < 8:
            faults.append(f"{pdf.name}: fewer than eight bookmarks")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
