"""The improvement plan report: every recommendation at a glance, then each with what was done and said."""

from django.db.models import Prefetch

from desk.papers.blocks import Content, Heading, bold, paragraph, points, prose, table
from desk.papers.contents.wording import as_at, council_name, long_date, named, short_date_year
from performance.choices import Rating
from performance.models import Evidence, Milestone, ProgressNote, Recommendation, SignOff

GLANCE = [
    ("Number", 2), ("Recommendation", 7), ("Lead officer", 3), ("Officer’s rating", 3),
    ("Board’s rating", 3), ("Due", 3), ("Status", 3),
]  # fmt: skip


def plan(document, reader):
    """What was noted and signed off up to the day the report is of."""
    plan, today = document.plan, document.as_at
    rows = list(recommendations(plan, reader, today))
    signed = SignOff.objects.visible_to(reader).filter(plan=plan).exclude(on__gt=today)
    blocks = [
        paragraph(f"{as_at(document)}."),
        *facts(plan),
        Heading("At a glance"),
        table("Recommendations", GLANCE, [glance(one, reader) for one in rows]),
        Heading("Signed off"),
        *(sign_offs(signed) or [paragraph("Nothing has been signed off yet.")]),
    ]
    for one in rows:
        blocks += told(one, reader)
    return Content(
        title=plan.title,
        subtitle=plan.board.name,
        council=council_name(),
        blocks=tuple(blocks),
        warning="Not for publication" if document.is_for_members else "",
        is_landscape=True,
    )


def recommendations(plan, reader, today):
    notes = ProgressNote.objects.visible_to(reader).filter(on__lte=today).select_related("by")
    shown = Evidence.objects.visible_to(reader).filter(on__lte=today)
    return (
        Recommendation.objects.visible_to(reader)
        .filter(plan=plan)
        .select_related("owner__directorate", "cabinet_member")
        .prefetch_related(
            Prefetch("progress_notes", notes.order_by("-on", "-pk")),
            Prefetch("milestones", Milestone.objects.visible_to(reader)),
            Prefetch("evidence", shown),
        )
    )


def facts(plan):
    told = [
        ("Source", plan.source),
        ("Inspected", long_date(plan.inspected_on)),
        ("Inspection published", long_date(plan.published_on)),
        ("Report received", long_date(plan.received_on)),
        ("Judgement", plan.judgement),
        ("Answered", long_date(plan.answered_on)),
    ]
    return [paragraph(bold(f"{name}: "), value) for name, value in told if value]


def glance(one, reader):
    dates = [short_date_year(one.due_on) or "No date"]
    if one.first_due_on not in (None, one.due_on):
        dates.append(f"First due {short_date_year(one.first_due_on)}")
    return [
        one.number or "–",
        one.text,
        named(one.owner, reader) or "Nobody yet",
        rated(one.officer_rating, one.officer_rated_on),
        rated(one.board_rating, one.board_rated_on),
        dates,
        one.get_status_display(),
    ]


def rated(rating, on):
    """A rating by its word, never by its colour alone."""
    if not rating:
        return ["Not rated"]
    return [f"{Rating(rating).label} ({rating})", short_date_year(on)]


def sign_offs(rows):
    lines = [
        ", ".join(part for part in (row.text, row.by, short_date_year(row.on), on(row)) if part)
        for row in rows
    ]
    return [points(lines)] if lines else []


def on(signed):
    """The highlight report by its title; of a paper the page of the plan tells."""
    return f"on the report “{signed.report_title}”" if signed.report_title else ""


def told(one, reader):
    blocks = [Heading(f"{one}"), *prose(one.text)]
    if one.objective:
        blocks.append(paragraph(bold("Objective: "), one.objective))
    if one.next_on:
        blocks.append(paragraph(bold("Next report: "), long_date(one.next_on)))
    if one.impact:
        blocks.append(paragraph(bold("What changed because of it: "), one.impact))
    evidence = [f"{it.text} ({short_date_year(it.on)})" for it in one.evidence.all()]
    if evidence:
        blocks += [Heading("Evidence", 2), points(evidence)]
    milestones = [reached(step) for step in one.milestones.all()]
    if milestones:
        blocks += [Heading("Milestones", 2), points(milestones)]
    blocks.append(Heading("Progress", 2))
    notes = list(one.progress_notes.all())
    if not notes:
        blocks.append(paragraph("No progress has been noted yet."))
    for said in notes:
        blocks += noted(said, reader)
    return blocks


def reached(step):
    due = f", due {long_date(step.due_on)}" if step.due_on else ""
    done = f"reached {long_date(step.done_on)}" if step.done_on else "not reached yet"
    return f"{step.text}{due}, {done}"


def noted(said, reader):
    rating = f", {Rating(said.rating).label.lower()} ({said.rating})" if said.rating else ""
    by = named(said.by, reader) or "Officers"
    return [paragraph(bold(f"{long_date(said.on)}, {by}{rating}")), *prose(said.text)]
