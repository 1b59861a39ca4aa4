"""Blocks of a page, in its order: tables as they are; text between them as rows of one cell, for that is where liteparse puts rows that go on."""
from liteparse import LiteParse
from print_readings import print_readings

parser = LiteParse(ocr_enabled=False, quiet=True, extract_blocks=True)


def rows_of(block):
    if block.kind == "table":
        return [[cell.text for cell in row] for row in [block.header or [], *(block.rows or [])] if row]
    if block.kind == "grid_fallback":
        return [[line] for line in block.lines or []]
    text = f"{block.marker or ''} {block.text or ''}".strip()
    return [[text]] if text else []


def read(path):
    return [rows_of(block) for page in parser.parse(path).pages for block in page.blocks or []], False


print_readings(read)
