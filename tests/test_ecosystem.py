"""The synthetic ecosystem of the benchmarks: as many links as asked for, heavy-tailed, the same for a seed."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from kgraph.check import check
from kgraph.rdf import to_quads


@pytest.fixture(scope="module")
def ecosystem(project_root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("ecosystem", project_root / "benchmarks" / "ecosystem.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["ecosystem"] = module  # its dataclass looks itself up
    spec.loader.exec_module(module)
    return module


def test_there_are_as_many_links_as_asked_for_each_once(ecosystem: ModuleType) -> None:
    made = ecosystem.ecosystem(500)
    assert len(made.group) == 3_500 == len(set(zip(made.group.tolist(), made.partner.tolist(), strict=True)))
    assert made.group.max() < 500
    assert set(made.partner.tolist()) == set(range(made.partners))


def test_few_partners_have_many_groups_and_most_have_one(ecosystem: ModuleType) -> None:
    degrees = np.bincount(ecosystem.ecosystem(2_000).partner)
    assert (degrees == 1).mean() > 0.5
    assert degrees.max() > 40 * degrees.mean()


def test_the_same_seed_gives_the_same_ecosystem(ecosystem: ModuleType) -> None:
    one, again, other = (ecosystem.ecosystem(100, seed=seed) for seed in (1, 1, 2))
    assert (one.partner == again.partner).all()
    assert one.partner.tolist() != other.partner.tolist()


def test_as_a_table_it_has_a_mention_behind_each_link(ecosystem: ModuleType) -> None:
    made = ecosystem.ecosystem(60)
    table = ecosystem.link_table(made)
    assert (len(table.groups), len(table.partners), len(table.links)) == (60, made.partners, 420)
    assert all(len(link.evidence) == 1 for link in table.links)
    assert sorted((link.partner, link.group) for link in table.links) == [(li.partner, li.group) for li in table.links]


def test_statements_of_an_ecosystem_are_the_same_each_time_and_conform(
    ecosystem: ModuleType, project_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(project_root / "benchmarks"))
    synthetic = importlib.import_module("synthetic")
    made = synthetic.statements(12)
    assert made == synthetic.statements(12)
    links = ecosystem.ecosystem(12)
    assert sum(bool(mention.body) for mention in made.mentions) == len(links.group)
    assert sum(not mention.body for mention in made.mentions) == len(made.groups) == 12
    assert check([made], tuple(to_quads(made)), texts={}).conforms()
