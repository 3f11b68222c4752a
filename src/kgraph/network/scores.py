"""The measures of the partners of a table, each by a name that a ranking can be asked for.

All but the first two are worked out only where asked. Betweenness is that of the two-mode graph; constraint and
effective size are those of the partners' own network, in which two partners are tied by the groups that name both, a
group of n partners giving each pair 1/(n-1) (Newman 2001; see ``measures``). Fragmentation counts groups: the share of
pairs of groups that no chain of shared partners joins, were the partner not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kgraph import vocab
from kgraph.errors import CallError, Problem, Text
from kgraph.links import GroupNode, LinkTable, PartnerNode
from kgraph.network.measures.keyplayers import FRAGMENT, KeyPlayers

if TYPE_CHECKING:
    from kgraph.network.measures.brokerage import Brokerage
    from kgraph.network.measures.fragmentation import Removal
    from kgraph.network.projection import TwoMode

GROUPS, ONLY_PAIRS = "groups", "only-pairs"
BETWEENNESS, CONSTRAINT, EFFECTIVE_SIZE = "betweenness", "constraint", "effective-size"
FRAGMENTATION = "fragmentation"
PREFECTURES, SECTORS = "prefectures", "sectors"

LOW_IS_FIRST = frozenset({CONSTRAINT})
"""Measures of which the least is the best: a partner that little constrains."""

SAMPLED_FROM, SOURCES, SEED = 30_000, 1_000, 20251228
"""From this many nodes on betweenness is counted from SOURCES of them, drawn by SEED, and is an estimate."""

MEASURES: Mapping[str, Text] = {
    GROUPS: Text("つなぐ団体の数", "groups linked"),
    ONLY_PAIRS: Text("ここだけがつなぐ組の数", "pairs of groups that only it links"),
    BETWEENNESS: Text("媒介中心性（二部グラフ、0〜1）", "two-mode betweenness (0 to 1)"),
    CONSTRAINT: Text("拘束度（バート。低いほど橋渡し）", "Burt's constraint (low: a bridge)"),
    EFFECTIVE_SIZE: Text("有効規模（バート）", "Burt's effective size"),
    FRAGMENTATION: Text("ないときの分断度 F（0〜1）", "fragmentation F without it (0 to 1)"),
    PREFECTURES: Text("つなぐ組のうち、都道府県をまたぐもの", "pairs of groups of two prefectures"),
    SECTORS: Text("つなぐ組のうち、分野をまたぐもの", "pairs of groups of two sectors"),
}
"""The names of the measures, with what each is called."""

Progress = Callable[[int, int], None]
Value = int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Measures of every partner of a table, by name and the partner's id; None where a measure has no value for it.

    ``whole`` is the fragmentation with everyone there; ``removals`` what each partner would leave behind; ``roles``
    the brokerage between prefectures and between sectors. ``sources`` is how many nodes betweenness was counted from,
    0 for all.
    """

    values: Mapping[str, Mapping[str, Value]]
    whole: Value = None
    removals: Mapping[str, Removal] | None = None
    roles: Mapping[str, Mapping[str, Brokerage]] | None = None
    sources: int = 0


def check_measures(names: Iterable[str]) -> None:
    """Raise CallError for a name that is no measure's."""
    for name in names:
        if name not in MEASURES:
            known = ", ".join(MEASURES)
            raise CallError(
                Problem(
                    code="unknown-measure",
                    file="network",
                    field="measure",
                    found=name,
                    expected=Text(f"次のいずれか: {known}", f"one of: {known}"),
                    todo=Text("選び直してください", "choose one of these"),
                )
            )


def scores(table: LinkTable, names: Sequence[str], progress: Progress | None = None) -> Scores:
    """Return the measures ``names`` (beyond groups and only-pairs, which a ranking has anyway) of every partner.

    ``progress`` is called while betweenness is counted. Raises CallError for a name that is no measure's.
    """
    check_measures(names)
    values: dict[str, Mapping[str, Value]] = {}
    whole, removals, roles, sources = None, None, None, 0
    wanted = set(names)
    if wanted & {BETWEENNESS, CONSTRAINT, EFFECTIVE_SIZE}:
        from kgraph.network.projection import two_mode  # heavy

        network = two_mode(table)
        if BETWEENNESS in wanted:
            sources, values[BETWEENNESS] = _betweenness(network, progress)
        if wanted & {CONSTRAINT, EFFECTIVE_SIZE}:
            values.update(_holes(network, wanted))
    if FRAGMENTATION in wanted:
        whole, removals = _fragmentation(table)
        values[FRAGMENTATION] = {partner: removal.f for partner, removal in removals.items()}
    if wanted & {PREFECTURES, SECTORS}:
        roles = {name: _roles(table, *_CLASSES[name]) for name in (PREFECTURES, SECTORS) if name in wanted}
        for name, found in roles.items():
            values[name] = {partner: brokerage.across for partner, brokerage in found.items()}
    return Scores(values=values, whole=whole, removals=removals, roles=roles, sources=sources)


