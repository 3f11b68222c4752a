from dataclasses import replace

import pytest
import registers

from kgraph.identity.names import normal_name
from kgraph.identity.register_file import RegisterFile
from kgraph.identity.registry import SameNumber, link, same_number_pairs, several_numbers
from kgraph.identity.subjects import Subject, subjects
from kgraph.places import Places
from kgraph.statements import Body, Fact, Group, Identifier, Mention, Source, Statements

PLACES = Places.load()
KOCHI = {"municipalities": frozenset({"39201"}), "prefectures": frozenset({"39000"})}
N = registers.number


def subject(name, **values):
    known = normal_name(name)
    return Subject(**{"id": "b-1", "name": name, "names": (known.key,), "legal_form": known.legal_form, **values})


def group(name, **values):
    return subject(name, group=True, **{**KOCHI, **values})


def partner(name, kind="civil-society-organisation", **values):
    return subject(name, kind=kind, prefectures=frozenset({"39000"}), **values)


@pytest.fixture
def ask(tmp_path):
    """Link one subject to a register of these rows."""

    def one(asked, *rows):
        path = registers.write(tmp_path / "register.csv", rows)
        (found,) = link((asked,), RegisterFile(path, PLACES), PLACES)
        return found

    return one


def elsewhere(ordinal, name):
    return registers.row(ordinal, name, "愛知県", "豊川市", "23207")


def in_nankoku(ordinal, name):
    return registers.row(ordinal, name, "高知県", "南国市", "39204")


@pytest.mark.parametrize(
    "spelling", ["NPO法人 山川", "特定非営利活動法人山川", "認定ＮＰＯ法人山川（やまかわ）", "山川（特非）"]
)
def test_a_group_matches_by_name_and_form_in_its_municipality(ask, spelling):
    found = ask(group(spelling), elsewhere(1, "特定非営利活動法人山川"), registers.row(2, "特定非営利活動法人山川"))
    assert (found.status, found.number, found.rule) == ("matched", N(2), "municipality")


def test_a_ward_belongs_to_its_city(ask):
    asked = group("一般社団法人山川", municipalities=frozenset({"40130"}), prefectures=frozenset({"40000"}))
    found = ask(asked, registers.row(1, "一般社団法人山川", "福岡県", "福岡市中央区", "40133"))
    assert (found.status, found.candidates[0].body.place) == ("matched", "40133")


def test_a_group_of_a_whole_prefecture_matches_by_prefecture(ask):
    found = ask(group("一般社団法人山川", municipalities=frozenset()), in_nankoku(1, "一般社団法人山川"))
    assert (found.status, found.rule) == ("matched", "prefecture")


def test_a_group_registered_in_another_municipality_of_its_prefecture_is_a_candidate(ask):
    found = ask(group("一般社団法人山川"), in_nankoku(1, "一般社団法人山川"))
    assert (found.status, found.number, found.rule) == ("candidate", N(1), "other-municipality")


def test_a_group_of_that_name_in_another_prefecture_is_another_one(ask):
    found = ask(group("一般社団法人山川"), elsewhere(1, "一般社団法人山川"))
    assert (found.status, found.number, found.rule) == ("none", "", "elsewhere")
    assert "豊川市" in found.reason.ja


def test_a_partner_matches_by_prefecture_and_is_a_candidate_elsewhere(ask):
    assert ask(partner("NPO法人山川"), in_nankoku(1, "特定非営利活動法人山川")).status == "matched"
    found = ask(partner("NPO法人山川"), elsewhere(1, "特定非営利活動法人山川"))
    assert (found.status, found.rule) == ("candidate", "other-prefecture")


@pytest.mark.parametrize("asked", [group("NPO法人山川"), partner("NPO法人山川")])
def test_another_legal_form_is_never_the_same_body(ask, asked):
    found = ask(asked, registers.row(1, "社会福祉法人山川"), registers.row(2, "一般社団法人山川"))
    assert (found.status, found.number, found.candidates, found.rule) == ("none", "", (), "other-form")


def test_a_legal_form_that_is_not_told_makes_a_candidate(ask):
    found = ask(partner("山川の会"), registers.row(1, "一般社団法人山川の会"))
    assert (found.status, found.number, found.rule) == ("candidate", N(1), "missing-form")
    assert ask(partner("山川の会"), elsewhere(1, "一般社団法人山川の会")).status == "none"
    assert ask(partner("NPO法人山川の会"), registers.row(1, "山川の会", kind="499")).rule == "missing-form"


@pytest.mark.parametrize(
    ("name", "kind", "registered"),
    [
        ("高知市", "municipality", "高知市農業協同組合"),
        ("高知市", "municipality", "一般社団法人高知市"),
        ("山川大学", "university", "山川大学生活協同組合"),
        ("山川小学校", "school", "一般社団法人山川小学校"),
        ("高知市社会福祉協議会", "social-welfare-council", "一般社団法人高知市社会福祉協議会"),
    ],
)
def test_a_form_that_the_kind_rules_out_makes_no_candidate(ask, name, kind, registered):
    assert ask(partner(name, kind), registers.row(1, registered)).status == "none"


