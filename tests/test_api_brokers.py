"""Brokers in the Python API: narrowed, with how sure they are, and key partners; the same as the command gives."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

import kgraph
from kgraph import api
from kgraph.cli.main import cli
from kgraph.errors import CallError


@pytest.fixture(scope="module")
def network() -> api.Network:
    return kgraph.load()


def command(*arguments: str) -> dict[str, object]:
    result = CliRunner().invoke(cli, ["--lang", "en", "brokers", "--level", "kind", "--format", "json", *arguments])
    found: dict[str, object] = json.loads(result.stdout)
    return found


def test_rows_with_how_sure_they_are_are_those_of_the_command(network: api.Network) -> None:
    from kgraph.network.scores import MEASURES

    answer = network.brokers("kind", robustness="default", by="betweenness", measures=tuple(MEASURES))
    assert api.records(answer, "en") == command("--by", "betweenness")["brokers"]


def test_a_narrowed_network_is_that_of_the_filter(network: api.Network) -> None:
    part = network.narrowed(prefectures=["福岡県"], roles=["連携"], rolled_up=True)
    answer = part.brokers("kind", measures=("sectors",))
    expected = command("--prefecture", "福岡県", "--roles", "連携", "--roll-up", "--robustness", "none")
    told = [(row["id"], row["groups"]) for row in expected["brokers"]]  # type: ignore[index, attr-defined]
    assert [(row.partner.id, len(row.groups)) for row in answer.rows] == told
    assert len(part.groups("kind")) < len(network.groups("kind"))
    with pytest.raises(CallError):
        network.narrowed(sources=["nowhere"])


def test_key_partners_are_those_of_the_command(network: api.Network) -> None:
    found = network.key_partners(2, "kind", goal="reach")
    told = command("--key-players", "2", "--goal", "reach", "--robustness", "none")["key_players"]
    assert [[one["id"] for one in some] for some in told["sets"]] == [list(some) for some in found.sets]  # type: ignore[index]
