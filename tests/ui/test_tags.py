from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.template import Context, Template
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from scrutiny.ui.templatetags import ui

COLOURS = ["green", "amber", "red", "blue", "grey"]


def test_each_standing_has_a_shape_of_its_own():
    shapes = [HTMLParser(ui.standing_tag_html("A word", c)).css_first("svg").html for c in COLOURS]

    assert len(set(shapes)) == len(COLOURS)


def test_standing_escapes_its_word():
    assert "&lt;b&gt;" in ui.standing_tag_html("<b>", "red")


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (ui.long_date(date(2018, 2, 14)), "14 February 2018"),
        (ui.short_date(date(2018, 2, 4)), "4 Feb"),
        (ui.short_date_year(date(2018, 2, 4)), "4 Feb 2018"),
        (ui.long_date(datetime(2018, 6, 30, 23, 30, tzinfo=UTC)), "1 July 2018"),
        (
            ui.date_and_time(datetime(2018, 2, 14, 15, 5, tzinfo=UTC)),
            "14 February 2018 at 3:05pm",
        ),
        (ui.date_and_time(datetime(2018, 2, 14, 9, 0, tzinfo=UTC)), "14 February 2018 at 9am"),
        (ui.clock(time(14, 0)), "2pm"),
        (ui.clock(time(14, 30)), "2:30pm"),
        (ui.clock(time(0, 5)), "12:05am"),
        (ui.clock(None), ""),
        (ui.long_date(None), ""),
        (ui.number(12345), "12,345"),
        (ui.number(Decimal("61.50"), 1), "61.5"),
        (ui.number(None), ""),
        (ui.number("n/a"), "n/a"),
    ],
)
def test_dates_and_numbers_are_written_as_in_a_report(shown, words):
    assert shown == words


def test_title_escapes_the_names_and_says_when_a_form_was_refused():
    names = {"service_name": "A & B", "council_name": "C", "has_errors": True}
    title = Template("{% load ui %}{% page_title %}Boards{% endpage_title %}").render(
        Context(names)
    )

    assert title == "Error: Boards – A &amp; B – C"


def test_how_often_and_how_far_are_said_in_one_way():
    assert [ui.times(n) for n in (1, 2, 3)] == ["once", "twice", "3 times"]
    assert [ui.signed_days(n) for n in (1, -1, 30)] == ["+1 day", "-1 day", "+30 days"]
