"""What minutes and papers say besides what `read_pack` prints: undertakings, invitations, groups and the like."""

from collections.abc import Iterable, Sequence

from packs.readers.blocks import Block
from packs.readers.found import Found, Minutes
from packs.readers.lines import TextLine, lines_of_blocks
from packs.readers.minutes import find_minutes
from packs.readers.papers import find_papers
from packs.readers.promises import SENTENCE_END
from packs.readers.said.asking import find_groups, find_invited
from packs.readers.said.cycles import find_cycles
from packs.readers.said.doing import find_held, find_moved, find_sent, find_undertakings
from packs.readers.said.plan_cells import find_plan_cells
from packs.readers.said.told import Said, Sentence
from packs.readers.said.trackers import find_tracked


def read_said(blocks: Sequence[Block], found: Found) -> Said:
    """Everything that a pack's minutes and papers say of this."""
    lines = lines_of_blocks(blocks)
    papers = find_papers(lines)
    sentences: list[Sentence] = []
    stretches = find_minutes(lines, [paper.start for paper in papers])
    for (start, end), minutes in zip(stretches, found.minutes, strict=True):
        sentences += _of_minutes(lines[start:end], minutes)
    own_day = found.meeting.date if found.meeting else None
    for stretch, paper in zip(papers, found.papers, strict=True):
        own = _told(lines[stretch.start : stretch.end], found)
        about = {"on": paper.date or own_day, "title": paper.subject or ""}
        sentences += sentences_of(own, source="paper", **about)
    rest = _behind(lines, [*stretches, *((paper.start, paper.end) for paper in papers)])
    sentences += sentences_of(_told(rest, found), source="paper", on=own_day)
    return said_in(sentences, titles=_titles(found), blocks=blocks)


def _told(lines: Iterable[TextLine], found: Found) -> list[TextLine]:
    """Without the lines of the programme, which promise nothing."""
    programme = [item.line for item in found.work_programme]
    first, last = min(programme, default=0), max(programme, default=0)
    return [line for line in lines if not first <= line.line <= last]


def _behind(lines: list[TextLine], taken: list[tuple[int, int]]) -> list[TextLine]:
    """What stands behind the first minutes or paper and is none: a paper without a head of its own."""
    known = {at for start, end in taken for at in range(start, end)}
    first = min(known, default=len(lines))
    return [line for at, line in enumerate(lines) if at > first and at not in known]


def said_in(
    sentences: Sequence[Sentence], *, titles: Iterable[str] = (), blocks: Sequence[Block] = ()
) -> Said:
    """The same of sentences that come from anywhere."""
    return Said(
        sentences=tuple(sentences),
        undertakings=tuple(find_undertakings(sentences)),
        invited=tuple(find_invited(sentences)),
        groups=tuple(find_groups(sentences)),
        sent=tuple(find_sent(sentences)),
        cycles=tuple(find_cycles(list(sentences), titles)),
        moved=tuple(find_moved(sentences)),
        held=tuple(find_held(sentences)),
        plan_cells=tuple(find_plan_cells(blocks)),
        tracked=tuple(find_tracked(blocks)),
    )


def sentences_of(lines: Iterable[TextLine], **written) -> list[Sentence]:
    """The sentences of some lines; a table's row is one. `written` says source, day and title."""
    found = []
    for line in lines:
        parts = [line.text] if line.cells else SENTENCE_END.split(line.text)
        for before, text in zip(["", *parts], parts, strict=False):
            place, page = line.place_of(text)
            found.append(Sentence(text, line=place, page=page, before=before, **written))
    return found


def _of_minutes(lines: list[TextLine], minutes: Minutes) -> list[Sentence]:
    """What minutes tell; the limbs that were resolved are read by themselves."""
    limbs = {limb.line for item in minutes.items for limb in item.resolutions}
    heads = sorted((item.line, item.title) for item in minutes.items)
    found = []
    for line in lines:
        title = next((title for start, title in reversed(heads) if start <= line.line), None)
        if title is not None and line.line not in limbs:
            found += sentences_of([line], source="minutes", on=minutes.date, title=title)
    return found


def _titles(found: Found) -> list[str]:
    return [
        *(item.title for item in found.agenda),
        *(item.title for item in found.work_programme),
        *(item.title for minutes in found.minutes for item in minutes.items),
    ]
