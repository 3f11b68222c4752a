import shutil

import pytest

from kgraph.errors import CallError, DataError, KgraphWarning
from kgraph.pipeline import load_statements, source_folders


@pytest.fixture
def data(tmp_path, project_root):
    shutil.copytree(project_root / "data" / "casebook-r7", tmp_path / "casebook-r7")
    return tmp_path / "casebook-r7"


def correct(data, *cells):
    with (data / "corrections.csv").open("a", encoding="utf-8") as file:
        file.write(",".join(cells) + "\n")


def test_a_folder_of_sources_and_a_source_s_folder_are_both_accepted(data):
    assert source_folders(data) == (data,)
    assert source_folders(data.parent) == (data,)
    assert load_statements(data) == load_statements(data.parent)


def test_a_folder_without_a_source_is_a_call_error(tmp_path):
    with pytest.raises(CallError) as error:
        load_statements(tmp_path)
    assert error.value.problems[0].code == "no-source"


def test_a_correction_holds_without_the_text_being_read_again(data):
    (before,) = load_statements(data)
    mention = before.mentions[0]
    correct(
        data,
        "mentions",
        mention.id,
        "set",
        "role_text",
        mention.role_text,
        "会場の案内",
        "確かめた",
        "担当者",
        "2026-02-01",
    )
    (after,) = load_statements(data)
    assert next(m for m in after.mentions if m.id == mention.id).role_text == "会場の案内"


def test_a_correction_that_fits_no_row_is_told_with_its_line(data):
    correct(data, "mentions", "m-none", "set", "role_text", "", "x", "r", "b", "2026-02-01")
    with pytest.warns(KgraphWarning) as told:
        load_statements(data)
    problem = told[0].message.problem
    assert (problem.file, problem.field, problem.found) == ("casebook-r7/corrections.csv", "row", "m-none")
    assert problem.line == len((data / "corrections.csv").read_text("utf-8").splitlines())


def test_two_sources_with_one_id_are_refused(data):
    shutil.copytree(data, data.parent / "other")
    with pytest.raises(DataError) as error:
        load_statements(data.parent)
    assert error.value.problems[0].code == "source-id"


def test_packaged_data_is_the_default(project_root):
    assert load_statements() == load_statements(project_root / "data")
