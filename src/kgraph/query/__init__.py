"""Asking the store: one function, and the queries that come with the package."""

from kgraph.query.bind import Iri, Value
from kgraph.query.door import check_text, query
from kgraph.query.formats import GRAPH_FORMATS, RESULT_FORMATS, default_format, write
from kgraph.query.header import Header, Parameter, parse_header
from kgraph.query.named import NamedQuery, named_queries, named_query
from kgraph.query.result import Plain, Result, Term, plain
from kgraph.query.seam import Engine
from kgraph.query.syntax import QuerySyntaxError

__all__ = [
    "GRAPH_FORMATS",
    "RESULT_FORMATS",
    "Engine",
    "Header",
    "Iri",
    "NamedQuery",
    "Parameter",
    "Plain",
    "QuerySyntaxError",
    "Result",
    "Term",
    "Value",
    "check_text",
    "default_format",
    "named_queries",
    "named_query",
    "parse_header",
    "plain",
    "query",
    "write",
]
