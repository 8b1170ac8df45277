"""Which dates of a paper are worth asking about."""

import datetime as dt

import pytest

from packs.checks.check import check
from packs.readers.found import Found, Meeting
from packs.readers.pack import read_with_blocks

HEAD = """Harbour Panel

Time and Date

10.00 am on Thursday, 14th March, 2030

1. Apologies (Pages {pages})
2. The pier (Pages 7 - 28)

{front}

Sandhaven Council

To: Harbour Panel

Date: 14 March 2030

Subject: The pier

## 1 Background

{text}
"""


def asked(text="", *, front="", pages="3 - 6"):
    paper = HEAD.format(text=text, front=front, pages=pages).encode()
    return [(one.says, one.found) for one in check(*read_with_blocks(paper, "pier.txt")).dates]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("A survey of the piles took place in November 2030.", "took place in November 2030"),
        ("The plan was first published on 2 May 2030.", "was first published on 2 May 2030"),
        ("Since December 2030 boats have moored elsewhere.", "Since December 2030"),
        ("In June 2030, the second survey was completed.", "In June 2030"),
        ("In 2031/32 there were 65 wrecks.", "In 2031/32"),
    ],
)
def test_nothing_has_happened_after_the_date_of_its_paper(text, says):
    assert asked(text) == [(says, "after the paper's own date, 14 March 2030")]


@pytest.mark.parametrize(
    "text",
    [
        "A survey of the piles took place in November 2029.",
        "A survey was planned to be held in November 2030.",
        "The funds were approved for use in 2031/32.",
        "It was agreed that a regatta be held on 2 May 2030.",
        "The chart would show whether a survey was completed in June 2030.",
        "The pilot was appointed and takes up the post in April 2030.",
    ],
)
def test_what_is_to_come_may_be_planned(text):
    assert asked(text) == []


def test_where_many_events_are_too_early_the_date_of_the_paper_is_in_doubt():
    months = ["April", "May", "June", "July", "August", "September"]
    assert asked("\n\n".join(f"A survey took place in {month} 2030." for month in months)) == []


def test_nothing_is_still_to_come_when_its_day_is_over():
    says, found = asked("The tide tables will be published in January 2030.")[0]
    assert says == "will be published in January 2030"
    assert found == "before the paper's own date, 14 March 2030"


@pytest.mark.parametrize(
    "text",
    [
        "The tide tables will be published in June 2030.",
        "The regatta will be held on 12 March 2030.",
        "The Trust stated that the tables will be published in January 2030.",
        "The fares will be compared with January 2030.",
    ],
)
def test_what_was_to_come_when_it_was_written_is_not_asked_about(text):
    assert asked(text) == []


def test_an_appendix_speaks_from_another_day():
    assert asked("# Appendix 1\n\nThe tide tables will be published in January 2030.") == []


def test_a_weekday_fits_its_date():
    assert asked("Please reply by Friday 19 April 2030 and by Monday 22 April 2030.") == []
    assert asked("Please reply by Friday, 18 April 2030.") == [
        ("Friday, 18 April 2030", "18 April 2030 is a Thursday")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Reply by 18 April 2030 (Friday).", "18 April 2030 is a Thursday"),
        ("Reply by 18 April 2030 (Thursday).", None),
        ("Reply by Fri 18 April 2030.", "18 April 2030 is a Thursday"),
        ("Reply by Thurs. 18 April 2030 or Weds 17 April 2030.", None),
        ("Reply by Friday 18/04/2030.", "18 April 2030 is a Thursday"),
        ("Open on Sat and Sun; 18 April 2030 is the last day.", None),
        ("Reply by Monday 18 April.", "18 April 2030 is a Thursday"),
        ("Reply by Thursday 18 April.", None),
        ("Reply by Friday 18 April.", None),  # of 2031
        ("The tribunal sat 18 April 2030.", None),
        ("In 2019 we met on Monday 18 April.", None),
    ],
)
def test_a_weekday_may_be_short_or_behind_its_date_and_the_year_left_out(text, found):
    assert [one for _, one in asked(text)] == ([found] if found else [])


