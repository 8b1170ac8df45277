"""What every part of a pack tells alike: a window, a place, a day."""

import datetime as dt

from desk.loose_ends.record import Due, Place


def due_of(window: dict | None) -> Due | None:
    return Due(window["text"], day_of(window["from"]), day_of(window["to"])) if window else None


def place_of(one: dict) -> Place:
    return Place(one["line"], one["page"])


def day_of(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
