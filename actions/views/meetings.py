"""Meetings: what was on the agenda, who came, what was minuted, and what happened to each resolution."""

import re

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
from meetings.querysets import rights
from people.choices import PersonKind
from people.querysets import may_sign_in
from scrutiny.doors import open_to_strangers
from scrutiny.ui.templatetags.ui import long_date

#: Kinds of limb that may set up a task and finish group.
SETS_UP = (ResolutionKind.AGREE, ResolutionKind.OTHER, ResolutionKind.HOLD_EVENT)
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
    minutes = list(minuted(meeting, request.user, timezone.localdate()))
    cited = citations(meeting, minutes, request.user)
    corrected = corrections(request.user, minute__meeting=meeting)
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
        "attendance": attendance(meeting),
        "minutes": [told(minute, cited, corrected, meeting.keeps) for minute in minutes],
        "declarations": declared(meeting, request.user),
        "may_ask": may_ask(meeting, request.user),
        "is_coming": meeting.is_coming(timezone.localdate()),
    }
    return render(request, "actions/meeting.html", context)


def declared(meeting, person):
    """Interests declared in items that the reader may see, once the minutes are out."""
    rows = Declaration.objects.visible_to(person).filter(item__meeting=meeting)
    return rows.select_related("person").order_by("item__position", "item", "pk")


def may_ask(meeting, person):
    """Whether the page leads a councillor to asking to speak; who sits on the board need not ask."""
    is_councillor = may_sign_in(person) and person.kind == PersonKind.COUNCILLOR
    sits = meeting.board_id in rights(person).boards
    is_out = meeting.status == MeetingStatus.PUBLISHED and meeting.is_coming(timezone.localdate())
    return is_councillor and is_out and not sits


def minuted(meeting, person, today):
    """The minutes, limb by limb, each with what it became, as far as the reader may see it."""
    minutes = Minute.objects.visible_to(person).filter(meeting=meeting)
    return minutes.prefetch_related(
        Prefetch("resolutions", shown_limbs(person, today).prefetch_related("addressees")),
        Prefetch("actions", shown_actions(person, today)),
    )


def shown_actions(person, today):
    return Action.objects.visible_to(person).with_standing(today).select_related("owner")


def shown_limbs(person, today, elsewhere=True):
    """Visible limbs with all that `became` tells of them.

    `elsewhere` is False where it is known that there are no notices, groups and answers: they are not asked for.
    """
    more = {
        "notices": Notice.objects.visible_to(person).select_related("addressee").order_by("pk"),
        "groups": Board.objects.visible_to(person),
        "answers": answers(person),
    }
    return Resolution.objects.visible_to(person).prefetch_related(
        Prefetch("actions", shown_actions(person, today)),
        Prefetch("programme", shown_items(person)),
        *(Prefetch(name, rows if elsewhere else rows.none()) for name, rows in more.items()),
    )


def corrections(person, **about):
    """What was corrected, with both wordings: {the limb's key, or ("minute", its key): corrections}."""
    found = {}
    rows = Correction.objects.visible_to(person).filter(**about)
    for row in rows.select_related("minute", "resolution", "meeting"):
        key = row.resolution_id or ("minute", row.minute_id)
        found.setdefault(key, []).append(row)
    return found


def answers(person):
    return Answer.objects.visible_to(person).select_related(
        "agenda_item__exempt", "agenda_item__meeting"
    )


def attendance(meeting):
    """Who came, by capacity; employees by directorate; then who sent apologies. A draft is the co-ordinator's."""
    if not meeting.keeps and meeting.minutes_state not in OPEN_MINUTES:
        return []
    rows = meeting.attendance.select_related("person", "substitute_for", "directorate")
    rows = rows.order_by("person__sort_name")
    groups = {}
    for row in rows:
        title = AttendanceCapacity(row.capacity).label if row.is_present else "Apologies"
        if row.is_present and row.directorate:
            title = f"{title}: {row.directorate.name}"
        groups.setdefault(title, []).append(row)
    order = [capacity.label for capacity in AttendanceCapacity] + ["Apologies"]
    return sorted(groups.items(), key=lambda group: order.index(group[0].split(": ")[0]))


def told(minute, cited, corrected, keeps):
    limbs = minute.resolutions.all()
    return {
        "minute": minute,
        "text": pieces(minute.word("text"), cited),
        "promises": [line_of(action) for action in minute.actions.all()],
        "corrections": corrected.get(("minute", minute.pk), []),
        "limbs": [told_limb(limb, cited, corrected, keeps) for limb in limbs],
    }


def told_limb(limb, cited, corrected, keeps):
    lines = became(limb, timezone.localdate())
    return {
        "limb": limb,
        "text": pieces(limb.word("text"), cited),
        "corrections": corrected.get(limb.pk, []),
        "became": lines,
        "may_send": keeps and limb.kind == ResolutionKind.RECOMMEND,
        "may_set_up": keeps and not lines and limb.kind in SETS_UP,
        "is_loose": keeps and all(line.get("is_open") for line in lines),
    }


def became(limb, today):
    """What happened to a limb: lines of text, address and standing. None at all is a loose end."""
    lines = [line_of(action) for action in limb.actions.all()]
    answers = [it for it in limb.answers.all() if it.verdict != AnswerVerdict.YES]
    short = {answer.agenda_item.meeting_id: answer for answer in answers}
    lines += [booked(item, short.get(item.meeting_id)) for item in limb.programme.all()]
    lines += [
        {
            "text": sent_to(notice),
            "href": notice.get_absolute_url(),
            "standing": days_left(notice, today),
            "colour": standing_of(notice, today),
        }
        for notice in limb.notices.all()
    ]
    lines += [
        {"text": f"Set up: {group}", "href": reverse("desk:group", args=[group.slug])}
        for group in limb.groups.all()
    ]
    lines += [answered(answer) for answer in limb.answers.all()]
    if limb.settled == Settled.NOTED:
        lines.append({"text": "Noted. Nothing more was asked."})
    elif limb.settled == Settled.NOTHING_NEEDED:
        lines.append({"text": f"Nothing needed: {limb.word('settled_reason')}"})
    return lines


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


def citations(meeting, minutes, person):
    """Where the minutes that these minutes cite can be read: {"8/17": address}."""
    texts = [minute.word("text") for minute in minutes]
    texts += [limb.word("text") for minute in minutes for limb in minute.resolutions.all()]
    wanted = {match for text in texts for match in CITED.findall(text)}
    if not wanted:
        return {}
    numbers = {number for number, year in wanted}
    held = Minute.objects.visible_to(person).filter(
        meeting__board=meeting.board, number__in=numbers
    )
    return {
        minute.citation: f"{minute.meeting.get_absolute_url()}#minute-{minute.pk}"
        for minute in held.select_related("meeting")
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
