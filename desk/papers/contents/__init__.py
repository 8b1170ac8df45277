"""What each document says: rows in, a content out, with nothing in it that its reader may not read.

A builder takes the document asked for and its `reader`, and asks every row through `visible_to(reader)`. The reader of
a copy for the public is a stranger.
"""

from desk.choices import DocumentKind
from desk.papers.contents.agenda import agenda
from desk.papers.contents.minutes import minutes
from desk.papers.contents.plan import plan
from desk.papers.contents.programme import programme
from desk.papers.contents.tracker import tracker

BUILDERS = {
    DocumentKind.PROGRAMME: programme,
    DocumentKind.AGENDA: agenda,
    DocumentKind.MINUTES: minutes,
    DocumentKind.TRACKER: tracker,
    DocumentKind.PLAN: plan,
}

__all__ = ["BUILDERS"]
