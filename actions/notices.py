"""A recommendation on its way: the notice written from its limb, sent, the clock, the answer, and what follows.

What an executive answers is published (LGA 2000 s.9FE). Words of a private limb stand in the exempt tables alone;
events hold days, states and ids.
"""

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from actions import services
from actions.choices import ActionKind, NoticeState, Outcome
from actions.letters import citation, proposed_rule, proposed_text
from actions.models import EarlierAnswer, EarlierAnswerExempt, Notice, NoticeExempt
from actions.services import ChangeRefused, Stale
from meetings.services import record
from people.choices import BodyKind
from scrutiny.exempt import split_words
from scrutiny.rules import reckon

ACCEPTING = (Outcome.ACCEPTED, Outcome.IN_PART)
#: Bodies whose holder is a member of the cabinet.
CABINET = (BodyKind.CABINET_MEMBER, BodyKind.EXECUTIVE)


@transaction.atomic
def prepare(*, resolution, addressee, by, now):
    """Write the notice of one limb to one addressee, with the proposed words; refused a second time."""
    if resolution.notices.filter(addressee=addressee).exists():
        raise ChangeRefused(f"A notice of this limb to {addressee} is there already.")
    rule = proposed_rule(addressee)
    about = {"resolution": resolution, "addressee": addressee, "today": localdate(now)}
    text = proposed_text(**about, rule=rule)
    is_private = resolution.is_private
    words, exempt_words = split_words(Notice, {"text": text}, is_private)
    notice = Notice(
        resolution=resolution, addressee=addressee, rule=rule, is_private=is_private, **words
    )
    notice.full_clean()
    notice.save()
    if is_private:
        notice.exempt = NoticeExempt.objects.create(notice=notice, **exempt_words)
    _tell(notice, "notice_prepared", by, now)
    return notice


@transaction.atomic
def change(*, notice, version, text, by, now, rule="", answer_due=None):
    """Change a notice that is not sent yet; refused afterwards, and as Stale when somebody else changed it.

    A day is for those to whom no law gives a time. Words that nobody touched follow the time chosen.
    """
    if notice.state != NoticeState.PREPARED:
        raise ChangeRefused("This notice was sent, and stays as it was sent.")
    if rule and answer_due:
        raise ChangeRefused("The law sets the time: leave the day empty.")
    about = {
        "resolution": notice.resolution,
        "addressee": notice.addressee,
        "today": localdate(now),
    }
    untouched = proposed_text(**about, rule=notice.rule, answer_due=notice.answer_due)
    if _flat(text) == _flat(untouched):
        text = proposed_text(**about, rule=rule, answer_due=answer_due)
    _write(notice, version, {"text": text}, rule=rule, answer_due=answer_due)
    _tell(notice, "notice_changed", by, now)
    return notice


def _flat(text):
    """Browsers send other ends of lines."""
    return " ".join(text.split())


# --- Sent, and the clock


@transaction.atomic
def send(*, notice, version, sent_to, sent_on, by, now, received_on=None):
    """Record that a notice was sent: how, and on which day. Its clock runs from the day it was received."""
    if notice.state != NoticeState.PREPARED:
        raise ChangeRefused("This notice was sent already.")
    received_on = received_on or sent_on
    if sent_on < notice.resolution.minute.meeting.on:
        raise ChangeRefused("It cannot have been sent before the meeting that resolved it.")
    _refuse_days(sent_on, received_on, now)
    fields = {"sent_to": sent_to, "sent_on": sent_on, "received_on": received_on}
    due = last_day(notice.rule, received_on) or notice.answer_due
    _write(notice, version, state=NoticeState.SENT, answer_due=due, **fields)
    _tell(notice, "notice_sent", by, now, sent=sent_on, due=due)
    return notice


@transaction.atomic
def receive(*, notice, version, received_on, by, now):
    """Record when it was received: the lawful time runs anew from that day. Refused once it is answered."""
    if notice.state != NoticeState.SENT:
        raise ChangeRefused("Only a notice that waits for its answer has a clock.")
    _refuse_days(notice.sent_on, received_on, now)
    due = last_day(notice.rule, received_on) or notice.answer_due
    _write(notice, version, received_on=received_on, answer_due=due)
    _tell(notice, "notice_received", by, now, received=received_on, due=due)
    return notice


def last_day(rule, received_on):
    """The last lawful day to answer, or None where no law sets one."""
    return reckon(rule, received_on).on if rule else None


def clock(notice):
    """How the last day to answer was counted; None before it is sent, and where no law sets it."""
    return reckon(notice.rule, notice.received_on) if notice.rule and notice.received_on else None


def days_left(notice, today):
    """ "12 days left", "4 days late", or what stands instead."""
    if notice.state == NoticeState.PREPARED:
        return "Not sent yet"
    if notice.state == NoticeState.ANSWERED:
        return notice.get_outcome_display()
    if not notice.answer_due:
        return "No day set"
    left = (notice.answer_due - today).days
    if not left:
        return "Last day today"
    days = f"{abs(left)} day{'' if abs(left) == 1 else 's'}"
    return f"{days} left" if left > 0 else f"{days} late"


def standing_of(notice, today):
    """The colour beside those words: red when late, blue when answered."""
    if notice.state == NoticeState.ANSWERED:
        return "blue"
    if notice.state == NoticeState.PREPARED or not notice.answer_due:
        return "grey"
    return "red" if notice.answer_due < today else "green"


