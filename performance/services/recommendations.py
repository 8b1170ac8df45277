"""Every write to a recommendation: add, change, note, rate, tell its impact, show evidence, move its status."""

from django.db import transaction
from django.db.models import F, Q
from django.utils.timezone import localdate

from performance import choices
from performance.choices import EventKind
from performance.models import Evidence, ProgressNote, Recommendation
from performance.services.history import ChangeRefused, record
from performance.services.writing import differing, not_stale, update


@transaction.atomic
def add_recommendation(
    *,
    plan,
    number,
    text,
    by,
    now,
    objective="",
    position=None,
    owner=None,
    cabinet_member=None,
    due_on=None,
    next_on=None,
):
    """Add a recommendation, at the end unless a position is given; its first due date is kept for ever."""
    if position is None:
        position = plan.recommendations.count() + 1
    recommendation = Recommendation(
        plan=plan,
        number=number or "",
        text=text,
        objective=objective,
        position=position,
        owner=owner,
        cabinet_member=cabinet_member,
        due_on=due_on,
        first_due_on=due_on,
        next_on=next_on,
    )
    recommendation.full_clean()
    recommendation.save()
    after = {"number": number, "owner": owner, "due_on": due_on, "next_on": next_on}
    record(kind=EventKind.ADDED, recommendation=recommendation, by=by, now=now, after=after)
    return recommendation


#: What may be changed of a recommendation; ratings, status and the first date have ways of their own.
CHANGEABLE = frozenset(
    ["number", "text", "objective", "position", "owner", "cabinet_member", "due_on", "next_on"]
)


@transaction.atomic
def change_recommendation(*, recommendation, version, by, now, why="", **fields):
    """Change who answers, the words or the dates; writes only what differs.

    Refused when somebody else changed it meanwhile. The first due date stays as it was first given.
    """
    if unknown := set(fields) - CHANGEABLE:
        raise TypeError(f"Not changed here: {sorted(unknown)}")
    stored = Recommendation.objects.get(pk=recommendation.pk)
    not_stale(stored, version)
    changed = differing(stored, fields)
    if not changed:
        return stored
    before = {name: getattr(stored, name) for name in changed}
    if changed.get("due_on") and not stored.first_due_on:
        changed["first_due_on"] = changed["due_on"]
    update(stored, **changed)
    after = {name: changed[name] for name in before}
    record(
        kind=EventKind.CHANGED,
        recommendation=stored,
        by=by,
        now=now,
        text=why,
        before=before,
        after=after,
    )
    return stored


@transaction.atomic
def note_progress(*, recommendation, text, on, by, now, rating="", meeting=None, acting_for=None):
    """Add a dated progress note, and the officer's rating where one is given.

    Notes are never changed. A note of an earlier day does not replace a later rating. Refused without words.
    `acting_for` is the officer for whom a delegate gives it.
    """
    if not text.strip():
        raise ChangeRefused("Write what has changed since the last note.")
    note = ProgressNote(
        recommendation=recommendation, text=text, on=on, by=by, rating=rating, meeting=meeting
    )
    note.full_clean()
    note.save()
    if rating:
        newer = Q(officer_rated_on=None) | Q(officer_rated_on__lte=on)
        Recommendation.objects.filter(newer, pk=recommendation.pk).update(
            officer_rating=rating, officer_rated_on=on, version=F("version") + 1
        )
    after = _acting({"note": note, "on": on, "rating": rating}, acting_for)
    record(kind=EventKind.NOTED, recommendation=recommendation, by=by, now=now, after=after)
    return note


@transaction.atomic
def rate_for_board(*, recommendation, rating, on, by, now, why=""):
    """Record the board's rating beside the officer's. An older rating than the one kept is refused."""
    stored = Recommendation.objects.get(pk=recommendation.pk)
    if stored.board_rated_on and on < stored.board_rated_on:
        raise ChangeRefused("The board has rated this on a later day already.")
    before = {"rating": stored.board_rating, "on": stored.board_rated_on}
    after = {"rating": rating, "on": on}
    if before == after:
        return stored
    update(stored, board_rating=rating, board_rated_on=on)
    record(
        kind=EventKind.RATED,
        recommendation=stored,
        by=by,
        now=now,
        text=why,
        before=before,
        after=after,
    )
    return stored


@transaction.atomic
def set_status(*, recommendation, status, by, now, why="", body="", on=None, version=None):
    """Move a recommendation to another status, on the word of a body, and say why.

    Refused where ALLOWED_CHANGES has no such change, and when somebody changed it meanwhile.
    """
    stored = Recommendation.objects.get(pk=recommendation.pk)
    not_stale(stored, version)
    if status not in choices.ALLOWED_CHANGES[stored.status]:
        wanted = choices.RecommendationStatus(status).label.lower()
        raise ChangeRefused(
            f"This recommendation is {stored.get_status_display().lower()} and cannot become {wanted}."
        )
    before = {"status": stored.status}
    update(stored, status=status)
    record(
        kind=EventKind.STATUS,
        recommendation=stored,
        by=by,
        now=now,
        text=why,
        before=before,
        after={"status": status, "body": body, "on": on or localdate(now)},
    )
    return stored


@transaction.atomic
def say_impact(*, recommendation, version, impact, on, by, now, acting_for=None):
    """Say what changed because of a recommendation; the words that stood before stay in the history."""
    stored = Recommendation.objects.get(pk=recommendation.pk)
    not_stale(stored, version)
    if stored.impact == impact:
        return stored
    before = {"impact": stored.impact}
    update(stored, impact=impact, impact_on=on if impact else None)
    after = _acting({"impact": impact, "on": on}, acting_for)
    about = {"recommendation": stored, "before": before, "after": after}
    record(kind=EventKind.IMPACT, by=by, now=now, **about)
    return stored


@transaction.atomic
def add_evidence(*, recommendation, text, on, by, now, paper=None, url="", acting_for=None):
    """Add what shows that a recommendation is done or works. Refused without words."""
    if not text.strip():
        raise ChangeRefused("Say what it shows.")
    shown = Evidence(recommendation=recommendation, text=text, on=on, by=by, paper=paper, url=url)
    shown.full_clean()
    shown.save()
    after = _acting({"evidence": shown, "text": text, "on": on}, acting_for)
    record(kind=EventKind.EVIDENCE, recommendation=recommendation, by=by, now=now, after=after)
    return shown


@transaction.atomic
def choose_measures(*, recommendation, measures, by, now, version=None):
    """Choose the measures that show whether a recommendation worked; only those of its plan's board."""
    stored = Recommendation.objects.select_related("plan").get(pk=recommendation.pk)
    not_stale(stored, version)
    if any(measure.board_id != stored.plan.board_id for measure in measures):
        raise ChangeRefused("Choose measures of the board that follows the plan.")
    before = set(stored.measures.values_list("pk", flat=True))
    after = {measure.pk for measure in measures}
    if before == after:
        return stored
    update(stored)
    stored.measures.set(measures)
    named = "; ".join(map(str, measures)) or "None"
    said = {"measures": sorted(after), "text": named}
    about = {"before": {"measures": sorted(before)}, "after": said}
    record(kind=EventKind.MEASURES, recommendation=stored, by=by, now=now, **about)
    return stored


def _acting(after, acting_for):
    """With the officer for whom a delegate does it."""
    return after | {"for": acting_for} if acting_for else after
