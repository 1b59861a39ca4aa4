"""All documents in one call, which starts one JVM; safety filters off, for they delete text that is there. Those without a table again, by clusters of text."""
import json
import sys
import tempfile
from pathlib import Path

import opendataloader_pdf
from print_readings import has_text, print_readings


def lines_of(element):
    own = [element["content"]] if element.get("content") else []
    inner = element.get("kids", []) + element.get("list items", [])
    return own + [line for kid in inner for line in lines_of(kid)]


def row_of(row, columns):
    cells = [""] * columns
    for cell in row["cells"]:
        cells[cell["column number"] - 1] = "\n".join(lines_of(cell))
    return cells


def tables_of(element):
    if element.get("type") == "table":
        return [[row_of(row, element["number of columns"]) for row in element["rows"]]]
    return [table for kid in element.get("kids", []) for table in tables_of(kid)]


def convert(paths, **mode):
    """Documents may share a name: each is converted under one of its own."""
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder, "given"), Path(folder, "made")
        given.mkdir()
        for number, path in enumerate(paths):
            Path(given, f"{number}.pdf").symlink_to(Path(path).resolve())
        names = [str(Path(given, f"{number}.pdf")) for number in range(len(paths))]
        try:
            opendataloader_pdf.convert(
                names, output_dir=str(made), format="json", quiet=True, keep_line_breaks=True, image_output="off", content_safety_off="all", **mode
            )
        except Exception as error:  # one document that fails makes the call fail; the others have their output
            print(error, file=sys.stderr)
        outputs = [Path(made, f"{number}.json") for number in range(len(paths))]
        return {path: tables_of(json.loads(output.read_text())) for path, output in zip(paths, outputs) if output.exists()}


ruled = convert(sys.argv[1:])
without = [path for path, tables in ruled.items() if not has_text(tables)]
by_text = convert(without, table_method="cluster") if without else {}
print_readings(lambda path: (by_text[path], True) if path in by_text else (ruled[path], False))
