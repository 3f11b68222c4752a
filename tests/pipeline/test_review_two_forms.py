"""Two legal forms, two 法人番号 and two places' councils never become one body, however many names lie between."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest
from two_sources import CITY, body, log, mention, second, write

from kgraph.identity.review import model, workbook
from kgraph.pipeline.reviewing import apply_review, review_items, write_review
from kgraph.statements import Identifier

NPO, PLAIN, COMPANY = "b-shino-npo", "b-shino", "b-shino-kk"


def named(*bodies, identifiers=()):
    ties = [mention(f"m-x{n}", "b-rose", b.name, 200 + 20 * n, body=b.id, rule="form") for n, b in enumerate(bodies)]
    one = second()
    return replace(
        one,
        mentions=(*one.mentions, *ties),
        bodies=(*one.bodies, *bodies),
        identifiers=(*one.identifiers, *identifiers),
    )


def three():
    return named(
        body(NPO, "NPO法人しののめ", legal_form="npo"),
        body(PLAIN, "しののめ", scope="b-rose"),
        body(COMPANY, "株式会社しののめ", legal_form="stock-company", kind="company"),
    )


def sheet(path, data, *pairs):
    """Write a sheet on which these pairs are said to be one; return it."""
    write_review(path, data)
    rows = workbook.read(path.read_bytes(), path.name)
    left = set(map(frozenset, pairs))
    for row in rows[1:]:
        about = frozenset(row[0].split(":")[1:3])
        if row[1] == model.SORTS[model.PAIR] and about in left:
            left.discard(about)
            row[rows[0].index("判断")] = model.SAME
    assert not left
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def apply(path, data):
    return apply_review(path, data, by="担当課", on="2025-06-01")


def test_the_second_row_of_one_sheet_is_refused_with_both_forms(tmp_path):
    data = write(tmp_path / "data", three())
    result = apply(sheet(tmp_path / "s.csv", data, (NPO, PLAIN), (PLAIN, COMPANY)), data)
    (problem,) = result.problems
    assert (result.taken, problem.code, problem.field) == (1, "review-forms", "判断")
    assert "特定非営利活動法人" in problem.found
    assert "株式会社" in problem.found
    assert len(log(data / "second")) == 1


def test_of_two_sheets_the_later_one_is_refused_and_no_new_one_asks(tmp_path):
    data = write(tmp_path / "data", three())
    one = sheet(tmp_path / "1.csv", data, (NPO, PLAIN))
    other = sheet(tmp_path / "2.csv", data, (PLAIN, COMPANY))
    assert apply(one, data).taken == 1
    assert [p.code for p in apply(other, data).problems] == ["review-forms"]
    assert not [i for i in review_items(data) if i.sort == model.PAIR and "しののめ" in i.words]


def test_the_other_way_round_is_open_once_the_first_is_taken_back(tmp_path):
    data = write(tmp_path / "data", three())
    apply(sheet(tmp_path / "1.csv", data, (PLAIN, COMPANY)), data)
    (past,) = [i for i in review_items(data) if i.sort == model.PAST]
    path = tmp_path / "2.csv"
    path.write_text(f"行の鍵,種類,判断\n{past.key},決定済み,取り消す\n", "utf-8")
    assert apply(path, data).taken == 1
    assert apply(sheet(tmp_path / "3.csv", data, (NPO, PLAIN)), data).problems == ()


@pytest.mark.parametrize(
    ("one", "between", "other", "extra", "code"),
    [
        (
            body("b-n1", "みずべ相談室"),
            body("b-n2", "みずべ相談室", scope="b-rose"),
            body("b-n3", "みずべ相談室", scope="b-tulip"),
            {"b-n1": "7000012050002", "b-n3": "8000012010038"},
            "review-numbers",
        ),
    ],
)
def test_so_are_two_numbers(tmp_path, one, between, other, extra, code):
    numbers = [Identifier(body=i, scheme="corporate-number", value=v, line=1) for i, v in extra.items()]
    data = write(tmp_path / "data", named(one, between, other, identifiers=numbers))
    result = apply(sheet(tmp_path / "s.csv", data, (one.id, between.id), (between.id, other.id)), data)
    assert (result.taken, [p.code for p in result.problems]) == (1, [code])


def test_so_are_the_councils_of_two_places(tmp_path):
    kind = "social-welfare-council"
    rows = [
        body("b-n1", "みどり社会福祉協議会", kind=kind, place=CITY, scope=CITY),
        body("b-n2", "みどり社協", kind=kind, scope="b-rose"),
        body("b-n3", "みどり社会福祉協議会", kind=kind, place="43202", scope="43202"),
    ]
    data = write(tmp_path / "data", named(*rows))
    result = apply(sheet(tmp_path / "s.csv", data, ("b-n1", "b-n2"), ("b-n2", "b-n3")), data)
    assert (result.taken, [p.code for p in result.problems]) == (1, ["review-seats"])
    assert "八代市" in result.problems[0].found
