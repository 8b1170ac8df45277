"""Years that are called current, last or next, and the year over a work programme."""

import pytest

from packs.checks.check import check
from packs.readers.pack import read_with_blocks
from tests.packs.checks.test_dates import asked


@pytest.mark.parametrize(
    "says",
    [
        "current financial year, 2028/29",  # of a paper of 14 March 2030
        "current academic year (2030/31",
        "last municipal year, 2030/31",
        "next financial year 2029/30",
    ],
)
def test_a_year_is_called_what_it_is_on_the_day_of_the_paper(says):
    closed = ")" if "(" in says else ""
    assert asked(f"Fares rose in the {says}{closed}.") == [(says, "the paper is of 14 March 2030")]


@pytest.mark.parametrize(
    "says",
    [
        "current financial year, 2029/30",
        "current financial year, 2030/31",  # written for the meeting before it
        "current academic year 2029/30",
        "last municipal year (2028/29)",
        "next financial year, 2030/31",
        "financial year 2028/29",
        "last three financial years 2026/27",
    ],
)
def test_a_year_that_may_be_called_so_is_not_asked_about(says):
    assert asked(f"Fares rose in the {says}.") == []
    assert asked("# Appendix 1\n\nFares rise in the current financial year, 2025/26.") == []


PROGRAMME = """Harbour Panel

10.00 am on Thursday, 14th March, 2030

1. Apologies

## {title}

| Date | Title | Detail | Lead officer |
|---|---|---|---|
| **13 September 2029** | Fares | How fares are set | A Reed |
| **14 March 2030** | Tides | How tides are measured | B Fenn |
"""


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Work Programme 2028/29", "its meetings are from 13 September 2029 to 14 March 2030"),
        ("Harbour Panel Work Programme 2030-31", "its meetings are from 13 September 2029 to 14 March 2030"),
        ("Work Programme 2029/30", None),
        ("Work Programme", None),
    ],
)  # fmt: skip
def test_a_work_programme_is_of_the_year_of_its_meetings(title, found):
    dates = check(*read_with_blocks(PROGRAMME.format(title=title).encode(), "pack.md")).dates
    assert [(one.says, one.found) for one in dates] == ([(title, found)] if found else [])
