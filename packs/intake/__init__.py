"""The way in: files taken in and read, what was found reviewed, and what is accepted handed down to the record."""

from packs.intake.checking import ask_to_check, check_next
from packs.intake.deciding import Outcome, accept, accept_section, dismiss, let_pack_go
from packs.intake.naming import (
    NamedPerson,
    confirm,
    confirm_proposals,
    people_in,
    people_in_pack,
    proposal,
)
from packs.intake.refusing import REFUSALS, ChangeRefused, PersonNeeded, sentence
from packs.intake.taking import cancel, keep_findings, read, read_next, take_in, waiting

__all__ = [
    "REFUSALS",
    "ChangeRefused",
    "NamedPerson",
    "Outcome",
    "PersonNeeded",
    "accept",
    "accept_section",
    "ask_to_check",
    "cancel",
    "check_next",
    "confirm",
    "confirm_proposals",
    "dismiss",
    "keep_findings",
    "let_pack_go",
    "people_in",
    "people_in_pack",
    "proposal",
    "read",
    "read_next",
    "sentence",
    "take_in",
    "waiting",
]