def key_partners(table: LinkTable, size: int, goal: str = FRAGMENT) -> KeyPlayers:
    """Return the best sets of ``size`` partners: that fragment the groups most, or reach most groups.

    Partners of one group fragment nothing and are left out there. Raises CallError for a size or goal that cannot be.
    """
    from kgraph.network.measures.keyplayers import best_sets  # with the rest of the measures

    names, neighbours, weights = _graph(table)
    first = len(table.groups)
    able = [at for at in range(first, len(names)) if goal != FRAGMENT or len(neighbours[at]) > 1]
    found = best_sets(neighbours, able, weights, size, goal)
    sets = tuple(tuple(names[at] for at in one) for one in found.sets)
    return KeyPlayers(goal, size, found.value, sets, found.exact)


def prefecture_of(node: GroupNode | PartnerNode) -> str | None:
    """Return the code of the prefecture that a group or a body is in; None where that is not told or not one."""
    codes = (node.prefectures or node.municipalities) if isinstance(node, GroupNode) else node.places
    found = {code[:2] for code in codes}
    return f"{found.pop()}000" if len(found) == 1 else None


def sector_of(node: GroupNode | PartnerNode) -> str | None:
    """Return the sector: of a partner the family of its kind; of a group welfare for a social welfare corporation
    (社会福祉法人), civil society for any other."""
    if isinstance(node, GroupNode):
        return "welfare-core" if node.legal_form == "social-welfare-corporation" else "civil-society"
    kinds = vocab.scheme("kinds")
    if node.kind not in kinds:  # one that a source adds
        return None
    above = kinds.ancestors(node.kind)
    return above[-1].notation if above else node.kind


_CLASSES: Mapping[str, tuple[Callable[[GroupNode], str | None], Callable[[PartnerNode], str | None]]] = {
    PREFECTURES: (prefecture_of, prefecture_of),
    SECTORS: (sector_of, sector_of),
}


def _betweenness(network: TwoMode, progress: Progress | None) -> tuple[int, dict[str, Value]]:
    from kgraph.network.measures.betweenness import two_mode  # heavy

    size, sources = len(network.groups) + len(network.partners), None
    if size >= SAMPLED_FROM:
        import numpy as np

        sources = np.sort(np.random.default_rng(SEED).choice(size, SOURCES, replace=False)).tolist()
    found = two_mode(network.matrix, sources, progress).normalised()
    return (0 if sources is None else SOURCES), dict(zip(network.partners, found.partners.tolist(), strict=True))


def _holes(network: TwoMode, wanted: set[str]) -> dict[str, dict[str, Value]]:
    from kgraph.network.measures import holes  # heavy
    from kgraph.network.projection import newman

    ties = newman(network.turned())
    found = {}
    for name, measure in ((CONSTRAINT, holes.constraint_of), (EFFECTIVE_SIZE, holes.effective_size_of)):
        if name in wanted:
            values: Any = measure(ties).tolist()
            found[name] = {p: None if v != v else v for p, v in zip(network.partners, values, strict=True)}
    return found


def _fragmentation(table: LinkTable) -> tuple[float, dict[str, Removal]]:
    from kgraph.network.measures.fragmentation import component_sizes, f_of, without_each

    names, neighbours, weights = _graph(table)
    first = len(table.groups)
    found = without_each(neighbours, weights)[first:]
    return f_of(component_sizes(neighbours, weights)), dict(zip(names[first:], found, strict=True))


def _graph(table: LinkTable) -> tuple[list[str], list[list[int]], list[int]]:
    """Return the names of groups, then partners; for each the numbers of those it is tied to; 1 for what counts."""
    groups = {g.id: at for at, g in enumerate(table.groups)}
    partners = {p.id: len(groups) + at for at, p in enumerate(table.partners)}
    neighbours: list[list[int]] = [[] for _ in range(len(groups) + len(partners))]
    for link in table.links:
        a, b = groups[link.group], partners[link.partner]
        neighbours[a].append(b)
        neighbours[b].append(a)
    return [*groups, *partners], neighbours, [1] * len(groups) + [0] * len(partners)


def _roles(
    table: LinkTable, of_group: Callable[[GroupNode], str | None], of_partner: Callable[[PartnerNode], str | None]
) -> dict[str, Brokerage]:
    """Return the brokerage of each partner between classes of groups; a group of no class is in no pair."""
    from kgraph.network.measures.brokerage import between_groups

    classes = {g.id: of_group(g) for g in table.groups}
    found = {}
    for partner in table.partners:
        groups = [known for link in table.links_of(partner.id) if (known := classes[link.group]) is not None]
        found[partner.id] = between_groups(of_partner(partner), groups)
    return found
