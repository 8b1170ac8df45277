"""Meetings: what was on the agenda, who came, what was minuted, and what happened to each resolution."""

import re
from collections import defaultdict
from operator import attrgetter

from django.db.models import Exists, OuterRef, Prefetch
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from actions.choices import COLOURS, AnswerVerdict, ItemStatus, Standing
from actions.filters import MeetingFilter, chips
from actions.models import Action, Answer, Notice
from actions.notices import days_left, standing_of
from actions.tables import MeetingTable
from actions.views.action import as_attachment
from actions.views.programme import shown_items
from meetings import versions
from meetings.choices import (
    OPEN_MINUTES,
    SETS_UP,
    AttendanceCapacity,
    MeetingStatus,
    ResolutionKind,
    Settled,
)
from meetings.models import (
    AgendaItem,
    AgendaVersion,
    Board,
    Correction,
    Declaration,
    Meeting,
    Minute,
    Paper,
    Resolution,
)
from meetings.rights import rights, sits_on
from people.choices import PersonKind
from people.querysets import may_sign_in
from scrutiny.doors import open_to_strangers
from scrutiny.together import together
from scrutiny.ui.templatetags.ui import long_date

#: 8/17 in running text: a minute's number and year, and no part of a date.
CITED = re.compile(r"(?<![\w/])(\d{1,3}[A-Za-z]?)/(\d\d)(?![\w/])")


class MeetingList(SingleTableMixin, FilterView):
    filterset_class = MeetingFilter
    table_class = MeetingTable
    template_name = "actions/meetings.html"
    table_pagination = {"per_page": 25}
    strict = False

    def get_queryset(self):
        return Meeting.objects.visible_to(self.request.user).select_related("board")

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {"chips": chips(self.filterset)}


meetings = open_to_strangers(MeetingList.as_view())


@open_to_strangers
def meeting(request, pk):
    kept = Meeting.objects.coordinated_by(request.user).filter(pk=OuterRef("pk")).order_by()
    visible = Meeting.objects.visible_to(request.user).annotate(keeps=Exists(kept))
    meeting = get_object_or_404(visible.select_related("board"), pk=pk)
    agenda = AgendaItem.objects.listed_to(request.user).filter(meeting=meeting)
    papers = Prefetch("papers", Paper.objects.listed_to(request.user).order_by("pk"))
    agenda = list(agenda.prefetch_related(papers))
    kept = list(AgendaVersion.objects.visible_to(request.user).filter(meeting=meeting))
    before = versions.told(kept[-1]) if kept else []
    context = {
        "meeting": meeting,
        "agenda": agenda,
        "is_draft": agenda and meeting.status == MeetingStatus.PLANNED,
        "versions": kept,
        "changed": versions.changes(before, versions.entries(agenda)) if kept else [],
        "sits": sits_on(request.user, meeting.board_id),
        "may_ask": may_ask(meeting, request.user),
        "is_coming": meeting.is_coming(timezone.localdate()),
        **record_of(meeting, request.user, timezone.localdate()),
    }
    return render(request, "actions/meeting.html", context)


def record_of(meeting, person, today):
    """What the meeting did, as far as the reader may see it: who came, what they declared, and the minutes, limb by
    limb, each with what it became."""
    limbs = Prefetch("resolutions", Resolution.objects.visible_to(person))
    minutes = list(
        Minute.objects.visible_to(person).filter(meeting=meeting).prefetch_related(limbs)
    )
    limbs = [limb for minute in minutes for limb in minute.resolutions.all()]
    lines, promised, addressed, corrected, cited, came, declared = followed(
        limbs, person, today,
        shown_actions(person, today).filter(minute__in=[minute.pk for minute in minutes]),
        addressees(limbs),
        corrections(person).filter(minute__meeting=meeting),
        cited_by([*minutes, *limbs], meeting.board_id, person),
        attendance(meeting),
        declarations(meeting, person),
    )  # fmt: skip
    about = {
        "lines": lines,
        "promised": grouped(promised, "minute_id"),
        "addressed": grouped(addressed, "resolution_id"),
        "corrected": grouped(corrected, "resolution_id", "minute_id"),
        "cited": addresses(cited),
    }
    return {
        "minutes": [told(minute, about, meeting.keeps) for minute in minutes],
        "attendance": by_capacity(came),
        "declarations": declared,
    }


