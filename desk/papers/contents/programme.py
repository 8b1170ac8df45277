"""The work programme note: a summary to read at the table, and a page of detail behind it."""

from actions.views.programme import items_of, meetings_of, people_of
from actions.views.year import laid_out
from desk.papers.blocks import Content, Heading, PageBreak, paragraph, table
from desk.papers.contents.wording import as_at, council_name, names, private
from meetings.services import year_bounds, year_name
from scrutiny.ui.times import clock

SUMMARY = [("Date", 2), ("Items", 5)]
COLUMNS = [("Date", 3), ("Title", 4), ("Detail", 8), ("Cabinet member and lead officer", 4)]


def programme(document, reader):
    """The programme of one municipal year, slot by slot."""
    board, year = document.board, document.year
    items = items_of(board, year, reader)
    meetings = meetings_of(board, year_bounds(year), reader)
    slots = laid_out(items, board, year, meetings, whole=True)
    slots = [slot for slot in slots if slot.items or slot.meeting]
    blocks = [paragraph(f"{as_at(document)}. The detail of each item follows the summary.")]
    blocks.append(Heading("Summary"))
    if slots:
        summary = [[titled(slot), titles(slot, document.as_at)] for slot in slots]
        blocks.append(table("Items at a glance", SUMMARY, summary))
    else:
        blocks.append(paragraph("Nothing is on the work programme of this year yet."))
    if rows := [row(slot, item, reader) for slot in slots for item in slot.items]:
        blocks += [PageBreak(), Heading("Detail"), table("Items in detail", COLUMNS, rows, 1)]
    return Content(
        title=f"Work programme {year_name(year)}",
        subtitle=board.name,
        council=council_name(),
        blocks=tuple(blocks),
    )


def titles(slot, today):
    """The items of a slot, or what stands where a meeting has none."""
    if slot.items:
        return [private(item.word("title"), item) for item in slot.items]
    return "Nothing was booked" if slot.meeting.on < today else "Nothing is booked yet"


def titled(slot):
    """The day, and the time where it is known; an informal meeting says so."""
    meeting = slot.meeting
    if not meeting:
        return slot.title
    parts = [slot.title, clock(meeting.starts_at), "" if meeting.is_formal else "informal"]
    return ", ".join(part for part in parts if part)


def row(slot, item, reader):
    return [
        titled(slot),
        private(item.word("title"), item),
        [item.word("question"), item.word("detail")],
        [*names(people_of(item), reader), item.others],
    ]
