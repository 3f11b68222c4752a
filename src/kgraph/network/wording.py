"""The sentences of an answer, in ja and en, each worded for its level: used by the command line and the site alike.

A body *links* the groups that name it (つなぐ). Groups that meet in an unnamed node *may* share a body (可能性). A kind
links nobody: so many groups mention a partner of that kind, and no more is said.
"""

from __future__ import annotations

from kgraph.errors import Text
from kgraph.links import KIND, UNNAMED, DirectTie, LinkTable
from kgraph.network.brokers import BrokerAnswer, BrokerRow
from kgraph.network.clusters import TWO_MODE, Cluster, ClusterAnswer
from kgraph.network.enough import MIN_GROUPS_IN_TIES, MIN_SHARED, Counts

# Modularity from which a network is commonly held to have communities (Newman & Girvan, Phys. Rev. E 69, 026113).
CLEAR_MODULARITY = 0.3

NAMES_LISTED = 20
"""Of many groups, how many a sentence names."""

_LEVEL = {
    "body": Text("名前のある相手で見た場合", "level of bodies"),
    "place": Text("同じ地域・同じ種類で見た場合（可能性）", "level of kind and area"),
    "kind": Text("相手の種類で見た場合", "level of kinds"),
}
_CAVEAT = {
    "body": Text(
        "数えたのは、名前が書かれた団体と、語から一つに決まる団体だけです。",
        "Only bodies that are named, or that the word can only mean, are counted.",
    ),
    "place": Text(
        "団体名のない連携先は、種類と地域ごとに一つとみなしました。そこで重なる団体は、同じ連携先をもつ可能性があるだけです。",
        "Partners without a name are taken as one for each kind and area. Groups that meet there may share a body; "
        "it is possible, not told.",
    ),
    "kind": Text(
        "同じ種類の連携先を挙げていても、同じ相手とは限りません。団体どうしの関係を示すものではありません。",
        "Groups that mention the same kind need not mean the same body. This tells of no relation between groups.",
    ),
}


def level_name(level: str) -> Text:
    """Return what a level is called."""
    return _LEVEL[level]


def caveat(level: str) -> Text:
    """Return what to keep in mind at a level."""
    return _CAVEAT[level]


def groups_heading(level: str) -> Text:
    """Return the heading of the column that counts groups."""
    if level == "kind":
        return Text("挙げた団体", "groups that mention it")
    return Text("つなぐ団体", "groups linked") if level == "body" else Text("挙げた団体", "groups that name it")


def held_heading(level: str) -> Text:
    """Return the heading of what a cluster has in common."""
    if level == "kind":
        return Text("共に挙げた種類（団体数）", "kinds they mention (groups)")
    return Text("共通の連携先（団体数）", "partners they share (groups)")


def broker_headings(level: str, *, with_kind: bool) -> tuple[Text, ...]:
    """Return the headings of a table of brokers; ``with_kind`` adds the column of kinds."""
    first = Text("種類", "kind") if level == "kind" else Text("連携先", "partner")
    kind = (Text("種類", "kind"),) if with_kind else ()
    words = Text("記載（行番号と語）", "words (line, words)")
    return (Text("順位", "rank"), first, *kind, groups_heading(level), Text("役割", "roles"), words)


def hidden_rows(level: str, number: int) -> Text | None:
    """Return how many rows a table leaves out; None where it shows all."""
    if not number:
        return None
    what = "種類" if level == "kind" else "連携先"
    return Text(
        f"このほか、1団体だけが挙げた{what}が{number}あります（--all で表示）。",
        f"Another {number} {'is' if number == 1 else 'are'} mentioned by one group only (--all shows them).",
    )


def more_words(number: int) -> Text | None:
    """Return how many of the words behind a row are left out; None where there are none."""
    return Text(f" ほか{number}件", f" and {number} more") if number else None


def counts_sentence(table: LinkTable, counts: Counts) -> Text:
    """Return the figures of a level as a sentence."""
    groups, partners, links, pairs = counts.groups, counts.partners, counts.links, counts.tied_pairs
    if table.level == "kind":
        return Text(
            f"{groups}団体が挙げた連携先の種類は{partners}（のべ{links}）。同じ種類を挙げた団体の組は{pairs}です。",
            f"{groups} groups mention {partners} kinds of partner ({links} mentions of a kind by a group); "
            f"{pairs} pairs of groups mention a kind in common.",
        )
    possible = len(counts.possible)
    extra = Text(f"（うち可能性にとどまる連携先{possible}）", f" ({possible} of the shared partners only possible)")
    more = extra if table.level == "place" and possible else Text("", "")
    return Text(
        f"{groups}団体、連携先{partners}、つながり{links}。連携先を共にする団体の組は{pairs}{more.ja}です。",
        f"{groups} groups, {partners} partners, {links} links; {pairs} {_n('pair', pairs)} of groups "
        f"{'shares' if pairs == 1 else 'share'} a partner{more.en}.",
    )


