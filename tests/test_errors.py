from kgraph.errors import InputError, Problem, Text, shorten


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
