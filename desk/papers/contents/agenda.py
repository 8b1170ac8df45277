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
from meetings.choices import Capacity, ExemptParagraph, MeetingStatus
from meetings.models import AgendaItem, Paper
from people.models import Council
from scrutiny.ui.templatetags.words import NO_POST, who

#: Seats that are named after the members', each with its word.
MARKED = {
    Capacity.CHAIR: "Chair",
    Capacity.VICE_CHAIR: "Vice-chair",
    Capacity.CO_OPTED: "Co-opted member",
    Capacity.BY_INVITATION: "By invitation",
}


def agenda(document, reader):
    """The agenda as its reader may have it. A private item's number and paragraph are told to everybody."""
    meeting = document.meeting
    blocks = [
        Heading("Time and date"),
        paragraph(day_and_time(meeting)),
        Heading("Place"),
        paragraph(meeting.place or "To be confirmed"),
        *notices(meeting),
        Heading("Public business"),
        *public_business(meeting, reader),
        Heading("Private business"),
        *private_business(meeting, reader),
        *seats(meeting),
        *notes(meeting, document.as_at, reader),
    ]
    return Content(
        title=f"Agenda, {long_date(meeting.on)}",
        subtitle=meeting.board.name,
        council=council_name(),
        blocks=tuple(blocks),
        warning=warning(document, meeting),
    )


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


def public_business(meeting, reader):
    items = AgendaItem.objects.visible_to(reader).filter(meeting=meeting, is_private=False)
    items = list(items.prefetch_related(Prefetch("papers", Paper.objects.visible_to(reader))))
    if not items:
        return [paragraph("There is no public business.")]
    return [block for item in items for block in told(item)]


def told(item):
    """An item: its number and title, then its parts, author, pages and papers."""
    numbered = Item(
        runs(bold(item.word("title")), pages(item)), f"{item.number}." if item.number else ""
    )
    blocks = [Listing((numbered,))]
    parts = [str(part) for part in item.sub_items]
    if parts:
        blocks.append(points(parts))
    if item.author:
        blocks.append(paragraph(item.author))
    blocks += prose(item.word("note"))
    papers = [subject(paper) for paper in item.papers.all()]
    if papers:
        blocks.append(points(papers))
    return blocks


def pages(item):
    if not item.first_page:
        return ""
    if item.last_page in (None, item.first_page):
        return f" (page {item.first_page})"
    return f" (pages {item.first_page} to {item.last_page})"


def subject(paper):
    words = paper.word("subject") or "Paper"
    return f"{words}, {paper.authors}" if paper.authors else words


def private_business(meeting, reader):
    """What the public is kept out for, as the law asks (LGA 1972 s.100A(4), Schedule 12A): the paragraph of each
    item to everybody; its title, and why the public interest keeps it private, to those who may read it.
    """
    kept = AgendaItem.objects.filter(meeting=meeting, is_private=True, withdrawn_on=None)
    if not reader.is_authenticated:
        kept = kept.filter(held_back=False)
    kept = list(kept.order_by("position", "pk").values("pk", "number", "exempt_paragraph"))
    if not kept:
        return [paragraph("Nil")]
    read = AgendaItem.objects.visible_to(reader).filter(meeting=meeting, is_private=True)
    read = {item.pk: item for item in read.prefetch_related(
        Prefetch("papers", Paper.objects.visible_to(reader)))}  # fmt: skip
    blocks = [
        paragraph(
            "The board will be asked to exclude the press and public while it considers what is listed here, because "
            "it is likely that exempt information would be disclosed (Local Government Act 1972, section 100A and "
            "Schedule 12A, Part 1). For each item, the public interest in keeping the information private has been "
            "judged to outweigh the public interest in disclosing it."
        )
    ]
    for row in kept:
        item = read.get(row["pk"])
        blocks += told(item) if item else [untold(row)]
        blocks.append(paragraph(f"Exempt under paragraph {paragraph_of(row)} of Schedule 12A."))
        if item and item.public_interest:
            blocks.append(paragraph(bold("Public interest: "), item.public_interest))
    return blocks


def untold(row):
    label = f"{row['number']}." if row["number"] else ""
    return Listing((Item(runs(bold("Private item")), label),))


def paragraph_of(row):
    number, words = ExemptParagraph(row["exempt_paragraph"]).label.split(": ")
    return f"{number} ({words})"


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


def notes(meeting, today, reader):
    """Whom to ask, and what members are asked to do."""
    kept = meeting.board.appointments.current(today).select_related("person")
    asked = [who(one.person, reader) for one in kept.filter(role="coordinator")]
    # Two who hold the same post are one line to whoever reads posts alone.
    asked = [name for name in dict.fromkeys(asked) if name != NO_POST] or ["the scrutiny team"]
    council = Council.objects.current() or {}
    address = f", {council['email']}" if council.get("email") else ""
    return [
        Heading("Notes"),
        points([
            f"Questions about this agenda: {with_and(asked)}{address}.",
            "Members who cannot come: please say so before the meeting, and name your substitute.",
            "Members of the council who do not sit on this board and wish to speak on an item: please tell "
            "the chair beforehand which item, and why.",
            "If you need this in another format or language, or an interpreter at the meeting, please "
            "tell us.",
        ]),
    ]  # fmt: skip
