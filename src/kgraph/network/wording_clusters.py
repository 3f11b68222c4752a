"""The sentences about how sure clusters are and what stands between them, in ja and en."""

from __future__ import annotations

from kgraph.errors import Text
from kgraph.links import KIND
from kgraph.network.clusters import TWO_MODE, VALIDATED, Cluster, ClusterAnswer
from kgraph.network.wording_measures import chance_word

NAMES_LISTED = 5
SURE = 0.8
"""A cluster, or a group's place, is called steady from this certainty on."""

WEIGHTS = {
    "newman": Text("共通の連携先（ニューマンの重み）", "shared partners (Newman's weights)"),
    "validated": Text("偶然では起こりにくいつながりだけ", "only ties that chance does not explain"),
    "two-mode": Text("団体と連携先の二部グラフ", "groups and partners as one network"),
}


GROUPS_HEADING = Text("団体（一致）", "groups (agreement)")
TIE_HEADINGS = (
    Text("団体", "group"),
    Text("団体", "group"),
    Text("共通", "shared"),
    Text("偶然なら平均", "by chance"),
    Text("偶然との比較", "against chance"),
)


TIES_TITLE = Text(
    "団体の組と偶然との比較（偶然では起こりにくい順）", "pairs of groups against chance, the least likely first"
)


def weight_name(weight: str) -> Text:
    """Return what ties groups; raises KeyError for a weight that is not known."""
    return WEIGHTS[weight]


def runs_sentence(answer: ClusterAnswer) -> Text | None:
    """Return how often the clusters came out, and how alike; None where there are none."""
    if not answer.clusters:
        return None
    method = Text("Barber のモジュラリティ", "Barber's modularity")
    if answer.weight != TWO_MODE:
        method = Text("Louvain 法", "Louvain's method")
    return Text(
        f"乱数の種を変えて{answer.runs}回、{method.ja}で分け、{answer.distinct}通りの分かれ方になりました。"
        "どの回とも最も近い分かれ方を示します。",
        f"Parted {answer.runs} times with different seeds by {method.en}, which gave {answer.distinct} different "
        f"{'result' if answer.distinct == 1 else 'results'}; shown is the one that agrees with all of them most.",
    )


def certainty_sentence(answer: ClusterAnswer, cluster: Cluster) -> Text:
    """Return how sure a cluster is, and which of its groups are not."""
    mean = sum(cluster.certainty) / len(cluster.certainty) if cluster.certainty else 1.0
    unsure = [g for g, share in zip(cluster.groups, cluster.certainty, strict=True) if share < SURE]
    labels = answer.table.group_by_id
    names = [labels[g].label for g in unsure[:NAMES_LISTED]]
    more = len(unsure) - len(names)
    if not unsure:
        return Text(
            f"まとまり{cluster.number}の顔ぶれは安定しています（一致 {mean:.0%}）。",
            f"Cluster {cluster.number} is steady (agreement {mean:.0%}).",
        )
    return Text(
        f"まとまり{cluster.number}の一致は平均 {mean:.0%}。はっきりしないのは{len(unsure)}団体"
        f"（{'、'.join(names)}{f'ほか{more}' if more else ''}）です。",
        f"Cluster {cluster.number} agrees {mean:.0%} on average; the place of {len(unsure)} "
        f"{'group' if len(unsure) == 1 else 'groups'} is not sure "
        f"({', '.join(names)}{f' and {more} more' if more else ''}).",
    )


def unsure_sentence(answer: ClusterAnswer) -> Text | None:
    """Return how many pairs are unsure, and the least sure of them; None where there are none."""
    if not answer.unsure_pairs:
        return None
    labels = answer.table.group_by_id
    first = [(labels[u.a].label, labels[u.b].label, u.share) for u in answer.unsure[:NAMES_LISTED]]
    ja = "、".join(f"{a}と{b}（{share:.0%}）" for a, b, share in first)
    en = ", ".join(f"{a} and {b} ({share:.0%})" for a, b, share in first)
    n = answer.unsure_pairs
    what = Text("同じ種類を挙げた", "kind") if answer.level == KIND else Text("連携先を共にする", "partner")
    return Text(
        f"{what.ja}組のうち、同じまとまりに入る回と入らない回がある組は{n}です。例: {ja}。",
        f"{n} {'pair' if n == 1 else 'pairs'} of groups with a {what.en} in common came together in some runs and not "
        f"in others, such as {en}.",
    )


def between_sentence(answer: ClusterAnswer) -> Text | None:
    """Return which partners stand between clusters; None where none does."""
    if not answer.between:
        return None
    nodes = answer.table.partner_by_id
    first = [(nodes[b.partner], len(b.parts)) for b in answer.between[:NAMES_LISTED]]
    more = len(answer.between) - len(first)
    ja = "、".join(f"{node.label}（{n}のまとまり）" for node, n in first)
    en = ", ".join(f"{node.label_en} ({n})" for node, n in first)
    return Text(
        f"複数のまとまりにまたがる{'種類' if answer.level == KIND else '連携先'}: {ja}{f'ほか{more}' if more else ''}。",
        f"Between clusters (how many of them): {en}{f', and {more} more' if more else ''}.",
    )


def sentences(answer: ClusterAnswer) -> list[Text]:
    """Return what is to be said of all clusters together: how they were found, what is unsure, what is between them."""
    found = (
        validated_sentence(answer),
        runs_sentence(answer),
        unsure_sentence(answer),
        between_sentence(answer),
        ties_sentence(answer),
    )
    return [sentence for sentence in found if sentence]


def ties_sentence(answer: ClusterAnswer) -> Text | None:
    """Return of how many ties chance explains how many; None where that was not tested."""
    if answer.ties is None:
        return None
    ties, unlikely = answer.ties, chance_word(True)
    what = Text("同じ種類の連携先を挙げた", "mention a kind in common")
    if answer.level != KIND:
        what = Text("連携先を共にする", "share a partner")
    return Text(
        f"{what.ja}団体の組{ties.tied:,}のうち、{unlikely.ja}ものは{ties.unlikely:,}です"
        f"（BiCM、全{ties.pairs:,}組の検定、誤って偶然でないとするのは{ties.level:.0%}まで）。",
        f"Of {ties.tied:,} pairs of groups that {what.en} {ties.unlikely:,} "
        f"{'is' if ties.unlikely == 1 else 'are'} {unlikely.en} (BiCM, {ties.pairs:,} pairs tested, at most "
        f"{ties.level:.0%} false discoveries).",
    )


def validated_sentence(answer: ClusterAnswer) -> Text | None:
    """Return that chance explains every tie, where that leaves no cluster; else None."""
    if answer.weight != VALIDATED or not answer.clustered or answer.clusters:
        return None
    return Text(
        "どの組の重なりも偶然でも起こる程度で、まとまりは言えません。",
        "No pair shares more than chance gives: there are no clusters to tell of.",
    )
