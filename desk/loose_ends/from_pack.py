"""A pack that was read and checked, as the record that the rules in `rules/` look at. Its today is the day of its
meeting.
"""

import datetime as dt
from dataclasses import replace

from desk.loose_ends.matching import NOTHING_KNOWN, Glossary
from desk.loose_ends.pack import minutes, plans, programme, telling, trackers
from desk.loose_ends.pack.common import day_of
from desk.loose_ends.record import Record


def record_of(
    found: dict,
    said: dict,
    *,
    today: dt.date | None = None,
    glossary: Glossary = NOTHING_KNOWN,
    before: dict | None = None,
) -> Record:
    """What `read_pack --json` prints of a file and what its check says besides. A file without a day has no record
    that grows old: then the day must be given. `before` is the same of an earlier pack of the board: what has gone
    from the programme since, one pack alone cannot tell."""
    meeting = found["meeting"] or {}
    own = day_of(meeting.get("date")) or _last_day(found)
    today = today or own
    items = tuple(map(programme.item_of, found["work_programme"]))
    tracked = trackers.tracked_in(found, said)
    record = Record(
        today=today,
        board=meeting.get("board") or "",
        meetings=tuple(programme.meetings_of(found, said, today)),
        limbs=tuple(minutes.limbs_of(found)),
        promises=tuple(minutes.promises_of(found)),
        items=items,
        arrivals=tuple(programme.arrivals_of(found, today)),
        statements=tuple(map(telling.statement_of, said["sentences"])),
        commitments=(
            *map(telling.commitment_of, said["undertakings"]),
            *trackers.commitments_of(tracked),
        ),
        invitations=tuple(map(telling.invitation_of, said["invited"])),
        groups=tuple(map(telling.group_of, said["groups"])),
        notices=tuple(trackers.notices_of(tracked)),
        circulations=tuple(map(telling.circulation_of, said["sent"])),
        cycles=tuple(map(telling.cycle_of, said["cycles"])),
        date_moves=tuple(map(telling.date_move_of, said["moved"])),
        plans=tuple(plans.plan_of(plan, said["plan_cells"], today) for plan in found["plans"]),
        glossary=glossary,
        has_programme=bool(items),
        programme_names=frozenset(programme.named_in(items)),
        new_from=own,
        year=programme.year_of(items, today),
    )
    gone = programme.gone_since(before, record) if before else ()
    return replace(trackers.followed_in(record, tracked), gone=tuple(gone))


def _last_day(found: dict) -> dt.date:
    days = [one["date"] for one in (*found["minutes"], *found["papers"])]
    return max((day_of(day) for day in days if day), default=dt.date.min)
