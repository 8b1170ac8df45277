"""The agenda front sheet: where and when, public and private business, who sits, and whom to ask."""

from django.db.models import Prefetch

from desk.papers.blocks import (
    Content,
    Heading,
    Item,
    Listing,
    bold,
    note,
    paragraph,
    points,
    prose,
    runs,
)
from desk.papers.contents.wording import council_name, day_and_time, long_date, with_and
from meetings.choices import Capacity, MeetingStatus, Role
from meetings.models import AgendaItem, Paper
from people.models import Council

#: Seats that are named after the members', each with its word.
MARKED = {
    Capacity.CHAIR: "Chair",
    Capacity.VICE_CHAIR: "Vice-chair",
    Capacity.CO_OPTED: "Co-opted member",
    Capacity.BY_INVITATION: "By invitation",
}


def agenda(document, reader):
    """The agenda as its reader may have it."""
    meeting = document.meeting
    blocks = [
        paragraph(bold("Time and date: "), day_and_time(meeting)),
        paragraph(bold("Place: "), meeting.place or "To be confirmed"),
        *publication(meeting),
        *notices(meeting),
        Heading("Public business"),
        *public_business(meeting, reader),
        Heading("Private business"),
        *private_business(meeting, reader),
        *seats(meeting),
        *contacts(meeting, document.as_at),
        *notes(),
    ]
    return Content(
        title=f"Agenda, {long_date(meeting.on)}",
        subtitle=meeting.board.name,
        council=council_name(),
        blocks=tuple(blocks),
        warning=warning(document, meeting),
    )


def publication(meeting):
    if not meeting.published_on:
        return []
    return [paragraph(bold("Published: "), long_date(meeting.published_on))]


def warning(document, meeting):
    if meeting.status == MeetingStatus.PLANNED:
        return "Draft: not published"
    return "Not for publication" if document.is_for_members else ""


def notices(meeting):
    """What people are told of a meeting that was moved or cancelled, and why an agenda came late."""
    told = []
    if meeting.status == MeetingStatus.CANCELLED:
        told.append(note(bold("This meeting is cancelled.")))
    if meeting.first_on and meeting.first_on != meeting.on:
        told.append(note(f"This meeting was first called for {long_date(meeting.first_on)}."))
    if meeting.notice:
        told.append(note(meeting.notice))
    if meeting.urgency:
        told.append(note(bold("Why this agenda is urgent: "), meeting.urgency))
    return told


def listed(meeting, reader, *, is_private):
    """The items of one part of the agenda, with their papers, as they are listed to the reader."""
    papers = Paper.objects.listed_to(reader).order_by("pk")
    items = AgendaItem.objects.listed_to(reader).filter(meeting=meeting, is_private=is_private)
    return list(items.prefetch_related(Prefetch("papers", papers)))


def public_business(meeting, reader):
    items = listed(meeting, reader, is_private=False)
    if not items:
        return [paragraph("There is no public business.")]
    return [block for item in items for block in told(item)]


def told(item):
    """An item: its number and title, then its parts, author, pages and papers; of one that the reader may not read,
    the neutral title alone.
    """
    where = pages(item) if item.reads else ""
    number = f"{item.number}." if item.number else ""
    author = f", {item.word('author')}" if item.word("author") else ""
    blocks = [Listing((Item(runs(bold(item.word("title")), where, author), number),))]
    parts = [str(part) for part in item.sub_items]
    if parts:
        blocks.append(points(parts))
    blocks += prose(item.word("note"))
    papers = [subject(paper, item) for paper in item.papers.all()]
    if papers:
        blocks.append(points(papers))
    return blocks


def pages(item):
    if not item.first_page:
        return ""
    if item.last_page in (None, item.first_page):
        return f" (page {item.first_page})"
    return f" (pages {item.first_page} to {item.last_page})"


def subject(paper, item):
    """What a paper is called; a private one of an open item with its ground, and a corrected one with its day."""
    parts = [paper.word("subject") or "Paper", paper.authors if paper.reads else ""]
    if paper.replaces and paper.replaces.replaced_on:
        parts.append(f"replaced on {long_date(paper.replaces.replaced_on)}")
    words = ", ".join(part for part in parts if part)
    own = paper.is_private and not item.is_private
    return f"{words} (private. {paper.why_private})" if own else words


def private_business(meeting, reader):
    """What the public is kept out for, as the law asks (LGA 1972 s.100A(4), Schedule 12A): number, paragraph and
    public interest of each item to everybody; its words to those who may read them.
    """
    items = listed(meeting, reader, is_private=True)
    if not items:
        return [paragraph("Nil")]
    blocks = [
        paragraph(
            "The board will be asked to exclude the press and public while it considers what is listed here, because "
            "it is likely that exempt information would be disclosed (Local Government Act 1972, section 100A and "
            "Schedule 12A, Part 1). For each item, the public interest in keeping the information private has been "
            "judged to outweigh the public interest in disclosing it."
        )
    ]
    for item in items:
        blocks += [*told(item), paragraph(f"Exempt: {item.why_private}")]
    return blocks


def seats(meeting):
    """Who sits on the board on the day of the meeting."""
    held = meeting.board.memberships.current(meeting.on).select_related("person")
    held = sorted(
        held.order_by("person__sort_name"), key=lambda seat: list(Capacity).index(seat.capacity)
    )
    if not held:
        return []
    named = [
        f"{seat.person} ({MARKED[seat.capacity]})" if seat.capacity in MARKED else str(seat.person)
        for seat in held
    ]
    return [Heading("Membership"), paragraph(with_and(named))]


def contacts(meeting, today):
    """Whom to ask: the board's co-ordinators of the day, by name for everybody, or the council."""
    kept = meeting.board.appointments.current(today).filter(role=Role.COORDINATOR)
    kept = kept.select_related("person").order_by("person__sort_name")
    email = (Council.objects.current() or {}).get("email") or ""
    lines = [
        ", ".join(part for part in (str(person), person.post, person.email or email) if part)
        for person in (one.person for one in kept)
    ]
    return [Heading("Contact"), points(lines or [f"The scrutiny team, {email}".rstrip(", ")])]


def notes():
    """What members and the public are asked to do."""
    return [
        Heading("Notes"),
        points([
            "Members who cannot come: please say so before the meeting, and name your substitute.",
            "Members of the council who do not sit on this board and wish to speak on an item: please tell "
            "the chair beforehand which item, and why.",
            "If you need this in another format or language, or an interpreter at the meeting, please "
            "tell us.",
        ]),
    ]  # fmt: skip
