"""What a co-ordinator sees of messages: what would go, what went and why, and who was chased how often.

She sees what was chased for the boards she keeps. What somebody follows, and what other boards ask of them, is counted
and not shown.
"""

import datetime as dt

from django.db.models import Count, Max, Q

from desk.choices import LATEST, OWED, TOLD, Section
from desk.models import Digest, DigestLine
from desk.reminders.owing import owed_people
from desk.reminders.saying import Said
from desk.reminders.sections import SECTIONS
from desk.reminders.slots import start_of
from meetings.rights import rights
from people.models import Person

#: So far back a page counts who was chased.
BACK = dt.timedelta(days=90)


def still_to_go(day):
    """Who will be written to that day if nothing changes, and about what: {key: [words]}.

    Also those whose hour has not come.
    """
    owed = owed_people(day, start_of(day.on) + dt.timedelta(hours=LATEST))
    return {key: [it.ABOUT for it in SECTIONS if it in told] for key, told in owed.items()}


def readable(said, reader):
    """What a message says about the boards that its reader keeps, and how many more lines it has."""
    kept = rights(reader).kept
    lines = tuple(line for line in said.lines if _board(line) in kept)
    return Said(lines), len(said.lines) - len(lines)


def _board(line):
    """The key of the board a line is about; none for what is followed."""
    if line.section == Section.FOLLOWS:
        return None
    action, board = line.about.get("action"), line.about.get("board")
    return action.board_id if action else board.pk


def lines_of(digest, reader):
    """What a message listed that its reader may know of, and how many lines more."""
    seen = DigestLine.objects.visible_to(reader).filter(digest=digest)
    seen = list(seen.select_related("action__board", "board", "recommendation__plan"))
    return seen, digest.lines.count() - len(seen)


def chased(reader, today):
    """Who was told of something that they owe a board that the reader keeps: how often, and when last."""
    of = Q(digests__lines__section__in=OWED, digests__state__in=TOLD, digests__on__gte=today - BACK)
    of &= Q(digests__lines__action__board__in=rights(reader).kept)
    late = of & Q(digests__lines__section=Section.OVERDUE)
    counted = Person.objects.visible_to(reader).annotate(
        messages=Count("digests", filter=of, distinct=True),
        overdue=Count("digests__lines__action", filter=late, distinct=True),
        last_on=Max("digests__on", filter=of),
    )
    return counted.filter(messages__gt=0).order_by("-messages", "sort_name", "pk")


def chased_for(action):
    """How often its owner was told of one action, and when last: (count, day)."""
    told = DigestLine.objects.filter(action=action, digest__state__in=TOLD, section__in=OWED)
    found = told.aggregate(n=Count("digest", distinct=True), last=Max("digest__on"))
    return found["n"], found["last"]


def went(query, state):
    """The messages themselves, latest first, narrowed by whose they are and by what became of them."""
    digests = (
        Digest.objects.select_related("person")
        .annotate(listed=Count("lines"))
        .order_by("-on", "pk")
    )
    if query.strip():
        digests = digests.filter(person__in=Person.objects.search(query))
    return digests.filter(state=state) if state else digests
