"""What a co-ordinator decides about loose ends is remembered, told in the history, and never decides by itself."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from desk.choices import Verdict
from desk.loose_ends import deciding
from desk.models import Dismissal, NamePair, SeenLooseEnd
from meetings.services import ChangeRefused
from tests import make
from tests.make import NOW, TODAY

pytestmark = pytest.mark.django_db

LATER = TODAY + dt.timedelta(days=60)


@pytest.fixture
def kept():
    board = make.board()
    return board, make.coordinator(board)


def dismissed(kept, **details):
    board, keeper = kept
    said = {"rule": "promised-not-booked", "about": "limb-1", "reason": "It was told by e-mail"}
    said |= {"board": board, "ask_again_on": LATER, "by": keeper, "now": NOW}
    return deciding.dismiss(**said | details)


def in_force(day):
    return [(row.rule, row.about) for row in Dismissal.objects.in_force(day)]


def test_what_is_dismissed_is_asked_again_on_its_day(kept):
    dismissed(kept)

    assert in_force(LATER - dt.timedelta(days=1)) == [("promised-not-booked", "limb-1")]
    assert in_force(LATER) == []


@pytest.mark.parametrize(
    ("details", "sentence"),
    [
        ({"reason": "  "}, deciding.NO_REASON),
        ({"ask_again_on": TODAY}, deciding.NO_DAY),
    ],
)
def test_nothing_is_dismissed_without_a_reason_or_for_ever(kept, details, sentence):
    with pytest.raises(ChangeRefused, match=sentence):
        dismissed(kept, **details)

    assert not Dismissal.objects.exists()


def test_it_is_dismissed_once_at_a_time_and_again_when_its_day_has_come(kept):
    dismissed(kept)
    with pytest.raises(ChangeRefused, match=deciding.DISMISSED):
        dismissed(kept)

    again = NOW + dt.timedelta(days=60)
    dismissed(kept, now=again, ask_again_on=LATER + dt.timedelta(days=60))

    assert in_force(LATER) == [("promised-not-booked", "limb-1")]
    assert Dismissal.objects.count() == 2


def test_what_was_taken_back_is_a_loose_end_again_and_is_taken_back_once(kept):
    board, keeper = kept
    row = dismissed(kept)

    deciding.take_back(dismissal=row, by=keeper, now=NOW)

    assert in_force(TODAY) == []
    with pytest.raises(ChangeRefused, match=deciding.TAKEN_BACK):
        deciding.take_back(dismissal=row, by=keeper, now=NOW)
    kinds = [event.kind for event in board.events.order_by("pk")]
    assert kinds[-2:] == ["loose_end_dismissed", "loose_end_taken_up"]


def test_the_reason_of_private_business_stands_in_the_exempt_table_alone(kept):
    board, _ = kept
    row = dismissed(kept, is_private=True, reason="CANARY")

    assert (row.reason, row.exempt.reason) == ("", "CANARY")
    assert "CANARY" not in {event.text for event in board.events.all()}
    with pytest.raises(IntegrityError):
        Dismissal.objects.filter(pk=row.pk).update(reason="CANARY")


def said(kept, name="PRU", other="Extended Learning Centre", verdict=Verdict.SAME, **details):
    board, keeper = kept
    about = {"board": board, "verdict": verdict, "by": keeper, "now": NOW}
    return deciding.say_names(name=name, other=other, **about, **details)


def test_the_last_word_on_two_names_holds_whichever_stands_first(kept):
    said(kept)
    said(kept, "extended learning centre", "Pru", Verdict.ANOTHER)

    pairs = [(pair.name, pair.other, pair.verdict) for pair in NamePair.objects.all()]
    assert pairs == [("extended learning centre", "Pru", Verdict.ANOTHER)]


@pytest.mark.parametrize("other", ["pru ", " "])
def test_a_name_is_not_its_own_other_name(kept, other):
    with pytest.raises(ChangeRefused, match=deciding.TWO_NAMES):
        said(kept, other=other)


def test_names_of_private_business_stand_in_the_exempt_table_alone(kept):
    board, _ = kept
    pair = said(kept, "CANARY one", "CANARY two", is_private=True)
    said(kept, "CANARY two", "CANARY one", Verdict.ANOTHER, is_private=True)

    pair = NamePair.objects.get()
    assert (pair.name, pair.other) == ("", "")
    assert pair.exempt.name == "CANARY two"
    assert not any("CANARY" in event.text for event in board.events.all())


def test_names_are_forgotten_and_history_tells_which(kept):
    board, keeper = kept
    pair = said(kept)

    deciding.forget_names(pair=pair, by=keeper, now=NOW)

    assert not NamePair.objects.exists()
    last = board.events.order_by("pk").last()
    assert (last.kind, last.text) == ("names_forgotten", "PRU = Extended Learning Centre")


def test_what_others_may_see_is_said_once_and_by_whom(kept):
    board, keeper = kept
    about = {"board": board, "by": keeper, "now": NOW}

    first = deciding.let_be_seen(ends=[("a", "limb-1"), ("b", "limb-1")], **about)
    again = deciding.let_be_seen(ends=[("a", "limb-1"), ("c", "item-2")], **about)

    assert (first, again) == (2, 1)
    assert SeenLooseEnd.objects.count() == 3
    assert board.events.filter(kind="loose_ends_seen").count() == 2


@pytest.mark.parametrize("who", ["stranger", "member", "another"])
def test_decisions_are_for_those_who_keep_the_record(kept, who):
    board, keeper = kept
    dismissed(kept)
    said(kept)
    deciding.let_be_seen(board=board, ends=[("a", "b")], by=keeper, now=NOW)
    people = {"member": make.person(), "another": make.coordinator(make.board())}
    make.seat(people["member"], board)
    reader = people.get(who)

    for model in (Dismissal, NamePair, SeenLooseEnd):
        assert model.objects.visible_to(keeper).count() == 1
        assert not model.objects.visible_to(reader or AnonymousUser()).exists()


def test_what_was_never_seen_is_hidden_without_a_word(kept):
    board, keeper = kept
    deciding.let_be_seen(board=board, ends=[("a", "limb-1")], by=keeper, now=NOW)

    deciding.keep_to_herself(board=board, ends=[("a", "limb-1")], by=keeper, now=NOW)
    deciding.keep_to_herself(board=board, ends=[("a", "limb-1")], by=keeper, now=NOW)

    assert not SeenLooseEnd.objects.exists()
    assert [event.kind for event in board.events.order_by("pk")][-2:] == [
        "loose_ends_seen",
        "loose_ends_hidden",
    ]


def test_what_was_in_force_on_a_past_day_is_known(kept):
    row = dismissed(kept)
    deciding.take_back(dismissal=row, by=kept[1], now=NOW + dt.timedelta(days=5))

    assert in_force(TODAY - dt.timedelta(days=1)) == []
    assert in_force(TODAY + dt.timedelta(days=4)) == [("promised-not-booked", "limb-1")]
    assert in_force(TODAY + dt.timedelta(days=5)) == []
