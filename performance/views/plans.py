"""An improvement plan: whether it is working, the evidence grid, what is signed off; and its reporting cycle."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from meetings.deadlines import calendar
from meetings.models import Meeting, Paper
from meetings.querysets import among
from performance import cycle as cycles
from performance import evidence
from performance.history import told_of_plan
from performance.models import Plan, SignOff
from performance.moves import telling
from performance.strays import reconcile
from performance.tables import GridTable
from scrutiny.doors import open_to_strangers
from scrutiny.together import together
from scrutiny.ui.download import download
from scrutiny.ui.templatetags.ui import long_date

FILES = ("csv", "xlsx")
#: What is counted of a plan, in the order in which it is told.
COUNTED = (
    ("What shows it", ("impact", "activity", "unsigned")),
    ("Where it stands", ("completed", "embedded", "open", "late", "moved", "came-back")),
    ("What is missing", ("no-owner", "no-due", "no-figure", "no-impact", "no-next")),
    ("How it is rated",
     ("board-red", "board-amber", "board-green", "board-blue", "no-board", "no-officer", "better")),
)  # fmt: skip


@open_to_strangers
def plan(request, pk):
    """The grid is narrowed by `?show=`: each count on the page leads to the rows it counts."""
    plan, today = seen_plan(request, pk), timezone.localdate()
    events, signed, told = together(
        telling(plan),
        sign_offs_of(plan, request.user),
        plan.events.select_related("by").order_by("-at", "-pk"),
    )
    rows = list(evidence.recommendations(plan))
    figures = evidence.measured(plan, request.user)
    lines = evidence.lines(rows, figures, events, today)
    show = request.GET.get("show", "")
    shown = evidence.asked(lines, show)
    kind, options = request.GET.get("format"), {"reader": request.user, "whole": lines}
    if kind in FILES:
        return download(GridTable(shown, counted=False, **options), f"plan-{plan.pk}-grid", kind)
    context = {
        "plan": plan,
        "keeps": plan.keeps,
        "verdict": evidence.verdict(lines),
        "told": [(heading, evidence.counts(lines, *names)) for heading, names in COUNTED],
        "of": len(lines),
        "shown": evidence.ASKED[show][0] if show in evidence.ASKED else "",
        "show": show,
        "shown_count": len(shown),
        "table": GridTable(shown, **options),
        "facts": facts(plan),
        "answer": answer(plan),
        "sign_offs": signed,
        "reconciled": reconcile(rows, signed),
        "history": told_of_plan(told, request.user),
    }
    return render(request, "performance/plan.html", context)


def seen_plan(request, pk):
    plans = Plan.objects.visible_to(request.user).select_related("board", "answerer")
    keeps = among(Plan.objects.coordinated_by(request.user))
    return get_object_or_404(plans.annotate(keeps=keeps), pk=pk)


def sign_offs_of(about, reader):
    """Sign-offs of a plan or a recommendation, with whether the reader may know of the meeting and the report."""
    return (
        SignOff.objects.filter(pk__in=about.sign_offs.values("pk"))
        .select_related("recommendation", "meeting", "report")
        .annotate(
            shows_meeting=among(Meeting.objects.visible_to(reader), "meeting"),
            shows_report=among(open_papers(reader), "report"),
        )
        .order_by("on", "pk")
    )


def open_papers(reader):
    return Paper.objects.visible_to(reader).filter(is_private=False)


def facts(plan):
    return [
        {"key": "Source", "value": plan.source},
        {"key": "Inspected", "value": long_date(plan.inspected_on)},
        {"key": "Inspection published", "value": long_date(plan.published_on)},
        {"key": "Report received", "value": long_date(plan.received_on)},
        {"key": "Judgement", "value": plan.judgement},
        {"key": "Who must answer", "value": str(plan.answerer or "")},
    ]


def answer(plan):
    """By when it must be answered: set by hand, or the law's day with how it is counted."""
    told = {"answered_on": plan.answered_on, "by": plan.answer_by, "reckoned": None}
    if plan.received_on and not plan.answer_by:
        try:
            told["reckoned"] = calendar().reckon("inspection-plan", plan.received_on)
        except LookupError:  # the law of this nation sets no day
            return told
        told["by"] = told["reckoned"].on
    return told


@open_to_strangers
def plan_cycle(request, pk):
    """What is due for the cycle that runs now, what is missing, what has slipped, and the next cycle's date."""
    plan, today = seen_plan(request, pk), timezone.localdate()
    person = request.user
    reported, coming, events, steps = together(
        cycles.reports_to(plan, person, today),
        cycles.coming(plan, person, today).order_by("on"),
        telling(plan),
        cycles.past_steps(plan, today),
    )
    last = max(reported, key=lambda meeting: meeting.on, default=None)
    cycle = cycles.cycle(plan, last, coming)
    rows = evidence.recommendations(plan)
    lines = evidence.lines(cycles.with_cycle(rows, cycle.began_on, last), (), events, today)
    due = [line.row for line in lines if line.is_open]
    not_noted, not_rated = cycles.missing(due)
    context = {
        "plan": plan,
        "today": today,
        "cycle": cycle,
        "due": due,
        "not_noted": not_noted,
        "not_rated": not_rated,
        "slips": cycles.slips(lines, steps, cycle.began_on, today),
    }
    return render(request, "performance/plan_cycle.html", context)
