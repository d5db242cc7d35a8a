"""Reads documents by a program or library that is not ours.

    python3 readers.py READER OUT < LIST

LIST has a path on each line. OUT gets, for each, a line of JSON: its path and its text, or null. The last
line says how many seconds it took and the most memory in megabytes, of this process or of its children.
"""
import json
import resource
import subprocess
import sys
import time


def pdftotext(path):
    out = subprocess.run(["pdftotext", "-enc", "UTF-8", "-q", path, "-"], capture_output=True, timeout=60)
    return out.stdout.decode("utf-8", "replace")


def pdfium(path):
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def pdfminer(path):
    from pdfminer.high_level import extract_text

    return extract_text(path)


def docx2txt(path):
    import docx2txt as reader

    return reader.process(path)


def mammoth(path):
    import mammoth as reader

    with open(path, "rb") as file:
        return reader.extract_raw_text(file).value


def pandoc(path):
    command = ["pandoc", "-t", "plain", "--wrap=none", "-f", "docx", path]
    return subprocess.run(command, capture_output=True, timeout=60).stdout.decode("utf-8", "replace")


def blocks(path):
    """The paragraphs of a page as they stand in its markup, one on each line."""
    import re
    from bs4 import BeautifulSoup

    with open(path, "rb") as file:
        page = BeautifulSoup(file.read(), "lxml")
    found = []
    for block in page.find_all(["p", "li", "blockquote", "h1", "h2", "h3"]):
        if not block.find(["p", "li", "br", "pre", "code", "sup"]):
            found.append(re.sub(r"\s+", " ", block.get_text()).strip())
    return "\n".join(found)


def soup(path):
    from bs4 import BeautifulSoup

    with open(path, "rb") as file:
        return BeautifulSoup(file.read(), "lxml").get_text(" ")


def trafilatura(path):
    import trafilatura as reader

    with open(path, "rb") as file:
        return reader.extract(file.read())


def main():
    name, out = sys.argv[1:3]
    reader = globals()[name]
    start = time.monotonic()
    with open(out, "w", encoding="utf-8") as answers:
        for path in sys.stdin.read().splitlines():
            try:
                text = reader(path)
            except Exception:
                text = None
            if text is not None:
                text = text.encode("utf-8", "replace").decode("utf-8")
            print(json.dumps({"path": path, "text": text}), file=answers)
        seconds = time.monotonic() - start
        whose = [resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN]
        most = max(resource.getrusage(who).ru_maxrss for who in whose) // 1024
        print(json.dumps({"seconds": seconds, "megabytes": most}), file=answers)


main()
