"""Recommendations that nobody can be held to, sign-offs that belong to none, groups and invitations left open."""

import re
from collections.abc import Iterable, Iterator

from desk.loose_ends.matching import MEETS, Thing
from desk.loose_ends.record import Invitation, Plan, Recommendation, Record, SignOff
from desk.loose_ends.rules.hearing import covers, is_new, telling
from desk.loose_ends.told import LooseEnd, Standing
from packs.readers.due import Calendar, find_due

#: How much of what was signed off the progress on a recommendation must name, by weight, to tell of it.
TOLD = 0.8
#: What became of an invitation, and of a nomination.
CAME = re.compile(
    r"\b(?:attend\w*|accept\w*|declin\w*|came|joined|present|in attendance|addressed|spoke|welcomed|apolog\w+"
    r"|unable to (?:attend|come)|repl(?:y|ied))\b",
    re.IGNORECASE,
)
NAMED = re.compile(r"\b(?:nominat\w+|appoint\w+|named|declin\w*|represent\w*)\b", re.IGNORECASE)


def recommendation_without_owner(record: Record) -> Iterable[LooseEnd]:
    """An open recommendation for which no one officer answers."""
    return _lacking(
        record, "recommendation-without-owner", "a lead officer", lambda one: not one.owner
    )


def recommendation_without_date(record: Record) -> Iterable[LooseEnd]:
    """An open recommendation without a day by which it is to be done."""
    return _lacking(record, "recommendation-without-date", "a target date", lambda one: not one.due)


def recommendation_without_rating(record: Record) -> Iterable[LooseEnd]:
    """An open recommendation that nobody has rated."""
    return _lacking(record, "recommendation-without-rating", "a rating", lambda one: not one.rating)


def no_note_this_cycle(record: Record) -> Iterable[LooseEnd]:
    """An open recommendation of which nothing was noted since its plan's cycle began."""
    for plan, one in _open(record):
        since = plan.cycle_from
        notes = [note for note in one.notes if not since or (note.on and note.on >= since)]
        if not notes:
            yield _end(
                "no-note-this-cycle", one, "a progress note", "Nothing was noted this cycle."
            )


def signed_off_without_recommendation(record: Record) -> Iterable[LooseEnd]:
    """Something signed off that no recommendation of its plan is about, nor the progress on any tells of."""
    for plan in record.plans:
        wanted = [
            Thing(one.text, " ".join(note.text for note in one.notes))
            for one in plan.recommendations
        ]
        for signed in plan.signed_off:
            found = None if signed.recommendation else record.names.best(Thing(signed.text), wanted)
            is_found = found and found[1].score >= MEETS
            if not signed.recommendation and not is_found and not _is_told_of(record, plan, signed):
                nearest = f"Nearest: “{found[0].name}”." if found else "None is about it."
                yield LooseEnd(
                    "signed-off-without-recommendation", signed.text, nearest, since=signed.on,
                    looked_for="the recommendation it belongs to", places=(signed.place,),
                    reasons=found[1].reasons if found else (), score=found[1].score if found else None,
                )  # fmt: skip


def _is_told_of(record: Record, plan: Plan, signed: SignOff) -> bool:
    """Whether one paragraph on a recommendation names it: the same words spread over several name it not."""
    wanted = record.names.subject(signed.text)
    paragraphs = (
        text
        for one in plan.recommendations
        for text in (one.text, *(note.text for note in one.notes))
    )
    return any(covers(record, wanted, text) >= TOLD for text in paragraphs)


def group_without_scope(record: Record) -> Iterable[LooseEnd]:
    """A group that was set up, without members, a scope or a day to report by."""
    for group in record.groups:
        has = {
            "members": group.members,
            "scope": group.scope,
            "a day to report by": group.reports_by,
        }
        missing = [name for name, there in has.items() if not there]
        if group.is_set_up and missing and not is_new(record, group.set_up_on):
            yield LooseEnd(
                "group-without-scope", group.text or group.name, f"Not said: {', '.join(missing)}.",
                looked_for=", ".join(has), since=group.set_up_on, places=(group.place,), about=group.name,
            )  # fmt: skip


def invitation_without_outcome(record: Record) -> Iterable[LooseEnd]:
    """Somebody invited, or asked to name somebody, of whom nothing more is heard."""
    for one in record.invitations:
        is_open = not one.outcome and not is_new(record, one.made_on)
        if is_open and not _is_to_come(record, one) and not _is_heard_of(record, one):
            yield LooseEnd(
                "invitation-without-outcome", one.text, f"Nothing more of {one.who} is on record.",
                Standing.UNANSWERED, looked_for="who was named" if one.is_nomination else "whether they came",
                since=one.made_on, places=(one.place,), about=one.who,
            )  # fmt: skip


def _is_to_come(record: Record, one: Invitation) -> bool:
    """Whether the meeting that somebody was invited to is not over."""
    due = find_due(one.text, Calendar(one.made_on, record.today))
    return bool(due and due.to_on and due.to_on >= record.today)


def _is_heard_of(record: Record, one: Invitation) -> bool:
    """Whether another sentence, of that day or later, tells of whoever was asked that they came or were named."""
    wanted, done = record.names.subject(one.who), NAMED if one.is_nomination else CAME
    return any(
        covers(record, wanted, told.text) == 1
        for told in telling(record, done)
        if told.text != one.text and (not told.on or not one.made_on or told.on >= one.made_on)
    )


def _open(record: Record) -> Iterator[tuple[Plan, Recommendation]]:
    return (
        (plan, one) for plan in record.plans for one in plan.recommendations if not one.is_closed
    )


def _lacking(record: Record, rule: str, what: str, lacks) -> Iterable[LooseEnd]:
    return [
        _end(rule, one, what, f"No {what.partition(' ')[2]} is given.")
        for _, one in _open(record)
        if lacks(one)
    ]


def _end(rule: str, one: Recommendation, looked_for: str, found: str) -> LooseEnd:
    return LooseEnd(
        rule, one.text, found, looked_for=looked_for, places=(one.place,), about=one.number
    )
