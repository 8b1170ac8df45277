"""The rules, by the ids that `check_pack` prints: each a pure function of the record."""

from collections.abc import Callable, Iterable

from desk.loose_ends.record import Record
from desk.loose_ends.rules import programme
from desk.loose_ends.told import LooseEnd

Rule = Callable[[Record], Iterable[LooseEnd]]

RULES: dict[str, Rule] = {
    "item-without-officer": programme.item_without_officer,
    "item-without-question": programme.item_without_question,
    "item-without-cabinet-member": programme.item_without_cabinet_member,
}


def loose_ends(record: Record) -> list[LooseEnd]:
    """Every loose end of a record, in the order of the rules; the same one once."""
    return list(dict.fromkeys(end for rule in RULES.values() for end in rule(record)))
