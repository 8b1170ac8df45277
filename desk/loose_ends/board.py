"""A board's loose ends on a day, with what was decided about them: all for its co-ordinators, for others what they may
see of those that a co-ordinator let be seen.
"""

from dataclasses import dataclass, field

from desk.choices import Verdict
from desk.loose_ends.from_rows import record_of
from desk.loose_ends.matching import NOTHING_KNOWN, Glossary, pair
from desk.loose_ends.rules import loose_ends
from desk.loose_ends.told import LooseEnd
from desk.models import Dismissal, NamePair, SeenLooseEnd


@dataclass(frozen=True)
class Kept:
    """What a co-ordinator has before her: `aside` until a day, `again` what was set aside and whose day has come."""

    ends: list[LooseEnd]
    aside: list[tuple[LooseEnd, Dismissal]]
    again: dict[tuple, Dismissal]
    seen: set[tuple]
    pairs: list[NamePair] = field(default_factory=list)

    def named(self, names) -> list[LooseEnd]:
        """The ends that a form names, as far as they are still there."""
        return [end for end in self.ends if end.name in set(names)]


def kept_ends(board, person, day) -> Kept:
    """All loose ends of a board for whoever keeps its record."""
    pairs = list(NamePair.objects.visible_to(person).filter(board=board).select_related("by"))
    ends = loose_ends(record_of(board, person, day, glossary(pairs)))
    said = Dismissal.objects.visible_to(person).filter(board=board, ended_at=None)
    rows = {(row.rule, row.about): row for row in said.select_related("by")}
    aside = {mark: row for mark, row in rows.items() if row.ask_again_on > day}
    return Kept(
        ends=[end for end in ends if end.mark not in aside],
        aside=[(end, aside[end.mark]) for end in ends if end.mark in aside],
        again={mark: row for mark, row in rows.items() if mark not in aside},
        seen=set(SeenLooseEnd.objects.of([board.pk]).values_list("rule", "about")),
        pairs=pairs,
    )


def seen_ends(board, person, day) -> list[LooseEnd]:
    """Those let be seen by that day and not set aside, of what somebody may see for themselves."""
    seen = _seen(board, day)
    if not seen:
        return []
    aside = Dismissal.objects.filter(board=board).in_force(day).values_list("rule", "about")
    hidden = seen & set(aside)
    pairs = NamePair.objects.counting_for(person).filter(board=board)
    ends = loose_ends(record_of(board, person, day, glossary(pairs)))
    return [end for end in ends if end.mark in seen - hidden]


def _seen(board, day):
    rows = SeenLooseEnd.objects.filter(board=board, at__date__lte=day)
    return set(rows.values_list("rule", "about"))


def glossary(pairs) -> Glossary:
    """What the board said of its names, for the matching."""
    said = {verdict: set() for verdict in Verdict}
    for row in pairs:
        said[row.verdict].add(pair(*map(row.word, row.WORDS)))
    if not any(said.values()):
        return NOTHING_KNOWN
    return Glossary(frozenset(said[Verdict.SAME]), frozenset(said[Verdict.ANOTHER]))
