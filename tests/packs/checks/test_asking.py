"""What is said of a recommendation while it is being drafted."""

import pytest

from packs.checks.asking import advice, advise
from packs.checks.sentences import Reading
from packs.checks.told import AdviceKind
from packs.readers.pack import read_with_blocks

NO_ADDRESSEE, NO_DATE = AdviceKind.NO_ADDRESSEE, AdviceKind.NO_DATE
TWO_ASKS, WEAK_VERB, NO_MEASURE = AdviceKind.TWO_ASKS, AdviceKind.WEAK_VERB, AdviceKind.NO_MEASURE


def said(text, **details):
    return {one.kind: one.says for one in advise(text, **details)}


@pytest.mark.parametrize(
    "text",
    [
        "That the Cabinet Member for Harbours publishes the repairs backlog of each quay by 30 June 2031.",
        "That the Director of Ferries reports the number of missed sailings to the Panel every quarter.",
        "That the Trust review the three closed wards and report the findings in September 2031.",
        "The Head of Piers to provide a timetable for painting the railings to the meeting on 4 March 2031.",
        "That officers write to all schools within four weeks, with a copy of the guidance.",
        "That Cabinet fund two further lifeguards in 2031/32.",
        "That the ICB responds to the petition within 28 days.",
        "That the Leader and the Harbour Master be invited to the July 2031 meeting.",
        "That the service review and update the mooring policy by the end of the year.",
        "That the Trust publishes its plan in May 2031 so that residents can comment and ask the Trust to change it.",
        "That the committee approves the terms of reference.",
        "Identify any recommendations to the Cabinet Member",
    ],
)
def test_a_recommendation_that_says_who_what_and_when_gets_no_advice(text):
    assert said(text) == {}


def test_somebody_is_to_be_asked():
    assert said("That a survey of the quays be made by June 2031") == {
        NO_ADDRESSEE: "That a survey of the quays be made by June 2031"
    }


@pytest.mark.parametrize(
    "verb", ["consider the plan", "continue to monitor the quays", "explore a ferry"]
)
def test_who_is_asked_may_be_asked_in_weak_words(verb):
    assert set(said(f"That Cabinet {verb} by June 2031")) == {WEAK_VERB}


def test_the_addressees_of_the_form_count():
    assert (
        said("That a survey of the quays be made by June 2031", addressed_to=["Ferry Board"]) == {}
    )


def test_what_the_board_does_itself_needs_no_addressee():
    assert NO_ADDRESSEE not in said("Receive a report on the quays in June 2031")


def test_a_long_text_is_shown_by_its_beginning():
    says = said(
        "That a survey of every quay, pier and jetty between the old town and the lighthouse be made by June 2031"
    )
    assert says == {NO_ADDRESSEE: "That a survey of every quay, pier and jetty between the old …"}


def test_something_is_to_be_done_by_when():
    assert said("That the Harbour Master publishes a list of wrecks") == {
        NO_DATE: "That the Harbour Master publishes a list of wrecks"
    }


def test_the_date_of_the_form_counts():
    assert said("That the Harbour Master publishes a list of wrecks", due="May") == {}


def test_regular_is_no_frequency():
    assert said("That the Harbour Master sends regular figures to the Panel") == {
        NO_DATE: "regular figures"
    }


def test_what_is_done_at_the_meeting_falls_due_at_no_other_time():
    assert said("That the Panel endorses the harbour plan") == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "That the Ferry Board publishes its timetable and writes to every islander by May 2031",
            "publishes its timetable and writes",
        ),
        (
            "That the tolls on the bridge be reviewed and that a second ferry be bought by the Ferry Board in 2031/32",
            "reviewed and that a second ferry be bought",
        ),
        (
            "The Trust to open the old pool. Train the guards by May 2031",
            "open the old pool. Train",
        ),
        (
            "Publish the timetable of each line; train all pilots by May 2031",
            "Publish the timetable of each line; train",
        ),
    ],
)
def test_two_asks_are_two_recommendations(text, words):
    assert said(text).get(TWO_ASKS, "") == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("That the Ferry Board considers a winter timetable by May 2031", "considers"),
        (
            "That consideration be given to a winter timetable by the Ferry Board by May 2031",
            "consideration be given",
        ),
        ("Continue to monitor the tides", "Continue to monitor"),
        ("That the report be noted", "be noted"),
        ("That officers be mindful of islanders", "be mindful of"),
        ("That the Trust explores the sale of the pier by May 2031", "explores"),
        ("That the fares be kept under review", "be kept under review"),
    ],
)
def test_a_verb_that_can_be_met_without_anything_happening_is_named(text, words):
    assert said(text)[WEAK_VERB] == words


def test_a_weak_word_behind_a_plain_ask_is_none():
    assert (
        said("That the Trust publishes the survey by May 2031, and explores the coast with it")
        == {}
    )


def test_what_is_hoped_for_wants_a_measure():
    assert said("That the Trust improves the lot of young carers by May 2031") == {}
    assert said("That the Trust improves the lot of young carers", due="soon") == {
        NO_MEASURE: "improves"
    }


def test_every_advice_is_a_question_and_shows_where():
    [one] = advise("That the Harbour Master publishes a list of wrecks", line=12, page=3)
    assert (one.line, one.page) == (12, 3)
    assert one.why.startswith("By when, or how often? ")


def test_the_recommendations_of_a_paper_are_read_alike():
    paper = b"""Sandhaven Council

To: Harbour Panel

Date: 14 May 2031

Subject: The pier

## 2 Recommendations

2.1 The Panel is recommended to:

1) Consider the state of the pier
2) Receive regular updates on the pier
3) Receive the accounts of the pier in June 2031
"""
    told = [
        (one.line, one.kind, one.says)
        for one in advice(Reading(*read_with_blocks(paper, "pier.txt")))
    ]
    assert told == [(13, WEAK_VERB, "Consider"), (14, NO_DATE, "regular updates")]


def test_a_text_without_end_is_read_in_no_time():
    assert advise("and review the " * 300_000)
