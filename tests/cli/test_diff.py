import csv
import io
import json
from dataclasses import replace

import pytest
from two_sources import first, write


@pytest.fixture
def editions(tmp_path):
    return write(tmp_path / "old", first()), write(tmp_path / "new")


def test_piped_it_is_json_with_labels(run, editions):
    result = run("diff", *editions, lang="ja")
    assert result.exit_code == 0
    data = json.loads(result.output)
    assert data["counts"]["group"] == {"came": 1, "went": 0, "changed": 0}
    assert [c["label"] for c in data["changes"] if c["what"] == "group"] == ["一般社団法人ばら"]


def test_csv_has_one_change_a_row(run, editions):
    rows = list(csv.DictReader(io.StringIO(run("diff", *editions, "--format", "csv").output)))
    assert {row["how"] for row in rows} == {"came"}
    assert len(rows) == len(json.loads(run("diff", *editions).output)["changes"])


@pytest.mark.usefixtures("terminal")
def test_on_a_terminal_it_is_a_table_in_the_language_asked_for(run, editions):
    assert "加わった" in run("diff", *editions, lang="ja").output
    assert "came" in run("diff", *editions).output
    assert run("diff", editions[0], editions[0]).output == "no difference\n"
    assert run("diff", editions[0], editions[0], lang="ja").output == "違いはありません\n"


def test_a_difference_is_an_exit_status_where_asked(run, editions):
    assert run("diff", *editions, "--exit-code").exit_code == 1
    assert run("diff", editions[0], editions[0], "--exit-code").exit_code == 0
    assert run("diff", *editions).exit_code == 0


def test_a_folder_without_a_source_is_told(run, editions, tmp_path):
    (tmp_path / "empty").mkdir()
    result = run("diff", editions[0], tmp_path / "empty")
    assert result.exit_code == 2
    assert "source.yml" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_argument_is_named_that_has_no_source(run, editions):
    for lang, word in (("ja", "NEW に"), ("en", "by NEW")):
        told = run("diff", editions[0], editions[0].parent / "nowhere", lang=lang).stderr
        assert word in told
        assert "--data" not in told


def test_what_went_stands_under_before_and_what_came_under_after(run, tmp_path):
    one = first()
    fewer = replace(one, mentions=tuple(m for m in one.mentions if m.name != "行政"))
    assert fewer != one
    editions = write(tmp_path / "old", one), write(tmp_path / "new", fewer)
    for pair, full, blank in ((editions, "old", "new"), (editions[::-1], "new", "old")):
        (row,) = csv.DictReader(io.StringIO(run("diff", *pair, "--format", "csv", lang="ja").output))
        assert (row["what"], row["field"], row[f"{full}_label"]) == ("tie", "kind", "行政（種別不明）")
        assert row[full]
        assert row[blank] == row[f"{blank}_label"] == ""
