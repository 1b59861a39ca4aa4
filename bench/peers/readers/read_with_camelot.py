"""Tables by their lines (lattice); by the gaps of the text (stream) in a document where that finds none."""
import camelot
from print_readings import has_text, print_readings


def tables_of(path, flavor):
    found = camelot.read_pdf(path, pages="all", flavor=flavor, suppress_stdout=True)
    return [table.df.values.tolist() for table in sorted(found, key=lambda table: (table.page, table.order))]


def read(path):
    ruled = tables_of(path, "lattice")
    return (ruled, False) if has_text(ruled) else (tables_of(path, "stream"), True)


print_readings(read)
