"""The sentences about how sure a ranking is, in ja and en: for command line and site alike."""

from __future__ import annotations

from math import ceil, floor

from kgraph.errors import Text
from kgraph.links import KIND
from kgraph.network.brokers import BrokerAnswer, BrokerRow
from kgraph.network.chance.partners import BICM, CURVEBALL, FEW_GROUPS, Tested
from kgraph.network.robustness import Robust, Spread
from kgraph.network.scores import ONLY_PAIRS
from kgraph.network.wording_measures import chance_word, measure_name, value_text

SHARE = 0.1
"""The share of missing mentions that officers are told of; data have all shares."""

RANGE_HEADING = Text("順位の幅", "rank range")
RANGE_BY_GROUPS_HEADING = Text("団体数順位の幅", "range of the rank by groups")
CHANCE_HEADING = Text("偶然との比較", "against chance")


def range_text(spread: Spread) -> Text:
    """Return between which ranks a row stands in 9 of 10 draws, in whole ranks.

    >>> range_text(Spread(2.0, 1.0, 3.5, 1.0)).en
    '1 to 4'
    """
    low, high = floor(spread.low), ceil(spread.high)
    return Text(f"{low}位", str(low)) if low == high else Text(f"{low}〜{high}位", f"{low} to {high}")


def robust_of(answer: BrokerAnswer, row: BrokerRow) -> Robust | None:
    """Return how sure the place of a row is; None where that was not worked out, and for rows of one group."""
    return answer.robustness.rows.get(row.partner.id) if answer.robustness else None


def robustness_sentence(answer: BrokerAnswer, row: BrokerRow) -> Text | None:
    """Return where the rank by groups moves when mentions, or one group, are missing; None where that is not known."""
    sure, own = answer.robustness, robust_of(answer, row)
    if sure is None or own is None or SHARE not in own.missing:
        return None
    spread = own.missing[SHARE]
    low, high = floor(spread.low), ceil(spread.high)
    ja = f"順位は{low}位から{high}位のあいだ" if low != high else f"順位は{low}位のまま"
    en = f"between {low} and {high}" if low != high else f"at {low}"
    worst = Text(f"{own.best}位", str(own.best))
    if own.best != own.worst:
        worst = Text(f"{own.best}位から{own.worst}位", f"{own.best} to {own.worst}")
    return Text(
        f"記載の{SHARE:.0%}が欠けていたとしても、団体の数による{ja}です（{sure.top}位以内にとどまる割合 "
        f"{spread.top:.0%}）。どの1団体を除いても{worst.ja}です。",
        f"With {SHARE:.0%} of the mentions missing its rank by groups stays {en} ({spread.top:.0%} of the time in the "
        f"first {sure.top}); with any one group left out it is {worst.en}.",
    )


def robustness_note(answer: BrokerAnswer) -> Text | None:
    """Return how the ranges were drawn; None where there are none."""
    sure = answer.robustness
    if sure is None:
        return None
    shares = [f"{share:.0%}" for share in sure.shares]
    return Text(
        f"順位の幅は、{sure.mentions}件の記載から無作為に{SHARE:.0%}を除くことを{sure.draws}回くり返し、9割の回が"
        f"収まる範囲です（乱数の種 {sure.seed}）。JSON と CSV には {'・'.join(shares)} を除いた場合があります。",
        f"Rank ranges hold 9 in 10 of {sure.draws} draws in each of which {SHARE:.0%} of the {sure.mentions} mentions "
        f"are missing (seed {sure.seed}); JSON and CSV have {', '.join(shares)}.",
    )


def interval_sentences(answer: BrokerAnswer, row: BrokerRow) -> list[Text]:
    """Return between which values the other measures of a row stand when mentions are missing (``full`` only)."""
    found = []
    for measure, shares in answer.intervals.items():
        spread = shares.get(SHARE, {}).get(row.partner.id)
        if spread is None or spread.low != spread.low:
            continue
        low, high, name = value_text(spread.low), value_text(spread.high), measure_name(measure)
        found.append(
            Text(
                f"{name.ja}: {low.ja} から {high.ja} のあいだ（記載の{SHARE:.0%}が欠けていたとき）。",
                f"{name.en}: between {low.en} and {high.en} (with {SHARE:.0%} of the mentions missing).",
            )
        )
    return found


def chance_of(answer: BrokerAnswer, row: BrokerRow) -> tuple[str, Tested] | None:
    """Return what of a row was compared with chance, and how it stands: the measure of the ranking where that can be
    tested, else the pairs that only it links. None where it was not tested."""
    values = answer.chance.values if answer.chance else {}
    measure = answer.by if answer.by in values else ONLY_PAIRS
    tested = values.get(measure, {}).get(row.partner.id)
    return None if tested is None else (measure, tested)


def chance_text(answer: BrokerAnswer, row: BrokerRow) -> Text | None:
    """Return the one word for officers; None where a row was not tested."""
    found = chance_of(answer, row)
    return None if found is None else chance_word(found[1].unlikely)


