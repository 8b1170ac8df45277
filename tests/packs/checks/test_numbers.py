"""Figures in running text are told from dates, years and names, with their unit and how exactly they were printed."""

from decimal import Decimal

import pytest

from packs.checks.numbers import number_of, numbers_in
from packs.checks.rounding import Span, agrees, exactly, span_of


def only(text):
    (number,) = numbers_in(text)
    return number


def values(text):
    return [float(number.value) for number in numbers_in(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("attendance was 94.2%", "94.2", "%"),
        ("attendance was 94.2 per cent", "94.2", "%"),
        ("a rise of 3ppts", "3", "ppt"),
        ("a rise of 3 percentage points", "3", "ppt"),
        ("a 3-percentage-point rise", "3", "ppt"),
        ("a rise of three percentage points", "3", "ppt"),
        ("up 1.5 %pts", "1.5", "ppt"),
        ("now in 7th position", "7", "place"),
        ("four times as many", "4", "times"),
        ("1,204 pupils", "1204", ""),
        ("a score of -0.35", "-0.35", ""),
        ("a score of –0.35", "-0.35", ""),
        ("a grant of £3,500", "3500", "£"),
        ("a grant of £2.4m", "2400000", "£"),
        ("1.2 million visits", "1200000", ""),
    ],
)
def test_a_number_has_a_value_and_a_unit(text, value, unit):
    assert (only(text).value, only(text).unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "in 2016, 2016/17 and 16/17",
        "on 3 May 2024, 3rd May and 31/05/2024, Mar-24",
        "at 10.30am, from 2pm",
        "Key Stage 2, KS4, Year 11, Progress 8, Grade 5 and Q3",
        "pupils aged 16-18 and 16-18 year olds",
        "a rate per 10,000",
        "COVID-19",
        "https://example.org/12/30",
    ],
)
def test_dates_years_and_names_are_no_numbers(text):
    assert numbers_in(text) == []


def test_numbers_stand_where_they_are_printed():
    text = "It fell from 12 to about 9.5%"
    assert values(text) == [12, 9.5]
    assert [text[number.start : number.end] for number in numbers_in(text)] == ["12", "9.5%"]
    assert [number.decimals for number in numbers_in(text)] == [0, 1]


@pytest.mark.parametrize("text", ["nearly 40%", "around 40%", "c.40%", "just over 40%"])
def test_words_in_front_make_a_number_rough(text):
    assert only(text).is_rough
    assert not only("exactly 40%").is_rough


def test_a_sign_is_known_from_a_dash():
    assert only("(+2ppts)").is_signed
    assert values("10-12") == [10, 12]


def test_a_figure_of_a_table_is_as_exact_as_its_cell():
    assert number_of("71.0%", 71.0, "%").decimals == 1
    assert number_of("5,795", 5795.0).step == 1
    assert number_of("no digits", 4.25).decimals == 2


# --- Whether a sum can be right


def between(low, high):
    return Span(Decimal(low), Decimal(high))


def gap(first, second):
    return span_of(only(second)) - span_of(only(first))


def test_a_rounded_figure_may_be_half_a_digit_more_or_less():
    assert span_of(only("42.6%")) == between("42.55", "42.65")
    assert span_of(only("£2.4m")) == between("2350000", "2450000")
    assert span_of(only("43%")) == between("42.5", "43.5")


def test_counts_and_places_are_what_they_are():
    assert span_of(only("47 pupils")) == exactly(47)
    assert span_of(only("7th")) == exactly(7)


def test_a_printed_difference_may_have_been_right_before_rounding():
    assert agrees(only("6.4ppts"), gap("36.2%", "42.6%"))
    assert agrees(only("6.5ppts"), gap("36.2%", "42.6%"))
    assert not agrees(only("6.6ppts"), gap("36.2%", "42.6%"))
    assert not agrees(only("4.4ppts"), gap("36.2%", "42.6%"))


def test_a_difference_of_counts_is_exact():
    assert agrees(only("18 pupils"), gap("47 pupils", "65 pupils"))
    assert not agrees(only("19 pupils"), gap("47 pupils", "65 pupils"))


def test_nearly_leaves_more_room():
    assert agrees(only("nearly 20 pupils"), exactly(19))
    assert not agrees(only("20 pupils"), exactly(19))
    assert not agrees(only("nearly 20 pupils"), exactly(17))


def test_spans_are_reckoned_with_from_end_to_end():
    one, two = between(1, 2), between(3, 5)
    assert one + two == between(4, 7)
    assert two - one == between(1, 4)
    assert one * two == between(3, 10)
    assert two / one == between("1.5", 5)
    assert abs(between(-3, 1)) == between(0, 3)
    assert abs(between(-3, -1)) == between(1, 3)


def test_nothing_is_divided_by_what_may_be_nothing():
    with pytest.raises(ZeroDivisionError):
        between(1, 2) / between(-1, 1)
