"""The work programmes of the boards, and how each item came to its meeting."""

from actions import programme
from actions.choices import SlotKind
from meetings import services as meetings


def build_programme(demo, board, held, items):
    """What the boards mean to look at, before it has its meeting."""
    this_year = meetings.first_year(demo.today)
    for line in items:
        who = [demo.people[name] for name in line.who.split()]
        slot = SlotKind.UNDATED if line.slot in held else line.slot
        programme.add_item(
            board=board,
            year=this_year,
            slot=slot,
            title=line.title,
            question=line.question,
            detail=line.detail,
            kind=line.kind,
            origin=line.origin,
            papers=line.papers,
            minutes_planned=line.minutes,
            lead_officers=[person for person in who if person.kind == "officer"],
            cabinet_members=[person for person in who if person.kind == "councillor"],
            **demo.start(-35),
        )


def book(demo, board, held, items):
    """Each item to its meeting, some of them by way of an earlier one; the papers they owe follow."""
    for line in items:
        moves = [*line.slipped_from, (line.slot, line.why)]
        for n, (slot, why) in enumerate(moves):
            item = board.programme.get(title=line.title)
            if slot not in held:
                continue
            now = demo.at(-3 - (len(moves) - n) * 2, 11)
            by = demo.people["coordinator"]
            programme.book(
                item=item, slot=SlotKind.MEETING, meeting=held[slot], why=why, by=by, now=now
            )
