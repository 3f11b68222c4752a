"""IN-16: text typed on one system decomposed and on another composed looks equal and compares different."""

import unicodedata

from bodies import body, case, statements

from kgraph.identity.candidates import pairs
from kgraph.show.find import find


def name(shared):
    words = next(word for word in case(shared, "IN-16")[0].split() if word.endswith("会"))
    assert unicodedata.normalize("NFD", words) != unicodedata.normalize("NFC", words)
    return words


def test_both_rows_are_one_organisation(shared):
    composed, decomposed = (body(unicodedata.normalize(f, name(shared))) for f in ("NFC", "NFD"))
    assert composed.id == decomposed.id
    assert len(statements(composed, decomposed).bodies) == 1
    assert pairs([statements(composed), statements(decomposed)]) == ()


def test_a_search_in_either_form_returns_it(shared):
    for kept in ("NFC", "NFD"):
        rows = [statements(body(unicodedata.normalize(kept, name(shared))))]
        for typed in ("NFC", "NFD"):
            assert find(rows, unicodedata.normalize(typed, name(shared))).id == rows[0].bodies[0].id
