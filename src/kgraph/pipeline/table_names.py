"""What a row of a table calls its body: a word that tells a kind only is the body of that kind of the row's own place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kgraph.identity.grounding import Area, Region, ground
from kgraph.identity.names import NormalName, is_only_kind, normal_name
from kgraph.places import Places
from kgraph.reading.tables.rows import TableRow


@dataclass(frozen=True, slots=True)
class Called:
    """The normal name of a row's body, and how it is shown.

    ``place`` is the municipality that tells the body from those of other rows, as its name tells a kind only;
    ``rule`` says how a name was composed, empty for one that stands there.
    """

    name: NormalName
    shown: str
    place: str = ""
    rule: str = ""


def region_of(row: TableRow, places: Places) -> Region:
    """Return the region that a row tells."""
    prefecture = Area(row.prefecture, places.get(row.prefecture).name if row.prefecture else "")
    cities = tuple(Area(code, places.get(code).name) for code in row.municipalities)
    return Region(prefecture, cities, row.region_note)


def called(row: TableRow, places: Places) -> Called:
    """Return what a row calls its body.

    社会福祉協議会 in a row of 山川市 is 山川市社会福祉協議会, as in running text (``kgraph.identity.grounding``). Where
    the word can mean several bodies of the place, it stays as it is and is no body of another place.
    """
    written = normal_name(row.name.text)
    name = replace(written, legal_form=row.legal_form or written.legal_form)
    shown = " ".join(row.name.text.split())
    if len(row.municipalities) != 1 or not is_only_kind(name):
        return Called(name, shown)
    (city,) = row.municipalities
    found = ground(name.key, "", region_of(row, places))
    if found is None or found.area.code != city:
        return Called(name, shown, city)
    full = normal_name(found.name)
    return Called(replace(full, legal_form=name.legal_form or full.legal_form), found.name, city, found.rule)
