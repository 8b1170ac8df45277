"""An agenda item made private, with the questions about it and the documents made public before that say its words."""

from django.db import transaction

from desk.papers import making
from desk.questions import deciding
from meetings import services


@transaction.atomic
def make_private(*, item, by, now, **grounds):
    """Make an item private; returns the documents that were withdrawn from the public for it."""
    words = words_of(item)
    services.make_private(item=item, by=by, now=now, **grounds)
    deciding.withhold(item)
    return making.withhold(meeting=item.meeting, words=words, by=by, now=now)


def words_of(item):
    """What a document may have said of an open item: of its open papers, and what was declared in it, too."""
    papers = item.papers.filter(is_private=False).values_list("subject", flat=True)
    natures = item.declarations.filter(is_private=False).values_list("nature", flat=True)
    return [item.title, item.note, *map(str, item.sub_items), *papers, *natures]
