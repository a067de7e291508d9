#!/usr/bin/env python3
"""Turns a page into PDF with WeasyPrint: the mean of three runs after one that warms up, in seconds.

    weasyprint_write.py PAGE
"""

import sys
import time

from weasyprint import HTML

ROUNDS = 3


def main(page):
    HTML(filename=page).write_pdf()
    start = time.perf_counter()
    for _ in range(ROUNDS):
        HTML(filename=page).write_pdf()
    print((time.perf_counter() - start) / ROUNDS)


if __name__ == "__main__":
    main(sys.argv[1])