def broker_reason(answer: BrokerAnswer) -> Text | None:
    """Return why nothing is ranked and which level can answer; None where there are ranks."""
    if answer.ranked:
        return None
    have = _shared_so_far(answer.level, answer.counts)
    what = "種類" if answer.level == "kind" else "連携先"
    need = Text(
        f"順位を付けるには、そのような{what}が{MIN_SHARED}つ以上必要です。",
        f"A ranking needs {MIN_SHARED} {'kinds' if answer.level == 'kind' else 'bodies'} that several groups name.",
    )
    return _joined(have, need, _see(answer.level, answer.see_level, "brokers"))


def cluster_reason(answer: ClusterAnswer) -> Text | None:
    """Return why there are no clusters and which level can answer; None where there are some."""
    if answer.clustered:
        return None
    have = _shared_so_far(answer.level, answer.counts)
    tied = answer.counts.groups_in_ties
    what = "種類" if answer.level == "kind" else "連携先"
    need = Text(
        f"それを挙げた団体は{tied}です。まとまりに分けるには、共通の{what}が{MIN_SHARED}つ以上、"
        f"それを挙げた団体が{MIN_GROUPS_IN_TIES}以上必要です。",
        f"{tied} groups share one. Clusters need {MIN_SHARED} shared "
        f"{'kinds' if answer.level == 'kind' else 'bodies'} and {MIN_GROUPS_IN_TIES} groups that share one.",
    )
    return _joined(have, need, _see(answer.level, answer.see_level, "clusters"))


def row_sentence(answer: BrokerAnswer, row: BrokerRow) -> Text:
    """Return one row of the brokers as a sentence, with the groups by name."""
    n, total = len(row.groups), answer.counts.groups
    ja, en = f"「{row.partner.label}」", f"“{row.partner.label_en}”"
    names = names_of(answer.table, row.groups, NAMES_LISTED)
    if row.partner.nature == KIND:
        return Text(
            f"{ja}: {total}団体中{n}団体がこの種類の連携先を挙げています（{names.ja}）。",
            f"{en}: {n} of {total} groups {'mentions' if n == 1 else 'mention'} a partner of this kind ({names.en}).",
        )
    if row.partner.nature == UNNAMED:
        if n == 1:
            return Text(f"{ja}を挙げているのは1団体（{names.ja}）です。", f"{en} is mentioned by 1 group ({names.en}).")
        return Text(
            f"{ja}を{n}団体（{names.ja}）が挙げています。同じ連携先である可能性があります。",
            f"{en} is mentioned by {n} groups ({names.en}): it is possible that they mean the same body.",
        )
    if n == 1:
        return Text(f"{ja}を挙げているのは1団体（{names.ja}）です。", f"{en} is named by 1 group ({names.en}).")
    only = Text("", "")
    if row.only_pairs:
        only = Text(
            f"ほかに共通の連携先がない組が{row.only_pairs}あります。",
            f" {row.only_pairs} {_n('pair', row.only_pairs)} of them "
            f"{'has' if row.only_pairs == 1 else 'have'} no other partner in common.",
        )
    return Text(
        f"{ja}は{n}団体（{names.ja}）をつないでいます。{only.ja}", f"{en} links {n} groups ({names.en}).{only.en}"
    )


def rank_text(row: BrokerRow) -> Text:
    """Return the rank with its tie, a dash where there is none."""
    if row.rank is None:
        return Text("—", "—")
    if row.tied > 1:
        return Text(f"{row.rank}位（同順位{row.tied}）", f"{row.rank} (tie of {row.tied})")
    return Text(f"{row.rank}位", str(row.rank))


def cluster_sentence(answer: ClusterAnswer, cluster: Cluster) -> Text:
    """Return one cluster as a sentence: its groups and what they share."""
    names = names_of(answer.table, cluster.groups)
    nodes = [(answer.table.partner_by_id[h.partner], len(h.groups)) for h in cluster.held_by]
    ja = "、".join(f"{node.label}（{n}団体）" for node, n in nodes)
    en = ", ".join(f"{node.label_en} ({n} groups)" for node, n in nodes)
    size = len(cluster.groups)
    if answer.level == "kind":
        return Text(
            f"{size}団体（{names.ja}）は、挙げている連携先の種類が近い: {ja}。",
            f"{size} groups ({names.en}) mention similar kinds of partner: {en}.",
        )
    if cluster.possible:
        return Text(
            f"{size}団体（{names.ja}）は、連携先を共にする可能性があります: {ja}。",
            f"{size} groups ({names.en}) possibly share partners: {en}.",
        )
    return Text(
        f"{size}団体（{names.ja}）は、連携先を共にしています: {ja}。",
        f"{size} groups ({names.en}) share partners: {en}.",
    )


