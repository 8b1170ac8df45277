"""Questions for members: chosen, changed, shared and set aside, told in the history, and read by whom they are for."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from desk.agenda import withholding
from desk.choices import QUESTION_MOVES, QuestionState
from desk.models import MemberQuestion, MemberQuestionExempt
from desk.questions import deciding
from meetings.services import ChangeRefused, Stale
from tests import make
from tests.desk.questions.asked import STAMP, chosen, item, share, stage, texts

pytestmark = pytest.mark.django_db

DRAWN = ("informal-promise", "0123456789ab")


@pytest.fixture
def cast():
    return stage()


def anew(question):
    return MemberQuestion.objects.select_related("exempt").get(pk=question.pk)


def kinds(meeting):
    return [event.kind for event in meeting.events.order_by("pk") if "question" in event.kind]


def test_members_read_it_once_it_is_shared_and_nobody_else_ever(cast):
    outsider, administrator = make.person("Oscar Out"), make.administrator()
    chosen(cast.meeting)
    assert texts(cast.keeper) and not texts(cast.member)

    share(cast.meeting)

    for who in (cast.keeper, cast.member, cast.co_opted):
        assert texts(who) == ["Could you tell the board why?"]
    for who in (cast.guest, outsider, administrator):
        assert texts(who) == []
    assert not MemberQuestion.objects.visible_to(AnonymousUser()).exists()


def test_of_private_business_only_those_read_who_may_and_no_open_row_has_a_word(cast):
    private = item(cast.meeting, is_private=True)
    by_item = chosen(cast.meeting, item=private, ask="Una Reed", found_in="Item 4")
    by_itself = chosen(cast.meeting, "And this one?", is_private=True)
    share(cast.meeting)

    assert texts(cast.member) == ["Could you tell the board why?", "And this one?"]
    assert texts(cast.co_opted) == []
    for question in (by_item, by_itself):
        row = anew(question)
        assert row.is_private and not any(getattr(row, name) for name in row.WORDS)
    assert not any(
        event.text or event.before
        for event in cast.meeting.events.filter(kind__contains="question")
    )


def test_the_database_itself_refuses_open_words_of_a_private_question(cast):
    question = chosen(cast.meeting, is_private=True)
    with pytest.raises(IntegrityError):
        MemberQuestion.objects.filter(pk=question.pk).update(text="Open")


def test_when_an_item_becomes_private_so_do_the_questions_about_it(cast):
    about = item(cast.meeting)
    question = chosen(cast.meeting, item=about)
    share(cast.meeting)
    assert texts(cast.co_opted)

    grounds = {"exempt_paragraph": 3, "public_interest": "It names a firm"}
    withholding.make_private(item=about, version=about.version, **grounds, **STAMP)

    assert texts(cast.co_opted) == [] and texts(cast.member) == ["Could you tell the board why?"]
    assert anew(question).text == ""
    assert MemberQuestionExempt.objects.get().text == "Could you tell the board why?"


def test_of_an_informal_meeting_only_those_read_who_may_know_of_it(cast):
    chosen(cast.meeting)
    share(cast.meeting)
    type(cast.meeting).objects.update(is_formal=False)

    assert texts(cast.member) and not texts(cast.co_opted)


def test_what_was_drawn_from_one_suggestion_is_decided_once_a_meeting(cast):
    chosen(cast.meeting, drawn=DRAWN)

    with pytest.raises(ChangeRefused, match=deciding.TAKEN):
        chosen(cast.meeting, drawn=DRAWN)
    with pytest.raises(ChangeRefused, match=deciding.TAKEN):
        deciding.refuse(meeting=cast.meeting, text="Why?", drawn=DRAWN, reason="Known", **STAMP)
    # One's own come from nothing, and may be as many as one likes.
    chosen(cast.meeting)
    chosen(cast.meeting)
    assert MemberQuestion.objects.count() == 3


def test_a_question_needs_words_and_what_is_set_aside_a_reason(cast):
    question = chosen(cast.meeting)

    with pytest.raises(ChangeRefused, match=deciding.NO_WORDS):
        chosen(cast.meeting, " ")
    with pytest.raises(ChangeRefused, match=deciding.NO_WORDS):
        deciding.change(question=question, version=1, text=" ", ask="", **STAMP)
    with pytest.raises(ChangeRefused, match=deciding.NO_REASON):
        deciding.refuse(meeting=cast.meeting, text="Why?", drawn=DRAWN, reason=" ", **STAMP)
    with pytest.raises(ChangeRefused, match=deciding.NO_REASON):
        deciding.set_aside(question=question, version=1, reason="", **STAMP)


@pytest.mark.parametrize("is_private", [False, True])
def test_its_words_are_changed_where_they_stand_and_a_second_writer_is_told(cast, is_private):
    question = chosen(cast.meeting, is_private=is_private)
    deciding.change(question=question, version=1, text="When?", ask="Una Reed", **STAMP)

    with pytest.raises(Stale):
        deciding.change(question=question, version=1, text="How?", ask="", **STAMP)

    row = anew(question)
    assert [row.word(name) for name in ("text", "ask")] == ["When?", "Una Reed"]
    told = cast.meeting.events.get(kind="question_changed")
    assert (told.before is None) == is_private
    assert is_private or told.before == {"text": "Could you tell the board why?", "ask": ""}


def test_only_what_she_had_before_her_is_shared(cast):
    first = chosen(cast.meeting)
    seen = {first.pk: 1}
    second = chosen(cast.meeting, "And when?")
    with pytest.raises(Stale):
        deciding.share(meeting=cast.meeting, seen=seen, **STAMP)

    seen[second.pk] = 1
    deciding.change(question=second, version=1, text="And how?", ask="", **STAMP)
    with pytest.raises(Stale):
        deciding.share(meeting=cast.meeting, seen=seen, **STAMP)
    assert texts(cast.member) == []

    deciding.share(meeting=cast.meeting, seen={**seen, second.pk: 2}, **STAMP)
    assert texts(cast.member) == ["Could you tell the board why?", "And how?"]
    with pytest.raises(ChangeRefused, match=deciding.NOTHING):
        deciding.share(meeting=cast.meeting, seen={}, **STAMP)


def test_what_is_shared_is_taken_back_before_it_is_set_aside_and_nothing_goes(cast):
    question = chosen(cast.meeting)
    share(cast.meeting)
    with pytest.raises(ChangeRefused, match="any more"):
        deciding.set_aside(question=anew(question), version=2, reason="Known", **STAMP)

    deciding.take_back(question=anew(question), version=2, **STAMP)
    assert texts(cast.member) == []
    deciding.set_aside(question=anew(question), version=3, reason="Known", **STAMP)
    assert anew(question).reason == "Known"
    deciding.take_back(question=anew(question), version=4, **STAMP)

    row = anew(question)
    assert (row.state, row.reason, row.shared_at) == (QuestionState.CHOSEN, "", None)
    assert kinds(cast.meeting) == [
        "question_chosen", "questions_shared", "question_taken_back", "question_set_aside",
        "question_taken_back",
    ]  # fmt: skip


def test_every_move_there_is_can_be_made_and_no_other():
    assert {state: sorted(QUESTION_MOVES[state]) for state in QuestionState} == {
        "chosen": ["set_aside", "shared"], "shared": ["chosen"], "set_aside": ["chosen"],
    }  # fmt: skip


def test_order_is_kept_among_those_of_one_item(cast):
    about = item(cast.meeting)
    first, second, third = (chosen(cast.meeting, text, item=about) for text in ("A?", "B?", "C?"))
    chosen(cast.meeting, "Of no item?")

    deciding.move(question=third, version=1, step=-1, **STAMP)

    assert texts(cast.keeper, item=about) == ["A?", "C?", "B?"]
    with pytest.raises(ChangeRefused, match="first"):
        deciding.move(question=first, version=1, step=-1, **STAMP)
    with pytest.raises(ChangeRefused, match="last"):
        deciding.move(question=second, version=1, step=1, **STAMP)
    with pytest.raises(Stale):
        deciding.move(question=third, version=1, step=-1, **STAMP)


def test_a_closed_board_takes_no_new_question(cast):
    type(cast.board).objects.update(closed_on=make.TODAY)
    cast.meeting.board.refresh_from_db()
    with pytest.raises(ChangeRefused):
        chosen(cast.meeting)
