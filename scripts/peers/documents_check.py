#!/usr/bin/env python3
"""Opens the files of one report with readers that are not ours and looks for every number of its tables.

    documents_check.py REPORT.json REPORT.xlsx REPORT.pdf [REPORT.recalculated.xlsx]

REPORT.json is what `gongkai report --format json` writes. openpyxl opens the workbook and must see every number in a
cell or behind a formula, and the checks as formulas; with a copy that LibreOffice has saved, every formula must give
there what it gives here. pdfplumber must find every number of the tables in the tables of the pages. Prints a line for
each file; ends with 1 where something is missing.
"""

import collections
import json
import sys

import openpyxl
import pdfplumber


def numbers(report):
    """Numbers of the tables, with how often each occurs."""
    return collections.Counter(
        float(cell["value"]) for cell in report["cells"] if cell["value"] != ""
    )


def number(words):
    try:
        return float(str(words).replace("\n", "").replace(",", ""))
    except ValueError:
        return None


def workbook(report, name, recalculated):
    values = openpyxl.load_workbook(name, data_only=True)
    formulas = openpyxl.load_workbook(name)
    found = collections.Counter()
    counted = 0
    for sheet in values:
        if sheet.title.startswith("表"):
            for row in sheet.iter_rows():
                found.update(float(cell.value) for cell in row if isinstance(cell.value, (int, float)))
        for row in formulas[sheet.title].iter_rows():
            counted += sum(isinstance(cell.value, str) and cell.value.startswith("=") for cell in row)
    missing = numbers(report) - found
    wrong = []
    if recalculated:
        again = openpyxl.load_workbook(recalculated, data_only=True)
        for sheet in values:
            for row in sheet.iter_rows():
                for cell in row:
                    other = again[sheet.title][cell.coordinate].value
                    if (cell.value or "") != (other or "") and number(cell.value) != number(other):
                        wrong.append(f"{sheet.title}!{cell.coordinate}: {cell.value!r}, {other!r}")
    print(f"{name}: openpyxl sees {sum(found.values())} numbers, {counted} formulas, "
          f"{sum(missing.values())} missing, {len(wrong)} recalculated otherwise")
    for line in wrong[:10]:
        print(f"  {line}")
    return not missing and counted > 0 and not wrong


def pages(report, name):
    found = collections.Counter()
    with pdfplumber.open(name) as pdf:
        for page in pdf.pages:
            for table in page.extract_tables():
                for row in table:
                    found.update(value for value in map(number, row) if value is not None)
        count = len(pdf.pages)
    missing = numbers(report) - found
    print(f"{name}: pdfplumber finds {sum(found.values())} numbers in tables on {count} pages, "
          f"{sum(missing.values())} missing")
    return not missing


def main(data, book, pdf, recalculated=None):
    with open(data, encoding="utf-8") as file:
        report = json.load(file)
    good = [workbook(report, book, recalculated), pages(report, pdf)]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
