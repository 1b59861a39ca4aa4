import json
import sys


def print_readings(read):
    """Reads each document named on the command line, and prints a JSON line for it: tables of rows of cells, in reading order. `read` says too whether
    it found them by the gaps of the text."""
    for document in sys.argv[1:]:
        try:
            tables, by_text = read(document)
            reading = {"kind": "tables", "tables": tables, "byText": by_text}
        except Exception as error:  # what a document makes the reader raise is that document's alone
            reading = {"kind": "failed", "why": f"{type(error).__name__}: {error}"}
        print(json.dumps({"document": document, **reading}, ensure_ascii=True), flush=True)


def has_text(tables):
    return any(cell and str(cell).strip() for table in tables for row in table for cell in row)
