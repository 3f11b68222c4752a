"""One group, several spellings: label, aliases, legal form, status."""

from __future__ import annotations

import pytest

from kgraph.reading.casebook.labels import FormLabels
from kgraph.reading.casebook.names import read_names
from kgraph.reading.casebook.passages import Document, join


def names(heading: str, profile: str, labels: FormLabels, elsewhere: str = "") -> dict[str, list[str]]:
    """Return what is read from a heading and a profile: label, alias, form and status, and the name."""
    document = Document.of(f"{heading}\n{profile}")
    first = join(document, [(0, len(heading))])
    second = join(document, [(len(heading) + 1, len(document.text))])
    name, facts = read_names(first, second if profile else None, elsewhere, labels)
    found: dict[str, list[str]] = {"name": [name]}
    for fact in facts:
        assert document.text[fact.start : fact.end] == fact.words
        found.setdefault(fact.field, []).append(fact.value)
    return found


def test_a_name_that_is_the_same_twice_needs_no_label_and_no_alias(labels: FormLabels) -> None:
    assert names("社会福祉法人 みほん会", "社会福祉法人 みほん会", labels) == {
        "name": ["社会福祉法人 みほん会"],
        "legal_form": ["social-welfare-corporation"],
    }


def test_spaces_alone_make_an_alias_and_no_label(labels: FormLabels) -> None:
    found = names("ABC みほん", "ABCみほん", labels)
    assert found == {"name": ["ABC みほん"], "alias": ["ABCみほん"]}


def test_a_status_is_told_apart_and_the_heading_stands(labels: FormLabels) -> None:
    found = names("NPO 法人 見本", "認定 NPO 法人 見本（みほん）", labels)
    assert found["form_status"] == ["certified"]
    assert found["legal_form"] == ["npo"]
    assert "label" not in found
    assert found["alias"] == ["認定 NPO 法人 見本（みほん）"]


def test_a_slip_in_the_legal_form_is_mended_by_the_profile_and_its_abbreviation_is_an_alias(
    labels: FormLabels,
) -> None:
    found = names("特定非営利法人 見本ネット", "特定非営利活動法人 見本ネット【MHN】", labels)
    assert found["label"] == ["特定非営利活動法人 見本ネット"]
    assert found["alias"] == ["特定非営利活動法人 見本ネット【MHN】", "MHN"]
    assert found["legal_form"] == ["npo"]


def test_a_form_that_several_could_have_become_is_no_form(labels: FormLabels) -> None:
    assert "legal_form" not in names("社団法人 見本", "", labels)


@pytest.mark.parametrize(
    "elsewhere, label",
    [
        ("", "みほーん"),
        ("みほんの取組をみほんで行う", None),
        ("みほーんの取組", "みほーん"),
        ("みほんの取組、みほーんの取組", "みほーん"),
    ],
)
def test_of_two_spellings_the_profiles_stands_unless_the_form_itself_uses_the_headings(
    elsewhere: str, label: str | None, labels: FormLabels
) -> None:
    found = names("みほん", "みほーん", labels, elsewhere)
    assert found.get("label", [None]) == [label]
    assert found["alias"] == ["みほーん"]


def test_the_longer_spelling_is_not_counted_as_the_shorter(labels: FormLabels) -> None:
    assert names("みほ", "みほん", labels, "みほんで行う、みほんの会")["label"] == ["みほん"]


def test_a_profile_that_adds_the_legal_form_gives_the_label(labels: FormLabels) -> None:
    found = names("見本", "一般社団法人見本", labels)
    assert found["label"] == ["一般社団法人見本"]
    assert found["legal_form"] == ["general-incorporated-association"]


@pytest.mark.parametrize(
    "name, form",
    [
        ("株式会社見本", "stock-company"),
        ("見本株式会社", "stock-company"),
        ("（株）見本", "stock-company"),
        ("㈱見本", "stock-company"),
        ("見本（NPO法人）", "npo"),
        ("ＮＰＯ法人見本", "npo"),
        ("NPO\u3000法人\u3000見本", "npo"),
        ("(特非)見本", "npo"),
        ("特非見本", None),
        ("認定こども園見本", None),
        ("特定非営利活動法人", None),
    ],
)
def test_legal_forms_are_read_before_and_behind_a_name(name: str, form: str | None, labels: FormLabels) -> None:
    assert names(name, name, labels).get("legal_form", [None]) == [form]


@pytest.mark.parametrize("name", ["見本の会（北校区）", "（見本）", "見本（第2）", "見本（株）"])
def test_a_bracket_that_is_no_other_name_belongs_to_the_name(name: str, labels: FormLabels) -> None:
    found = names(name, name, labels)
    assert "alias" not in found
    assert "label" not in found


@pytest.mark.parametrize(
    "name, alias", [("見本の会（略称：みほ）", "みほ"), ("見本（旧「手本」）", "手本"), ("見本会(MHK)", "MHK")]
)
def test_a_bracket_that_holds_another_name_gives_an_alias_and_a_label_without_it(
    name: str, alias: str, labels: FormLabels
) -> None:
    found = names(name, name, labels)
    assert found["alias"] == [alias]
    assert found["label"] == [name[: min(i for i in (name.find("（"), name.find("(")) if i > 0)]]


def test_decomposed_kana_and_radicals_come_back_composed(labels: FormLabels) -> None:
    assert names("か\u3099くしゅう⺠⽇", "がくしゅう民日", labels)["name"] == ["がくしゅう民日"]
