"""The rules, by the ids that `check_pack` prints: each a pure function of the record."""

from collections.abc import Callable, Iterable

from desk.loose_ends.record import Record
from desk.loose_ends.rules import booking, calendar, plans, programme, promises, triggers
from desk.loose_ends.told import LooseEnd

Rule = Callable[[Record], Iterable[LooseEnd]]

RULES: dict[str, Rule] = {
    rule.__name__.replace("_", "-"): rule
    for rule in (
        promises.resolution_without_follow_up,
        booking.promised_not_booked,
        booking.booked_late,
        booking.met_under_another_title,
        promises.informal_promise,
        calendar.commitment_date_passed,
        plans.invitation_without_outcome,
        plans.group_without_scope,
        promises.addressee_not_told,
        promises.answer_overdue,
        promises.circulation_incomplete,
        programme.item_without_officer,
        programme.item_without_question,
        programme.item_without_cabinet_member,
        calendar.text_names_another_date,
        calendar.held_on_another_day,
        calendar.undated_too_long,
        triggers.trigger_passed,
        calendar.standing_not_taken,
        calendar.cycle_broken,
        plans.recommendation_without_owner,
        plans.recommendation_without_date,
        plans.recommendation_without_rating,
        plans.no_note_this_cycle,
        plans.signed_off_without_recommendation,
        calendar.date_moved_untold,
        calendar.item_vanished,
    )
}


def loose_ends(record: Record) -> list[LooseEnd]:
    """Every loose end of a record, in the order of the rules; the same one once."""
    return list(dict.fromkeys(end for rule in RULES.values() for end in rule(record)))
