"""tabula-java, through tabula-py: tables by their lines (lattice); by the gaps of the text (stream) in a document where that finds none."""
import tabula
from print_readings import has_text, print_readings


def tables_of(path, **mode):
    found = tabula.read_pdf(path, output_format="json", pages="all", silent=True, **mode)
    return [[[cell["text"] for cell in row] for row in table["data"]] for table in found]


def read(path):
    ruled = tables_of(path, lattice=True)
    return (ruled, False) if has_text(ruled) else (tables_of(path, stream=True), True)


print_readings(read)
