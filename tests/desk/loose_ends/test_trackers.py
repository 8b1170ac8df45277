"""A pack's action log: what it has is followed, what it leaves open past its day is told."""

import pytest

from desk.loose_ends.from_pack import record_of
from desk.loose_ends.rules import RULES
from tests.desk.loose_ends.test_from_pack import AT, SAID, record

SENT = "2030-12-13"  # two months beginning with it end on 12 February 2031, the day of the pack


def row(text="Light the lower steps", on="2031-01-08", line=7, **more):
    sentence = {"text": text, "source": "paper", "on": on, "title": "", "line": line, "page": None}
    usual = {"who": "Una Reed", "due": None, "sent_on": None, "answer": "", "is_closed": False}
    return {"sentence": sentence} | usual | more


def told(rule, *rows, **parts):
    return [end.lines for end in RULES[rule](record(tracked=list(rows), **parts))]


def minutes(text="request that the lower steps be lit"):
    limb = {"number": "1", "text": text, "kind": "request", "addressed_to": [], "due": None, **AT}
    item = {"number": "7", "title": "Steps", "text": "", "resolutions": [limb], **AT}
    return [{"board": "Harbours Scrutiny Board", "date": "2031-01-08", "items": [item]}]


@pytest.mark.parametrize(
    ("given", "is_followed"),
    [
        (row("Have the lower steps lit"), True),
        (row("Have the lower steps lit", on=None), True),
        (row("Have the lower steps lit", is_closed=True), True),
        (row("Have the lower steps lit", on="2030-11-06"), False),
        (row("Price the ferries"), False),
    ],
    ids=["of its meeting", "of no meeting", "done with", "of another meeting", "of something else"],
)
def test_a_row_that_answers_a_limb_follows_it(given, is_followed):
    (limb,) = record(tracked=[given], minutes=minutes()).limbs
    assert [one.how for one in limb.followed] == (["action"] if is_followed else [])


@pytest.mark.parametrize(
    ("text", "given", "is_followed"),
    [
        ("Officers offered to price the ferries", row("Price the ferries"), True),
        ("Officers offered to look into this", row(), True),
        ("Officers offered to look into this", row(on=None), False),
        ("Officers offered to look into fares", row(), False),
    ],
    ids=["named", "what is not named", "of no known meeting", "another"],
)
def test_an_offer_is_followed_by_a_row_that_names_it_or_may_be_it(text, given, is_followed):
    promise = {"text": text, "by": None, "due": None, "line": 2, "page": None}
    (made,) = record(tracked=[given], minutes=minutes(), promises=[promise]).promises
    assert bool(made.followed) is is_followed


@pytest.mark.parametrize(
    ("last", "is_closed", "lines"),
    [
        ("2031-02-11", False, [(7,)]),
        ("2031-02-12", False, []),
        ("2031-02-11", True, []),
        ("2031-02-11", None, []),
    ],
    ids=["open past its day", "on its day", "done with", "not said"],
)
def test_a_row_left_open_after_its_day_is_told(last, is_closed, lines):
    due = {"text": last, "from": last, "to": last}
    own_line = row()["sentence"] | {"text": "Lit on 11 February 2031", "on": "2031-02-12"}
    given = row(due=due, is_closed=is_closed)

    assert told("commitment-date-passed", given, sentences=[own_line]) == lines
    elsewhere = own_line | {"line": 30}
    assert told("commitment-date-passed", given, sentences=[elsewhere]) == []


@pytest.mark.parametrize(
    ("more", "lines"),
    [
        ({"sent_on": "2030-12-12"}, [(7,)]),
        ({"sent_on": SENT}, []),
        ({"sent_on": None}, []),
        ({"sent_on": "2030-12-12", "who": "Sailing Club"}, []),
        ({"sent_on": "2030-12-12", "answer": "Accepted"}, []),
        ({"sent_on": "2030-12-12", "is_closed": True}, []),
    ],
    ids=[
        "past two months",
        "their last day",
        "never sent",
        "no executive",
        "answered",
        "done with",
    ],
)
def test_what_the_executive_was_sent_and_has_not_answered_in_two_months(more, lines):
    assert told("answer-overdue", row(**{"who": "Cabinet Member for Harbours"} | more)) == lines


def test_a_plans_recommendations_are_no_log_of_actions():
    one = {"number": "1", "text": "Light the steps", "objective": None, "progress": [], **AT}
    plan = {"title": "Safety", "recommendations": [one], "signed_off": []}
    given = row("Have the lower steps lit", line=AT["line"])

    assert record(tracked=[given], plans=[plan], minutes=minutes()).limbs[0].followed == ()


def test_a_pack_that_was_looked_through_before_has_none():
    found = {
        name: [] for name in ("minutes", "work_programme", "agenda", "papers", "plans", "promises")
    }
    before = {name: told for name, told in SAID.items() if name != "tracked"}
    assert record_of(found | {"meeting": {"date": "2031-02-12"}}, before).commitments == ()
