"""The sentences about measures, filters, key partners and chance, in ja and en: for command line and site alike."""

from __future__ import annotations

from collections.abc import Callable

from kgraph.errors import Text
from kgraph.links import KIND, Filter, LinkTable, filter_words
from kgraph.network import scores as s
from kgraph.network.brokers import BrokerAnswer, BrokerRow
from kgraph.network.measures.keyplayers import FRAGMENT, KeyPlayers

SETS_LISTED = 3
"""Of the best sets of partners, how many a sentence names."""

NONE = Text("なし", "none")
"""What a value is called that a measure does not have."""


_AT_KINDS = {
    s.GROUPS: Text("挙げた団体の数", "groups that mention it"),
    s.ONLY_PAIRS: Text("ほかに共通の種類がない組の数", "pairs of groups with no other kind in common"),
}


def measure_name(measure: str, level: str = "") -> Text:
    """Return what a measure is called at a level (a kind links nobody); KeyError for a name that is no measure's."""
    name = s.MEASURES[measure]
    return _AT_KINDS.get(measure, name) if level == KIND else name


def value_text(value: s.Value) -> Text:
    """Return a value: whole numbers as they are, others to three digits, and none as such."""
    if value is None:
        return NONE
    text = f"{value:,}" if isinstance(value, int) else f"{value + 0.0:.3f}"
    return Text(text, text)


def measure_sentence(answer: BrokerAnswer, row: BrokerRow, measure: str = "") -> Text | None:
    """Return what a measure (that of the ranking by default) says of a row; None for the numbers of groups and pairs,
    which ``wording.row_sentence`` tells, and for possibilities."""
    name = measure or answer.by
    if name not in _SENTENCES:
        return None
    value = row.value(name)
    label = Text(f"「{row.partner.label}」", f"“{row.partner.label_en}”")
    if value is None:
        what = measure_name(name)
        return Text(
            f"{label.ja}: {what.ja}の値はありません（ほかの連携先と同じ団体から挙げられていないため）。",
            f"{label.en} has no {what.en}: no group that names it names another.",
        )
    return _SENTENCES[name](answer, row, label, value)


def filter_sentence(wanted: Filter) -> Text | None:
    """Return which filter an answer stands under; None where there is none."""
    words = filter_words(wanted)
    return Text(f"絞り込み: {words.ja}", f"Only: {words.en}") if words else None


def key_sentence(table: LinkTable, found: KeyPlayers) -> Text:
    """Return the best sets of partners as a sentence; of sets that are equally good the first SETS_LISTED."""
    nodes = table.partner_by_id
    sets = [[nodes[partner] for partner in one] for one in found.sets[:SETS_LISTED]]
    more = len(found.sets) - len(sets)
    ja = " / ".join("・".join(p.label for p in one) for one in sets) + (f" ほか同じ値の{more}通り" if more else "")
    en = " / ".join(" + ".join(p.label_en for p in one) for one in sets) + (f" (or {more} others)" if more else "")
    how = Text("", "") if found.exact else Text("（すべての組を試してはいません）", " (not every set was tried)")
    if found.goal == FRAGMENT:
        return Text(
            f"{found.size}つの連携先がなくなるとき、最も分断されるのは {ja} です（F {found.value:.3f}）{how.ja}。",
            f"Of any {found.size} partners, the groups fall apart most without {en} (F {found.value:.3f}){how.en}.",
        )
    total, reached = len(table.groups), int(found.value)
    names = "種類" if table.level == KIND else "連携先"
    return Text(
        f"{found.size}つの{names}で最も多くの団体に届くのは {ja} です（{total}団体中{reached}）{how.ja}。",
        f"Of any {found.size}, {en} {'is' if found.size == 1 else 'are'} mentioned by the most groups "
        f"({reached} of {total}){how.en}.",
    )


def chance_word(significant: bool) -> Text:
    """Return the one word for officers: whether chance alone would do."""
    if significant:
        return Text("偶然では起こりにくい", "unlikely by chance")
    return Text("偶然でも起こる程度", "no more than chance gives")


def estimate_sentence(answer: BrokerAnswer) -> Text | None:
    """Return that betweenness is an estimate; None where it was counted from all nodes, or not at all."""
    if not answer.scores.sources:
        return None
    n = answer.scores.sources
    return Text(
        f"媒介中心性は、無作為に選んだ {n:,} の結び目から数えた推定値です（乱数の種 {s.SEED}）。",
        f"Betweenness is an estimate, counted from {n:,} nodes drawn at random (seed {s.SEED}).",
    )


def _betweenness(answer: BrokerAnswer, row: BrokerRow, label: Text, value: float) -> Text:
    return Text(
        f"{label.ja}は、団体と連携先のあいだの最短のつながりの道に、取りうる最大の {value:.1%} の割合で入っています。",
        f"{label.en} lies on the shortest chains between groups and partners {value:.1%} as often as a partner could.",
    )


def _constraint(answer: BrokerAnswer, row: BrokerRow, label: Text, value: float) -> Text:
    return Text(
        f"{label.ja}の拘束度は {value:.3f} です（低いほど、互いにつながりのない連携先のあいだに立っています）。",
        f"{label.en} has a constraint of {value:.3f} (the lower, the less its co-partners are tied to one another).",
    )


def _effective_size(answer: BrokerAnswer, row: BrokerRow, label: Text, value: float) -> Text:
    return Text(
        f"{label.ja}と同じ団体から挙げられた連携先は、重なりを除くと {value:.1f} に当たります。",
        f"The partners that groups name beside {label.en} come to {value:.1f} when redundant ones are taken off.",
    )


def _fragmentation(answer: BrokerAnswer, row: BrokerRow, label: Text, value: float) -> Text:
    whole = answer.scores.whole or 0.0
    removal = (answer.scores.removals or {}).get(row.partner.id)
    parts = removal.parts if removal and removal.cuts else ()
    apart = Text(
        f"（{'・'.join(map(str, parts[:5]))}{'…' if len(parts) > 5 else ''}団体に分かれます）" if parts else "",
        f" (its groups fall apart into {', '.join(map(str, parts[:5]))}{', …' if len(parts) > 5 else ''})"
        if parts
        else "",
    )
    return Text(
        f"{label.ja}がなければ、連携先をたどって届かない団体の組は {whole:.1%} から {value:.1%} になります{apart.ja}。",
        f"Without {label.en} the pairs of groups that no chain of partners joins go from {whole:.1%} to "
        f"{value:.1%}{apart.en}.",
    )


def _across(kind: str) -> Callable[[BrokerAnswer, BrokerRow, Text, float], Text]:
    words = {s.PREFECTURES: Text("都道府県", "prefectures"), s.SECTORS: Text("分野", "sectors")}[kind]

    def sentence(answer: BrokerAnswer, row: BrokerRow, label: Text, value: float) -> Text:
        found = (answer.scores.roles or {})[kind][row.partner.id]
        return Text(
            f"{label.ja}を共に挙げた団体の組 {found.total} のうち、異なる{words.ja}のあいだは {found.across} です。",
            f"Of the {found.total} pairs of groups that name {label.en}, {found.across} are of two {words.en}.",
        )

    return sentence


_SENTENCES: dict[str, Callable[[BrokerAnswer, BrokerRow, Text, float], Text]] = {
    s.BETWEENNESS: _betweenness,
    s.CONSTRAINT: _constraint,
    s.EFFECTIVE_SIZE: _effective_size,
    s.FRAGMENTATION: _fragmentation,
    s.PREFECTURES: _across(s.PREFECTURES),
    s.SECTORS: _across(s.SECTORS),
}
