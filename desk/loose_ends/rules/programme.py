"""Lines of the work programme that are not ready for their meeting."""

from collections.abc import Iterable

from desk.loose_ends.record import Item, Record
from desk.loose_ends.told import LooseEnd


def item_without_officer(record: Record) -> Iterable[LooseEnd]:
    """An item still to come names nobody who brings it, where the programme names them."""
    for item in _to_come(record, "officers"):
        if not item.officers and not item.others:
            yield _lacks(
                "item-without-officer", item, "a lead officer", "No lead officer is named."
            )


def item_without_question(record: Record) -> Iterable[LooseEnd]:
    """An item still to come does not say what the board wants to know, where the programme says it."""
    for item in _to_come(record, "question"):
        if not item.question and not item.detail:
            looked_for = "what the board wants to know"
            yield _lacks("item-without-question", item, looked_for, "Only its title is given.")


def item_without_cabinet_member(record: Record) -> Iterable[LooseEnd]:
    """An item still to come names no cabinet member, where the programme names them."""
    if not any(item.cabinet for item in record.items):
        return
    for item in _to_come(record, "cabinet"):
        if not item.cabinet:
            looked_for, found = "a cabinet member", "No cabinet member is named."
            yield _lacks("item-without-cabinet-member", item, looked_for, found)


def _to_come(record: Record, named: str) -> list[Item]:
    if named not in record.programme_names:
        return []
    return [item for item in record.items if item.on is None or item.on > record.today]


def _lacks(rule: str, item: Item, looked_for: str, found: str) -> LooseEnd:
    return LooseEnd(
        rule, item.title, found, looked_for=looked_for, places=(item.place,), about=item.label
    )