def grouped(rows, *names):
    """Rows by the first of some keys that they have: {(its name, it): rows}."""
    found = defaultdict(list)
    for row in rows:
        name = next(name for name in names if getattr(row, name))
        found[name, getattr(row, name)].append(row)
    return found


def declarations(meeting, person):
    """Interests declared in items that the reader may see, once the minutes are out."""
    rows = Declaration.objects.visible_to(person).filter(item__meeting=meeting)
    return rows.select_related("person").order_by("item__position", "item", "pk")


def may_ask(meeting, person):
    """Whether the page leads a councillor to asking to speak; who sits on the board need not ask."""
    is_councillor = may_sign_in(person) and person.kind == PersonKind.COUNCILLOR
    sits = meeting.board_id in rights(person).boards
    is_out = meeting.status == MeetingStatus.PUBLISHED and meeting.is_coming(timezone.localdate())
    return is_councillor and is_out and not sits


def shown_actions(person, today):
    return Action.objects.visible_to(person).with_standing(today).select_related("owner")


def addressees(limbs):
    """To whom limbs speak."""
    rows = Resolution.addressees.through.objects.filter(resolution__in=[limb.pk for limb in limbs])
    return rows.select_related("body").order_by("body__name")


def corrections(person):
    """What was corrected, with both wordings."""
    rows = Correction.objects.visible_to(person)
    return rows.select_related("minute", "resolution", "meeting")


def attendance(meeting):
    """Who came and who sent apologies. A draft is the co-ordinator's."""
    rows = meeting.attendance.select_related("person", "substitute_for", "directorate")
    if not meeting.keeps and meeting.minutes_state not in OPEN_MINUTES:
        return rows.none()
    return rows.order_by("person__sort_name")


def by_capacity(came):
    """Who came, by capacity; employees by directorate; then who sent apologies."""
    groups = {}
    for row in came:
        title = AttendanceCapacity(row.capacity).label if row.is_present else "Apologies"
        if row.is_present and row.directorate:
            title = f"{title}: {row.directorate.name}"
        groups.setdefault(title, []).append(row)
    order = [capacity.label for capacity in AttendanceCapacity] + ["Apologies"]
    return sorted(groups.items(), key=lambda group: order.index(group[0].split(": ")[0]))


def told(minute, about, keeps):
    return {
        "minute": minute,
        "text": pieces(minute.word("text"), about["cited"]),
        "promises": [line_of(action) for action in about["promised"]["minute_id", minute.pk]],
        "corrections": about["corrected"]["minute_id", minute.pk],
        "limbs": [told_limb(limb, about, keeps) for limb in minute.resolutions.all()],
    }


def told_limb(limb, about, keeps):
    lines = about["lines"][limb.pk]
    return {
        "limb": limb,
        "text": pieces(limb.word("text"), about["cited"]),
        "addressees": [row.body for row in about["addressed"]["resolution_id", limb.pk]],
        "corrections": about["corrected"]["resolution_id", limb.pk],
        "became": lines,
        "may_send": keeps and limb.kind == ResolutionKind.RECOMMEND,
        "may_set_up": keeps and not lines and limb.kind in SETS_UP,
        "is_loose": keeps and all(line.get("is_open") for line in lines),
    }


def followed(limbs, person, today, *beside):
    """What happened to limbs: {key: lines of text, address and standing}, and the rows of what else is asked for.

    All of it is one query. No line at all is a loose end.
    """
    of_limbs = {"resolution__in": [limb.pk for limb in limbs]}
    actions, items, notices, groups, answers, *rest = together(
        shown_actions(person, today).filter(**of_limbs),
        shown_items(person).filter(**of_limbs),
        Notice.objects.visible_to(person).filter(**of_limbs).select_related("addressee"),
        Board.objects.visible_to(person).filter(set_up_by__in=of_limbs["resolution__in"]),
        answered_to(person).filter(**of_limbs),
        *beside,
    )
    lines = {limb.pk: [] for limb in limbs}
    for action in actions:
        lines[action.resolution_id].append(line_of(action))
    short = {
        (answer.resolution_id, answer.agenda_item.meeting_id): answer
        for answer in answers
        if answer.verdict != AnswerVerdict.YES
    }
    for item in items:
        answer = short.get((item.resolution_id, item.meeting_id))
        lines[item.resolution_id].append(booked(item, answer))
    for notice in sorted(notices, key=attrgetter("pk")):
        lines[notice.resolution_id].append(line_of_notice(notice, today))
    for group in groups:
        href = reverse("desk:group", args=[group.slug])
        lines[group.set_up_by_id].append({"text": f"Set up: {group}", "href": href})
    for answer in answers:
        lines[answer.resolution_id].append(answered(answer))
    for limb in limbs:
        if limb.settled == Settled.NOTED:
            lines[limb.pk].append({"text": "Noted. Nothing more was asked."})
        elif limb.settled == Settled.NOTHING_NEEDED:
            lines[limb.pk].append({"text": f"Nothing needed: {limb.word('settled_reason')}"})
    return lines, *rest


