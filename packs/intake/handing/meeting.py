"""The pack's own meeting: its day and place, who sits on the board, the agenda and its papers; and who came."""

import datetime as dt

from actions.services import paper_attached
from meetings import services as meetings
from meetings.choices import MeetingStatus
from meetings.models import AgendaItem, Membership, Paper
from packs.choices import FindingKind
from packs.intake.handing.correcting import correct
from packs.intake.knowing import spelling_of, substituted
from packs.intake.naming import directorate_called
from packs.intake.refusing import ChangeRefused
from packs.models import PaperText

ONE_DAY = dt.timedelta(days=1)


def hand_meeting(work, finding, answers):
    """The meeting of the front sheet, its agenda published; what is known of it already is kept where it is silent."""
    answers = dict(answers)
    on = answers.pop("on")
    details = {name: value for name, value in answers.items() if value}
    meeting = finding.meeting or work.meeting(on, status=MeetingStatus.PUBLISHED, **details)
    if meeting.status == MeetingStatus.PLANNED:
        details["status"] = MeetingStatus.PUBLISHED
    details["on"] = on
    finding.meeting = meetings.change_meeting(meeting=meeting, **details, **work.signed())


def hand_member(work, finding, answers):
    """A seat from the day of the meeting; one who sits there already in another capacity changes seats that day."""
    person = _somebody(work, finding)
    starts_on = answers["starts_on"] or work.pack.meeting_on
    if not starts_on:
        raise ChangeRefused("Enter the day from which they sit on the board.")
    seat = (
        finding.membership
        or Membership.objects.filter(board=work.board, person=person, ends_on=None).first()
    )
    if seat and seat.person_id != person.pk:
        seat = None
    if seat and seat.capacity != answers["capacity"] and not seat.ends_on:
        if seat.starts_on >= starts_on:
            raise ChangeRefused(
                f"{person} sits on the board since {seat.starts_on:%-d %B %Y} in another capacity."
            )
        meetings.unseat(membership=seat, ends_on=starts_on - ONE_DAY, **work.signed())
        seat = None
    finding.membership = seat or meetings.seat(
        board=work.board,
        person=person,
        capacity=answers["capacity"],
        starts_on=starts_on,
        **work.signed(),
    )


def hand_agenda_item(work, finding, answers):
    meeting = _own_meeting(work)
    pages = finding.data["pages"] or [None, None]
    details = answers | {
        "position": finding.position,
        "sub_items": finding.data["sub_items"],
        "first_page": pages[0],
        "last_page": pages[-1],
    }
    if details["is_private"] and not details["exempt_paragraph"]:
        raise ChangeRefused("Choose the paragraph of Schedule 12A that makes this item private.")
    item = finding.agenda_item or _same_item(meeting, details["number"])
    if item:
        fixed = {
            name: value for name, value in details.items() if name not in ("is_private", "position")
        }
        fixed["held_back"] = False  # what stands in a pack has been published
        correct(work, item, {"meeting": meeting}, **fixed)
    finding.agenda_item = item or meetings.add_agenda_item(meeting=meeting, **details)


def hand_paper(work, finding, answers):
    """A paper is as private as the item it comes to."""
    number = finding.data["agenda_item"] or ""
    item = _same_item(_own_meeting(work), number)
    if not item:
        raise ChangeRefused(
            "The paper names no agenda item of this meeting. Dismiss it, or enter it by hand."
        )
    details = answers | {"directorate": _directorate(work, finding)}
    paper = (
        finding.paper
        or item.papers.filter(subject=answers["subject"]).select_related("exempt").first()
    )
    if paper:
        if not Paper.objects.held_up().filter(pk=paper.pk).exists():
            details["held_back"] = False
        correct(work, paper, {"meeting": item.meeting}, **details)
    if not paper:
        paper = meetings.add_paper(item=item, is_private=item.is_private, **details)
        paper_attached(paper=paper, **work.signed())
    if told := PaperText.objects.filter(finding=finding).first():
        meetings.keep_text(paper=paper, passages=told.passages)
    finding.paper = paper


def hand_attendance(work, finding, answers):
    person = _somebody(work, finding)
    stood_in_for = substituted(finding.data)
    finding.attendance = meetings.record_attendance(
        meeting=work.minuted_meeting(finding.data["minutes"]),
        person=person,
        capacity=answers["capacity"],
        is_present=answers["is_present"],
        substitute_for=work.known.person(stood_in_for) if stood_in_for else None,
        directorate=_directorate(work, finding),
        position=finding.position,
    )


def _somebody(work, finding):
    """The person a finding is about; refused where the name was said to be nobody's."""
    person = work.known.person(spelling_of(finding.data))
    if not person:
        raise ChangeRefused(
            f"{finding.data['name']} was said to be a group. Dismiss this, or choose the person."
        )
    return person


def _own_meeting(work):
    """The meeting that the front sheet named, accepted before."""
    named = [
        one.meeting for one in work.findings if one.kind == FindingKind.MEETING and one.meeting_id
    ]
    if not named:
        raise ChangeRefused("Accept the meeting first.")
    return named[0]


def _same_item(meeting, number):
    found = AgendaItem.objects.filter(meeting=meeting).select_related("exempt", "meeting")
    return found.filter(number=number).first() if number else None


def _directorate(work, finding):
    """A directorate by its name, added where it is new; looked up once a run."""
    name = (finding.data.get("directorate") or "")[:120]
    known = work.known.directorates
    if name and name.casefold() not in known:
        known[name.casefold()] = directorate_called(name, **work.signed())
    return known.get(name.casefold())
