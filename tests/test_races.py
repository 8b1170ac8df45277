"""Two people save or decide the same thing at the same moment, again and again: one wins each time, nothing is lost.

Real threads and a barrier, on both databases. That the test can fail is shown by a save that looks first and
writes afterwards.
"""

import datetime as dt
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import pytest
from django.db import connection, transaction

from actions import notices, programme, services
from actions.choices import MoveState, SlotKind, Status
from actions.models import Action, DueMove, Notice
from actions.services import ChangeRefused
from desk.models import MemberQuestion
from desk.questions import deciding
from meetings import services as meetings
from meetings.models import AgendaItem, Minute, Resolution
from meetings.services import ChangeRefused as MeetingsRefused
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)

WEEK = dt.timedelta(days=7)
BY = {"by": None, "now": make.NOW}


@pytest.fixture
def at_once():
    """Call several functions at the same moment, each on a connection of its own; what each answered."""
    with ThreadPoolExecutor(2) as pool:

        def run(*calls):
            barrier = threading.Barrier(len(calls))
            return [each.result() for each in [pool.submit(meet, barrier, it) for it in calls]]

        yield run
        # The threads' own connections, closed where they were opened.
        run(*[lambda: connection.close()] * 2)


def meet(barrier, call):
    barrier.wait()
    try:
        call()
    except (ChangeRefused, MeetingsRefused):
        return "lost"
    return "won"


# --- What two people edit


def draft_minute():
    meeting = make.meeting(make.board(), minutes_state="draft")
    return make.minute(meeting, title="As it was")


def draft_agenda_item():
    meeting = make.meeting(make.board(), make.TODAY + 4 * WEEK, status="planned")
    return meetings.put_on_agenda(meeting=meeting, title="As it was", **BY)


def prepared_notice():
    limb = make.resolution(make.minute(make.meeting(make.board())), kind="recommend")
    return make.notice(limb, make.addressee())


def save_action(it, words):
    services.change_details(action=it, version=it.version, title=words, **BY)


def save_item(it, words):
    programme.change_item(item=it, version=it.version, title=words, **BY)


def move_item(it, words):
    """To and fro between two pools; the words are the reason."""
    there = SlotKind.STANDING if it.slot == SlotKind.NEXT_YEAR else SlotKind.NEXT_YEAR
    programme.book(item=it, version=it.version, slot=there, why=words, **BY)


def save_agenda_item(it, words):
    meetings.change_agenda_item(item=it, version=it.version, title=words, **BY)


def save_minute(it, words):
    meetings.write_minute(minute=it, version=it.version, number="1", title="T", text=words, **BY)


def save_limb(it, words):
    meetings.write_limb(limb=it, version=it.version, number="1", text=words, **BY)


def save_notice(it, words):
    notices.change(notice=it, version=it.version, text=words, **BY)


def chosen_question():
    meeting = make.meeting(make.board(), make.TODAY + 4 * WEEK, status="planned")
    return deciding.choose(meeting=meeting, text="As it was?", **BY)


def save_question(it, words):
    deciding.change(question=it, version=it.version, text=words, ask="", **BY)


def last_reason(it):
    return it.events.order_by("pk").last().text


@dataclass(frozen=True)
class Edited:
    """How one is made, how words are saved over what was read, and where they stand then."""

    made: Callable
    save: Callable
    read: Callable
    often: int = 25


def title(it):
    return it.title


def text(it):
    return it.text


EDITED = {
    "an action": Edited(lambda: make.action(make.board()), save_action, title, 500),
    "a programme item": Edited(lambda: make.item(make.board()), save_item, title),
    "a programme item's slot": Edited(lambda: make.item(make.board()), move_item, last_reason),
    "an agenda item": Edited(draft_agenda_item, save_agenda_item, title),
    "a draft minute": Edited(draft_minute, save_minute, text),
    "a draft limb": Edited(lambda: make.resolution(draft_minute()), save_limb, text),
    "a question for members": Edited(chosen_question, save_question, text),
    "a notice": Edited(prepared_notice, save_notice, text),
}


def rounds(at_once, edited, made):
    """The outcomes of each round, and how often the losing words stood there instead of the winner's."""
    outcomes, lost = [], 0
    for n in range(edited.often):
        said = [f"Ann in round {n}", f"Ben in round {n}"]
        both = [type(made).objects.get(pk=made.pk) for _ in said]
        outcome = at_once(*map(partial(partial, edited.save), both, said))
        left = edited.read(type(made).objects.get(pk=made.pk))
        outcomes.append(sorted(outcome))
        lost += outcome.count("won") == 1 and left != said[outcome.index("won")]
    return outcomes, lost


@pytest.mark.parametrize("what", EDITED)
def test_of_two_who_save_at_once_exactly_one_wins_every_time(at_once, what):
    edited = EDITED[what]
    made = edited.made()

    outcomes, lost = rounds(at_once, edited, made)

    assert outcomes == [["lost", "won"]] * edited.often
    assert lost == 0


