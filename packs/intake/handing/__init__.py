"""Handing an accepted finding down to the record: one function a kind, which links the finding to its row.

A row that stands already, from an earlier pack or entered by hand, is corrected and never entered twice.
"""

from packs.choices import FindingKind
from packs.intake.handing.meeting import (
    hand_agenda_item,
    hand_attendance,
    hand_meeting,
    hand_member,
    hand_paper,
)
from packs.intake.handing.minutes import hand_minute, hand_promise, hand_resolution
from packs.intake.handing.performance import hand_measure, hand_recommendation, hand_sign_off
from packs.intake.handing.programme import hand_programme_item

HANDED = {
    FindingKind.MEETING: hand_meeting,
    FindingKind.MEMBER: hand_member,
    FindingKind.AGENDA_ITEM: hand_agenda_item,
    FindingKind.PAPER: hand_paper,
    FindingKind.ATTENDANCE: hand_attendance,
    FindingKind.MINUTE: hand_minute,
    FindingKind.RESOLUTION: hand_resolution,
    FindingKind.PROMISE: hand_promise,
    FindingKind.PROGRAMME_ITEM: hand_programme_item,
    FindingKind.RECOMMENDATION: hand_recommendation,
    FindingKind.SIGN_OFF: hand_sign_off,
    FindingKind.MEASURE: hand_measure,
}

__all__ = ["HANDED"]
