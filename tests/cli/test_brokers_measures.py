"""``kgraph brokers``: measures, filters, key players, how sure it is, and Turtle."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
import pytest
from click.testing import Result
from tiny_site import tiny, tiny_tables

from kgraph.cli import brokers as command
from kgraph.network import certainty, scores
from kgraph.network.measures import keyplayers

Run = Callable[..., Result]
QUICK = ("--robustness", "none")


def answer(run: Run, *arguments: object, lang: str = "en") -> dict[str, Any]:
    result = run("brokers", *arguments, "--format", "json", lang=lang)
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def table(run: Run, *arguments: object) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run("brokers", *arguments, "--format", "csv").stdout)))


def test_the_choices_are_those_of_the_analysis() -> None:
    assert tuple(scores.MEASURES) == command.MEASURES
    assert keyplayers.GOALS == command.GOALS
    assert certainty.ROBUSTNESS == command.ROBUSTNESS


def test_the_kinds_of_the_design_come_first_each_with_its_roles(run: Run) -> None:
    rows = answer(run, "--level", "kind", *QUICK, lang="ja")["brokers"]
    assert [(row["label"], row["groups"]) for row in rows[:5]] == [
        ("市民活動団体・NPO", 10),
        ("社会福祉協議会", 7),
        ("市区町村", 5),
        ("企業・事業者", 4),
        ("行政（種別不明）", 4),
    ]
    body = answer(run, *QUICK, lang="ja")["brokers"][0]
    assert [(role["label"], role["groups"]) for role in body["roles"]] == [("連携", 1), ("後援", 1)]


def test_every_measure_is_there_by_default_and_only_those_asked_for_otherwise(run: Run) -> None:
    rest = set(scores.MEASURES) - {"groups", "only-pairs"}
    assert answer(run, "--level", "kind", *QUICK)["brokers"][0]["measures"].keys() == rest
    few = answer(run, "--level", "kind", *QUICK, "--measures", "betweenness,constraint", "--by", "sectors")
    assert few["brokers"][0]["measures"].keys() == {"betweenness", "constraint", "sectors"}
    assert "measures" not in answer(run, *QUICK, "--measures", "none")["brokers"][0]
    wrong = run("brokers", "--measures", "page-rank")
    assert wrong.exit_code == 2
    assert "effective-size" in wrong.stderr


@pytest.mark.parametrize("by", command.MEASURES)
def test_rows_are_ranked_by_the_measure_asked_for_and_the_least_constrained_is_first(run: Run, by: str) -> None:
    result = answer(run, "--level", "kind", "--by", by, *QUICK)
    assert result["summary"]["by"] == by
    own = {"groups": "groups", "only-pairs": "only_pairs"}
    values = [row[own[by]] if by in own else row["measures"][by] for row in result["brokers"]]
    assert values == sorted(values, reverse=by != "constraint")
    ranks = [row["rank"] for row in result["brokers"]]
    assert ranks == [1 + sum(other != value for other in values[: values.index(value)]) for value in values]


def test_a_partner_that_has_no_value_says_none(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = table(run, "--level", "kind", "--kind", "学校", "--by", "constraint", *QUICK)
    assert {row["constraint"] for row in rows} == {"none"}
    assert "nan" not in str(rows).lower()
    monkeypatch.setattr("kgraph.cli.output.on_terminal", lambda: True)
    text = run("brokers", "--level", "kind", "--kind", "学校", "--by", "constraint", "--all")
    assert " none " in text.stdout
    assert "nan" not in text.stdout.lower()


def test_a_partner_without_a_value_has_no_rank_in_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    from kgraph.cli import brokers_views
    from kgraph.network import brokers

    monkeypatch.setattr("kgraph.cli.output.PIPED_WIDTH", 200)
    monkeypatch.delenv("COLUMNS", raising=False)
    both = [("共の会", "cooperation"), ("友の会", "cooperation")]
    some = tiny_tables(tiny({"甲の会": both, "乙の会": both, "丙の会": [("離れた会", "cooperation")]}))["body"]
    answer = brokers.rank(some, by="constraint")
    assert [(row.partner.label, row.rank) for row in answer.rows] == [("共の会", 1), ("友の会", 1), ("離れた会", None)]
    lines = brokers_views.table(answer, "ja", every=True).split("\n")
    (alone,) = [line for line in lines if line.split()[:1] == ["—"]]
    assert alone.split()[1] == "離れた会"
    assert " なし " in alone


def test_filters_narrow_and_the_answer_names_them(run: Run) -> None:
    result = answer(run, "--level", "kind", "--prefecture", "熊本県", "--roles", "後援", "--roll-up", lang="ja")
    summary = result["summary"]
    assert (summary["groups"], summary["filter"], summary["rolled_up"]) == (2, "都道府県: 熊本県、役割: 後援", True)
    assert summary["filter_values"] == {"prefectures": ["43000"], "roles": ["endorsement"]}
    assert {role["role"] for row in result["brokers"] for role in row["roles"]} == {"endorsement"}
    assert {row["filter"] for row in table(run, "--prefecture", "熊本県")} == {"prefecture: 熊本県"}
    assert run("brokers", "--target", "nobody").exit_code == 2


@pytest.mark.usefixtures("terminal")
def test_the_table_names_the_filter_and_gives_sentences_with_what_is_behind(run: Run) -> None:
    text = run("brokers", "--prefecture", "熊本県", "--roll-up", lang="ja").stdout
    assert "絞り込み: 都道府県: 熊本県、部署や支部は、属する団体に数えました" in text
    assert "根拠（行と語）: 300 熊本市, 352 熊本市" in text


def test_without_a_row_the_header_of_csv_is_whole(run: Run) -> None:
    empty, some = (run("brokers", *where, "--format", "csv").stdout for where in (("--prefecture", "北海道"), ()))
    assert empty.splitlines() == some.splitlines()[:1]


def test_key_players_by_both_goals(run: Run) -> None:
    reach = answer(run, "--level", "kind", "--key-players", 2, "--goal", "reach", *QUICK)["key_players"]
    assert (reach["value"], reach["of_groups"], reach["exact"], len(reach["sets"])) == (12, 13, True, 3)
    fragment = answer(run, "--level", "kind", "--key-players", 1, *QUICK)["key_players"]
    assert fragment["sets"] == [[{"id": "k-civil-society-organisation", "label": "civil society organisation"}]]
    assert fragment["value"] == pytest.approx(2 / 13, abs=1e-6)  # one group of 13 is cut off
    assert run("brokers", "--key-players", 99).exit_code == 2
    assert run("brokers", "--key-players", 0).exit_code == 2


@pytest.mark.usefixtures("terminal")
def test_the_table_tells_of_key_players_and_names_few_of_many_sets(run: Run) -> None:
    text = run("brokers", "--level", "kind", "--key-players", 3, "--goal", "reach", *QUICK).stdout
    assert "(or 12 others)" in text
    assert "13 of 13" in text


def test_articulation_points_and_roles_between_classes_are_in_the_csv(run: Run) -> None:
    rows = table(run, "--level", "kind", *QUICK)
    assert next(row["id"] for row in rows if row["articulation_point"] == "yes") == "k-civil-society-organisation"
    first = rows[0]
    assert first["falls_apart_into"] == "12; 1"
    parts = [int(first[f"sectors_{role}"]) for role in ("coordinator", "gateway", "itinerant", "liaison")]
    assert sum(parts) == int(first["pairs"]) == 45
    assert parts[1] + parts[3] == int(first["sectors"])


def test_how_sure_it_is_by_default_in_json_and_csv(run: Run) -> None:
    result = answer(run, "--level", "kind")
    assert result["summary"]["robustness"]["draws"] == 500
    assert result["summary"]["chance"]["draws"] == 500
    first = result["brokers"][0]
    row = table(run, "--level", "kind")[0]
    assert [row[f"rank_one_group_out_{end}"] for end in ("best", "worst")] == ["1", "1"]
    for percent, share in (("10", "0.1"), ("20", "0.2"), ("30", "0.3")):
        drawn = first["robustness"]["rank"][share]
        names = [f"rank_missing_{percent}_{end}" for end in ("median", "low", "high")] + [f"top_5_missing_{percent}"]
        assert [float(row[name]) for name in names] == [drawn[end] for end in ("median", "low", "high", "top_5")]
    assert (row["chance"], row["chance_method"]) == ("no more than chance gives", "curveball")
    assert float(row["only_pairs_q"]) == first["chance"]["only-pairs"]["q"]
    assert row["betweenness_missing_10_low"] == ""  # full has it


def test_it_is_the_same_on_every_run(run: Run) -> None:
    one, other = (run("brokers", "--level", "kind").stdout for _ in range(2))
    assert one == other


@pytest.mark.usefixtures("terminal")
def test_the_table_has_the_range_and_one_word(run: Run) -> None:
    text = run("brokers", "--level", "kind", lang="ja").stdout
    assert "順位の幅" in text
    assert "2〜3位" in text
    assert "偶然でも起こる程" in text
    assert "団体の数による順位は2位から3位のあいだです" in text
    assert "13団体（30に満たない）が挙げたのべ75の種類" in text


def test_full_says_beforehand_how_long_it_takes_and_gives_intervals(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    real = certainty.with_certainty
    monkeypatch.setattr(
        certainty,
        "with_certainty",
        lambda answer, asked, progress: real(answer, asked, draws=3, random_tables=3, progress=progress),
    )
    result = run("brokers", "--level", "kind", "--robustness", "full", "--format", "csv")
    assert "--robustness full takes about" in result.stderr
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert all(row["constraint_missing_30_median"] for row in rows[:19])
    assert rows[19]["constraint_missing_30_median"] == ""
    monkeypatch.setattr(certainty, "seconds", lambda answer: 600.0)
    assert "約10分" in run("brokers", "--level", "kind", "--robustness", "full", lang="ja").stderr


def test_where_nothing_is_ranked_nothing_is_said_of_sureness_and_the_reason_has_the_counts(run: Run) -> None:
    summary = answer(run, "--robustness", "full", lang="ja")["summary"]
    assert "chance" not in summary
    assert "1つ（熊本市）" in summary["reason"]
    assert "2つ以上必要" in summary["reason"]
    assert "--level kind" in summary["reason"]


def test_turtle_names_what_made_each_value_with_its_filter(run: Run) -> None:
    text = run("brokers", "--level", "kind", "--roles", "連携", "--format", "turtle").stdout
    store = ox.Store()
    store.load(text.encode(), format=ox.RdfFormat.TURTLE)
    ns = "PREFIX kg: <https://w3id.org/kgraph/ns#> PREFIX prov: <http://www.w3.org/ns/prov#> "
    found = store.query(
        ns + 'SELECT ?m { ?m kg:measure "groups" ; kg:rank 1 ; prov:wasGeneratedBy ?a . '
        '?a kg:method "brokers" ; kg:parameter "filter-roles=cooperation" ; kg:version ?v }'
    )
    assert len(list(found)) >= 1  # type: ignore[arg-type]
    assert text.startswith("# ")  # from what it is made
