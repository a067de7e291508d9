"""Reads the tables of PDF reports with pdfplumber, as a clerk's script would: the peer of `paper::pdf` in `xtask bench`.

usage: pdfplumber_read.py FILE...   prints one line of JSON: reports read, seconds, rows found.
Where pdfplumber is not installed it says so and ends with status 77 (skipped).
"""

import json
import sys
import time

try:
    import pdfplumber
except ImportError:
    print("pdfplumber is not installed: skipped")
    sys.exit(77)

start = time.perf_counter()
rows = 0
for path in sys.argv[1:]:
    with pdfplumber.open(path) as file:
        for page in file.pages:
            page.extract_text()
            for table in page.extract_tables():
                rows += len(table)
seconds = time.perf_counter() - start
print(json.dumps({"reports": len(sys.argv) - 1, "seconds": round(seconds, 3), "rows": rows}))
