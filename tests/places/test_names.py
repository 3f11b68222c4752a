"""Place names are compared by folded forms that never join two names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kgraph.places import Places, fold_name
from kgraph.places.names import VARIANTS, distance, split_county, stem, stem_kana


def test_folding_keeps_lengths_and_never_joins_two_names() -> None:
    assert all(isinstance(target, int) for target in VARIANTS.values())
    names: dict[str, set[str]] = {}
    for place in Places.load():
        names.setdefault(fold_name(place.name), set()).add(place.name)
    assert [found for found in names.values() if len(found) > 1] == []


def test_level_words_and_counties_come_apart() -> None:
    assert [stem(name) for name in ("北海道", "京都府", "四日市市", "津市")] == ["北海道", "京都", "四日市", "津"]
    assert stem_kana("甲佐町", "こうさまち") == "こうさ"
    assert split_county("愛知郡長久手町") == ("愛知郡", "長久手町")
    assert split_county("大和郡山市") == ("", "大和郡山市")


@given(st.text(alphabet="あいう", max_size=5), st.text(alphabet="あいう", max_size=5), st.integers(0, 3))
def test_the_bounded_distance_is_the_edit_distance_up_to_its_limit(a: str, b: str, limit: int) -> None:
    def full(x: str, y: str) -> int:
        if not x or not y:
            return len(x) + len(y)
        return min(full(x[1:], y) + 1, full(x, y[1:]) + 1, full(x[1:], y[1:]) + (x[0] != y[0]))

    assert distance(a, b, limit) == min(full(a, b), limit + 1)
