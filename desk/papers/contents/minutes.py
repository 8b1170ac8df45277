"""The minutes: who came, what was minuted and resolved, and what a later meeting corrected of it."""

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
from desk.papers.contents.wording import (
    came_as,
    council_name,
    day_and_time,
    long_date,
    private,
)
from meetings.choices import AttendanceCapacity, MinutesState
from meetings.models import Correction, Declaration, Minute, Resolution
from scrutiny.ui.times import clock

#: How each capacity is headed; employees by directorate below their own.
HEADED = {
    AttendanceCapacity.CHAIR: "Chair",
    AttendanceCapacity.MEMBER: "Members",
    AttendanceCapacity.CO_OPTED: "Co-opted members",
    AttendanceCapacity.SUBSTITUTE: "Substitutes",
    AttendanceCapacity.OTHER_MEMBER: "Other members",
    AttendanceCapacity.EMPLOYEE: "Employees",
    AttendanceCapacity.BY_INVITATION: "By invitation",
    AttendanceCapacity.OTHER: "Others",
}
STATES = {
    MinutesState.NONE: "Draft: not circulated",
    MinutesState.DRAFT: "Draft: not circulated",
    MinutesState.CIRCULATED: "To be agreed at the next meeting",
}


def minutes(document, reader):
    meeting = document.meeting
    blocks = [
        paragraph(f"Held on {day_and_time(meeting)}{at(meeting)}."),
        *standing(meeting),
        Heading("Who came"),
        *attendance(meeting, reader),
        *declarations(meeting, reader),
        Heading("Minutes"),
    ]
    rows = list(minuted(meeting, reader))
    for minute in rows:
        blocks += told(minute)
    if not rows:
        blocks.append(paragraph("There are no minutes to read."))
    if meeting.ends_at:
        blocks.append(paragraph(f"The meeting ended at {clock(meeting.ends_at)}."))
    return Content(
        title=f"Minutes, {long_date(meeting.on)}",
        subtitle=meeting.board.name,
        council=council_name(),
        blocks=tuple(blocks),
        warning="Not for publication" if document.is_for_members else "",
    )


def at(meeting):
    return f", {meeting.place}" if meeting.place else ""


def standing(meeting):
    if meeting.minutes_state == MinutesState.AGREED:
        agreed = f" at the meeting of {meeting.agreed_at}" if meeting.agreed_at else ""
        return [note(f"Agreed as a correct record{agreed}.")]
    return [note(f"{STATES[MinutesState(meeting.minutes_state)]}.")]


def minuted(meeting, reader):
    corrections = Correction.objects.visible_to(reader).order_by("at", "pk")
    limbs = Resolution.objects.visible_to(reader)
    return Minute.objects.visible_to(reader).filter(meeting=meeting).prefetch_related(
        Prefetch("resolutions", limbs), Prefetch("corrections", corrections)
    )  # fmt: skip


def attendance(meeting, reader):
    """Present, by capacity; employees by directorate; then apologies."""
    rows = meeting.attendance.select_related("person__directorate", "substitute_for", "directorate")
    rows = list(rows.order_by("person__sort_name"))
    blocks = []
    for capacity, title in HEADED.items():
        here = [row for row in rows if row.is_present and row.capacity == capacity]
        if not here:
            continue
        blocks.append(Heading(title, 2))
        blocks += by_directorate(here, reader)
    away = [came_as(row, reader) for row in rows if not row.is_present]
    blocks += [Heading("Apologies", 2), points(away) if away else paragraph("None")]
    return blocks


def by_directorate(rows, reader):
    groups = {}
    for row in rows:
        groups.setdefault(row.directorate.name if row.directorate else "", []).append(row)
    blocks = []
    for directorate, here in groups.items():
        if directorate:
            blocks.append(Heading(directorate, 3))
        # Posts without a name may read alike: said once.
        blocks.append(points(dict.fromkeys(came_as(row, reader) for row in here)))
    return blocks


def declarations(meeting, reader):
    held = Declaration.objects.visible_to(reader).filter(item__meeting=meeting)
    held = held.select_related("item__exempt", "person").order_by("item__position", "pk")
    lines = [declared(one) for one in held]
    return [Heading("Declarations of interest"), points(lines)] if lines else []


def declared(one):
    about = f"item {one.item.number}" if one.item.number else one.item.word("title")
    words = f"{one.person}, {about}: {one.get_kind_display().lower()}"
    if one.word("nature"):
        words += f". {one.word('nature').rstrip('.')}"
    return f"{words}. {'Left the meeting for the item' if one.has_withdrawn else 'Stayed'}."


def told(minute):
    """A minute with its number, its text, what was resolved limb by limb, and its corrections."""
    number = f"{minute.number}. " if minute.number else ""
    blocks = [Heading(private(f"{number}{minute.word('title')}", minute), 2)]
    blocks += prose(minute.word("text"))
    limbs = list(minute.resolutions.all())
    if limbs:
        blocks.append(paragraph(bold("RESOLVED:")))
        blocks.append(Listing(tuple(Item(runs(limb.word("text")), label(limb, n))
                                    for n, limb in enumerate(limbs, start=1))))  # fmt: skip
    for correction in minute.corrections.all():
        blocks.append(corrected(correction, limbs))
    return blocks


def label(limb, n):
    """The limb's own number; one without is counted."""
    return f"({(limb.number or str(n)).strip('()')})"


def corrected(correction, limbs):
    """Both wordings, and whose they are."""
    what = "The text"
    for n, limb in enumerate(limbs, start=1):
        if limb.pk == correction.resolution_id:
            what = f"Resolution {label(limb, n)}"
    return note(
        bold(f"Corrected {long_date(correction.at)}. "),
        f"{what} had said: “{correction.word('before')}”. ",
        f"It now says: “{correction.word('after')}”.",
    )
