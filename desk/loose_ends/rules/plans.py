"""Recommendations that nobody can be held to, sign-offs that belong to none, groups and invitations left open."""

from collections.abc import Iterable, Iterator

from desk.loose_ends.matching import MEETS, Thing
from desk.loose_ends.record import Plan, Recommendation, Record
from desk.loose_ends.told import LooseEnd, Standing


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
    """Something signed off that no recommendation of its plan is about."""
    for plan in record.plans:
        wanted = [
            Thing(one.text, " ".join(note.text for note in one.notes))
            for one in plan.recommendations
        ]
        for signed in plan.signed_off:
            found = None if signed.recommendation else record.names.best(Thing(signed.text), wanted)
            if not signed.recommendation and not (found and found[1].score >= MEETS):
                nearest = f"Nearest: “{found[0].name}”." if found else "None is about it."
                yield LooseEnd(
                    "signed-off-without-recommendation", signed.text, nearest, since=signed.on,
                    looked_for="the recommendation it belongs to", places=(signed.place,),
                    reasons=found[1].reasons if found else (), score=found[1].score if found else None,
                )  # fmt: skip


def group_without_scope(record: Record) -> Iterable[LooseEnd]:
    """A group that was set up, without members, a scope or a day to report by."""
    for group in record.groups:
        has = {
            "members": group.members,
            "scope": group.scope,
            "a day to report by": group.reports_by,
        }
        missing = [name for name, there in has.items() if not there]
        if group.is_set_up and missing:
            yield LooseEnd(
                "group-without-scope", group.text or group.name, f"Not said: {', '.join(missing)}.",
                looked_for=", ".join(has), since=group.set_up_on, places=(group.place,), about=group.name,
            )  # fmt: skip


def invitation_without_outcome(record: Record) -> Iterable[LooseEnd]:
    """Somebody invited, or asked to name somebody, of whom nothing more is heard."""
    for one in record.invitations:
        if not one.outcome:
            yield LooseEnd(
                "invitation-without-outcome", one.text, f"Nothing more of {one.who} is on record.",
                Standing.UNANSWERED, looked_for="who was named" if one.is_nomination else "whether they came",
                since=one.made_on, places=(one.place,), about=one.who,
            )  # fmt: skip


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
