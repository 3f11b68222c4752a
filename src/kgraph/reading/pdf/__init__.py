"""The text of a PDF, in the lines that the reader of the form takes."""

from kgraph.reading.pdf.document import PdfText, pdf_text

__all__ = ["PdfText", "pdf_text"]
