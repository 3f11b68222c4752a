"""The page of the check: what it says is what the report says, each finding with its row and what to do."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import rdflib
from one_page import one_page
from tiny_site import tiny

from kgraph import vocab
from kgraph.check import writers
from kgraph.check.report import Coverage, Finding, Report, Row, RuleResult
from kgraph.check.rules import INFO, SHAPE, VIOLATION, WARNING, Rule
from kgraph.errors import Text
from kgraph.render import check_page
from kgraph.statements import LineAccount, Withheld

NASTY = "</td><script>alert(1)</script>"


def rule(name: str, severity: str) -> Rule:
    texts = (Text(f"{name}の名", f"{name} by name"), Text("正しい値", "a right value"), Text("直す", "mend it"))
    return Rule(iri=f"{SHAPE}{name}", severity=severity, name=texts[0], expected=texts[1], todo=texts[2])


def result(one: Rule, number: int = 1) -> RuleResult:
    row = Row(file="tiny/mentions.csv", line=12, id="m-1", column="kind")
    findings = tuple(
        Finding(rule=one, found=f"{NASTY}{n}", row=row, focus=vocab.thing(f"m-{n}")) for n in range(number)
    )
    return RuleResult(rule=one, findings=findings)


def report(*results: RuleResult, validated: bool = True, quotes: int = 0) -> Report:
    return Report(
        sources=("tiny",),
        triples=1234,
        rules=7,
        validated=validated,
        quotes=quotes,
        results=results,
        coverage=(
            Coverage(shape=f"{SHAPE}a", name=Text("甲の規則", "rule a"), nodes=3, required=True),
            Coverage(shape=f"{SHAPE}b", name=Text("乙の規則", "rule b"), nodes=0),
        ),
    )


def page(given: Report) -> tuple[str, str]:
    statements = tiny({"甲の会": [("乙の会", "cooperation")], "丙の会": []})
    lines = (
        LineAccount(line=1, group="b-g0001", field="name", fate="taken", chars=3),
        LineAccount(line=2, group="b-g0001", field="representative", fate="withheld", chars=3),
        LineAccount(line=3, group="b-g0001", field="address", fate="withheld", chars=3),
        LineAccount(line=4, group="b-g0001", field="", fate="unread", chars=3),
    )
    held = (Withheld(id="b-g0002", reason="申し出による", on="2026-04-01"),)
    one = replace(statements, lines=lines, withheld=held)
    return one_page(one, "check.html", report=given), writers.to_turtle(given).decode("utf-8")


def cells(text: str) -> str:
    return re.sub(r"<[^>]+>", "|", text)


def test_a_report_without_findings_passes_and_tells_what_was_looked_at() -> None:
    text, _ = page(report())
    assert "合格：規則に反するところはありません。" in text
    assert "違反 0件" in text
    assert "1,234" in text
    assert "何も見つかりませんでした" in text
    rows = re.findall(r"(?s)<tr><th scope=\"row\"><span lang=\"ja\">([甲乙]の規則).*?class=\"num\">(\d+)", text)
    assert rows == [("甲の規則", "3"), ("乙の規則", "0")]
    (folded,) = re.findall(r"(?s)<details[^>]*>(.*?)</details>", text.partition('id="kept"')[2])
    assert "くわしく：規則ごとの調べた数" in folded
    assert "甲の規則" in folded


@pytest.mark.parametrize(
    ("severity", "said", "passes"),
    [(VIOLATION, "違反", False), (WARNING, "注意", True), (INFO, "参考", True)],
)
def test_each_finding_tells_its_row_its_value_and_what_to_do(severity: str, said: str, passes: bool) -> None:
    text, turtle = page(report(result(rule("some-rule", severity), 2)))
    assert ("合格：" in text.replace("不合格：", "")) == passes
    assert f'<span class="severity severity-{severity}"><span lang="ja">{said}</span>' in text
    assert text.count("<code>tiny/mentions.csv</code>") == 2
    assert "12行目" in text
    assert "line 12" in text
    for words in ("some-ruleの名", "some-rule by name", "直す", "mend it", "正しい値", "a right value"):
        assert words in text
    assert NASTY not in text
    assert text.count("&lt;/td&gt;&lt;script&gt;") == 2
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    assert len(set(graph.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult))) == 2


def test_many_findings_of_a_rule_are_counted_not_all_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_page, "MOST", 3)
    text, turtle = page(report(result(rule("many", WARNING), 5)))
    assert text.count("<code>tiny/mentions.csv</code>") == 3
    assert "ほか2件" in text
    assert turtle.count("a sh:ValidationResult") == 5


def test_rules_that_are_wrong_are_no_pass() -> None:
    text, _ = page(report(validated=False))
    assert "点検は行われていません" in text
    assert "合格：" not in text
    assert 'class="verdict bad"' in text


def test_what_is_withheld_and_unread_is_counted_with_its_reason() -> None:
    text, _ = page(report(quotes=5))
    assert "申し出による" in text
    assert "2026年4月1日に決定" in text
    told = cells(text)
    assert re.search(r"取り出さなかった\D+2\D+個人の名前", told)
    assert re.search(r"読み取らなかった\D+1\D", told)
    assert "代表者" in told
    assert "欄の外" in told
    assert "Words compared with the text of the source: 5" in text