def chance_sentence(answer: BrokerAnswer, row: BrokerRow) -> Text | None:
    """Return what chance would give beside what there is; None where a row was not tested."""
    found = chance_of(answer, row)
    if found is None:
        return None
    measure, tested = found
    name, word = measure_name(measure, answer.level), chance_word(tested.unlikely)
    whole = measure == ONLY_PAIRS
    observed = value_text(int(tested.observed) if whole else tested.observed)
    expected = f"{tested.expected:.1f}" if whole else f"{tested.expected:.3f}"
    return Text(
        f"{name.ja}は {observed.ja}、無作為に入れ替えると平均 {expected}。{word.ja}です。",
        f"{name.en[:1].upper()}{name.en[1:]}: {observed.en}, beside {expected} on average at random: {word.en}.",
    )


def chance_note(answer: BrokerAnswer) -> Text | None:
    """Return with what was compared, of how many, and whether that is enough to tell; None where nothing was."""
    if answer.chance is None:
        return None
    counts, chance = answer.counts, answer.chance
    if not chance.values:
        return Text(
            f"のべ{counts.links:,}と多いため、無作為な表との比較は --robustness full でだけ行います"
            f"（組の検定は {BICM} で済んでいます）。",
            f"The table being large ({counts.links:,}), random ones are drawn by --robustness full only (pairs are tested "
            f"by {BICM}).",
        )
    tested = len(chance.values[ONLY_PAIRS])
    measure = measure_name(answer.by if answer.by in chance.values else ONLY_PAIRS, answer.level)
    what = Text("種類", "kind") if answer.level == KIND else Text("連携先", "partner")
    note = Text(
        f"偶然との比較は、団体ごとの{what.ja}の数と{what.ja}ごとの団体の数をそのままに、無作為に入れ替えた"
        f"{chance.draws}の表と「{measure.ja}」を比べたものです"
        f"（{CURVEBALL} 法、{tested}件、誤って偶然でないとするのは5%まで）。",
        f"Against chance: “{measure.en}” beside {chance.draws} random tables in which every group names as many and "
        f"every {what.en} is named by as many ({CURVEBALL}; {tested} tested, at most 5 % false discoveries).",
    )
    if counts.groups >= FEW_GROUPS:
        return note
    return Text(
        f"{note.ja}{counts.groups}団体（{FEW_GROUPS}に満たない）が挙げたのべ{counts.links}の{what.ja}では、"
        "よほど強い偏りでなければ偶然と見分けられません。",
        f"{note.en} With {counts.groups} groups (fewer than {FEW_GROUPS}) that name {counts.links} {what.en}s in all "
        "only a very strong pattern can be told from chance.",
    )


def pairs_note(answer: BrokerAnswer) -> Text | None:
    """Return how many pairs go together more often than chance gives; None where that was not tested."""
    if answer.chance is None:
        return None
    partners, groups = answer.chance.partners, answer.chance.groups
    what = Text("種類", "kinds") if answer.level == "kind" else Text("連携先", "partners")
    return Text(
        f"偶然では起こりにくいほど、ともに挙げられている{what.ja}の組は{partners.unlikely:,}、"
        f"同じ{what.ja}を挙げている団体の組は{groups.unlikely:,}です（{BICM}）。",
        f"More often than chance gives, {partners.unlikely:,} pairs of {what.en} are mentioned together and "
        f"{groups.unlikely:,} pairs of groups mention the same {what.en} ({BICM}).",
    )


def pair_sentences(answer: BrokerAnswer, most: int = 3) -> list[Text]:
    """Return the first pairs of partners, and of groups, that go together more often than chance gives, in words."""
    if answer.chance is None:
        return []
    table, found = answer.table, []
    nodes = table.partner_by_id
    for pair in answer.chance.partners.listed[:most]:
        a, b = nodes[pair.a], nodes[pair.b]
        found.append(
            Text(
                f"　{a.label} と {b.label}: ともに{pair.shared}団体が挙げる（偶然なら平均 {pair.expected:.1f}、"
                f"q = {pair.q:.2g}）。",
                f"  {a.label_in('en')} and {b.label_in('en')}: both mentioned by {pair.shared} groups ({pair.expected:.1f} "
                f"on average by chance, q = {pair.q:.2g}).",
            )
        )
    what = Text("種類", "kinds") if answer.level == "kind" else Text("連携先", "partners")
    for pair in answer.chance.groups.listed[:most]:
        names = [table.group_by_id[group].label for group in (pair.a, pair.b)]
        found.append(
            Text(
                f"　{' と '.join(names)}: 同じ{what.ja}{pair.shared}（偶然なら平均 {pair.expected:.1f}、q = {pair.q:.2g}）。",
                f"  {' and '.join(names)}: {pair.shared} {what.en} in common ({pair.expected:.1f} on average by chance, "
                f"q = {pair.q:.2g}).",
            )
        )
    return found
