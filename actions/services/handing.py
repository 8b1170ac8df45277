"""Handing over what somebody holds: actions and programme items, many at once, each with its event."""

from django.db import transaction
from django.db.models import F

from actions.models import Action, Event, EventExempt, ProgrammeItem
from actions.services.recording import Stale

#: The relation that holds the people, and how an event calls one of them.
PASSED = {"contributors": "contributor", "lead_officers": "lead_officer",
          "cabinet_members": "cabinet_member"}  # fmt: skip
CHANGED = (
    "Somebody changed some of this while you were choosing. Look again, and hand over what is left."
)


@transaction.atomic
def hand_over_actions(*, keys, held_as, giver, taker, by, now, why="", leaves=False):
    """Pass live actions from one person to another: as owner, cabinet member or contributor.

    Refused as Stale, and none is passed, when one of them is no longer held so.
    """
    if held_as == "contributors":
        _pass_on(Action.contributors.through, "action", keys, giver, taker)
        Action.objects.filter(pk__in=keys).update(version=F("version") + 1)
        role = PASSED[held_as]
    else:
        held = Action.objects.live().filter(pk__in=keys, **{held_as: giver})
        if held.update(**{held_as: taker}, version=F("version") + 1) != len(keys):
            raise Stale(CHANGED)
        role = held_as
    rows = Action.objects.filter(pk__in=keys).order_by("pk")
    _tell(rows, "action", role, giver, taker, by, now, why, leaves)


@transaction.atomic
def hand_over_items(*, keys, held_as, giver, taker, by, now, why="", leaves=False):
    """Pass planned programme items from one lead officer or cabinet member to another; refused likewise."""
    through = getattr(ProgrammeItem, held_as).through
    _pass_on(through, "programmeitem", keys, giver, taker)
    ProgrammeItem.objects.filter(pk__in=keys).update(version=F("version") + 1)
    rows = ProgrammeItem.objects.filter(pk__in=keys).order_by("pk")
    _tell(rows, "programme_item", PASSED[held_as], giver, taker, by, now, why, leaves)


def _pass_on(through, name, keys, giver, taker):
    """Name the taker where the giver stood, once."""
    there = {f"{name}__in": keys}
    removed, _ = through.objects.filter(person=giver, **there).delete()
    if removed != len(keys):
        raise Stale(CHANGED)
    links = [through(person=taker, **{f"{name}_id": key}) for key in keys]
    through.objects.bulk_create(links, ignore_conflicts=True)


def _tell(rows, subject, role, giver, taker, by, now, why, leaves):
    """One event for each row; the reason for a private one goes with its private words."""
    rows = list(rows)
    after = {role: taker.pk} | ({"leaves": True} if leaves else {})
    events = Event.objects.append(
        *[
            Event(
                kind="handed_over",
                by=by,
                at=now,
                text="" if row.is_private else why,
                before={role: giver.pk},
                after=after,
                **{subject: row},
            )
            for row in rows
        ]
    )
    private = [event for event, row in zip(events, rows, strict=True) if row.is_private and why]
    EventExempt.objects.bulk_create([EventExempt(event=event, text=why) for event in private])
