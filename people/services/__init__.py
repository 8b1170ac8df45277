"""Every write to the council's details and the directory."""

from people.services.council import (
    add_closure,
    add_year,
    change_council,
    change_year,
    remove_closure,
    start_council,
)
from people.services.delegation import end_delegation, give_delegate
from people.services.directory import (
    add_body,
    add_directorate,
    add_person,
    change_body,
    change_directorate,
    change_person,
    deactivate,
    let_keep_directory,
    let_keep_directory_no_longer,
    note_invitation,
    plain_email,
    reactivate,
    set_administrator,
    set_first_password,
)
from people.services.history import ChangeRefused, Stale, record
from people.services.merging import merge, moves
from people.services.rules import forget_rule_number, set_rule_number

__all__ = [
    "ChangeRefused",
    "Stale",
    "add_body",
    "add_closure",
    "add_directorate",
    "add_person",
    "add_year",
    "change_body",
    "change_council",
    "change_directorate",
    "change_person",
    "change_year",
    "deactivate",
    "end_delegation",
    "forget_rule_number",
    "give_delegate",
    "let_keep_directory",
    "let_keep_directory_no_longer",
    "merge",
    "moves",
    "note_invitation",
    "plain_email",
    "reactivate",
    "record",
    "remove_closure",
    "set_administrator",
    "set_first_password",
    "set_rule_number",
    "start_council",
]
