from kgraph.errors import InputError, Problem, Text, rows_in_words, shorten, unknown_choice


def problem(**values: object) -> Problem:
    base = {"code": "x", "file": "f.txt", "expected": Text("甲", "a"), "todo": Text("乙", "b")}
    return Problem(**{**base, **values})


def test_a_message_names_file_line_field_found_expected_and_what_to_do():
    message = problem(line=3, field="設立", found="???").message("en")
    for part in ("f.txt:3", "設立", "???", "expected: a", "what to do: b"):
        assert part in message
    assert "期待するもの: 甲" in problem().message("ja")


def test_an_error_lists_all_its_problems_in_the_asked_language():
    error = InputError(problem(file="a"), problem(file="b"))
    assert error.message("ja").splitlines() == [problem(file="a").message("ja"), problem(file="b").message("ja")]


def test_found_words_are_shortened_and_control_characters_are_shown():
    assert shorten("a\x00\nb") == "a\\x00\\nb"
    assert len(shorten("長" * 500)) == 80


def test_what_is_counted_is_said_in_words_behind_what_was_found() -> None:
    said = Problem(
        code="x", file="a", found="A", counted=Text("4行", "4 rows"), expected=Text("甲", "b"), todo=Text("乙", "c")
    )
    assert "見つかったもの: A 4行 |" in said.message("ja")
    assert "found: A 4 rows |" in said.message("en")


def test_rows_are_named_and_many_are_cut() -> None:
    assert rows_in_words([7]).ja == "7行目"
    assert rows_in_words(range(2, 15), most=2) == Text("2・3 …行目、全13行", "rows 2, 3, … 13 in all")


def test_a_value_that_is_no_choice_is_told_with_what_comes_near() -> None:
    near, far = unknown_choice("--level", "bodys", ("body", "kind")), unknown_choice("--level", "zzz", ("body", "kind"))
    assert near.todo == Text("もしかして: body", "did you mean: body")
    assert far.todo.en == "choose one of these"
