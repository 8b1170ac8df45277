"""Where in a table of councils a place stands: "in the bottom half of the table", "at the top of the table"."""

import re
from collections.abc import Iterator

from packs.checks.among import IN_PART, TOP, is_in_part
from packs.checks.tellings import series
from packs.checks.tellings.clauses import Clause
from packs.checks.tellings.held import Held, claim, named, shown_figures
from packs.checks.tellings.ranks import rankings_of
from packs.checks.tellings.words import NATIONAL, NEIGHBOURS, others_in
from packs.checks.told import Claim, Verdict
from packs.readers.found import Figure, Measure
from packs.readers.measures.areas import COUNCILS_RANK, NEIGHBOURS_RANK

AT_END = re.compile(
    r"\bat the (?P<end>top|bottom) of (?:the |our |its )?(?:table|ranking|list|group|neighbours)",
    re.IGNORECASE,
)
OUT_OF = re.compile(r"(?:\bof|/) ?(?P<of>\d{1,3})\b")
#: The Department for Education's tools name ten statistical neighbours of each authority: eleven with itself. Other
#: peer groups have other sizes, so on this alone nothing is worth asking about.
WITH_NEIGHBOURS = 11
RANK_OF = {NATIONAL: COUNCILS_RANK, NEIGHBOURS: NEIGHBOURS_RANK}


def standing_claims(clause: Clause, council: str) -> Iterator[Claim | None]:
    said = IN_PART.search(clause.text) or AT_END.search(clause.text)
    ranking = _ranking(clause) if said and not clause.is_denied else None
    if ranking:
        yield claim(
            clause, clause.text, (_held(one, ranking, said, clause) for one in clause.measures)
        )


def _ranking(clause: Clause) -> str | None:
    """The ranking that the clause names, or that of the comparator named last before it."""
    found = rankings_of(clause) or [
        RANK_OF[whom]
        for whom in others_in(f"{clause.before} {clause.text}")[-1:]
        if whom in RANK_OF
    ]
    return found[0] if len(found) == 1 else None


def _held(measure: Measure, ranking: str, said: re.Match, clause: Clause) -> Held | None:
    found = [one for one in series.figures(measure, {ranking}) if one.rank]
    latest = series.latest(found, set(clause.years))
    if len(latest) != 1:
        return None
    figure = latest[0]
    told = named(measure, shown_figures(figure))
    printed = OUT_OF.search(f"{figure.raw} {figure.note or ''}")
    if not printed and (ranking != NEIGHBOURS_RANK or figure.rank > WITH_NEIGHBOURS):
        unknown = named(measure, "of how many, the paper does not say")
        return Held(Verdict.CANNOT_TELL, told, unknown)
    of = int(printed["of"]) if printed else WITH_NEIGHBOURS
    holds = (
        is_in_part(figure.rank, of, said) if said.re is IN_PART else _is_at_end(figure, of, said)
    )
    otherwise = Verdict.WORTH_ASKING if printed else Verdict.CANNOT_TELL
    sum_ = f"{figure.rank} of {of}{'' if printed else ', if there are ten neighbours'}"
    return Held(Verdict.AGREES if holds else otherwise, told, named(measure, sum_))


def _is_at_end(figure: Figure, of: int, said: re.Match) -> bool:
    return figure.rank == (1 if said["end"].lower() in TOP else of)
