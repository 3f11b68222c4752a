"""What a document dates: a founding, an incorporation, the start of an initiative."""

from __future__ import annotations

from kgraph.rdf import terms as t
from kgraph.rdf.builder import Builder, dated, day
from kgraph.statements import Fact
from kgraph.vocab import digest_id

EVENTS = {
    "founded": (t.FOUNDING, t.FOUNDING_DATE),
    "incorporated": (t.INCORPORATION, None),
    "started": (t.BEGINNING, t.START_DATE),
}
"""The fields that hold a date: the property of the event, and that of the bare date where there is one."""


def write_event(build: Builder, source: str, about: str, fact: Fact, ordinal: int) -> None:
    """Write the ``ordinal``-th dated event of a kind that a source tells of the thing with id ``about``."""
    date = build.date(fact.value, "facts", fact.field)
    if date is None:
        return
    has_event, has_date = EVENTS[fact.field]
    subject, node = build.thing(about), build.thing(digest_id("d", source, about, fact.field, str(ordinal)))
    build.add(subject, has_event, node)
    if has_date is not None and date.datatype != "string":  # a fiscal year has no date type of its own
        build.add(subject, has_date, dated(date))
    build.add(node, t.TYPE, t.DATED_EVENT)
    build.add(node, t.DATE, dated(date))
    build.add(node, t.AS_WRITTEN, build.plain(fact.words))
    build.add(node, t.START, day(date.start.isoformat()))
    build.add(node, t.END, day(date.end.isoformat()))
    build.add(node, t.LINE, t.integer(fact.line))