def answered_to(person):
    return Answer.objects.visible_to(person).select_related(
        "agenda_item__exempt", "agenda_item__meeting"
    )


def line_of_notice(notice, today):
    return {
        "text": sent_to(notice),
        "href": notice.get_absolute_url(),
        "standing": days_left(notice, today),
        "colour": standing_of(notice, today),
    }


def booked(item, answer):
    """Where an item of the programme stands; or that it came, and did not answer all that was asked."""
    if not answer:
        text = f"On the work programme, {slot(item)}: {item.word('title')}"
        return {"text": text, "href": item.get_absolute_url()}
    how = "answered in part" if answer.verdict == AnswerVerdict.PARTLY else "not answered"
    line = {"text": f"Came to the {slot(item)}, and was {how}: {item.word('title')}"}
    if item.status == ItemStatus.PLANNED:
        line["next"] = reverse("actions:move_item", args=[item.pk])
    return line | {"href": item.get_absolute_url(), "is_open": True}


def sent_to(notice):
    """To whom a recommendation went, and what came back."""
    if notice.outcome:
        words = notice.word("answer")
        return f"{notice.addressee} answered{f': {words}' if words else ''}"
    if notice.sent_on:
        due = f", answer due {long_date(notice.answer_due)}" if notice.answer_due else ""
        return f"Sent to {notice.addressee} on {long_date(notice.sent_on)}{due}"
    return f"Notice to {notice.addressee}"


def answered(answer):
    """What a paper answered; short of yes the limb is open still."""
    item = answer.agenda_item
    where = f"item {item.number}" if item.number else f"“{item.word('title')}”"
    said = f"Answered by the paper at {where} on {item.meeting}: {answer.get_verdict_display().lower()}"
    reason = answer.word("reason")
    return {
        "text": f"{said}: {reason}" if reason else said,
        "href": f"{item.meeting.get_absolute_url()}#item-{item.pk}",
        "is_open": answer.verdict != AnswerVerdict.YES,
    }


def line_of(action):
    return {
        "text": f"{action.reference}: {action.word('title')}",
        "href": action.get_absolute_url(),
        "standing": Standing(action.standing).label,
        "colour": COLOURS[action.standing],
    }


def slot(item):
    if item.meeting:
        return f"meeting of {item.meeting}"
    return item.get_slot_display().lower()


def cited_by(rows, board, person):
    """The minutes of a board that minutes or limbs cite in their text, where they can be read."""
    numbers = {number for row in rows for number, year in CITED.findall(row.word("text"))}
    held = Minute.objects.visible_to(person).filter(meeting__board=board, number__in=numbers)
    return held.select_related("meeting")


def addresses(cited):
    """Where cited minutes can be read: {"8/17": address}."""
    return {
        minute.citation: f"{minute.meeting.get_absolute_url()}#minute-{minute.pk}"
        for minute in cited
    }


def pieces(text, cited):
    """A text cut where it cites a minute that can be read: each piece with its text and address."""
    found, end = [], 0
    for match in CITED.finditer(text):
        if match[0] in cited:
            found.append({"text": text[end : match.start()], "href": ""})
            found.append({"text": match[0], "href": cited[match[0]]})
            end = match.end()
    return [*found, {"text": text[end:], "href": ""}]


@open_to_strangers
def paper(request, pk):
    """A paper as a download, for those who may read it."""
    paper = get_object_or_404(Paper.objects.visible_to(request.user), pk=pk)
    kept = paper.exempt if paper.is_private else paper
    return as_attachment(kept.file, kept.file_name)
