"""What the board resolved and what was promised to it, with whatever follows; and to whom recommendations went."""

from actions.choices import ItemStatus
from desk.loose_ends import record
from desk.loose_ends.record import Followed
from desk.loose_ends.rows.known import due
from desk.loose_ends.told import sealed
from desk.promised import caught_as
from desk.proposing import Surroundings, promises_in
from meetings.choices import ResolutionKind, Settled
from packs.readers.lines import TextLine
from packs.readers.said import said_in, sentences_of

#: Said where something follows that the reader may not read.
UNTOLD = ""


def limb(known, row):
    minute = known.minutes[row.minute_id]
    return record.Limb(
        citation=cited(row, minute),
        text=row.word("text"),
        kind=row.kind,
        title=minute.word("title"),
        asked_on=minute.meeting.on,
        addressees=known.rows.names("addressee", row.pk),
        due=_due(known, row),
        followed=tuple(_followed(known, row)),
        lacks=_lacks(known, row),
        place=known.of_minute(row, _mended(known, row), minute),
    )


def cited(row, minute):
    return f"{minute.citation} ({row.number})" if row.number else minute.citation


def _due(known, row):
    """When it is due: what was asked for, or the later day that was granted to an action of it."""
    granted = [one.due_to for one in known.following["action", row.pk] if one.due_to]
    last = max(row.due_to, *granted) if row.due_to and granted else row.due_to
    return due(row.word("due_said"), row.due_from, last)


def _mended(known, row):
    """A recommendation to somebody is followed by telling them; anything else by deciding what becomes of it."""
    speaks = row.kind == ResolutionKind.RECOMMEND and known.rows.linked("addressee", row.pk)
    return ("desk:prepare_notices" if speaks else "desk:decide_limb", row.pk)


def _lacks(known, row):
    """What follows it and is not enough."""
    unowned = [one for one in known.following["action", row.pk] if one.is_live and not one.owner_id]
    return " ".join(f"Its action {one.reference} has no lead officer." for one in unowned)


def _followed(known, row):
    """Whatever follows a limb: in words as far as the reader may read it, else that it is so."""
    if row.settled:
        how = "noted" if row.settled == Settled.NOTED else "nothing_needed"
        yield Followed(how, row.word("settled_reason"))
    yield from _actions(known, row)
    yield from _slots(known, row)
    for how in ("answer", "group"):
        for link in known.rows.linked(how, row.pk):
            yield Followed(how, UNTOLD, link.on)


def _actions(known, row):
    answered = len(known.rows.linked("action", row.pk))
    told = [one for one in known.following["action", row.pk] if one.owner_id or not one.is_live]
    for one in told:
        yield Followed(
            "action", f"{one.reference}: {one.word('title')}", place=known.of_action(one)
        )
    yield from [Followed("action", UNTOLD)] * (answered - len(told))


def _slots(known, row):
    """The slots that a limb, or an action that answers it, is booked for."""
    days = [link.on for link in known.rows.linked("slot", row.pk)]
    booked = [
        known.items[one.programme_item_id]
        for one in known.following["action", row.pk]
        if one.programme_item_id in known.items and (one.owner_id or not one.is_live)
    ]
    for item in dict.fromkeys([*known.following["slot", row.pk], *booked]):
        on = item.meeting.on if item.meeting else None
        if on in days:
            days.remove(on)
        # An item that was dropped, with its reason, stands at no meeting.
        stands = on if item.status != ItemStatus.DROPPED else None
        yield Followed("slot", item.word("title"), stands, known.of_item(item))
    yield from (Followed("slot", UNTOLD, on) for on in days)


def promises(known, minute):
    """What was promised in the text of a minute, each with the action that follows it."""
    held = minute.meeting.on
    days = tuple((on, on) for on in known.days_after(held))
    for promise in promises_in(
        minute.word("text"), Surroundings(known.board.name, held, meetings=days)
    ):
        said = promise.due
        yield record.Promise(
            text=promise.text,
            by=promise.by or "",
            title=minute.word("title"),
            made_on=held,
            due=said and due(said.text, said.from_on, said.to_on),
            followed=_caught(known, minute, promise.text),
            place=_in_text(known, minute, promise.text),
        )


def _caught(known, minute, text):
    caught = caught_as(text, known.promised[minute.pk])
    return (Followed("action", caught.reference, place=known.of_action(caught)),) if caught else ()


def _in_text(known, minute, text):
    mended = ("desk:write_minute#promises-title", minute.pk)
    return known.of_minute(minute, mended, minute, part=sealed(text))


def said(known):
    """What the minutes tell besides: what was to be done by a day, and who was invited; parts of a Record by name.

    Promises are read by themselves, and what was caught as an action is followed.
    """
    written, by_key = [], {}
    for minute in known.rows.minutes:
        lines = [TextLine(text, n) for n, text in enumerate(minute.word("text").splitlines(), 1)]
        about = {"source": f"minutes {minute.pk}", "on": minute.meeting.on}
        written += sentences_of(lines, title=minute.word("title"), **about)
        by_key[about["source"]] = minute
    told = said_in(written)

    def place(sentence):
        return _in_text(known, by_key[sentence.source], sentence.text)

    def caught(sentence):
        return _caught(known, by_key[sentence.source], sentence.text)

    return {
        "statements": tuple(
            record.Statement(one.text, "minutes", one.on, one.title, place(one))
            for one in told.sentences
        ),
        "commitments": tuple(
            record.Commitment(
                text=one.sentence.text,
                title=one.sentence.title,
                made_on=one.sentence.on,
                due=due(one.due.text, one.due.from_on, one.due.to_on),
                followed=caught(one.sentence),
                place=place(one.sentence),
            )
            for one in told.undertakings
        ),
        "invitations": tuple(
            record.Invitation(
                text=one.sentence.text,
                who=one.who,
                made_on=one.sentence.on,
                is_nomination=one.is_nomination,
                place=place(one.sentence),
            )
            for one in told.invited
            if not caught(one.sentence)
        ),
    }


def notices(known):
    """Whom recommendations went to. Of a notice that the reader may not read, only that somebody was told."""
    shown = {(row.resolution_id, row.addressee.name): row for row in known.rows.notices}
    for limb_row in known.limbs:
        for name in known.rows.names("told", limb_row.pk):
            yield _notice(known, limb_row, name, shown.get((limb_row.pk, name)))


def _notice(known, limb_row, addressee, row):
    minute = known.minutes[limb_row.minute_id]
    told = {"citation": cited(limb_row, minute), "text": limb_row.word("text")}
    if row is None:
        return record.Notice(**told, addressee=addressee)
    return record.Notice(
        **told,
        addressee=addressee,
        told_on=row.sent_on,
        answer_due=row.answer_due,
        answered_on=row.answered_on,
        place=known.place(row, ("desk:notice", row.pk), on=minute.meeting.on, within=limb_row),
    )