def looks_first(it, words, gap):
    """How it must not be done: look, decide, and write afterwards."""
    held = Action.objects.get(pk=it.pk)
    if held.version != it.version:
        raise ChangeRefused("Too late.")
    gap.wait()
    with transaction.atomic():
        Action.objects.filter(pk=it.pk).update(title=words, version=it.version + 1)


def test_looking_first_and_writing_afterwards_would_lose_words(at_once):
    careless = partial(looks_first, gap=threading.Barrier(2))

    outcomes, _ = rounds(at_once, Edited(None, careless, title, 1), make.action(make.board()))

    assert outcomes == [["won", "won"]]


# --- What two co-ordinators decide from their queues


def reported():
    action = make.action(make.board(), due_on=make.TODAY)
    services.give_update(action=action, changed="Done", reports_complete=True, **owner_says(action))
    return action


def owner_says(action):
    return {"by": make.person(), "now": make.NOW}


def test_of_accepting_and_sending_back_at_once_one_is_told_the_other_was_first(at_once):
    for _ in range(25):
        action = reported()
        ann, ben = (Action.objects.get(pk=action.pk) for _ in range(2))

        accepts, sends_back = at_once(
            partial(services.accept, action=ann, **BY),
            partial(services.send_back, action=ben, why="No figures", **BY),
        )

        assert {accepts, sends_back} == {"won", "lost"}
        status = Action.objects.get(pk=action.pk).status
        assert status == (Status.COMPLETE if accepts == "won" else Status.IN_PROGRESS)


def test_of_granting_and_refusing_a_later_date_at_once_one_holds(at_once):
    for _ in range(25):
        action = make.action(make.board(), due_on=make.TODAY)
        services.ask_later_date(
            action=action, due_after=make.TODAY + WEEK, why="Staff away", **owner_says(action)
        )
        ann, ben = (DueMove.objects.get(action=action) for _ in range(2))

        grants, refuses = at_once(
            partial(services.decide_later_date, move=ann, granted=True, **BY),
            partial(services.decide_later_date, move=ben, granted=False, answer="No", **BY),
        )

        assert {grants, refuses} == {"won", "lost"}
        due_to = Action.objects.get(pk=action.pk).due_to
        assert due_to == (make.TODAY + WEEK if grants == "won" else make.TODAY)
        assert DueMove.objects.exclude(state=MoveState.ASKED).filter(action=action).count() == 1


def test_one_suggestion_is_chosen_or_set_aside_by_one_of_two(at_once):
    for n in range(25):
        meeting = make.meeting(make.board(), status="planned")
        about = {"meeting": meeting, "text": "Why?", "drawn": ("informal-promise", f"{n}"), **BY}

        outcomes = at_once(
            partial(deciding.choose, **about), partial(deciding.refuse, reason="Known", **about)
        )

        assert sorted(outcomes) == ["lost", "won"]
        state = "chosen" if outcomes[0] == "won" else "set_aside"
        assert MemberQuestion.objects.get(meeting=meeting).state == state


def test_a_question_that_is_changed_while_it_is_shared_goes_out_only_as_it_was_seen(at_once):
    for _ in range(25):
        question = chosen_question()
        seen = {question.pk: question.version}

        changed, shared = at_once(
            partial(save_question, question, "Otherwise?"),
            partial(deciding.share, meeting=question.meeting, seen=seen, **BY),
        )

        assert {changed, shared} == {"won", "lost"}
        left = MemberQuestion.objects.get(pk=question.pk)
        told = ("As it was?", "shared") if shared == "won" else ("Otherwise?", "chosen")
        assert (left.text, left.state) == told


def test_a_notice_goes_out_once_however_many_send_it(at_once):
    for _ in range(25):
        notice = prepared_notice()
        both = [Notice.objects.get(pk=notice.pk) for _ in range(2)]

        sent = at_once(
            *[
                partial(
                    notices.send, notice=it, version=it.version, sent_to="by post",
                    sent_on=make.TODAY, **BY,
                )
                for it in both
            ]
        )  # fmt: skip

        assert sorted(sent) == ["lost", "won"]


def test_two_limbs_added_to_a_minute_at_once_are_both_kept_with_numbers_of_their_own(at_once):
    for _ in range(25):
        minute = draft_minute()
        both = [Minute.objects.get(pk=minute.pk) for _ in range(2)]

        added = at_once(
            *[
                partial(meetings.add_limb, minute=it, text=words, kind="note", **BY)
                for it, words in zip(both, ["first", "second"], strict=True)
            ]
        )

        assert added == ["won", "won"]
        limbs = Resolution.objects.filter(minute=minute)
        assert sorted(limbs.values_list("text", flat=True)) == ["first", "second"]
        assert sorted(limbs.values_list("number", flat=True)) == ["1", "2"]


def test_of_two_who_take_one_item_off_an_agenda_the_second_is_told(at_once):
    for _ in range(25):
        item = draft_agenda_item()
        both = [AgendaItem.objects.get(pk=item.pk) for _ in range(2)]

        taken = at_once(
            *[partial(meetings.take_off_agenda, item=it, version=it.version, **BY) for it in both]
        )

        assert sorted(taken) == ["lost", "won"]
