"""A board's record from its rows, as one person may see them on a day: what the rules in `rules/` look at.

Every place has the key of its row, and one address: for the co-ordinator the page that mends it, for others the page
that shows it.
"""

from actions.choices import ItemStatus
from desk.loose_ends.matching import NOTHING_KNOWN
from desk.loose_ends.record import Record
from desk.loose_ends.rows import minutes, plans, programme
from desk.loose_ends.rows.asking import rows_of
from desk.loose_ends.rows.known import Known
from meetings.rights import keeps_record


def record_of(board, person, day, glossary=NOTHING_KNOWN):
    """The record of a board on a day, in three queries. Of a past day what followed later is told all the same: history
    does not keep when something came to follow a limb.
    """
    rows = rows_of(board, person, day)
    known = Known(board, rows, keeps_record(person, board.pk), day)

    def told(tell, some):
        return tuple(tell(known, row) for row in some)

    said = minutes.said(known)
    return Record(
        today=day,
        board=board.name,
        meetings=told(programme.meeting, rows.meetings),
        limbs=told(minutes.limb, known.limbs),
        promises=tuple(one for row in rows.minutes for one in minutes.promises(known, row)),
        items=told(programme.item, [it for it in rows.items if it.status == ItemStatus.PLANNED]),
        arrivals=told(programme.came, rows.agenda) + told(programme.paper, rows.papers),
        statements=said["statements"],
        commitments=said["commitments"],
        invitations=said["invitations"] + told(programme.nomination, rows.nominations),
        groups=told(programme.group, rows.groups),
        notices=tuple(minutes.notices(known)),
        cycles=told(plans.cycle, [it for it in rows.plans if plans.has_cycle(known, it)]),
        plans=told(plans.plan, rows.plans),
        glossary=glossary,
    )
