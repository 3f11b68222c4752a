from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import DataError
from kgraph.statements import Mention, load, to_files
from kgraph.statements.tables import read_rows, write_rows

MENTION = Mention(
    id="m-1", group="b-1", field="partners", surface="行政", name="行政", kind="k", generic=True, grounding="none",
    places=("38204", "01101"), line=1, start=0, end=2, rule="r",
)  # fmt: skip


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"], blacklist_characters="\0")), st.booleans())
def test_rows_come_back_as_they_were_written(tmp_path_factory, text, flag):
    rows = (replace(MENTION, surface=text, weak=flag, count=3), MENTION)
    path = tmp_path_factory.mktemp("t") / "mentions.csv"
    path.write_text(write_rows(rows, Mention), "utf-8", newline="")
    assert read_rows(path, Mention) == rows


def test_the_kept_statements_are_written_as_they_stand(project_root):
    folder = project_root / "data" / "casebook-r7"
    for name, content in to_files(load(folder)).items():
        assert (folder / name).read_bytes() == content.encode(), name


@pytest.mark.parametrize(
    ("edit", "line", "field"),
    [
        (lambda t: t.replace("surface", "surfase", 1), 1, "surfase"),
        (lambda t: t.replace(",1,0,2,", ",x,0,2,"), 2, "line"),
        (lambda t: t + "too,few\n", 3, ""),
        (lambda t: t.replace("行政,行政,k,1", "行政,行政,k,yes"), 2, "generic"),
    ],
)
def test_a_wrong_table_is_told_with_file_line_and_column(tmp_path, edit, line, field):
    path = tmp_path / "mentions.csv"
    path.write_text(edit(write_rows([MENTION], Mention)), "utf-8")
    with pytest.raises(DataError) as error:
        read_rows(path, Mention)
    problem = error.value.problems[0]
    assert (problem.line, problem.field) == (line, field)
    assert problem.file.endswith("mentions.csv")


def test_a_byte_order_mark_of_excel_is_accepted(tmp_path):
    path = tmp_path / "mentions.csv"
    path.write_text(write_rows([MENTION], Mention), "utf-8-sig")
    assert read_rows(path, Mention) == (MENTION,)
