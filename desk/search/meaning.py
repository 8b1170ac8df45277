"""What somebody may have meant where nothing was found: only words of open titles that they may read."""

from rapidfuzz import fuzz, process

from desk.search import finding
from desk.search.asking import read, words_of
from desk.search.kinds import KINDS

#: So many of the newest titles of a kind are looked at; how alike a word must be, of 100; letters of a word.
MOST, ALIKE, LETTERS = 500, 75, 4


def meant(asked, person, narrowed):
    """The same words, each that no title has replaced by the most alike that one has; None where that finds nothing."""
    known = {word for title in _titles(person) for word in words_of(title) if len(word) >= LETTERS}
    words = [word for term in asked.wanted for word in term.words]
    nearest = [_nearest(word, known) for word in words]
    if nearest == words:
        return None
    other = read(" ".join(nearest))
    return other.text if other and finding.best(other, person, narrowed).hits else None


def _nearest(word, known):
    if word in known or len(word) < LETTERS:
        return word
    found = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return found[0] if found else word


def _titles(person):
    parts = []
    for kind in KINDS.values():
        if kind.part_of:
            continue
        seen = kind.seen(person)
        if kind.is_ever_private:
            seen = seen.filter(is_private=False)
        newest = seen.order_by("-pk").values("pk")[:MOST]
        rows = kind.model.objects.filter(pk__in=newest).order_by()
        parts.append(rows.values_list(kind.words[0], flat=True))
    return parts[0].union(*parts[1:], all=True)
