"""The board's meetings, its work programme, what came to meetings, and its task and finish groups."""

from actions.choices import SlotKind
from desk.loose_ends import record
from meetings.choices import MeetingStatus
from scrutiny.ui.templatetags.ui import long_date


def meeting(known, row):
    return record.Meeting(
        row.on,
        is_held=row.status in (MeetingStatus.HELD, MeetingStatus.AGREED),
        is_cancelled=row.status == MeetingStatus.CANCELLED,
        place=known.place(row, ("actions:meeting", row.pk), on=row.on),
    )


def item(known, row):
    on = row.meeting.on if row.meeting else None
    return record.Item(
        title=row.word("title"),
        slot=row.slot,
        on=on,
        label=long_date(on) if on else row.get_slot_display(),
        detail=row.word("detail"),
        question=row.word("question"),
        officers=known.rows.names("officer", row.pk),
        cabinet=known.rows.names("cabinet", row.pk),
        others=(row.others,) if row.others else (),
        undated_since=row.slot_since if row.slot == SlotKind.UNDATED else None,
        taken_on=row.last_taken_on,
        place=known.of_item(row),
    )


def came(known, row):
    author = row.word("author")
    return record.Arrival(
        title=row.word("title"),
        how="agenda",
        on=row.meeting.on,
        people=(author,) if author else (),
        place=_at(known, row, row.pk, row.meeting),
    )


def paper(known, row):
    return record.Arrival(
        title=row.word("subject"),
        how="paper",
        on=row.item.meeting.on,
        people=(row.authors,) if row.authors else (),
        place=_at(known, row, row.item_id, row.item.meeting, within=row.item),
    )


def _at(known, row, item_key, meeting_row, within=None):
    page = (f"actions:meeting#item-{item_key}", meeting_row.pk)
    return known.place(row, page, on=meeting_row.on, within=within)


def group(known, row):
    return record.Group(
        name=row.name,
        members=known.rows.names("member", row.pk),
        scope=row.scope,
        reports_by=row.reports_by,
        place=known.place(row, ("desk:group", row.slug)),
    )


def nomination(known, row):
    return record.Invitation(
        text=f"Asked to name somebody for {row.board}: {row.nominator}",
        who=row.nominator,
        made_on=row.asked_on,
        is_nomination=True,
        place=known.place(row, ("desk:nomination", row.pk), ("desk:group", row.board.slug)),
    )
