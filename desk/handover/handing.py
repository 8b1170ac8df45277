"""Passing on what somebody holds, in one transaction, each thing by the service of its own app."""

from collections import defaultdict

from django.db import transaction
from django.utils.timezone import localdate

from actions import services as actions
from desk import tokens
from desk.handover.holding import SORTS, other_coordinators, still_held
from meetings import services as meetings
from meetings.choices import Role
from meetings.models import Appointment, Membership, SpeakRequest
from people import services as people
from people.models import Body, Delegation
from performance import services as performance


@transaction.atomic
def hand_over(*, person, given, by, now, why="", leaves=False):
    """Give each holding to its taker, or end it: `given` is [(holding, taker or None)].

    Refused whole: when a taker is not in use or is the person themselves, when somebody would give themselves
    private business that they may not read, when a board would be left without a co-ordinator, and when
    something is no longer held.
    """
    _check(person, given, by)
    passed = defaultdict(list)
    for holding, taker in given:
        passed[holding.sort, taker].append(holding.key)
    stamp = {"giver": person, "by": by, "now": now, "why": why, "leaves": leaves}
    for (sort, taker), keys in passed.items():
        PASSING[sort](sort=SORTS[sort], keys=keys, taker=taker, **stamp)
    counts = {
        f"{sort}-{getattr(taker, 'pk', 0)}": len(keys) for (sort, taker), keys in passed.items()
    }
    after = {"passed": counts, "leaves": leaves}
    people.record(kind="handed_over", person=person, by=by, now=now, text=why, after=after)


@transaction.atomic
def let_go(*, person, version, by, now):
    """Deactivate somebody who holds nothing open any more; refused while they do."""
    if still_held(person, localdate(now)):
        raise people.ChangeRefused(f"{person} still holds open work. Hand it over first.")
    people.deactivate(person=person, version=version, by=by, now=now)
    tokens.revoke_all(person=person, by=by, now=now)


def _check(person, given, by):
    for holding, taker in given:
        if taker is None:
            continue
        if taker == person or not taker.is_active:
            raise people.ChangeRefused(f"{taker} cannot take this over. Choose somebody else.")
        if taker == by and not holding.is_read:
            raise people.ChangeRefused(
                "You cannot take over private business that you may not read."
            )


def _actions(*, sort, **about):
    actions.hand_over_actions(held_as=sort.field, **about)


def _items(*, sort, **about):
    actions.hand_over_items(held_as=sort.field, **about)


def _recommendations(*, sort, **about):
    performance.hand_over_recommendations(held_as=sort.field, **about)


def _posts(*, sort, keys, giver, taker, by, now, why, leaves):
    for body in Body.objects.filter(pk__in=keys, holder=giver):
        people.change_body(body=body, holder=taker, by=by, now=now)


def _appointments(*, sort, keys, giver, taker, by, now, why, leaves):
    """Appoint the taker first, unless they serve the board already; then end the giver's."""
    today = localdate(now)
    for held in Appointment.objects.filter(pk__in=keys).select_related("board", "person"):
        serves = Appointment.objects.current(today).filter(board=held.board, role=held.role)
        if taker and not serves.filter(person=taker).exists():
            meetings.appoint(board=held.board, person=taker, role=held.role, starts_on=today,
                             by=by, now=now)  # fmt: skip
        if held.role == Role.COORDINATOR and not other_coordinators(giver, held.board, today):
            raise people.ChangeRefused(
                f"{giver} is the last co-ordinator of {held.board}. Name somebody to take it on."
            )
        ends_on = max(held.starts_on, today)
        meetings.end_appointment(appointment=held, ends_on=ends_on, by=by, now=now)


def _seats(*, sort, keys, giver, taker, by, now, why, leaves):
    """End the seat; whoever takes it has it from today, unless they sit there already."""
    today = localdate(now)
    for held in Membership.objects.filter(pk__in=keys).select_related("board"):
        meetings.unseat(membership=held, ends_on=max(held.starts_on, today), by=by, now=now)
        sits = Membership.objects.current(today).filter(board=held.board, person=taker)
        if taker and not sits.exists():
            meetings.seat(board=held.board, person=taker, capacity=held.capacity, starts_on=today,
                          by=by, now=now)  # fmt: skip


def _delegations(*, sort, keys, giver, taker, by, now, why, leaves):
    """End it; whoever acts on for the officer is given it for the days that are left, without private business."""
    today = localdate(now)
    for held in Delegation.objects.filter(pk__in=keys).select_related("officer", "delegate"):
        people.end_delegation(delegation=held, by=by, now=now)
        ends = {"starts_on": max(held.starts_on, today), "ends_on": held.ends_on}
        if taker and sort.field == "delegate":
            people.give_delegate(officer=held.officer, delegate=taker, by=by, now=now, **ends)


def _speaking(*, sort, keys, giver, taker, by, now, why, leaves):
    for asked in SpeakRequest.objects.filter(pk__in=keys):
        meetings.withdraw_speak_request(asked=asked, by=by, now=now)


PASSING = {
    "owner": _actions,
    "contributors": _actions,
    "cabinet_member": _actions,
    "lead_officers": _items,
    "cabinet_members": _items,
    "recommendation": _recommendations,
    "recommendation_member": _recommendations,
    "post": _posts,
    "appointment": _appointments,
    "seat": _seats,
    "delegate": _delegations,
    "delegator": _delegations,
    "speaking": _speaking,
}
