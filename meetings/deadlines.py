"""The days before a meeting, and those after an executive decision, each able to say how it was counted."""

import datetime as dt
from dataclasses import dataclass

from people.models import Closure, Council, RuleNumber
from scrutiny.rules import Counts, Reckoned, Rule, reckon, reckon_by
from scrutiny.together import together

#: The board's own clearing time (Board.clearing_days): a report is due when its paper must be in.
PAPERS = Rule(
    "papers",
    "Papers due",
    3,
    Counts.WORKING_DAYS_BEFORE,
    "publication on",
    "the board’s own clearing time",
    may_override=True,
)


@dataclass(frozen=True)
class Deadlines:
    """The days before one meeting."""

    publication: Reckoned
    papers: Reckoned
    briefing: Reckoned


@dataclass(frozen=True)
class Calendar:
    """What a council counts with: its nation, its closures and its own numbers. Ask once for many meetings."""

    nation: str
    closed: dict[dt.date, str]
    own: dict[str, int]

    def reckon(self, id, event):
        """The day a rule sets from an event; see `scrutiny.rules.reckon`."""
        return reckon(id, event, nation=self.nation, closed=self.closed, own=self.own)

    def before(self, board, on):
        """The days before a meeting of a board on a day."""
        publication = self.reckon("publication", on)
        return Deadlines(
            publication=publication,
            papers=reckon_by(PAPERS, board.clearing_days, publication.on, self.closed),
            briefing=self.reckon("briefing", publication.on),
        )

    def papers_due(self, meeting):
        """When a paper for this meeting must be in."""
        return self.before(meeting.board, meeting.on).papers.on


def calendar():
    """The council's calendar, in one query."""
    council = Council.objects.current() or {}
    closures, numbers = together(Closure.objects.all(), RuleNumber.objects.all())
    return Calendar(
        nation=council.get("nation", "england"),
        closed={closure.on: closure.name for closure in closures},
        own={number.rule: number.n for number in numbers},
    )