def test_a_month_has_the_days_it_has():
    assert asked("Please reply by 31 June 2030, or 30 June 2030.") == [
        ("31 June 2030", "June 2030 has 30 days")
    ]


TIDES = """The Tide Board meets every twelve weeks.

The Tide Board on 3 January 2030 and the Tide Board on {} met here."""


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("28 March 2030", None),  # twelve weeks
        ("29 March 2030", None),  # a day more
        ("4 April 2030", "3 January 2030 to 4 April 2030: 13 weeks"),
        ("22 March 2030", None),
        ("16 March 2030", "3 January 2030 to 16 March 2030: 10 weeks and 2 days"),
        ("20 June 2030", None),  # the meeting between is not printed
    ],
)
def test_meetings_are_as_far_apart_as_is_said(day, found):
    assert asked(TIDES.format(day)) == ([("every twelve weeks", found)] if found else [])


def test_a_meeting_that_was_cancelled_or_special_keeps_no_interval():
    text = TIDES.format("28 March 2030")
    assert asked(text + " The Tide Board on 20 February 2030 was cancelled.") == []
    assert asked(text + " A special Tide Board on 20 February 2030 dealt with fares.") == []
    assert asked(text + " The Tide Board on 20 February 2030 dealt with fares.") != []


@pytest.mark.parametrize(
    ("often", "day", "found"),
    [
        ("every two months", "4 March 2030", None),
        ("every two months", "1 April 2030", "3 January 2030 to 1 April 2030: 12 weeks and 4 days"),
        ("quarterly", "21 March 2030", None),  # nearly
        ("quarterly", "4 May 2030", "3 January 2030 to 4 May 2030: 17 weeks and 2 days"),
        ("quarterly", "4 July 2030", None),  # the meeting between is not printed
        ("monthly", "14 February 2030", None),
        ("monthly", "20 February 2030", "3 January 2030 to 20 February 2030: 6 weeks and 6 days"),
        ("fortnightly", "24 January 2030", "3 January 2030 to 24 January 2030: 3 weeks"),
    ],
)
def test_months_and_quarters_are_not_counted_to_the_day(often, day, found):
    says = often if often.startswith("every") else f"meets {often}"
    assert asked(TIDES.replace("every twelve weeks", often).format(day)) == (
        [(says, found)] if found else []
    )


def test_an_end_is_behind_its_start():
    assert asked("Bids are taken from 5 May 2030 to 2 May 2030.") == [
        ("5 May 2030 to 2 May 2030", "the end is before the start")
    ]
    assert asked("Bids are taken from 5 May 2030 to 12 May 2030.") == []
    assert asked("The regatta moves: 5 May 2030 to 2 May 2030.") == []
    assert asked("Catches fell from May 2030 levels to April 2029 levels.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In the 2028/29 academic year, the school was extended from September 2029.",
         "the academic year 2028/29 is from September 2028 to August 2029"),
        ("In the 2028/29 academic year, the school was extended from August 2029.", None),
        ("In the 2028/29 financial year, the pier was closed in March 2028.",
         "the financial year 2028/29 is from April 2028 to March 2029"),
        ("In the 2028/29 financial year, the pier was closed in April 2028.", None),
        ("In the 2028/29 academic year, results were better than in May 2028.", None),
        ("In the 2028/29 academic year, 40 boats were let compared with 30 in May 2028.", None),
        ("In the 2028/29 academic year, boats were let until the pier was closed in March 2030.", None),
        ("Since the 2028/29 academic year the school was extended from September 2029.", None),
    ],
)  # fmt: skip
def test_what_was_in_a_year_was_in_one_of_its_months(text, found):
    assert [found for _, found in asked(text)] == ([found] if found else [])


def test_the_current_year_is_not_another_than_itself():
    text = "In {} 10 boys passed and in the current academic year 2 have passed."
    assert asked(text.format("2029/30")) == [
        (
            "in 2029/30 … and in the current academic year",
            "2029/30 is the current academic year of a paper of 14 March 2030",
        )
    ]
    assert asked(text.format("2028/29")) == []
    assert asked(text.format("2029/30").replace("and in", "which is in")) == []


