"""Sign-offs reconciled with recommendations: what was signed off that belongs to none, and where it may belong.

Only proposed, with the words that speak for it: the co-ordinator ties them.
"""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from performance.models import Recommendation, SignOff

#: Of a sign-off's words, weighed by how few recommendations say them: below this nothing is proposed.
ENOUGH = 0.3
#: Two forms of one word: "assessment" and "assessments", "plan" and "plans".
NEAR = 85
#: Words that say nothing of what a thing is about.
EMPTY = frozenset(
    {
        *(
            "a",
            "all",
            "and",
            "any",
            "are",
            "as",
            "at",
            "be",
            "by",
            "every",
            "for",
            "from",
            "has",
            "have",
            "in",
        ),
        *(
            "into",
            "is",
            "it",
            "its",
            "of",
            "on",
            "or",
            "our",
            "so",
            "that",
            "the",
            "their",
            "they",
            "this",
        ),
        *("to", "was", "were", "which", "who", "with", "will"),
    }
)
WORD = re.compile(r"[a-z][a-z'’-]+")


@dataclass(frozen=True)
class Proposal:
    """A recommendation that a stray sign-off may belong to, and why."""

    recommendation: Recommendation
    score: float
    shared: tuple[str, ...]

    @property
    def why(self):
        named = ", ".join(f"“{word}”" for word in self.shared)
        return f"both say {named}"


@dataclass(frozen=True)
class Reconciled:
    """How sign-offs and recommendations fit: strays, recommendations with nothing, and what was signed twice."""

    strays: tuple[SignOff, ...]
    without: tuple[Recommendation, ...]
    twice: tuple[tuple[SignOff, ...], ...]


def reconcile(recommendations, sign_offs):
    tied = {signed.recommendation_id for signed in sign_offs}
    by_text = {}
    for signed in sign_offs:
        by_text.setdefault(" ".join(signed.text.casefold().split()), []).append(signed)
    return Reconciled(
        strays=tuple(signed for signed in sign_offs if not signed.recommendation_id),
        without=tuple(row for row in recommendations if row.pk not in tied),
        twice=tuple(tuple(same) for same in by_text.values() if len(same) > 1),
    )


def words_of(recommendations, notes):
    """What is said of each recommendation, as words: its own, its objective, and what officers noted."""
    said = {row: [row.text, row.objective] for row in recommendations}
    by_key = {row.pk: row for row in recommendations}
    for note in notes:
        said[by_key[note.recommendation_id]].append(note.text)
    return {row: _words(" ".join(texts)) for row, texts in said.items()}


def propose(signed, theirs):
    """The recommendation whose words a sign-off shares most, or None where none comes near: see `words_of`.

    A word that many recommendations say tells little: it counts the less, the more they are. Words that it does
    not share count by half: a sign-off names what was done, not all that was recommended.
    """
    said_by = {
        word: [row for row in theirs if _says(theirs[row], word)] for word in _words(signed.text)
    }
    weight = {word: 1 / max(1, len(rows)) for word, rows in said_by.items()}
    found = []
    for row in theirs:
        shared = tuple(word for word, rows in said_by.items() if row in rows)
        told = sum(weight[word] for word in shared)
        alone = sum(weight[word] for word in weight if word not in shared)
        found.append(Proposal(row, told / (told + alone / 2 or 1), shared))
    return _clearly_best(found)


def _clearly_best(found):
    """The one that is near enough, and nearer than every other; two alike are no reason for either."""
    ranked = sorted(found, key=lambda it: it.score, reverse=True)
    is_alone = len(ranked) == 1 or (ranked and ranked[0].score > ranked[1].score)
    return ranked[0] if is_alone and ranked[0].score >= ENOUGH else None


def _words(text):
    found = WORD.findall(text.casefold())
    return list(dict.fromkeys(word for word in found if word not in EMPTY))


def _says(words, word):
    """Whether this word, or a near form of it, is among the words."""
    return any(fuzz.ratio(word, other) >= NEAR for other in words)
