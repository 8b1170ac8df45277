"""Report backs: which limbs a paper may answer, and whether it did: yes, partly or no.

A limb is asked for by what is booked to the agenda item. Others of the board that read alike are likely; each
says why it is thought so, and nothing is decided by that.
"""

import re
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Prefetch
from django.utils.timezone import localdate
from rapidfuzz import fuzz

from actions import services
from actions.choices import AnswerVerdict, Status
from actions.models import Action, Answer, AnswerExempt, EarlierReason, ProgrammeItem
from actions.services import ChangeRefused, Stale
from meetings.choices import MeetingStatus, ResolutionKind, Settled
from meetings.models import Resolution
from meetings.services import record as record_limb
from scrutiny.exempt import split_words

#: Words as alike as this make a limb likely; below, only the same officer in the same window does.
ALIKE = 60
ALIKE_OF_ONE_OFFICER = 40
#: As many limbs of a board, the newest, as are compared with a paper; and as many as are shown.
COMPARED, SHOWN = 300, 10
#: Why an action stays open, as its moves tell everybody. The reason itself stands with the answer, and is seen by
#: whoever may see that.
SHORT = "What came to the meeting did not answer it in full."
#: The kinds that ask for something to come to a meeting.
ASKING = (
    ResolutionKind.REPORT_BACK, ResolutionKind.REQUEST, ResolutionKind.ADD_TO_PROGRAMME
)  # fmt: skip
#: A shorter word that two texts share says little of what they are about; nor does one that every board uses.
TELLING = 6
COMMON = {"report", "reports", "meeting", "update", "updates", "agenda", "request", "progress"}


@dataclass(frozen=True)
class Likely:
    """A limb that a paper may answer, with the reasons."""

    resolution: Resolution
    score: float
    reasons: tuple[str, ...]


def booked(item, person):
    """The limbs that asked for what comes to this item: by their action or their place in the programme."""
    asked = Action.objects.filter(programme_item__agenda_item=item)
    named = ProgrammeItem.objects.filter(agenda_item=item), Answer.objects.filter(agenda_item=item)
    keys = (rows.order_by().values("resolution") for rows in (asked, *named))
    return list(_limbs(person).filter(pk__in=next(keys).union(*keys)))


def open_limbs(meeting, person):
    """What earlier meetings of the board resolved and nothing settled or answered in full, the newest first."""
    limbs = _limbs(person).filter(
        minute__meeting__board=meeting.board,
        minute__meeting__on__lt=meeting.on,
        settled=Settled.OPEN,
    )
    limbs = limbs.exclude(answers__verdict=AnswerVerdict.YES)
    return list(limbs.order_by("-minute__meeting__on", "pk")[:COMPARED])


def answerable(meeting, person):
    """Every limb of the board that what comes to a meeting can answer: those of its own day too."""
    about = {"minute__meeting__board": meeting.board, "minute__meeting__on__lte": meeting.on}
    return _limbs(person).filter(**about)


def likely(item, papers, limbs, known=()):
    """Those of the open limbs that ask for something to come and read alike, the likeliest first."""
    known = {limb.pk for limb in known}
    asking = (limb for limb in limbs if limb.kind in ASKING and limb.pk not in known)
    found = [compare(limb, item, papers) for limb in asking]
    return sorted(filter(None, found), key=lambda it: -it.score)[:SHOWN]


def _limbs(person):
    limbs = Resolution.objects.visible_to(person).select_related(
        "minute__meeting", "minute__exempt"
    )
    return limbs.prefetch_related(Prefetch("actions", Action.objects.select_related("owner")))


def compare(limb, item, papers):
    """How alike a limb and an item with its papers are, in words, people and time; None when they are not."""
    ours = [item.word("title"), *(paper.word("subject") for paper in papers)]
    # A heading like "Work programme" stands on every agenda: without a paper it answers nothing by its name alone.
    theirs = [limb.word("text"), *([limb.minute.word("title")] if papers else [])]
    score = max(fuzz.token_set_ratio(a.lower(), b.lower()) for a in ours for b in theirs if a and b)
    owners = {action.owner for action in limb.actions.all() if action.owner}
    authors = " ".join([item.word("author"), *(paper.authors for paper in papers)]).lower()
    same = [owner.name for owner in owners if owner.name.lower() in authors]
    is_due = bool(limb.due_to and (limb.due_from or limb.due_to) <= item.meeting.on <= limb.due_to)
    is_about = bool(_telling(ours) & _telling([limb.word("text")]))
    if score < (ALIKE_OF_ONE_OFFICER if same or (is_due and is_about) else ALIKE):
        return None
    reasons = [f"words alike: {score:.0f} in 100", *(f"by {name}, who owes it" for name in same)]
    reasons += ["it is due when this meeting falls"] if is_due else []
    return Likely(limb, score + 20 * bool(same) + 10 * is_due, tuple(reasons))


def _telling(texts):
    words = {word for text in texts for word in re.findall(r"\w+", text.lower())}
    return {word for word in words if len(word) >= TELLING} - COMMON


