"""Where a series begins anew because the paper says so: proposed to the co-ordinator, who decides.

"Figures for 2016 and 2017 are not comparable to those for 2015" stands in the commentary of a table or in the text
above it; nothing is proposed where the words name no year, or no period of the measure begins in it.
"""

import re

from performance.periods import in_order, when

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"'‘])")
NOT_COMPARED = re.compile(
    r"\b(?:not|no longer|cannot|can ?not|can't|can’t)\b(?: \w+){0,2} (?:be )?(?:\w+ly )?compar(?:ed|able)\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(20\d\d)(?:[/–-](?:20)?\d\d)?\b")
#: How many lines above a table the words may stand, and how many lines one table takes.
ABOVE, TABLE = 60, 20


def propose_breaks(found):
    """What papers say of each measure of `found`: {its place in the list: (period, the words)}."""
    proposed = {}
    for words, line, before in _above(found):
        below = [
            (at, it)
            for at, it in enumerate(found["measures"])
            if line < it["line"] <= line + ABOVE and it["title"] not in before
        ]
        first = min((it["line"] for _, it in below), default=0)
        for at, measure in below:
            if measure["line"] < first + TABLE:
                _propose(proposed, at, measure, words)
    for measure in found["measures"]:
        for words in filter(NOT_COMPARED.search, _sentences(measure["commentary"])):
            same_table = range(measure["line"], measure["line"] + TABLE)
            for near, other in enumerate(found["measures"]):
                if other["line"] in same_table:
                    _propose(proposed, near, other, words)
    return proposed


def _above(found):
    """The sentences in the text of papers that say so, with the line of their passage and what it says before them."""
    for paper in found["papers"]:
        for passage in paper["passages"]:
            for sentence in filter(NOT_COMPARED.search, _sentences([passage["text"]])):
                yield sentence, passage["line"], passage["text"].partition(sentence)[0]


def _sentences(texts):
    return [sentence for text in texts for sentence in SENTENCE_END.split(text)]


def _propose(proposed, at, measure, words):
    year = _first_of_new(words)
    periods = in_order(figure["period"] for figure in measure["figures"])
    begins = [period for period in periods[1:] if when(period).year == year]
    if begins:
        proposed.setdefault(at, (begins[0], words))


def _first_of_new(words):
    """The first year of the new series: years named on one side of "not comparable" lie before those of the other."""
    said = NOT_COMPARED.search(words)
    sides = words[: said.start()], words[said.end() :]
    years = [min(map(int, YEAR.findall(side)), default=None) for side in sides]
    return max(filter(None, years), default=None)
