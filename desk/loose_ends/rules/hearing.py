"""What later minutes and papers tell of something promised: that it was done, or that somebody came."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from desk.loose_ends.record import Record, Statement

#: A sentence with one of these does not tell that something has happened.
NOT_YET = re.compile(
    r"\b(?:not|yet|no longer|never|will|would|shall|to be|once|until(?! \d)|if|when|should|planned|due to|expected"
    r"|await\w*|pending|(?-i:may)|might|could)\b",
    re.IGNORECASE,
)
DONE = re.compile(
    r"\b(?:has|have|had|was|were|been|is|are)(?: now)?(?: been)?(?: \w+ly)? (?:circulated|provided|shared|sent|supplied"
    r"|forwarded|attached|appended|included|enclosed|presented|e-?mailed|completed?|set out|set up|published"
    r"|distributed|written|arranged|held|visited|answered|confirmed|undertaken|extended|introduced|appointed|issued"
    r"|reviewed|raised|contacted|launched|opened|delivered|produced|prepared|commissioned|amended|removed|replaced)\b",
    re.IGNORECASE,
)
#: How much of what something is about a sentence must name, by weight, to tell of it.
ENOUGH = 0.75


def is_new(record: Record, day: dt.date | None) -> bool:
    """Whether something was asked for so late that nobody can have followed it up."""
    return bool(day and record.new_from and day >= record.new_from)


def later(statements: Iterable[Statement], day: dt.date | None) -> Iterator[Statement]:
    """Those written after a day."""
    return (one for one in statements if one.on and (day is None or one.on > day))


def telling(record: Record, done: re.Pattern) -> list[Statement]:
    """All sentences that say that something has happened, by the words for it."""
    if done not in record.kept:
        record.kept[done] = [
            one
            for one in record.statements
            if done.search(one.text) and not NOT_YET.search(one.text)
        ]
    return record.kept[done]


def covers(record: Record, wanted: dict[str, str], text: str) -> float:
    """How much of a subject a text names, from 0 to 1."""
    shared = wanted.keys() & record.names.subject(text).keys()
    return record.names.weigh(shared) / record.names.weigh(wanted) if shared else 0


def heard(record: Record, text: str, since: dt.date | None, done=DONE) -> Statement | None:
    """The later sentence that says of what a text asks for that it was done. One word in common is no word of it."""
    wanted = record.names.subject(text)
    if len(wanted) < 2:
        return None
    told = later(telling(record, done), since)
    return next((one for one in told if covers(record, wanted, one.text) >= ENOUGH), None)
