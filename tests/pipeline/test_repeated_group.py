"""A group that a source describes twice: read once, told with both lines, nothing mixed."""

from kgraph.pipeline.reading import read_file
from kgraph.statements import to_files


def test_the_second_description_of_a_group_is_a_problem_and_not_mixed_into_the_first(shared, tmp_path):
    text = (shared / "source" / "casebook-r7-shikoku-kyushu-okinawa.txt").read_text("utf-8")
    first = text[: text.index("団体名：一般社団法人")]
    file = tmp_path / "casebook.txt"
    file.write_text(first, "utf-8")
    alone = read_file(file)
    file.write_text(first + first, "utf-8")
    both = read_file(file)
    assert alone.problems == ()
    (problem,) = both.problems
    number = first.count("\n")
    assert (problem.code, problem.line) == ("group-twice", number + alone.statements.groups[0].line)
    assert str(alone.statements.groups[0].line) in problem.expected.en
    ours, theirs = to_files(both.statements), to_files(alone.statements)
    for name in ("groups.csv", "facts.csv"):
        assert ours[name] == theirs[name]
    assert len(both.statements.mentions) == len(alone.statements.mentions)
    fates = {row.line: row.fate for row in both.statements.lines}
    assert all(fates[line + number] in ("unread", "withheld") for line in fates if line <= number)
