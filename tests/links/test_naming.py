"""How files say what their table was narrowed to."""

from __future__ import annotations

from kgraph.errors import Text
from kgraph.links import Filter, Narrowing, narrowing
from kgraph.links.naming import SLUG_MOST


def test_the_whole_table_says_nothing() -> None:
    own = narrowing(Filter())
    assert own == Narrowing()
    title = Text("網", "network")
    assert (own.titled(title), own.named("network-kind")) == (title, "network-kind")


def test_filter_ties_and_roll_up_are_in_words_and_in_names() -> None:
    own = narrowing(
        Filter(prefectures=("43000",), roles=("cooperation", "endorsement")), ties=("member", "partner"), rolled_up=True
    )
    assert own.named("x") == "x_prefectures-43000_roles-cooperation-endorsement_ties-member-partner_rolled-up"
    title = own.titled(Text("網", "network"))
    assert title.ja.startswith("網［都道府県: 熊本県、役割: ")
    assert "加盟・連携" in title.ja
    assert title.en.startswith("network [prefecture: ")


def test_names_stay_short_ascii_and_differ() -> None:
    many = [narrowing(Filter(sources=tuple(f"source-{n}" for n in range(last)))) for last in (40, 41)]
    names = [one.named("network") for one in many]
    assert names[0] != names[1]
    assert all(len(one.slug) == SLUG_MOST for one in many)
    own = narrowing(Filter(targets=("x-月の人/../a",)), own_labels={("targets", "x-月の人/../a"): "月の人"})
    assert own.slug == "targets-x-..a"
    assert own.words is not None
    assert "月の人" in own.words.ja
