"""What a co-ordinator does with questions for members: chosen, written, changed, ordered, shared, set aside.

Nothing is deleted: what is set aside stays, with its reason, and is not suggested to its board again.
"""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from desk.choices import QUESTION_MOVES, QuestionState
from desk.models import MemberQuestion, MemberQuestionExempt
from meetings.services.recording import (
    ChangeRefused,
    Stale,
    add_worded,
    record,
    refuse_closed,
    write,
)

STALE = "Somebody else changed this question meanwhile."
OTHERS = "Somebody else changed the questions meanwhile. Look at them again before you share them."
TAKEN = "Somebody chose this question, or set it aside, meanwhile."
NO_WORDS = "Write the question."
NO_REASON = "Say why it is set aside."
NOTHING = "Choose a question first: there is none to share."
STANDS = "This cannot be done with it any more: somebody shared it, took it back or set it aside."


@transaction.atomic
def choose(*, meeting, text, by, now, item=None, is_private=False, ask="", found_in="", drawn=None):
    """Choose a question for a meeting; `drawn` is the (source, about) of the suggestion it came from, if any.

    About a private item it is private. Refused without words, for a closed board, and where the suggestion was chosen
    or set aside already.
    """
    if not text.strip():
        raise ChangeRefused(NO_WORDS)
    words = {"text": text.strip(), "ask": ask.strip(), "found_in": found_in, "reason": ""}
    question = _add(meeting, words, item, is_private, drawn, by=by, at=now)
    _tell("question_chosen", question, by, now, words["text"])
    return question


@transaction.atomic
def refuse(*, meeting, text, drawn, reason, by, now, item=None, is_private=False, **words):
    """Set a suggestion aside: it is suggested to this board no more. Refused without a reason, and like a choice."""
    if not reason.strip():
        raise ChangeRefused(NO_REASON)
    words |= {"text": text, "reason": reason.strip()}
    state = QuestionState.SET_ASIDE
    question = _add(meeting, words, item, is_private, drawn, by=by, at=now, state=state)
    _tell("question_set_aside", question, by, now, words["reason"])
    return question


@transaction.atomic
def change(*, question, version, text, ask, by, now):
    """Change its words; of a shared one members read the new ones at once. Stale when somebody else was first."""
    if not text.strip():
        raise ChangeRefused(NO_WORDS)
    words = {"text": text.strip(), "ask": ask.strip()}
    before = {name: question.word(name) for name in words}
    _write(question, version, words)
    told = {} if question.is_private else {"before": before, "after": words}
    _tell("question_changed", question, by, now, **told)


@transaction.atomic
def move(*, question, version, step, by, now):
    """Move it one place up (-1) or down (1) among those of its item; refused at either end, Stale like a change."""
    live = MemberQuestion.objects.filter(meeting=question.meeting_id, item=question.item_id)
    order = [each.pk for each in live.exclude(state=QuestionState.SET_ASIDE)]
    place = order.index(question.pk) if question.pk in order else -1
    if place < 0 or not 0 <= place + step < len(order):
        raise ChangeRefused(f"It stands {'first' if step < 0 else 'last'} already.")
    write(question, version, STALE)
    order.insert(place + step, order.pop(place))
    for position, pk in enumerate(order):
        live.filter(pk=pk).update(position=position)
    _tell("question_moved", question, by, now, after={"place": place + step + 1})


@transaction.atomic
def share(*, meeting, seen, by, now):
    """Let members read all that are chosen. `seen` is {key: version} of those that whoever shares them had before
    them: where anything else is chosen by now nothing is shared (Stale). Refused where there are none.
    """
    chosen = MemberQuestion.objects.filter(meeting=meeting, state=QuestionState.CHOSEN)
    if not seen:
        raise ChangeRefused(NOTHING)
    if dict(chosen.values_list("pk", "version")) != seen:
        raise Stale(OTHERS)
    for question in chosen:
        write(question, seen[question.pk], OTHERS, state=QuestionState.SHARED, shared_at=now)
    record(kind="questions_shared", meeting=meeting, by=by, now=now, after={"questions": [*seen]})


@transaction.atomic
def take_back(*, question, version, by, now):
    """Take a shared one from the members, or take up what was set aside: it is chosen again. Stale like a change."""
    _move_to(question, QuestionState.CHOSEN)
    _write(question, version, {"reason": ""}, state=QuestionState.CHOSEN, shared_at=None)
    _tell("question_taken_back", question, by, now)


@transaction.atomic
def set_aside(*, question, version, reason, by, now):
    """Set a chosen one aside. Refused without a reason, and while members read it; Stale like a change."""
    if not reason.strip():
        raise ChangeRefused(NO_REASON)
    _move_to(question, QuestionState.SET_ASIDE)
    _write(question, version, {"reason": reason.strip()}, state=QuestionState.SET_ASIDE)
    _tell("question_set_aside", question, by, now, reason.strip())


def withhold(item):
    """Move the words of every question about an item to where private words stand."""
    for row in MemberQuestion.objects.filter(item=item, is_private=False):
        words = {name: getattr(row, name) for name in row.WORDS}
        MemberQuestionExempt.objects.create(question=row, **words)
        gone = dict.fromkeys(row.WORDS, "")
        MemberQuestion.objects.filter(pk=row.pk).update(is_private=True, **gone)


def _add(meeting, words, item, is_private, drawn, **details):
    refuse_closed(meeting.board, meeting.on)
    source, about = drawn or ("", "")
    there = MemberQuestion.objects.filter(meeting=meeting)
    details |= {"position": there.count(), "source": source, "about": about, "item": item}
    is_private = is_private or bool(item and item.is_private)
    try:
        with transaction.atomic():
            return add_worded(
                MemberQuestion, MemberQuestionExempt, "question", words, is_private,
                meeting=meeting, **details,
            )  # fmt: skip
    except (ValidationError, IntegrityError) as twice:
        raise ChangeRefused(TAKEN) from twice


def _write(question, version, words, **fields):
    """Write columns and words, each where it stands."""
    write(question, version, STALE, **fields, **({} if question.is_private else words))
    MemberQuestionExempt.objects.filter(question=question).update(**words)


def _move_to(question, state):
    if state not in QUESTION_MOVES[question.state]:
        raise ChangeRefused(STANDS)


def _tell(kind, question, by, now, text="", after=None, **told):
    """Into the meeting's history; of private business without words."""
    text = "" if question.is_private else text
    after = {"question": question.pk, **(after or {})}
    record(kind=kind, meeting=question.meeting, by=by, now=now, text=text, after=after, **told)
