"""The options that narrow what is counted: what they leave, how they name themselves, what they do not know."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from kgraph import links
from kgraph.cli.filtering import Selected, Selection, filter_options, selected
from kgraph.errors import CallError
from kgraph.pipeline import load_statements


def select(**options: Any) -> Selected:
    return selected(None, ("partner",), Selection(**options))


def test_without_options_the_tables_are_those_of_the_data() -> None:
    found = select()
    assert found.tables == links.tables(load_statements())
    assert (found.words, bool(found.wanted), found.rolled_up) == (None, False, False)
    assert [table.level for table in found.others("body")] == ["kind", "place"]


def test_every_level_is_narrowed_and_the_words_name_the_filter() -> None:
    found = select(prefecture=("熊本県",), roles=("後援",))
    assert {level: len(table.groups) for level, table in found.tables.items()} == {"body": 2, "place": 2, "kind": 2}
    roles = {e.role for table in found.tables.values() for link in table.links for e in link.evidence}
    assert roles == {"endorsement"}
    assert found.words is not None
    assert (found.words.ja, found.words.en) == ("都道府県: 熊本県、役割: 後援", "prefecture: 熊本県; role: endorsement")


def test_names_codes_labels_and_notations_mean_the_same_and_several_mean_any_of_them() -> None:
    assert select(prefecture=("43000",)).wanted == select(prefecture=("熊本県",)).wanted
    kinds = [select(kind=(name,)).wanted for name in ("school", "学校", "School")]
    assert kinds[0] == kinds[1] == kinds[2]
    one, other, both = (
        select(prefecture=names).tables["body"].groups for names in (("熊本県",), ("福岡県",), ("熊本県", "福岡県"))
    )
    assert {*both} == {*one, *other}
    assert one
    assert other
    assert select(roles=("後援,協力",)).wanted.roles == select(roles=("support", "endorsement")).wanted.roles


def test_rolled_up_a_department_is_its_municipality_and_the_words_say_so() -> None:
    apart, whole = (select(roll_up=up).tables["body"] for up in (False, True))
    units = {b.id for one in load_statements() for b in one.bodies if b.parent}
    assert units & {p.id for p in apart.partners}
    assert not units & {p.id for p in whole.partners}
    words = select(roll_up=True).words
    assert words is not None
    assert "属する団体" in words.ja


def test_around_a_municipality_is_its_prefecture() -> None:
    found = select(municipality=("熊本市",), neighbours=True)
    assert found.tables["body"].groups == select(prefecture=("熊本県",)).tables["body"].groups
    assert found.words is not None
    assert "周辺" in found.words.ja


@pytest.mark.parametrize(
    "options, code, hint",
    [
        ({"prefecture": ("熊元県",)}, "unknown-place", "熊本県"),
        ({"kind": ("muncipality",)}, "unknown-filter", "municipality"),
        ({"target": ("older peeple",)}, "unknown-filter", "older people"),
        ({"source": ("casebook",)}, "unknown-filter", "casebook-r7"),
        ({"roles": ("zzz",)}, "unknown-filter", "endorsement"),  # nothing near: all there are
        ({"neighbours": True}, "neighbours-of-nothing", "--municipality"),
    ],
)
def test_what_is_not_known_is_an_error_with_what_comes_near(options: dict[str, Any], code: str, hint: str) -> None:
    with pytest.raises(CallError) as error:
        select(**options)
    (problem,) = error.value.problems
    assert problem.code == code
    assert hint in problem.message("en")


def test_a_command_gets_the_options_as_one_selection_beside_its_own() -> None:
    seen: list[tuple[Selection, int]] = []

    @click.command()
    @filter_options
    @click.option("--top", type=int, default=3)
    def command(selection: Selection, top: int) -> None:
        seen.append((selection, top))

    arguments = [
        "--kind",
        "学校",
        "--kind",
        "大学",
        "--roll-up",
        "--neighbours",
        "--municipality",
        "熊本市",
        "--top",
        "4",
    ]
    assert CliRunner().invoke(command, arguments).exit_code == 0
    assert seen == [(Selection(kind=("学校", "大学"), roll_up=True, neighbours=True, municipality=("熊本市",)), 4)]


def test_a_concept_that_a_source_adds_is_known_by_label_and_named(tmp_path: Path) -> None:
    import shutil

    from kgraph.resources import folder

    source = tmp_path / "casebook-r7"
    shutil.copytree(folder("data") / "casebook-r7", source)
    rows = "scheme,notation,label,broader,line\ntargets,x-moon,月の人,,\n"
    (source / "concepts.csv").write_text(rows, encoding="utf-8")
    found = selected(tmp_path, ("partner",), Selection(target=("月の人",)))
    assert found.wanted.targets == ("x-moon",)
    assert found.words is not None
    assert found.words.ja == "対象: 月の人"
