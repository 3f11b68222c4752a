"""Tables: CSV and XLSX as Japanese offices keep them, read by a mapping or by their headers.

A file is opened as sheets of text (load), whose canonical text offsets and quotes refer to (model); the headers are
found (header, lexicon) and give a mapping where none is given (suggest, form); the rows are read by it (reader).
"""

from kgraph.reading.tables.load import choose_sheet, is_table, read_book
from kgraph.reading.tables.mapping import TableMapping, parse_mapping, to_yaml
from kgraph.reading.tables.model import Book, Sheet
from kgraph.reading.tables.reader import header_of, read_table
from kgraph.reading.tables.rows import TableReading, TableRow

__all__ = [
    "Book",
    "Sheet",
    "TableMapping",
    "TableReading",
    "TableRow",
    "choose_sheet",
    "header_of",
    "is_table",
    "parse_mapping",
    "read_book",
    "read_table",
    "to_yaml",
]