def modularity_sentence(answer: ClusterAnswer) -> Text | None:
    """Return how clear the clusters are; None where there are none."""
    if answer.modularity is None:
        return None
    figure = f"{answer.modularity:.2f}"
    if answer.weight == TWO_MODE:
        return Text(
            f"Barber のモジュラリティは {figure} です（団体だけの網での目安 {CLEAR_MODULARITY} は、ここでは使えません）。",
            f"Barber's modularity is {figure} (of groups alone {CLEAR_MODULARITY} is a mark; here there is none).",
        )
    if answer.modularity < CLEAR_MODULARITY:
        return Text(
            f"まとまりの境ははっきりしません（モジュラリティ {figure}、目安は {CLEAR_MODULARITY} 以上）。",
            f"The clusters are not clearly parted (modularity {figure}; clear ones have {CLEAR_MODULARITY} or more).",
        )
    return Text(
        f"まとまりは比較的はっきりしています（モジュラリティ {figure}）。",
        f"The clusters are fairly clearly parted (modularity {figure}).",
    )


def unconnected_sentence(answer: ClusterAnswer) -> Text | None:
    """Return which groups share no partner with any other, as this document tells it; None where there are none."""
    if not answer.unconnected:
        return None
    names, n = names_of(answer.table, answer.unconnected, NAMES_LISTED), len(answer.unconnected)
    what = Text("種類", "kind of partner") if answer.level == "kind" else Text("連携先", "partner")
    if answer.ties is not None:
        what = Text("種類", "kinds of partner") if answer.level == "kind" else Text("連携先", "partners")
        return Text(
            f"ほかのどの団体とも、共通する{what.ja}が偶然でも起こる程度か、まったく書かれていない団体が{n}あります（{names.ja}）。",
            f"{n} {_n('group', n)} {'has' if n == 1 else 'have'} no more {what.en} in common with any other than chance "
            f"gives ({names.en}).",
        )
    return Text(
        f"この資料では、ほかの団体と共通する{what.ja}が書かれていない団体が{n}あります（{names.ja}）。",
        f"For {n} {_n('group', n)} this document tells no {what.en} in common with another ({names.en}).",
    )


def direct_tie_sentence(table: LinkTable, tie: DirectTie) -> Text:
    """Return a tie between two groups that lead initiatives; it is counted as no shared partner."""
    a, b = table.group_by_id[tie.group].label, table.group_by_id[tie.other].label
    return Text(
        f"「{a}」は「{b}」を連携先に挙げています（団体どうしの直接のつながり。共通の連携先には数えません）。",
        f"“{a}” names “{b}” as a partner (a direct tie of two groups; not counted as a shared partner).",
    )


def names_of(table: LinkTable, groups: tuple[str, ...], most: int | None = None) -> Text:
    """Return the labels of groups as a list; with ``most`` of so many, and of how many there are more."""
    labels = [table.group_by_id[g].label for g in groups[:most]]
    more = len(groups) - len(labels)
    ja, en = "、".join(labels), ", ".join(labels)
    return Text(f"{ja} ほか{more}団体", f"{en} and {more} more") if more else Text(ja, en)


def _shared_so_far(level: str, counts: Counts) -> Text:
    n = len(counts.shared)
    ja, en = "、".join(p.label for p in counts.shared), ", ".join(p.label_en for p in counts.shared)
    what = Text("種類", "kind") if level == "kind" else Text("連携先", "body")
    many = "kinds" if level == "kind" else "bodies"
    if n == 0:
        return Text(f"複数の団体が共通して挙げた{what.ja}はありません。", f"No {what.en} is named by several groups.")
    return Text(
        f"複数の団体が共通して挙げた{what.ja}は{n}つ（{ja}）です。",
        f"{n} {what.en if n == 1 else many} ({en}) {'is' if n == 1 else 'are'} named by several groups.",
    )


def _see(level: str, other: str, command: str) -> Text:
    if other:
        name = level_name(other)
        return Text(
            f"{name.ja}は答えられます: kgraph {command} --level {other}",
            f"The {name.en} can answer: kgraph {command} --level {other}",
        )
    return Text("どの見方でも答えられません。", f"No level can answer (asked: {level}).")


def _joined(*texts: Text) -> Text:
    return Text("".join(t.ja for t in texts), " ".join(t.en for t in texts))


def _n(noun: str, n: int) -> str:
    return noun if n == 1 else f"{noun}s"
