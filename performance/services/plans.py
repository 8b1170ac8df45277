"""Every write to a plan itself: open, change, hand over. Its recommendations have a module of their own."""

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from performance import choices
from performance.choices import EventKind
from performance.models import Event, Plan, Recommendation
from performance.services.history import ChangeRefused, event, record
from performance.services.writing import differing, not_stale, update

#: What may be said of a plan, besides its board.
SAID = frozenset(
    ["title", "source", "inspected_on", "published_on", "received_on", "judgement", "answerer",
     "answer_by", "answered_on", "cycle_weeks", "cycle_from"]
)  # fmt: skip


@transaction.atomic
def open_plan(*, board, title, by, now, **said):
    """Open an improvement plan. A second one of the board by the same title is refused by the model."""
    _known(said)
    plan = Plan(board=board, title=title, **said)
    plan.full_clean()
    plan.save()
    record(kind=EventKind.PLAN_OPENED, plan=plan, by=by, now=now, after={"title": title})
    return plan


@transaction.atomic
def change_plan(*, plan, version, by, now, why="", **said):
    """Change what is said of a plan; writes only what differs. Refused when somebody changed it meanwhile."""
    _known(said)
    stored = Plan.objects.get(pk=plan.pk)
    not_stale(stored, version)
    changed = differing(stored, said)
    if not changed:
        return stored
    before = {name: getattr(stored, name) for name in changed}
    update(stored, **changed)
    about = {"plan": stored, "text": why, "before": before, "after": changed}
    record(kind=EventKind.PLAN_CHANGED, by=by, now=now, **about)
    return stored


def _known(said):
    if unknown := set(said) - SAID:
        raise TypeError(f"Not said of a plan: {sorted(unknown)}")


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
    keys = [plan.pk for plan in plans]
    Plan.objects.filter(pk__in=keys).update(board=successor, version=F("version") + 1)
    about = {"by": by, "now": now, "kind": EventKind.PLAN_HANDED_OVER}
    about |= {"before": {"board": board}, "after": {"board": successor}}
    Event.objects.append(*[event(plan=plan, **about) for plan in plans])
    return len(plans)
