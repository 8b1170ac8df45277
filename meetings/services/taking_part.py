"""Interests declared in an item, and members who ask to speak."""

import datetime as dt

from django.db import transaction
from django.utils.timezone import localdate, make_aware

from meetings.choices import MeetingStatus, MinutesState, SpeakState
from meetings.models import Declaration, DeclarationExempt, SpeakRequest
from meetings.services.recording import ChangeRefused, add_worded, record, write

CHANGED = "Somebody else changed this declaration while you were writing."


@transaction.atomic
def declare(*, item, person, kind, by, now, nature="", has_withdrawn=False):
    """Record an interest somebody declared in an item; refused a second time, and once the minutes are agreed."""
    _refuse_agreed(item.meeting)
    declaration = add_worded(
        Declaration,
        DeclarationExempt,
        "declaration",
        {"nature": nature},
        item.is_private,
        item=item,
        person=person,
        kind=kind,
        has_withdrawn=has_withdrawn,
    )
    _tell("declared", declaration, by, now)
    return declaration


@transaction.atomic
def change_declaration(*, declaration, version, kind, nature, has_withdrawn, by, now):
    """Mend what was recorded of an interest; refused once the minutes are agreed, and as Stale when somebody else
    changed it meanwhile.
    """
    _refuse_agreed(declaration.item.meeting)
    words = {} if declaration.is_private else {"nature": nature}
    write(declaration, version, CHANGED, kind=kind, has_withdrawn=has_withdrawn, **words)
    DeclarationExempt.objects.filter(declaration=declaration).update(nature=nature)
    declaration.refresh_from_db()
    _tell("declaration_changed", declaration, by, now)


@transaction.atomic
def remove_declaration(*, declaration, version, by, now):
    """Take away what was recorded by mistake; the history keeps that it was there. Stale as for a change."""
    _refuse_agreed(declaration.item.meeting)
    write(declaration, version, CHANGED)
    _tell("declaration_removed", declaration, by, now)
    declaration.delete()


def _tell(kind, declaration, by, now):
    after = {
        "item": declaration.item_id,
        "person": declaration.person_id,
        "kind": declaration.kind,
        "withdrew": declaration.has_withdrawn,
    }
    record(kind=kind, meeting=declaration.item.meeting, by=by, now=now, after=after)


def _refuse_agreed(meeting):
    if meeting.minutes_state == MinutesState.AGREED:
        raise ChangeRefused("The minutes are agreed: what was declared stands as it is.")


@transaction.atomic
def ask_to_speak(*, meeting, person, about, by, now, item=None):
    """Ask that a member may speak; refused when it is too late, and while the same request waits."""
    if refusal := why_not_speak(meeting, person, now):
        raise ChangeRefused(refusal)
    waiting = SpeakRequest.objects.filter(meeting=meeting, person=person, state=SpeakState.ASKED)
    if waiting.filter(item=item).exists():
        raise ChangeRefused("This has been asked for already, and waits for an answer.")
    asked = SpeakRequest(meeting=meeting, item=item, person=person, about=about, asked_at=now)
    asked.full_clean()
    asked.save()
    _tell_speaking("speaking_asked", asked, by, now)
    return asked


@transaction.atomic
def answer_speak_request(*, asked, granted, answer, by, now):
    """Grant or refuse; a refusal says why, and what has been answered stays so."""
    if not granted and not answer.strip():
        raise ChangeRefused("Say why it is refused.")
    state = SpeakState.GRANTED if granted else SpeakState.REFUSED
    _decide(asked, state, answer, by, now)
    _tell_speaking("speaking_answered", asked, by, now)


@transaction.atomic
def withdraw_speak_request(*, asked, by, now):
    """Close a request that waits because whoever asked no longer will."""
    _decide(asked, SpeakState.REFUSED, "No longer asked for.", by, now)
    _tell_speaking("speaking_withdrawn", asked, by, now)


def why_not_speak(meeting, person, now):
    """Why somebody, or without a person anybody, cannot ask now; or an empty text.

    Without a time, a meeting begins with its day.
    """
    if person and meeting.board.memberships.current(localdate(now)).filter(person=person).exists():
        return "You sit on this board, and need not ask to speak."
    if meeting.status != MeetingStatus.PUBLISHED:
        return "Requests to speak are made once the agenda is published and before the meeting."
    if now >= make_aware(dt.datetime.combine(meeting.on, meeting.starts_at or dt.time.min)):
        return "The meeting has begun: it is too late to ask to speak."
    return ""


def _decide(asked, state, answer, by, now):
    waiting = SpeakRequest.objects.filter(pk=asked.pk, state=SpeakState.ASKED)
    if not waiting.update(state=state, answer=answer, decided_by=by, decided_at=now):
        raise ChangeRefused("This has been answered already.")
    asked.refresh_from_db()


def _tell_speaking(kind, asked, by, now):
    after = {"person": asked.person_id, "item": asked.item_id, "state": asked.state}
    record(kind=kind, meeting=asked.meeting, by=by, now=now, after=after)
