"""Every write to a plan and its recommendations: open, add, change, note, rate, sign off."""

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from performance import choices
from performance.choices import EventKind
from performance.models import Event, Milestone, Plan, ProgressNote, Recommendation, SignOff
from performance.services.history import ChangeRefused, Stale, event, record


@transaction.atomic
def open_plan(
    *,
    board,
    title,
    by,
    now,
    source="",
    inspected_on=None,
    published_on=None,
    judgement="",
    cycle_weeks=None,
):
    """Open an improvement plan. A second one of the board by the same title is refused by the model."""
    plan = Plan(
        board=board,
        title=title,
        source=source,
        inspected_on=inspected_on,
        published_on=published_on,
        judgement=judgement,
        cycle_weeks=cycle_weeks,
    )
    plan.full_clean()
    plan.save()
    record(kind=EventKind.PLAN_OPENED, plan=plan, by=by, now=now, after={"title": title})
    return plan


def open_plans(board):
    """Plans of which something is still open, or of which nothing is written yet."""
    is_open = Q(status=choices.RecommendationStatus.OPEN)
    asked = Recommendation.objects.filter(plan=OuterRef("pk"))
    plans = Plan.objects.filter(board=board)
    return plans.filter(Exists(asked.filter(is_open)) | ~Exists(asked))


@transaction.atomic
def hand_over_plans(*, board, successor, by, now):
    """Hand the open plans of a closing board over; refused where the successor has one of the same title."""
    plans = list(open_plans(board))
    held = successor.plans.filter(title__in=[plan.title for plan in plans]).first()
    if held:
        raise ChangeRefused(
            f"{successor} has a plan “{held}” already. Rename one of the two first."
        )
    Plan.objects.filter(pk__in=[plan.pk for plan in plans]).update(board=successor)
    about = {"by": by, "now": now, "kind": EventKind.PLAN_HANDED_OVER}
    about |= {"before": {"board": board}, "after": {"board": successor}}
    Event.objects.append(*[event(plan=plan, **about) for plan in plans])
    return len(plans)


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
    if stored.version != version:
        raise Stale(f"Somebody changed {stored} while you were writing.")
    changed = {name: value for name, value in fields.items() if getattr(stored, name) != value}
    if not changed:
        return stored
    before = {name: getattr(stored, name) for name in changed}
    if changed.get("due_on") and not stored.first_due_on:
        changed["first_due_on"] = changed["due_on"]
    _update(stored, **changed)
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
    after = {"note": note, "on": on, "rating": rating}
    if acting_for:
        after["for"] = acting_for
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
    _update(stored, board_rating=rating, board_rated_on=on)
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
def set_status(*, recommendation, status, by, now, why=""):
    """Move a recommendation to another status; refused where ALLOWED_CHANGES has no such change."""
    stored = Recommendation.objects.get(pk=recommendation.pk)
    if status not in choices.ALLOWED_CHANGES[stored.status]:
        wanted = choices.RecommendationStatus(status).label.lower()
        raise ChangeRefused(
            f"This recommendation is {stored.get_status_display().lower()} and cannot become {wanted}."
        )
    before = {"status": stored.status}
    _update(stored, status=status)
    record(
        kind=EventKind.STATUS,
        recommendation=stored,
        by=by,
        now=now,
        text=why,
        before=before,
        after={"status": status},
    )
    return stored


@transaction.atomic
def add_milestone(*, recommendation, text, by, now, due_on=None):
    """Add a step on the way to a recommendation."""
    milestone = Milestone(recommendation=recommendation, text=text, due_on=due_on)
    milestone.full_clean()
    milestone.save()
    after = {"milestone": milestone, "text": text, "due_on": due_on}
    record(
        kind=EventKind.MILESTONE_ADDED, recommendation=recommendation, by=by, now=now, after=after
    )
    return milestone


@transaction.atomic
def complete_milestone(*, milestone, on, by, now):
    """Say that a milestone was reached on a day; refused when it has been said already."""
    if not Milestone.objects.filter(pk=milestone.pk, done_on=None).update(done_on=on):
        raise ChangeRefused("This milestone has been reached already.")
    after = {"milestone": milestone, "text": milestone.text, "on": on}
    about = milestone.recommendation
    record(kind=EventKind.MILESTONE_DONE, recommendation=about, by=by, now=now, after=after)
    milestone.refresh_from_db()
    return milestone


@transaction.atomic
def sign_off(*, plan, text, by, now, on=None, by_body="", recommendation=None):
    """Record what a body signed off and when. Recording the same again changes nothing."""
    signed = SignOff.objects.filter(plan=plan, text=text, on=on).first()
    if signed:
        return signed
    signed = SignOff(plan=plan, text=text, on=on, by=by_body, recommendation=recommendation)
    signed.full_clean()
    signed.save()
    after = {"sign_off": signed, "text": text, "on": on, "by": by_body}
    about = {"recommendation": recommendation} if recommendation else {"plan": plan}
    record(kind=EventKind.SIGNED_OFF, by=by, now=now, after=after, **about)
    return signed


def _update(recommendation, **values):
    """Write the columns if nobody else wrote meanwhile, and bring the row in hand up to date."""
    for name, value in values.items():
        setattr(recommendation, name, value)
    recommendation.full_clean()
    same = Recommendation.objects.filter(pk=recommendation.pk, version=recommendation.version)
    if not same.update(**values, version=recommendation.version + 1):
        raise Stale(f"Somebody changed {recommendation} while you were writing.")
    recommendation.version += 1
