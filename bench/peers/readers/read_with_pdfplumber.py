"""Tables by their lines, as pdfplumber does unless told otherwise; by the gaps of the text in a document where that finds none."""
import pdfplumber
from print_readings import has_text, print_readings

BY_TEXT = {"vertical_strategy": "text", "horizontal_strategy": "text"}


def read(path):
    with pdfplumber.open(path) as pdf:
        ruled = [table for page in pdf.pages for table in page.extract_tables()]
        if has_text(ruled):
            return ruled, False
        return [table for page in pdf.pages for table in page.extract_tables(BY_TEXT)], True


print_readings(read)
