"""What stands beside the partnerships on a page: numbers by which others know a body, and memberships."""

from __future__ import annotations

from typing import Any

from kgraph.render.answers import group_item
from kgraph.render.book import Book


def beside(book: Book, identifier: str) -> dict[str, Any]:
    """Return the numbers and memberships of a group or body, as its page shows them."""
    return {
        "numbers": [
            {
                "scheme": "" if row.scheme == "corporate-number" else row.scheme,
                "value": row.value,
                "name": row.name,
                "register": row.register,
                "line": row.line,
                "source": book.source_title(each.source.id),
            }
            for each, row in book.numbers.get(identifier, ())
        ],
        "member_of": [
            {"item": group_item(book, row.of), "line": row.line, "source": book.source_title(each.source.id)}
            for each, row in book.member_of.get(identifier, ())
        ],
        "members": [
            {"item": group_item(book, row.member), "line": row.line, "source": book.source_title(each.source.id)}
            for each, row in book.members.get(identifier, ())
        ],
    }
