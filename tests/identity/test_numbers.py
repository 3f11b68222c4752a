import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import InputError
from kgraph.identity.numbers import check_digit, corporate_number_is_right, parse_corporate_number

TWELVE = st.text("0123456789", min_size=12, max_size=12)


@pytest.mark.parametrize("number", ["7000012050002", "8000012010038", "7010401022916"])
def test_a_right_check_digit_is_accepted(number):
    assert corporate_number_is_right(number)
    assert check_digit(number[1:]) == number[0]


@pytest.mark.parametrize(
    "number", ["8000012050002", "7000012050003", "700001205000", "7000012050002\n", "７000012050002", ""]
)
def test_a_wrong_check_digit_or_anything_but_13_ascii_digits_is_not(number):
    assert not corporate_number_is_right(number)


@given(TWELVE)
def test_no_number_begins_with_a_zero_and_exactly_one_first_digit_is_right(twelve):
    right = [digit for digit in "0123456789" if corporate_number_is_right(digit + twelve)]
    assert right == [check_digit(twelve)] != ["0"]


@given(TWELVE, st.integers(0, 11), st.sampled_from("0123456789"))
def test_one_mistyped_digit_is_found_unless_0_and_9_are_exchanged(twelve, place, typed):
    mistyped = twelve[:place] + typed + twelve[place + 1 :]
    if {twelve[place], typed} not in ({typed}, {"0", "9"}):
        assert check_digit(mistyped) != check_digit(twelve)


@pytest.mark.parametrize(
    "words",
    [
        "７０００012050002",
        "7-0000-1205-0002",
        "７－００００－１２０５－０００２",
        " 7 0000 1205 0002 ",
        "7000012050002.0",
        "7,000,012,050,002",
        "法人番号:7000012050002",
        "法人番号：７００００１２０５０００２",
    ],
)
def test_spellings_of_one_number_are_read(words):
    assert parse_corporate_number(words) == "7000012050002"


@given(TWELVE, st.sampled_from("-－ー‐ 　"))
def test_full_width_digits_with_separators_give_the_ascii_number(twelve, separator):
    number = check_digit(twelve) + twelve
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in number)
    assert parse_corporate_number(separator.join((wide[0], wide[1:5], wide[5:9], wide[9:]))) == number


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("7.00001E+12", "corporate-number-damaged"),
        ("７．００００１Ｅ＋１２", "corporate-number-damaged"),
        ("7E+12", "corporate-number-damaged"),
        ("T7000012050002", "corporate-number-kind"),
        ("000012050002", "corporate-number-kind"),
        ("70000120500", "corporate-number-digits"),
        ("なし", "corporate-number-digits"),
        ("", "corporate-number-digits"),
        ("7000012050003", "corporate-number-check-digit"),
    ],
)
def test_what_is_no_corporate_number_is_told_apart(words, code):
    with pytest.raises(InputError) as error:
        parse_corporate_number(words, file="a.csv", line=4, field="番号")
    (problem,) = error.value.problems
    assert (problem.code, problem.file, problem.line, problem.field, problem.found) == (code, "a.csv", 4, "番号", words)


def test_a_mistyped_number_is_told_with_the_check_digit_that_it_would_need():
    with pytest.raises(InputError) as error:
        parse_corporate_number("8000012050002")
    assert "7" in error.value.problems[0].expected.en


@given(st.text(max_size=30))
def test_any_text_is_a_right_number_or_one_problem(words):
    found, problems = "", 0
    try:
        found = parse_corporate_number(words)
    except InputError as error:
        problems = len(error.problems)
    assert corporate_number_is_right(found) == (problems == 0)
