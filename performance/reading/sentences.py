"""The reading in plain English: one sentence a measure, and a sentence a subject for its own page."""

import re

from performance.choices import AreaKind
from performance.reading.words import (
    aside,
    capital,
    difference,
    moved,
    place,
    places_moved,
    run_words,
    target_words,
)

#: A year, or a year that spans two: what happens in it.
PLAIN = re.compile(r"\d{4}(?:[/–-]\d\d(?:\d\d)?)?")
RANKED = {
    AreaKind.NEIGHBOURS_RANKING: ("neighbours", "its statistical neighbours"),
    AreaKind.ALL_RANKING: ("authorities", "all authorities"),
}


def sentence(reading) -> str:
    """What the newest figures say: value, gap and its change, place among the neighbours, what is awaited."""
    if reading.newest is None:
        return capital("; ".join(_states(reading.awaited)) or "no figure is recorded yet") + "."
    row = reading.newest
    if not _has_number(row):
        states = f" ({'; '.join(_states(reading.awaited))})" if reading.awaited else ""
        return f"{capital(_placed(_places(reading)[0]))}, {_when(row)}{states}."
    told = [_value(row), *_first_gap(reading, row), *_awaited(reading)]
    return f"{capital(told[0])}{''.join(told[1:])}."


def paragraphs(reading):
    """Everything worked out, a sentence a subject, for a measure's own page."""
    if reading.newest is None or not _has_number(reading.newest):
        return [sentence(reading)]
    unit = reading.newest.council.unit
    told = [
        sentence(reading),
        *(_gap_sentence(reading, it) for it in _others(reading)),
        *(f"{capital(_placed(it))}." for it in _places(reading)[1:]),
        _short_sentence(reading, unit),
        _long_sentence(reading, unit),
        target_words(reading.target, unit),
        _noted(reading),
    ]
    return [it for it in told if it]


def _value(row):
    return f"{row.council.shown} {_when(row)}"


def _when(row):
    return f"{'in' if PLAIN.fullmatch(row.period) else 'for'} {row.period}"


def _has_number(row):
    return bool(row.council and row.council.number)


def _first_gap(reading, row):
    """The gap to national or else the first other there is; where there is none, the short run. Then the place."""
    told = []
    gap = next((it for it in row.gaps if it.gap), None)
    for read in row.gaps[: row.gaps.index(gap) if gap else None]:
        told += [f"; {state}"] if (state := _other_state(read, row)) else []
    if gap:
        lower = " (lower is better)" if reading.series.better < 0 and gap.gap.side else ""
        told.append(f"{';' if told else ','} {_gap_words(reading, gap)}{lower}")
        change = moved(gap, better=reading.series.better)
        told += [f"; {change}"] if change else []
    elif reading.short:
        told.append(f"; {run_words(reading.short, row.council.unit)}")
    return [*told, *(f"; {_placed(it)}" for it in _places(reading)[:1])]


def _gap_words(reading, read):
    unit = reading.newest.council.unit
    words = f"{difference(read.gap, unit)}{' as' if not read.gap.side else ''} {aside(read.area)}"
    is_provisional = read.area.cells[read.period].is_provisional
    return f"{words} (provisional)" if is_provisional else words


def _other_state(read, row):
    other = read.area.cells.get(row.period)
    return f"{aside(read.area)} {other.shown.lower()}" if other and not other.number else ""


def _placed(read):
    short, long = RANKED[AreaKind(read.area.kind)]
    among = f" {short}" if read.now.rank_of else f" among {long}"
    change = places_moved(read)
    return f"{place(read)}{among}" + (f", {change}" if change else "")


def _awaited(reading):
    """The states of newer periods, and of those that the comparison had to leave out."""
    told = [*_states(reading.awaited), *_left_out(reading)]
    return [f" ({'; '.join(told)})"] if told else []


def _left_out(reading):
    """The states that stand between the two periods compared."""
    gap = next((it for it in reading.newest.gaps if it.before), None)
    before = gap.before if gap else reading.short and reading.short.first
    areas = [reading.series.council, *([gap.area] if gap else [])]
    return [
        f"{period}: {'' if area == areas[0] else aside(area) + ' '}{area.cells[period].shown.lower()}"
        for period in (reading.series.between(before, reading.newest.period) if before else ())
        for area in areas
        if period in area.cells and not area.cells[period].number
    ]


def _states(rows):
    return [f"{row.period}: {row.council.shown.lower()}" for row in rows]


def _others(reading):
    """What the first sentence does not tell: what comes after the first gap there is."""
    gaps = reading.newest.gaps
    first = next((at for at, it in enumerate(gaps) if it.gap), len(gaps))
    return gaps[first + 1 :]


def _gap_sentence(reading, read):
    row = reading.newest
    if read.gap is None:
        state = _other_state(read, row)
        return f"{capital(state)} for {row.period}." if state else ""
    change = moved(read, better=reading.series.better)
    return f"{capital(_gap_words(reading, read))}{f'; {change}' if change else ''}."


def _places(reading):
    return [it for it in reading.newest.places if it.now]


def _short_sentence(reading, unit):
    """Told already where there was no gap to tell."""
    is_told = not any(it.gap for it in reading.newest.gaps)
    return "" if is_told else _run_sentence("Over the short run", reading.short, unit)


def _run_sentence(over, run, unit):
    return f"{over} {run_words(run, unit)}." if run else ""


def _long_sentence(reading, unit):
    if reading.long:
        return _run_sentence("Over the long run", reading.long, unit)
    if reading.short:
        return "There are only two periods to compare: too few for a long run."
    if why := reading.series.why_begun(reading.newest.period):
        return f"A new series has begun, so nothing is compared with what stood before it: {why}"
    if reading.series.is_given_twice(reading.newest.period):
        return (
            "The same time is given under two headings: this, the second, is compared with nothing."
        )
    period = reading.newest.period
    if any(reading.series.council.number(it) for it in reading.series.between(None, period)):
        return (
            f"The council’s figures before {period} are in another unit or of another length: "
            "nothing is compared with them."
        )
    return "There is no earlier period to compare it with."


def _noted(reading):
    """Where the two periods compared carry different notes, the reader is told."""
    if not reading.short:
        return ""
    notes = [reading.series.note_on(it) for it in (reading.short.first, reading.short.last)]
    if not all(notes) or notes[0] == notes[1]:
        return ""
    return (
        f"The paper notes {reading.short.first} as “{notes[0]}” and {reading.short.last} as “{notes[1]}”: "
        "compare the two with care."
    )
