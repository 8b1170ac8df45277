"""How hits are told: each as its reader may see it, with the words that were found marked."""

import re
from dataclasses import dataclass

from desk.search.index import CLOSES, OPENS, Marked
from desk.search.kinds import KINDS
from scrutiny.together import together

#: Letters of a title, of the words round what was found, and of a beginning in which nothing was found.
TITLE, ROUND, BEGINNING = 220, 280, 140
#: Letters before the first word that was found.
BEFORE = 60
PARTS = re.compile(f"([{OPENS}{CLOSES}])")


@dataclass(frozen=True)
class Hit:
    kind: str
    href: str
    reference: str
    board: str
    day: object
    standing: tuple | None
    is_private: bool
    #: Pieces of text, each with whether it was found.
    title: list
    snippet: list


def tell(hits, asked, person, today):
    """Hits in their order, read in one query; what has gone since it was found is left out."""
    groups = list(dict.fromkeys((which, private) for which, private, _ in hits))
    lists = [_rows(group, hits, asked, person, today) for group in groups]
    found = {}
    for (which, private), rows in zip(groups, together(*lists), strict=True):
        found |= {(which, private, row.pk): _hit(KINDS[which], private, row) for row in rows}
    return [found[hit] for hit in hits if hit in found]


def _rows(group, hits, asked, person, today):
    """Those of one kind, open or private, with their marked words."""
    kind, private = KINDS[group[0]], group[1]
    rows = kind.seen(person).filter(pk__in=[hit[2] for hit in hits if hit[:2] == group])
    if kind.is_ever_private:
        rows = rows.filter(is_private=private)
    marked = {
        f"marked{n}": Marked(column, asked, number=n)
        for n, column in enumerate(kind.columns(private))
    }
    rows = kind.stood(rows.select_related(*kind.beside, *(["exempt"] if private else [])), today)
    return rows.annotate(**marked, day=kind.on)


def _hit(kind, private, row):
    words = row.exempt if private else row
    columns = [path.removeprefix("exempt__") for path in kind.columns(private)]
    told = [(getattr(words, name), getattr(row, f"marked{n}")) for n, name in enumerate(columns)]
    if kind.title:
        told.insert(0, (kind.title(row), ""))
    (title, marked), *body = told
    return Hit(
        kind=kind.label,
        href=kind.href(row),
        reference=kind.reference(row),
        board=str(kind.board_of(row)),
        day=row.day,
        standing=kind.standing(row),
        is_private=private or kind.is_exempt,
        title=cut(title, marks(marked), TITLE),
        snippet=_snippet([it for it in body if it[0]]),
    )


def _snippet(texts):
    """Of the first text in which something was found; else how the first of them begins."""
    found = [(text, marks(marked)) for text, marked in texts]
    best = next((it for it in found if it[1]), None)
    if best:
        return cut(*best, ROUND)
    return cut(found[0][0], [], BEGINNING) if found else []


def marks(marked):
    """Where words were found, as places in the text without its marks."""
    found, place, opened = [], 0, 0
    for part in PARTS.split(marked or ""):
        if part == OPENS:
            opened = place
        elif part == CLOSES:
            found.append((opened, place))
        else:
            place += len(part)
    return found


def cut(text, found, most):
    """The stretch of a text where most was found, in pieces: (words, whether they were found)."""
    start, end = _stretch(text, found, most)
    pieces, at = [("… ", False)] if start else [], start
    for opens, closes in found:
        if start <= opens and closes <= end:
            pieces += [(text[at:opens], False), (text[opens:closes], True)]
            at = closes
    pieces.append((text[at:end], False))
    if end < len(text):
        pieces.append((" …", False))
    return [piece for piece in pieces if piece[0]]


def _stretch(text, found, most):
    """Where to begin and to end, between words where there are any."""
    if len(text) <= most:
        return 0, len(text)
    near = most - BEFORE
    first = max(found, key=lambda it: sum(it[0] <= other[0] < it[0] + near for other in found),
                default=(0, 0))[0]  # fmt: skip
    start = max(0, first - BEFORE)
    if start:
        start = text.find(" ", start, first) + 1 or first
    end = min(len(text), start + most)
    if end < len(text):
        end = (
            max(text.rfind(" ", start + most // 2, end), start)
            if " " in text[start + most // 2 : end]
            else end
        )
    return start, end
