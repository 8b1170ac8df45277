"""The words of a suggested question: courteous, open, with what it is about; one for every rule and every check."""

import datetime as dt
import re

import pytest

from desk.loose_ends.record import Item, Limb, Place, Plan, Recommendation
from desk.loose_ends.rules import RULES
from desk.loose_ends.told import LooseEnd
from desk.questions import of_claims, of_ends
from desk.questions.draft import LONGEST
from packs.asking import Asked, Section
from packs.checks import check
from packs.checks.dates import asked as dates
from packs.checks.tables import claims as tables
from packs.checks.tellings import claims as tellings
from packs.checks.told import Verdict, kind_of
from tests.desk.loose_ends import make

SINCE = dt.date(2031, 1, 8)
#: The meeting at which it is asked.
HERE = dt.date(2031, 4, 2)
#: One that `check_pack` may print has no rule yet.
EVERY_RULE = sorted({*RULES, "trigger-passed"})
CLAIMS = [
    kind_of(one)
    for one in (*check.CLAIMS, *tables.OF_ONE_TABLE, *tellings.KINDS)
    if one not in (tables.table_claims, tellings.telling_claims)
]
DATES = [kind_of(one) for one in dates.RULES]
RUDE = re.compile(
    r"\b(?:wrong|errors?|mistakes?|incorrect|false|fail\w*|why did|you must|obviously)\b", re.I
)


def end(rule, says="Tide gauges", found="Nothing like it.", **more):
    return LooseEnd(rule, says, found, **{"since": SINCE, "places": (Place(40),)} | more)


def asked_of(*ends, **record):
    return list(of_ends.drafts(ends, make.record(**record), HERE))


def booked(on):
    return asked_of(end("booked-late", found="“Tide gauges” on that day.", booked_on=on))[0].text


def test_what_is_booked_late_is_asked_sooner_only_where_it_is_still_to_come():
    later = booked(HERE + dt.timedelta(days=1))
    here = booked(HERE)

    assert "Could it come sooner" in later
    assert "It has come later than the board was promised" in here and "sooner" not in here
    assert booked(HERE - dt.timedelta(days=20)) == here
    assert is_fit_to_be_read_out(here)


def asked(kind, says="a rise of 3", figures="", found="4", **more):
    about = {"verdict": Verdict.WORTH_ASKING, "page": None, "is_date": kind in DATES}
    return Asked(line=4, says=says, figures=figures, found=found, kind=kind, **about | more)


def part(*found, **more):
    return Section(
        **{"title": "Moorings", "number": "5", "authors": ("Una Reed",)} | more, asked=list(found)
    )


def of_paper(*found, **more):
    return list(of_claims.drafts([part(*found, **more)]))


def is_fit_to_be_read_out(text):
    whole = text[0].isupper() or text[0] == "“"
    marked = "“" in text and text.count("“") == text.count("”")
    odd = re.search(r"[{}]|  |\.\.|\bline \d|None|\( ?\)", text)
    return whole and marked and text.endswith("?") and not odd and not RUDE.search(text)


def test_every_rule_has_words():
    assert len(EVERY_RULE) == 27
    assert {*of_ends.WORDS, *of_ends.LACKING} == set(EVERY_RULE)


@pytest.mark.parametrize("rule", EVERY_RULE)
@pytest.mark.parametrize("since", [SINCE, None])
def test_the_words_of_every_rule_can_be_read_out(rule, since):
    (draft,) = asked_of(end(rule, about="Harbour Trust", since=since))
    assert is_fit_to_be_read_out(draft.text) or rule == "group-without-scope"
    assert draft.text.endswith("?") and not RUDE.search(draft.text)


@pytest.mark.parametrize("kind", [*CLAIMS, *DATES, "a check still to come", ""])
def test_the_words_of_every_check_can_be_read_out(kind):
    more = {"figures": "from 40 to 46 (2031, line 12)", "is_date": kind in DATES}
    (draft,) = of_paper(asked(kind, **more))
    assert is_fit_to_be_read_out(draft.text)


def test_no_words_are_kept_for_a_check_that_is_none():
    assert set(of_claims.WORDS) <= {*CLAIMS, *DATES}


@pytest.mark.usefixtures("only_claims")
def test_what_a_check_tells_is_called_by_its_name(monkeypatch):
    monkeypatch.setattr(check, "CLAIMS", (told_by_hand,))
    assert [one.kind for one in check.check([], None).claims] == ["told-by-hand"]


def told_by_hand(reading):
    yield check.Claim(1, "a rise of 3", "40 and 44", "4", Verdict.WORTH_ASKING)


@pytest.fixture
def only_claims(monkeypatch):
    """Without the checks that need a paper."""
    for name in ("DATES", "FLAGS", "ADVICE"):
        monkeypatch.setattr(check, name, ())


def test_a_gap_is_asked_about_with_its_sentence_its_figures_and_its_page():
    gap = asked(
        "relation", "3 points below national", "Wexcombe 40, National 44 (2031, line 12)", "4 below",
        sentence="This leaves us 3 points below national.", page=7,
    )  # fmt: skip
    (draft,) = of_paper(gap)

    assert draft.text == (
        "On page 7, the report says “This leaves us 3 points below national”. The table gives Wexcombe 40,"
        " National 44 for 2031, which is 4 below. Could you tell the board which is right?"
    )
    assert (draft.ask, draft.found_in, draft.number) == (
        "Una Reed",
        "Item 5: Moorings, page 7",
        "5",
    )


def test_a_course_that_was_told_otherwise():
    move = asked(
        "gap",
        "Gap to national has narrowed",
        "Wexcombe 40, then 41",
        "a gap of 4, then of 5: widened",
    )
    (draft,) = of_paper(move)
    assert "which makes a gap of 4, then of 5, so it widened. Could you" in draft.text


