"""Minutes that are cited by number: of another title, or of a meeting still to come."""

import pytest

from packs.checks.check import check
from packs.readers.pack import read_with_blocks

MINUTES = """Sandhaven Council

Minutes of the Meeting of Harbour Panel held at 2.00 pm on Thursday, {day} 2030

Present:

Members: Councillor A Reed (Chair), Councillor B Fenn

## Public Business

### {first}. Declarations of Interests

There were none.

### {second}. Mooring fares

{text}

### {third}. Lighthouse repairs

The Panel talked of the lighthouse.

(Meeting closed at 4.00 pm)
"""


def asked(text, day="12 September", numbers=("32", "33", "34")):
    names = dict(zip(("first", "second", "third"), numbers, strict=True))
    paper = MINUTES.format(text=text, day=day, **names).encode()
    return [(one.says, one.found) for one in check(*read_with_blocks(paper, "minutes.md")).dates]


def test_no_minute_is_cited_before_it_is_taken():
    assert asked("Further to minute 41/30 the Panel talked of fares.") == [
        ("minute 41/30", "the last of these minutes is 34")
    ]
    assert asked("Further to minute 34/30 the Panel talked of fares.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Further to minute 41/29 the Panel talked of fares.",  # of the year before
        "Further to Cabinet minute 41/30 the Panel talked of fares.",
        "Further to minute 41/30 of the Port Services Committee the Panel talked of fares.",
        "Further to minute 30/30 the Panel talked of fares.",  # the thirtieth, or of 2030
        "Further to minute 30/41 the Panel talked of fares.",
    ],
)
def test_of_another_year_or_body_nothing_is_known(text):
    assert asked(text) == []


def test_from_january_to_april_the_minutes_own_numbers_tell_their_year():
    text = "Further to minute 41/29 the Panel talked of fares."
    assert asked(text, day="17 January") == []
    assert asked(text, day="17 January", numbers=("32/29", "33/29", "34/29")) == [
        ("minute 41/29", "the last of these minutes is 34")
    ]


def test_a_minute_is_cited_by_its_own_title():
    found = "minute 32 is “Declarations of Interests”, and 34 “Lighthouse repairs”"
    assert asked("See Minute 32/30 ‘Lighthouse repairs’ below.") == [
        ("Minute 32/30 ‘Lighthouse repairs’", found)
    ]
    assert asked("See Minute 34/30 ‘Lighthouse repairs’ below.") == []
    assert asked("See Minute 32/30 ‘A talk about tides’ below.") == []
