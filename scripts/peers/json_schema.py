#!/usr/bin/env python3
"""Validates JSON files against a schema with the jsonschema library (Debian: python3-jsonschema).

    json_schema.py SCHEMA FILE...

Prints what is wrong, a line each, and ends with 1 where anything is.
"""

import json
import sys

import jsonschema


def main(schema_file, files):
    with open(schema_file, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    wrong = 0
    for name in files:
        with open(name, encoding="utf-8") as file:
            found = json.load(file)
        for error in validator.iter_errors(found):
            wrong += 1
            best = jsonschema.exceptions.best_match([error])
            print(f"{name}: {best.json_path}: {best.message[:300]}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