def test_a_council_is_a_candidate_for_the_corporation_of_that_name(ask):
    asked = partner("高知市社会福祉協議会", "social-welfare-council")
    assert ask(asked, registers.row(1, "社会福祉法人高知市社会福祉協議会")).status == "candidate"


def test_a_local_government_matches_by_its_name_and_place(ask):
    asked = partner("高知市", "municipality", municipalities=frozenset({"39201"}))
    found = ask(asked, registers.row(1, "高知市", kind="201"))
    assert (found.status, found.rule) == ("matched", "government")
    assert ask(asked, registers.row(1, "高知市", "福岡県", "福岡市中央区", "40133", kind="201")).status == "none"


def test_several_bodies_that_fit_are_all_listed_and_none_is_chosen(ask):
    found = ask(partner("NPO法人山川"), registers.row(1, "NPO法人山川"), in_nankoku(2, "特定非営利活動法人山川"))
    assert (found.status, found.number, found.rule) == ("candidate", "", "several")
    assert [c.body.number for c in found.candidates] == sorted([N(1), N(2)])
    assert "2 件" in found.reason.ja


def test_a_closed_body_is_a_candidate_and_an_open_one_goes_before_it(ask):
    closed = registers.row(1, "NPO法人山川", closed="2020-01-01", successor=N(9))
    found = ask(partner("NPO法人山川"), closed)
    assert (found.status, found.rule, found.candidates[0].body.successor) == ("candidate", "closed", N(9))
    assert ask(partner("NPO法人山川"), closed, registers.row(2, "NPO法人山川")).number == N(2)


def test_of_several_rows_of_one_number_the_latest_counts(ask):
    moved = [
        registers.row(1, "NPO法人山川", "愛知県", "豊川市", "23207", latest="0", updated="2019-01-01"),
        registers.row(1, "NPO法人山川", updated="2023-01-01"),
    ]
    for rows in (moved, moved[::-1]):
        assert ask(group("NPO法人山川"), *rows).status == "matched"
    left = [
        registers.row(1, "NPO法人山川", updated="2019-01-01"),
        registers.row(1, "NPO法人山川", closed="2023-01-01", updated="2023-01-01"),
    ]
    for rows in (left, left[::-1]):
        assert ask(group("NPO法人山川"), *rows).rule == "closed"


def test_a_former_name_makes_a_candidate(ask):
    found = ask(
        group("NPO法人山川"),
        registers.row(1, "NPO法人山川", latest="0"),
        registers.row(1, "NPO法人川山", updated="2025-01-01"),
    )
    assert (found.status, found.rule) == ("candidate", "history")


def test_a_unit_or_branch_never_has_a_number(ask):
    found = ask(partner("NPO法人山川", unit=True), registers.row(1, "NPO法人山川"))
    assert (found.status, found.rule) == ("none", "unit")


def test_an_alias_makes_a_candidate(ask):
    asked = replace(group("NPO法人山川"), names=("山川", "やまかわ"))
    found = ask(asked, registers.row(1, "NPO法人やまかわ"))
    assert (found.status, found.rule) == ("candidate", "other-spelling")


def test_the_name_behind_a_kind_word_makes_a_candidate(ask):
    asked = partner("介護センターあかり", "long-term-care-provider", core="あかり")
    found = ask(asked, registers.row(1, "特定非営利活動法人あかり"), elsewhere(2, "一般社団法人あかり"))
    assert (found.status, found.number, found.rule) == ("candidate", N(1), "name-part")


def test_a_number_that_was_told_matches_by_itself_where_the_name_agrees(ask):
    asked = group("NPO法人山川", told=frozenset({N(1)}))
    found = ask(asked, elsewhere(1, "NPO法人山川"))
    assert (found.status, found.rule) == ("matched", "number-told")
    assert ask(asked, elsewhere(1, "NPO法人川山")).rule == "other-name"
    assert ask(asked, registers.row(2, "NPO法人山川")).rule == "other-number-told"


def test_a_number_that_a_person_refused_is_not_proposed_again(ask):
    asked = partner("NPO法人山川", refused=frozenset({N(1)}))
    assert (found := ask(asked, registers.row(1, "NPO法人山川"))).status == "none"
    assert found.rule == "refused"
    assert ask(asked, registers.row(1, "NPO法人山川"), in_nankoku(2, "NPO法人山川")).number == N(2)


def fact(field, value):
    return Fact(group="b-g", field=field, value=value, line=1, start=0, end=1, words="", rule="t")