def _refuse_days(sent_on, received_on, now):
    if max(sent_on, received_on) > localdate(now):
        raise ChangeRefused("The day has not come yet.")
    if received_on < sent_on:
        raise ChangeRefused("It cannot have been received before it was sent.")


# --- The answer


@transaction.atomic
def answer(
    *, notice, version, outcome, words, answered_on, by, now, done_by=None, owner=None, title=""
):
    """Record the answer to one notice. Refused without a reason unless all of it is accepted.

    What was answered before is kept. What is accepted is followed by an action: the limb's own where it has a
    live one for this addressee, or a new one called `title`. A changed answer has to be published again.
    """
    if notice.state == NoticeState.PREPARED:
        raise ChangeRefused("This notice is not sent yet.")
    if outcome != Outcome.ACCEPTED and not words.strip():
        raise ChangeRefused("Say why it is not accepted, or not all of it.")
    if outcome == Outcome.REFUSED and done_by:
        raise ChangeRefused("What is refused has no day by which it is done.")
    if answered_on < notice.sent_on:
        raise ChangeRefused("It cannot have been answered before it was sent.")
    if answered_on > localdate(now):
        raise ChangeRefused("The day has not come yet.")
    if notice.state == NoticeState.ANSWERED:
        _keep_earlier(notice, now)
    before = {"outcome": notice.outcome} if notice.outcome else None
    fields = {"outcome": outcome, "answered_on": answered_on, "done_by": done_by}
    fields |= {"state": NoticeState.ANSWERED, "answered_by": by, "published_on": None}
    _write(notice, version, {"answer": words}, **fields)
    if outcome in ACCEPTING:
        _follow(notice, by, now, owner, title)
    _tell(notice, "notice_answered", by, now, before, outcome=outcome, on=answered_on)
    return notice


@transaction.atomic
def publish(*, notice, version, published_on, by, now):
    """Publish an answer: everybody may read it from now on. Refused for a private one."""
    if notice.state != NoticeState.ANSWERED:
        raise ChangeRefused("There is no answer to publish yet.")
    if notice.is_private:
        raise ChangeRefused("This is private, and is not published.")
    if not notice.answered_on <= published_on <= localdate(now):
        raise ChangeRefused("Publish it on a day between its answer and today.")
    _write(notice, version, published_on=published_on)
    _tell(notice, "notice_published", by, now, outcome=notice.outcome, on=published_on)
    return notice


def _keep_earlier(notice, now):
    words, exempt_words = split_words(
        EarlierAnswer, {"answer": notice.word("answer")}, notice.is_private
    )
    kept = ("outcome", "done_by", "answered_on", "answered_by", "published_on", "is_private")
    fields = {name: getattr(notice, name) for name in kept}
    earlier = EarlierAnswer.objects.create(notice=notice, until=now, **fields, **words)
    if exempt_words:
        EarlierAnswerExempt.objects.create(earlier=earlier, **exempt_words)


def _follow(notice, by, now, owner, title):
    """The action that follows what was accepted."""
    action = notice.action or _live_action(notice) or _open_action(notice, by, now, owner, title)
    if action != notice.action:
        Notice.objects.filter(pk=notice.pk).update(action=action)
        notice.action = action
    if notice.done_by and action.is_live and not action.due_to:
        services.set_due(action=action, due_to=notice.done_by, by=by, now=now)


def _live_action(notice):
    """The limb's live action, unless it is addressed to others alone."""
    for action in notice.resolution.actions.live().prefetch_related("addressees").order_by("pk"):
        addressees = action.addressees.all()
        if not addressees or notice.addressee in addressees:
            return action
    return None


def _open_action(notice, by, now, owner, title):
    limb = notice.resolution
    is_cabinet = notice.addressee.kind in CABINET
    return services.open_action(
        board=limb.minute.meeting.board.heir(limb.is_private),
        asked_on=limb.minute.meeting.on,
        title=title or f"Recommendation {citation(limb)}",
        asked=limb.word("text"),
        kind=ActionKind.RECOMMENDATION,
        by=by,
        now=now,
        due={"to": notice.done_by},
        addressees=[notice.addressee],
        is_private=limb.is_private,
        owner=owner,
        cabinet_member=notice.addressee.holder if is_cabinet else None,
        meeting=limb.minute.meeting,
        resolution=limb,
    )


# --- What every change shares


def _write(notice, version, words=None, **fields):
    """Write columns if nobody else did meanwhile; else Stale. Words go to where they stand."""
    words = words or {}
    held = Notice.objects.filter(pk=notice.pk, version=version)
    open_words = {} if notice.is_private else words
    if not held.update(**fields, **open_words, version=F("version") + 1):
        raise Stale("Somebody else changed this notice while you were writing.")
    if notice.is_private and words:
        NoticeExempt.objects.filter(notice=notice).update(**words)
        notice.exempt.refresh_from_db()
    notice.refresh_from_db(fields=[*fields, *open_words, "version"])


def _tell(notice, kind, by, now, before=None, **after):
    """The limb's history tells of it, and so does the action's once something is sent."""
    limb = notice.resolution
    told = {"notice": notice.pk, "to": notice.addressee_id} | after
    record(kind=kind, resolution=limb, by=by, now=now, before=before, after=told)
    action = notice.action or _live_action(notice)
    if action and notice.state != NoticeState.PREPARED:
        services.record(kind=kind, about=action, by=by, now=now, before=before, after=told)
