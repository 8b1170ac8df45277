"""Grades that a table prints behind its scores: "improved from Grade C- to Grade C, in line with national"."""

import re
from collections.abc import Iterator

from packs.checks.tellings import series
from packs.checks.tellings.clauses import Clause
from packs.checks.tellings.held import Held, claim, named
from packs.checks.tellings.words import OTHERS, others_in
from packs.checks.told import Claim, Verdict
from packs.readers.found import Figure, Measure

LEVEL = re.compile(rf"\bin line with (?P<whom>{OTHERS})(?!\w)", re.IGNORECASE)


def grade_claims(clause: Clause, council: str) -> Iterator[Claim | None]:
    if len(clause.measures) != 1 or clause.is_denied:
        return
    measure = clause.measures[0]
    own = [one for one in series.figures(measure, series.own_area(measure, council)) if one.note]
    said = grades_in(clause.text, own) or (
        grades_in(clause.sentence, own) if LEVEL.match(clause.text) else []
    )
    if not said or series.has_twins(own) or len(own) < 2:
        return
    if level := LEVEL.search(clause.text):
        for whom in others_in(level["whom"])[:1]:
            others = list(series.beside(measure, own, whom)(own[-1]))
            if others and others[0].note:
                is_level = _plain(others[0].note) == _plain(own[-1].note)
                yield claim(clause, clause.text, [_held(is_level, measure, own[-1], others[0])])
        return
    told = re.search(
        rf"\bfrom {re.escape(said[0])} to {re.escape(said[-1])}(?![\w+-])",
        clause.text,
        re.IGNORECASE,
    )
    remained = re.search(
        rf"\bremained (?:at |a |an )*{re.escape(said[0])}(?![\w+-])", clause.text, re.IGNORECASE
    )
    if told or remained:
        ends = [_plain(one.note) for one in own[-2:]]
        holds = ends == [_plain(said[0]), _plain(said[-1])]
        yield claim(clause, clause.text, [_held(holds, measure, *own[-2:])])


def grades_in(text: str, figures: list[Figure]) -> list[str]:
    """The grades that a text names, in its order, of those that the table prints."""
    notes = sorted({one.note for one in figures if one.note}, key=len, reverse=True)
    if not notes:
        return []
    shape = "|".join(re.escape(note) for note in notes)
    return re.findall(rf"(?<!\w)(?:{shape})(?![\w+-])", text)


def _plain(note: str) -> str:
    return note.replace(" ", "").lower()


def _held(holds: bool, measure: Measure, first: Figure, second: Figure) -> Held:
    told = ", ".join(f"{one.area} {one.note} ({one.period})" for one in (first, second))
    figures = f"{told} (line {first.line})"
    computed = (
        "the same grade"
        if _plain(first.note) == _plain(second.note)
        else f"{first.note}, then {second.note}"
    )
    return Held(
        Verdict.AGREES if holds else Verdict.WORTH_ASKING, named(measure, figures), computed
    )
