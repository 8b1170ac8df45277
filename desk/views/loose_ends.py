"""A board's loose ends, worked out from its record each time: all for its co-ordinators, and for others what she let be
seen of the business that they may see.
"""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from desk.loose_ends.board import kept_ends, seen_ends
from desk.loose_ends.entries import ARRANGED, Entry, called, entries
from meetings.models import Board
from meetings.rights import keeps_record
from scrutiny.doors import open_to_strangers


@dataclass(frozen=True)
class Shown:
    """An entry on a page. `again` is what of it was set aside, and whose day has come."""

    entry: Entry
    number: int
    is_seen: bool = False
    again: tuple = ()

    @property
    def told(self):
        return [(called(end.rule), end) for end in self.entry.ends]

    @property
    def proposed(self):
        """What may be what was promised, each once: to be confirmed or refused."""
        return list({end.answer: end for end in self.entry.ends if end.answer}.values())

    @property
    def mended_at(self):
        """The pages that mend it, each once."""
        return list(dict.fromkeys(end.mend for end in self.entry.ends if end.mend))


@open_to_strangers
def board_loose_ends(request, slug):
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    today = timezone.localdate()
    if not keeps_record(request.user, board.pk):
        return show(request, board, seen_ends(board, request.user, today), keeps=False)
    kept = kept_ends(board, request.user, today)
    context = {
        "aside": entries_aside(kept),
        "pairs": [(pair, *map(pair.word, pair.WORDS)) for pair in kept.pairs],
        "keeps": True,
    }
    return show(request, board, kept.ends, kept.seen, kept.again, **context)


def show(request, board, ends, seen=frozenset(), again=None, **context):
    by = arranged_by(request)
    under = arranged(entries(ends), by, ARRANGED, seen, again)
    context |= {"board": board, "under": under, "by": by, "ways": list(ARRANGED)}
    everything = [one for _, shown in under for one in shown]
    context["unseen"] = [one.entry for one in everything if not one.is_seen]
    context["count"] = len(everything)
    return render(request, "desk/board_loose_ends.html", context)


def arranged_by(request):
    """What the address asks for, or else the first way there is."""
    by = request.GET.get("by")
    return by if by in ARRANGED else next(iter(ARRANGED))


def arranged(some, by, ways, seen=frozenset(), again=None, today=None):
    """(heading, its entries), numbered through the page."""
    found, number = [], 0
    for heading, under in ways[by](some, today or timezone.localdate()):
        shown = []
        for entry in under:
            number += 1
            marks = [end.mark for end in entry.ends]
            asked_again = tuple(again[mark] for mark in marks if again and mark in again)
            shown.append(Shown(entry, number, seen.issuperset(marks), asked_again))
        found.append((heading, shown))
    return found


def entries_aside(kept):
    """What was set aside: each entry with the words for each of its ends and the decision about it."""
    decided = {end.mark: row for end, row in kept.aside}
    return [
        (entry, [(called(end.rule), decided[end.mark], decided[end.mark].word("reason")) for end in entry.ends])
        for entry in entries(end for end, _ in kept.aside)
    ]  # fmt: skip