def test_of_a_sum_in_a_table_the_cell_is_quoted_and_no_line_is_named():
    total = asked(
        "total-row", "Total, Boats: 50", "the 2 rows that it adds up, in the table that begins on line 30",
        "20 + 28 = 48", sentence="A whole row of the table",
    )  # fmt: skip
    (draft,) = of_paper(total)
    assert draft.text.startswith(
        "The table prints “Total, Boats: 50”. The 2 rows that it adds up come to 20 + 28 = 48."
    )


def test_only_what_is_worth_asking_is_asked():
    assert (
        of_paper(asked("gap", verdict=Verdict.AGREES), asked("gap", verdict=Verdict.CANNOT_TELL))
        == []
    )


def test_the_minutes_and_the_programme_are_quoted_as_what_they_are():
    minutes = {"title": "Minutes of 8 January 2031", "number": "", "says": "The minutes say"}
    (draft,) = of_paper(asked("weekday-of-another-date"), **minutes)
    assert (draft.number, draft.under) == ("", "minutes")
    assert draft.text.startswith("The minutes say “")


def test_of_a_private_paper_the_question_is_private():
    assert [one.is_private for one in of_paper(asked("gap"), is_private=True)] == [True]
    assert [one.is_private for one in of_paper(asked("gap"))] == [False]


def test_long_words_are_cut_but_never_what_is_meant():
    long = "word " * 80
    (draft,) = of_paper(asked("change", "a rise of 3%", sentence=f"{long}a rise of 3%."))
    assert "“a rise of 3%”" in draft.text

    (draft,) = asked_of(end("informal-promise", long))
    assert " …”" in draft.text and len(draft.text) < LONGEST + 120


def test_marks_of_a_quotation_within_another_are_single():
    (draft,) = asked_of(end("informal-promise", "Officers offered the “blue book”."))
    assert "the board heard: “Officers offered the ‘blue book’”. Could" in draft.text


def test_a_promise_that_stands_nowhere():
    limb = Limb(
        "Minute 4 (2)",
        "report on dredging",
        "report_back",
        addressees=("Cllr Fenn",),
        place=Place(9),
    )
    (draft,) = asked_of(
        end("promised-not-booked", limb.text, about=limb.citation, places=(limb.place,)),
        limbs=(limb,),
    )
    assert draft.text == (
        "On 8 January 2031, the board resolved: “report on dredging”. It has no meeting in the work programme yet."
        " When may the board expect it?"
    )
    assert (draft.ask, draft.found_in, draft.under) == ("Cllr Fenn", "Minute 4 (2)", "outstanding")


@pytest.mark.parametrize(
    ("cited", "told"),
    [("34/17 (2)", "Minute 34/17 (2)"), ("Minute 4", "Minute 4"), ("“Tolls”", "“Tolls”")],
)
def test_where_it_stands_is_called_a_minute_once(cited, told):
    (draft,) = asked_of(end("promised-not-booked", about=cited))
    assert draft.found_in == told


def test_all_that_one_item_lacks_is_one_question():
    item = Item("Tide gauges", cabinet=("Cllr Fenn",), place=Place(40))
    lacks = ("item-without-officer", "item-without-question", "undated-too-long")
    (draft,) = asked_of(*map(end, lacks), items=(item,))

    assert draft.text.endswith(
        "Could you tell the board which officer will bring it, what it will cover and when it will come?"
    )
    assert (draft.ask, draft.found_in, draft.under) == (
        "Cllr Fenn",
        "Work programme",
        "work_programme",
    )


def test_all_that_one_recommendation_lacks_is_one_question_and_another_is_another():
    one = Recommendation("3", "Mend the crane", owner="Una Reed", place=Place(40))
    lacks = [
        end(f"recommendation-without-{what}", "Mend the crane", about="3")
        for what in ("date", "rating")
    ]
    first, second = asked_of(
        *lacks, end("recommendation-without-date", "Paint it"), plans=(Plan("Harbours", (one,)),)
    )
    assert (
        "“Mend the crane”. Could you tell the board by when it will be done and how it is going?"
        in first.text
    )
    assert (first.ask, first.found_in) == ("Una Reed", "Recommendation 3")
    assert "Paint it" in second.text


def test_of_a_group_it_is_said_what_is_missing():
    (draft,) = asked_of(
        end("group-without-scope", found="Not said: scope, a day to report by.", about="Cranes")
    )
    assert draft.text == (
        "Of the group (Cranes), this is not on record yet: scope and a day to report by."
        " Could you tell the board when it will be settled?"
    )


def test_who_was_asked_and_has_not_answered_is_whom_to_ask():
    (draft,) = asked_of(end("answer-overdue", "Open the lock", about="Harbour Trust"))
    assert draft.ask == "Harbour Trust"
    assert "An answer was due by 8 January 2031 (Harbour Trust)." in draft.text


def test_the_same_question_is_known_again_and_another_is_not():
    def marks(*ends):
        return [one.about for one in asked_of(*ends)]

    pair = ("item-without-officer", "item-without-question")
    assert marks(end(pair[0])) == marks(
        end(pair[0], found="Otherwise.", since=None, places=(Place(90),))
    )
    assert marks(end(pair[0])) != marks(end(pair[0], "Sluices"))
    # What it lacks besides is another thing to ask.
    assert marks(end(pair[0])) != marks(*map(end, pair))
    # Two who were told the same are two to ask.
    assert len(set(marks(*(end("answer-overdue", about=who, found=who) for who in "AB")))) == 2

    one, two = of_paper(asked("gap", found="4"), asked("gap", found="5"))
    assert one.about != two.about
