"""Reads the paragraphs and tables of HTML reports with BeautifulSoup over lxml, as a clerk's script would: the peer of
`paper::html` in its bench.

usage: beautifulsoup_read.py FILE...   prints one line of JSON: reports read, seconds a report (the best of five rounds),
cells found, and the same with pandas.read_html where pandas is installed.
Where BeautifulSoup or lxml is not installed it says so and ends with status 77 (skipped).
"""

import io
import json
import sys
import time

try:
    import lxml  # noqa: F401
    from bs4 import BeautifulSoup
except ImportError:
    print("BeautifulSoup or lxml is not installed: skipped")
    sys.exit(77)

try:
    import pandas
except ImportError:
    pandas = None

ROUNDS = 5


def soup(page):
    """The paragraphs and the innermost tables of a page."""
    tree = BeautifulSoup(page, "lxml")
    for gone in tree(["script", "style"]):
        gone.decompose()
    words = [paragraph.get_text(" ", strip=True) for paragraph in tree.find_all(["h1", "h2", "h3", "p"])]
    rows = []
    for table in tree.find_all("table"):
        if table.find("table"):
            continue
        for row in table.find_all("tr"):
            rows.append([cell.get_text(" ", strip=True) for cell in row.find_all(["td", "th"])])
    return len(words), sum(len(row) for row in rows)


def best(read, pages):
    """Seconds a page in the fastest round."""
    fastest = None
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for page in pages:
            read(page)
        took = (time.perf_counter() - start) / len(pages)
        fastest = took if fastest is None else min(fastest, took)
    return round(fastest, 6)


pages = []
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        pages.append(file.read())
found = {
    "reports": len(pages),
    "seconds": best(soup, pages),
    "cells": sum(soup(page)[1] for page in pages),
}
if pandas:
    found["pandas_seconds"] = best(lambda page: pandas.read_html(io.BytesIO(page)), pages)
print(json.dumps(found))
