"""A pack's action log or tracker: what was promised stands there as an action of somebody, until its day is over."""

import datetime as dt
import re
from dataclasses import replace

from desk.loose_ends.matching import MEETS, Thing
from desk.loose_ends.pack.common import day_of, due_of, place_of
from desk.loose_ends.record import Commitment, Followed, Notice, Record
from scrutiny.dates import months_beginning_with

#: Who must answer a recommendation within two months (LGA 2000 s.9FE).
EXECUTIVE = re.compile(r"\b(?:cabinet|executive|portfolio holder|leader)\b", re.IGNORECASE)
MONTHS = 2
#: What is not named in a promise itself may be any row of its meeting: "to check this".
VAGUE = re.compile(r"\b(?:this|it|these|them)\b", re.IGNORECASE)


def tracked_in(found: dict, said: dict) -> list[dict]:
    """Its rows, but for those that are an improvement plan's recommendations. A pack that was checked before trackers
    were read has none."""
    planned = {one["line"] for plan in found["plans"] for one in plan["recommendations"]}
    return [row for row in said.get("tracked", ()) if row["sentence"]["line"] not in planned]


def commitments_of(tracked: list[dict]) -> list[Commitment]:
    """What is still open, with the day it was to be done by."""
    return [
        Commitment(
            text=row["sentence"]["text"],
            by=row["who"],
            made_on=day_of(row["sentence"]["on"]),
            due=due_of(row["due"]),
            place=place_of(row["sentence"]),
        )
        for row in tracked
        if row["is_closed"] is False
    ]


def notices_of(tracked: list[dict]) -> list[Notice]:
    """What went to the executive on a day that the row names, and has no answer there."""
    sent = [
        row for row in tracked
        if row["sent_on"] and EXECUTIVE.search(row["who"]) and not row["is_closed"] and not row["answer"]
    ]  # fmt: skip
    return [
        Notice(
            citation="",
            text=row["sentence"]["text"],
            addressee=row["who"],
            told_on=day_of(row["sent_on"]),
            answer_due=months_beginning_with(day_of(row["sent_on"]), MONTHS),
            place=place_of(row["sentence"]),
        )
        for row in sent
    ]


def followed_in(record: Record, tracked: list[dict]) -> Record:
    """The record, where limbs and promises that a row of their meeting answers are followed by it."""
    if not tracked:
        return record

    def answered(text, asked_on):
        return _answering(record, text, _rows_of(asked_on, tracked))

    def vaguely(promise):
        own = VAGUE.search(promise.text) and _rows_of(promise.made_on, tracked, exactly=True)
        return (Followed("action", ""),) if own else ()

    limbs = (
        replace(one, followed=one.followed + answered(one.text, one.asked_on))
        for one in record.limbs
    )
    promises = (
        replace(one, followed=answered(one.text, one.made_on) or vaguely(one))
        for one in record.promises
    )
    return replace(record, limbs=tuple(limbs), promises=tuple(promises))


def _rows_of(day: dt.date | None, tracked: list[dict], *, exactly: bool = False) -> list[dict]:
    """The rows of one meeting, and those that name none."""
    days = [day] if exactly else [day, None]
    return [row for row in tracked if day_of(row["sentence"]["on"]) in days]


def _answering(record: Record, text: str, rows: list[dict]) -> tuple[Followed, ...]:
    """The row that answers a text best, if one does."""
    things = {Thing(row["sentence"]["text"]): row for row in rows}
    best = record.names.best(Thing(text), things)
    if not best or best[1].score < MEETS:
        return ()
    return (Followed("action", best[0].name, place=place_of(things[best[0]]["sentence"])),)