def mention(body):
    given = {"field": "partners", "surface": "x", "name": "x", "kind": "other", "generic": False, "grounding": "named"}
    return Mention(id=f"m-{body}", group="b-g", body=body, line=1, start=0, end=1, rule="t", **given)


SOURCE = Source(id="s", publisher="p", title="t", issued="2025", document="d", sha256="0" * 64)


def statements(*bodies, identifiers=()):
    return Statements(
        source=SOURCE,
        groups=(Group(id="b-g", initiative="i-1", name="NPO法人 やまかわ", line=1),),
        facts=(
            fact("label", "特定非営利活動法人 山川"),
            fact("alias", "ヤマカワ"),
            fact("legal_form", "npo"),
            fact("prefecture", "39000"),
            fact("municipality", "39201"),
        ),
        mentions=tuple(mention(body.id) for body in bodies),
        bodies=bodies,
        identifiers=identifiers,
    )


def body(identifier, name, **values):
    return Body(**{"id": identifier, "name": name, "kind": "civil-society-organisation", "scope": "b-g", **values})


def number_of(identifier, value, **values):
    return Identifier(body=identifier, scheme="corporate-number", value=value, rule="t", **values)


def test_subjects_are_the_groups_by_label_and_the_bodies_with_the_prefecture_of_who_names_them():
    first, second = subjects([statements(body("b-1", "NPO法人あかり"))], PLACES)
    assert (first.id, first.names, first.legal_form) == ("b-g", ("山川", "やまかわ", "ヤマカワ"), "npo")
    assert first.municipalities == {"39201"}
    assert (second.id, second.names, second.prefectures) == ("b-1", ("あかり",), {"39000"})
    assert not second.municipalities


@pytest.mark.parametrize(
    ("row", "prefectures"),
    [
        (body("b-1", "NPO法人あかり", scope="40000"), {"40000"}),
        (body("b-1", "南国市あかり会", scope="39204", place="39204"), {"39000"}),
        (body("b-1", "NPO法人あかり", scope="99999"), {"39000"}),
    ],
)
def test_a_body_is_looked_for_in_its_scope(row, prefectures):
    assert subjects([statements(row)], PLACES)[1].prefectures == prefectures


@pytest.mark.parametrize("name", ["NPO法人あかり（大分支部）", "NPO法人あかり【高知事務所】", "NPO法人あかり 高知支部"])
def test_a_branch_never_has_the_number_of_the_whole(ask, name):
    (_, asked) = subjects([statements(body("b-1", name))], PLACES)
    assert ask(asked, registers.row(1, "特定非営利活動法人あかり")).number == ""


def test_a_body_with_a_parent_is_a_unit_and_a_name_that_is_registered_as_a_branch_is_none():
    parent, child = body("b-1", "NPO法人あかり"), body("b-2", "NPO法人あかり大分支部", parent="b-1")
    _, one, other = subjects([statements(parent, child)], PLACES)
    assert (one.unit, other.unit) == (False, True)
    assert not subjects([statements(body("b-1", "あかり労働組合高知支部"))], PLACES)[1].unit


def test_only_establishments_have_a_core():
    care = body("b-1", "介護センターあかり", kind="long-term-care-provider")
    assert subjects([statements(care)], PLACES)[1].core == "あかり"
    for other in (replace(care, kind="media"), replace(care, legal_form="npo"), replace(care, place="39201")):
        assert subjects([statements(other)], PLACES)[1].core == ""


def test_what_the_register_itself_told_before_is_not_told():
    rows = (
        number_of("b-1", N(1), register="r.csv"),
        number_of("b-1", N(2)),
        number_of("b-1", N(3), register="r.csv", by="x"),
    )
    found = subjects([statements(body("b-1", "NPO法人あかり"), identifiers=rows)], PLACES, register="r.csv")
    assert found[1].told == {N(2), N(3)}


def test_equal_numbers_make_two_ids_candidates_for_a_merge():
    rows = [
        number_of("b-2", N(1)),
        number_of("b-1", N(1)),
        number_of("b-3", N(2)),
        number_of("b-4", N(1), register="r"),
    ]
    rows.append(Identifier(body="b-5", scheme="団体ID", value=N(1)))
    pairs = same_number_pairs([statements(identifiers=tuple(rows[:2])), statements(identifiers=tuple(rows[2:]))])
    assert pairs == (
        SameNumber(N(1), "b-1", "b-2"),
        SameNumber(N(1), "b-1", "b-4"),
        SameNumber(N(1), "b-2", "b-4"),
    )


def test_an_id_under_two_numbers_is_two_bodies():
    rows = (
        number_of("b-1", N(2)),
        number_of("b-1", N(1), register="r"),
        number_of("b-2", N(1)),
        number_of("b-2", N(1)),
    )
    assert several_numbers([statements(identifiers=rows)]) == {"b-1": tuple(sorted((N(1), N(2))))}
