"""Work programmes printed as lists: a line for each meeting, and its items below."""

import pytest

from packs.readers.blocks.text import read_text
from packs.readers.work_programme import read_work_programme

LIST = """Work programme 2031/32

8 October
- Tide gauges (lead: Una Reed)
- Dredging: what it costs

Wednesday 12 March 2032
Ropes

To be scheduled
- Lamps
"""


def read(text):
    items, _ = read_work_programme(read_text(text.encode()))
    return [(one.slot.kind, str(one.slot.date), one.title, one.people) for one in items]


def test_each_item_with_its_meeting_and_whoever_is_named_as_its_lead():
    assert read(LIST) == [
        ("meeting", "2031-10-08", "Tide gauges", ("Una Reed",)),
        ("meeting", "2031-10-08", "Dredging: what it costs", ()),
        ("meeting", "2032-03-12", "Ropes", ()),
        ("undated", "None", "Lamps", ()),
    ]


def test_headings_may_be_its_meetings():
    text = "# Forward plan\n\n## 8 October 2031\n\n1. Tides\n\n## 12 March 2032\n\n1. Ropes\n"
    assert [title for _, _, title, _ in read(text)] == ["Tides", "Ropes"]


@pytest.mark.parametrize(
    ("own", "people"),
    [(" (Tom Gale)", [("Una Reed",), ("Tom Gale", "Cllr Fenn"), ()]), ("", [(), (), ()])],
    ids=["most of the list names people", "one bracket alone may be a place"],
)
def test_a_name_in_brackets_alone_is_a_person_where_half_of_the_list_has_one(own, people):
    brackets = " (Una Reed)" if own else " (North Quay)"
    dredging = "Dredging (Tom Gale, Cllr Fenn)" if own else "Dredging"
    text = (
        f"Work plan\n\n8 October 2031\n- Tides{brackets}\n- {dredging}\n\n12 March 2032\n- Ropes\n"
    )

    told = read(text)
    assert [names for *_, names in told] == people
    assert (told[0][2] == "Tides") is bool(own)


@pytest.mark.parametrize(
    "text",
    [
        LIST.replace("Work programme", "Meetings"),
        LIST.replace("Work programme 2031/32", "The work programme was agreed."),
        LIST.replace("Wednesday 12 March 2032\nRopes\n", ""),
        LIST.replace(
            "\n\n8 October", "\n\nMembers spoke of it.\n\nThe Chair thanked them.\n\n8 October"
        ),
        "Work programme\n\n8 October 2031 is when the board meets.\n\n12 March 2032 too.\n",
    ],
    ids=["no head", "a sentence", "one meeting", "prose before it", "days in sentences"],
)
def test_what_is_no_such_list_is_not_read(text):
    assert read(text) == []


def test_it_ends_where_something_else_begins():
    assert len(read(LIST + "\nThe meeting closed at 4 pm.\n\n- Another list\n")) == 4


def test_the_last_list_is_the_programme_and_a_table_is_it_before_any_list():
    later = LIST.replace("Lamps", "Buoys")
    table = "Date\tItem\tLead\n8 October 2031\tGauges\tUna Reed\n12 March 2032\tWalls\tUna Reed\n"

    assert read(LIST + "\nThis is the later one.\n\n" + later)[-1][2] == "Buoys"
    both = read("Work programme\n\n" + table + "\n" + LIST)
    assert [title for *_, title, _ in both] == ["Gauges", "Walls"]