@transaction.atomic
def give_answer(
    *, resolution, item, verdict, by, now, reason="", version=None, is_agreed=False, due_to=None
):
    """Record whether what came to an item answered a limb; an answer can be corrected, from the `version` shown.

    Refused before the day of the item's meeting, without a reason short of yes, and for an item of another board or
    of an earlier meeting. Yes closes the
    limb's live actions, as agreed at that meeting; where the board closes them itself and has not agreed, they are
    reported complete. Short of yes they stay open, with the reason, and perhaps with another date.
    """
    _check(resolution, item, verdict, reason, localdate(now))
    is_private = resolution.is_private or item.is_private
    before = _write(resolution, item, verdict, reason, is_private, version, by, now)
    told = {"verdict": verdict, "item": item.pk, "meeting": item.meeting_id}
    record_limb(
        kind="paper_answered",
        resolution=resolution,
        by=by,
        now=now,
        text="" if is_private else reason,
        before={"verdict": before} if before else None,
        after=told,
    )
    at = {"meeting": item.meeting, "by": by, "now": now}
    for action in Action.objects.filter(resolution=resolution).select_related("board"):
        if verdict == AnswerVerdict.YES:
            _close(action, told, is_agreed, **at)
        else:
            # What was said of a private paper is not written into the open history of the action.
            said = "" if is_private and not action.is_private else reason
            _keep_open(action, told, said, due_to, is_agreed, **at)


def why_not_yet(meeting, today):
    """Why nothing was answered at a meeting: a sentence, or "" from its day on."""
    if meeting.status == MeetingStatus.CANCELLED:
        return "This meeting was cancelled: nothing was answered at it."
    if meeting.on > today:
        return f"This meeting has not been held yet. Say from {meeting} on what was answered at it."
    return ""


def _check(resolution, item, verdict, reason, today):
    meeting = resolution.minute.meeting
    if refusal := why_not_yet(item.meeting, today):
        raise ChangeRefused(refusal)
    if meeting.board_id != item.meeting.board_id or meeting.on > item.meeting.on:
        raise ChangeRefused(
            "Choose a limb of the same board that was resolved before this meeting."
        )
    if verdict != AnswerVerdict.YES and not reason.strip():
        raise ChangeRefused("Say what was not answered.")


def _write(resolution, item, verdict, reason, is_private, version, by, now):
    """Keep the answer, or correct it from the version that was shown; returns the verdict before.

    What a private one said before is kept beside it: events hold no private words.
    """
    words, exempt_words = split_words(Answer, {"reason": reason}, is_private)
    fields = {"verdict": verdict, "by": by, "at": now, **words}
    held = Answer.objects.filter(resolution=resolution, agenda_item=item)
    now_stands = held.select_related("exempt").first()
    if now_stands is None:
        details = {"resolution": resolution, "agenda_item": item, "is_private": is_private}
        answer = Answer(**details, **fields)
        answer.full_clean()
        answer.save()
        if is_private:
            AnswerExempt.objects.create(answer=answer, **exempt_words)
        return ""
    if not held.filter(version=version or 0).update(**fields, version=F("version") + 1):
        raise Stale(f"{now_stands.by or 'Somebody'} answered this while you were writing.")
    if now_stands.is_private:
        before = {name: getattr(now_stands, name) for name in ("verdict", "by", "at")}
        EarlierReason.objects.create(answer=now_stands, reason=now_stands.exempt.reason, **before)
        AnswerExempt.objects.filter(answer=now_stands).update(reason=reason)
    return now_stands.verdict


def _close(action, told, is_agreed, meeting, by, now):
    """Complete what is still live, through the moves there are; or report it, where the board has to agree."""
    if not action.is_live:
        return
    stamp = {"by": by, "now": now}
    services.record(kind="paper_answered", about=action, after=told, **stamp)
    if action.status == Status.PAUSED:
        services.resume(action=action, **stamp)
    if action.status != Status.REPORTED:
        services.move(action=action, to=Status.REPORTED, kind="reported", **stamp)
    if is_agreed or not services.is_reserved(action):
        services.accept(action=action, meeting=meeting, **stamp)


def _keep_open(action, told, reason, due_to, is_agreed, meeting, by, now):
    """Say what was not answered; reopen what this meeting had closed by mistake, and send back what was reported."""
    stamp = {"by": by, "now": now}
    if action.status == Status.COMPLETE and action.agreed_at_id == meeting.pk:
        services.reopen(action=action, why=SHORT, **stamp)
    elif action.status == Status.REPORTED:
        services.send_back(action=action, why=SHORT, **stamp)
    if not action.is_live:
        return
    _leave_slot(action, told, **stamp)
    services.record(kind="paper_answered", about=action, text=reason, after=told, **stamp)
    if due_to and due_to != action.due_to:
        decided = meeting if is_agreed or not services.is_reserved(action) else None
        services.set_due(action=action, due_to=due_to, why=SHORT, meeting=decided, **stamp)


def _leave_slot(action, told, by, now):
    """The slot that has answered it in part is over: the rest is to be booked again."""
    slot = action.programme_item
    if slot and slot.agenda_item_id == told["item"]:
        services.change_details(
            action=action, version=action.version, programme_item=None, by=by, now=now
        )
