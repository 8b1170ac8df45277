"""A clause held against the figures of the measures it means, as one claim."""

from collections.abc import Iterable
from dataclasses import dataclass

from packs.checks.tellings.clauses import Clause
from packs.checks.tellings.meant import families
from packs.checks.tellings.places import ALL
from packs.checks.told import Claim, Verdict
from packs.readers.found import Figure, Measure

MISSING = "a figure is missing"


@dataclass(frozen=True)
class Held:
    """What the figures of one measure say of a clause."""

    verdict: Verdict
    figures: str
    computed: str


def claim(clause: Clause, says: str, held: Iterable[Held | None]) -> Claim | None:
    """One claim of all the measures meant; None where any has no figures, or where they differ and no word says
    that all are meant."""
    held = tuple(held)
    if not held or None in held or clause.has_foreign_words or not clause.is_real:
        return None
    verdicts = {one.verdict for one in held}
    if Verdict.WORTH_ASKING in verdicts:
        verdict = Verdict.WORTH_ASKING
        if len(verdicts) > 1 and not clause.is_every:
            return None
    else:
        verdict = Verdict.CANNOT_TELL if Verdict.CANNOT_TELL in verdicts else Verdict.AGREES
    return Claim(
        line=clause.telling.line,
        page=clause.telling.page,
        says=says,
        figures=_whose(clause) + "; ".join(dict.fromkeys(one.figures for one in held)),
        computed="; ".join(dict.fromkeys(one.computed for one in held)),
        verdict=verdict,
    )


def _whose(clause: Clause) -> str:
    """Which measure was understood, where a narrative speaks of several in turn."""
    first = clause.measures[0]
    if len(families(clause.telling.measures)) == 1:
        return ""
    named_ = (first.group if first.group != ALL else None, first.phase, first.title)
    return ", ".join(name for name in named_ if name) + ": "


def best(held: Iterable[Held | None]) -> Held | None:
    """Of figures counted in several ways, those that agree; what contradicts only where there is one way."""
    found = tuple(held)
    agreeing = [one for one in found if one and one.verdict == Verdict.AGREES]
    return agreeing[0] if agreeing else found[0] if len(found) == 1 else None


def named(measure: Measure, text: str) -> str:
    return f"{measure.subject}: {text}" if measure.subject else text


def shown_figures(*figures: Figure) -> str:
    """ "Anytown 60.8 (2028), 61.3 (2029) (line 12)"."""
    first = figures[0]
    told = ", ".join(f"{one.raw} ({one.period})" for one in figures)
    return f"{first.area} {told} (line {first.line})"