BOARD = "Plans went to the Tide Board on {}. At the last Tide Board in October, dates were moved."


def test_the_last_meeting_is_the_latest_that_the_paper_tells_of():
    assert asked(BOARD.format("10 January 2030")) == [
        ("last Tide Board in October", "the Tide Board met on 10 January 2030")
    ]
    assert asked(BOARD.format("18 October 2029")) == []
    assert asked(BOARD.format("11 April 2030")) == []
    assert asked(BOARD.format("10 January 2030").replace("last", "usual")) == []
    assert asked(BOARD.format("10 January 2030").replace("October", "January 2030")) == []


PUBLISHED = """The Ministry published the results for the Tide Tables (TT) on 30 November 2029, Winds
on {} and Winds and Waves 2 on 25 January 2030.

### Tide Tables

Published: 30 November 2029

### Summer winds and tides

Published: 14 December 2029

### Winds and waves 2 (revised)

Published: {}
"""


def test_one_thing_is_published_on_one_day():
    day = "25 January 2030"
    assert asked(PUBLISHED.format("14 December 2028", day)) == []  # "winds" alone names nothing
    assert asked(PUBLISHED.replace("Winds\non", "Tides and winds\non").format("14 December 2028", day)) == [
        ("Tides and winds on 14 December 2028",
         "published 14 December 2029 under the heading Summer winds and tides (line 31)"),
    ]  # fmt: skip
    assert [says for says, _ in asked(PUBLISHED.format("14 December 2029", "25 January 2029"))] == [
        "Winds and Waves 2 on 25 January 2030"
    ]
    assert (
        asked(PUBLISHED.replace("published", "saw").format("14 December 2029", "25 January 2029"))
        == []
    )


def test_an_appendix_that_is_named_is_there():
    text = "Moorings are listed ({}).\n\n# Appendix {}\n\nThe list.\n\n# Appendix {}\n\nMore."
    assert asked(text.format("Appendix A", 1, 2)) == [
        ("Appendix A", "the paper's appendices are 1, 2")
    ]
    assert asked(text.format("Annex 3", "A", "B")) == [
        ("Annex 3", "the paper's appendices are A, B")
    ]
    assert asked(text.format("Appendix 3", 1, 2)) == []
    assert asked(text.format("Appendix A", 1, "A")) == []
    assert asked(text.format("Appendix A to the constitution", 1, 2)) == []
    assert asked("Moorings are listed (Appendix A).") == []


def test_pages_of_an_agenda_follow_each_other():
    assert asked(pages="3 - 9") == [("Pages 7 - 28", "item 1 above has pages 3 - 9")]
    assert asked(pages="3 - 7") == []


def test_an_agenda_is_published_before_its_meeting():
    def told(published):
        meeting = Meeting(date=dt.date(2030, 3, 14), published=dt.date(2030, 3, published))
        return [(one.says, one.found) for one in check([], Found(meeting)).dates]

    assert told(15) == [("published 15 March 2030", "the meeting is on 14 March 2030")]
    assert told(14) == told(6) == []


def test_a_deadline_is_before_what_it_is_for():
    late = (
        "Members unable to come should say so no later than 1.00 p.m. on Thursday 14th March, 2030."
    )
    assert asked(front=late) == [
        (
            "no later than 1.00 p.m. on Thursday 14th March, 2030",
            "the meeting begins at 10:00 that day",
        )
    ]
    assert asked(front=late.replace("1.00 p.m.", "9.00 a.m.")) == []
    assert asked(front=late.replace("Thursday 14th", "Wednesday 13th")) == []


def test_a_text_without_end_is_read_in_no_time():
    asked("was held on 1 May in 2030 from every two weeks to \n" * 20_000)
    asked("The Tide Board meets every two weeks on 1 May 2030.\n\n" * 10_000)
