"""Task and finish groups: set up by a resolution, filled by nominations, ended with recommendations to the parent."""

from django.db import transaction
from django.db.models import F, Max
from django.utils.timezone import localdate

from meetings import choices
from meetings.models import Board, GroupRecommendation, Nomination, Resolution
from meetings.services.boards import appoint, open_board, seat
from meetings.services.minutes import record_resolution
from meetings.services.recording import ChangeRefused, Stale, record, refuse_closed


@transaction.atomic
def set_up_group(*, parent, name, slug, prefix, by, now, resolution=None, **details):
    """Set up a group of a board; whoever keeps the board's record keeps the group's.

    `details` are scope, seats, reports_by and is_public. What a private limb set up is not public, and what a limb of
    draft minutes set up is not until they are circulated.
    """
    refuse_closed(parent, localdate(now))
    if resolution and resolution.is_private and details.get("is_public", True):
        raise ChangeRefused("The limb is private, so the group cannot be public.")
    if resolution and details.get("is_public", True) and _is_draft(resolution):
        raise ChangeRefused(
            "These minutes are a draft that nobody else may know of. Untick that anyone may read the group’s "
            "pages, and open them once the minutes are circulated."
        )
    kind = choices.BoardKind.TASK_AND_FINISH
    about = {"kind": kind, "parent": parent, "set_up_by": resolution}
    details.setdefault("clearing_days", parent.clearing_days)
    group = open_board(name=name, slug=slug, prefix=prefix, by=by, now=now, **about, **details)
    today = localdate(now)
    for held in parent.appointments.current(today).select_related("person"):
        appoint(board=group, person=held.person, role=held.role, starts_on=today, by=by, now=now)
    if resolution:
        told = {"group": group.pk}
        record(kind="group_set_up", resolution=resolution, by=by, now=now, after=told)
    return group


def _is_draft(resolution):
    return resolution.minute.meeting.minutes_state not in choices.OPEN_MINUTES


@transaction.atomic
def change_group(*, group, version, by, now, **details):
    """Change scope, seats or the day of the report; refused as Stale when somebody else changed them meanwhile."""
    changed = [name for name in details if getattr(group, name) != details[name]]
    held = Board.objects.filter(pk=group.pk, version=version)
    if not held.update(**details, version=F("version") + 1):
        raise Stale(f"Somebody changed {group} while you were writing.")
    record(kind="group_changed", board=group, by=by, now=now, after={"changed": sorted(changed)})
    group.refresh_from_db()
    return group


@transaction.atomic
def seat_members(*, group, people, starts_on, by, now):
    """Seat several at once; whoever sits there already is passed over."""
    sitting = set(group.memberships.current(starts_on).values_list("person", flat=True))
    return [
        seat(
            board=group,
            person=person,
            capacity=choices.Capacity.MEMBER,
            starts_on=starts_on,
            by=by,
            now=now,
        )
        for person in people
        if person.pk not in sitting
    ]


# --- Who is still to be named


@transaction.atomic
def ask_nomination(*, group, nominator, asked_on, by, now, body=None):
    """Keep a seat for somebody whom a group or a body is to name."""
    nomination = Nomination(board=group, nominator=nominator, body=body, asked_on=asked_on)
    nomination.full_clean()
    nomination.save()
    _tell_nomination(nomination, "nomination_asked", by, now)
    return nomination


@transaction.atomic
def fill_nomination(*, nomination, person, starts_on, by, now):
    """Somebody is named, and has the seat from that day. Refused when it was settled already."""
    _settle(nomination, choices.NominationState.FILLED, person)
    seat_members(group=nomination.board, people=[person], starts_on=starts_on, by=by, now=now)
    _tell_nomination(nomination, "nomination_filled", by, now)
    return nomination


@transaction.atomic
def decline_nomination(*, nomination, by, now):
    """They name nobody. Refused when it was settled already."""
    _settle(nomination, choices.NominationState.DECLINED, None)
    _tell_nomination(nomination, "nomination_declined", by, now)
    return nomination


def _settle(nomination, state, person):
    waiting = Nomination.objects.filter(pk=nomination.pk, state=choices.NominationState.OPEN)
    if not waiting.update(state=state, person=person):
        raise ChangeRefused("This nomination has been settled already.")
    nomination.refresh_from_db()


def _tell_nomination(nomination, kind, by, now):
    told = {"nomination": nomination.pk, "person": nomination.person_id}
    record(kind=kind, board=nomination.board, by=by, now=now, after=told)


# --- What its report recommends


@transaction.atomic
def add_group_recommendation(*, group, number, text, by, now, addressees=()):
    """Write one recommendation of the group's report; a number is given once."""
    row = GroupRecommendation(board=group, number=number, text=text)
    row.full_clean()
    row.save()
    row.addressees.set(addressees)
    _tell(row, "group_recommendation_added", by, now)
    return row


@transaction.atomic
def change_group_recommendation(*, recommendation, version, number, text, by, now, addressees=()):
    """Change one; refused as Stale when somebody else changed or adopted it meanwhile."""
    recommendation.number, recommendation.text = number, text
    recommendation.full_clean()
    held = GroupRecommendation.objects.filter(
        pk=recommendation.pk, version=version, resolution=None
    )
    if not held.update(number=number, text=text, version=F("version") + 1):
        raise Stale("Somebody changed or adopted this while you were writing.")
    recommendation.addressees.set(addressees)
    _tell(recommendation, "group_recommendation_changed", by, now)
    recommendation.refresh_from_db()
    return recommendation


@transaction.atomic
def adopt(*, recommendations, minute, by, now):
    """The parent board adopts recommendations: each becomes a limb under the minute. All of them or none.

    Refused for another board's minute and for minutes that are circulated; as Stale for what was adopted already, or
    changed since the version it was read in.
    """
    if minute.meeting.minutes_state in choices.OPEN_MINUTES:
        raise ChangeRefused(
            "These minutes are circulated, and change by corrections only. Choose a minute of a draft."
        )
    last = minute.resolutions.aggregate(last=Max("position"))["last"] or 0
    for position, row in enumerate(recommendations, start=last + 1):
        if row.board.parent_id != minute.meeting.board_id:
            raise ChangeRefused("Choose a minute of the board that set the group up.")
        limb = record_resolution(
            minute=minute,
            text=row.text,
            kind=choices.ResolutionKind.RECOMMEND,
            addressees=row.addressees.all(),
            number=str(position),
            position=position,
            by=by,
            now=now,
        )
        open_rows = GroupRecommendation.objects.filter(
            pk=row.pk, version=row.version, resolution=None
        )
        if not open_rows.update(resolution=limb, version=F("version") + 1):
            raise Stale(f"Recommendation {row.number} was changed or adopted meanwhile.")
        row.refresh_from_db()
        _tell(row, "group_recommendation_adopted", by, now)
    return Resolution.objects.filter(group_recommendations__in=recommendations)


def _tell(row, kind, by, now):
    told = {"recommendation": row.pk, "resolution": row.resolution_id}
    record(kind=kind, board=row.board, by=by, now=now, after=told)
