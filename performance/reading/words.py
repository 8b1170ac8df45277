"""The reading in plain English: one sentence a measure, and short words for each row of its tables."""

import re
from decimal import Decimal

from performance.choices import AreaKind
from performance.printing import ordinal
from performance.reading.directions import Met, Way
from performance.reading.gaps import Move

#: A year, or a year that spans two: what happens in it.
PLAIN = re.compile(r"\d{4}(?:[/–-]\d\d(?:\d\d)?)?")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
#: Units that say nothing behind a difference.
BARE = {"", "score", "scores", "number", "rate", "ratio", "count", "points"}
#: How the change of a gap is said; `by` comes with its number, or else the gap before it.
MOVES = {
    Move.NARROWED: "the gap narrowed by {by}",
    Move.WIDENED: "the gap widened by {by}",
    Move.LEAD_GREW: "the lead grew by {by}",
    Move.LEAD_SHRANK: "the lead shrank by {by}",
    Move.GREW: "the difference grew by {by}",
    Move.SHRANK: "the difference shrank by {by}",
    Move.CLOSED: "the gap of {then} has closed",
    Move.LEAD_LOST: "the lead of {then} has gone",
    Move.WENT_AHEAD: "it went ahead, from {where}",
    Move.FELL_BEHIND: "it fell behind, from {where}",
    Move.CROSSED: "it crossed over, from {where}",
}
ASIDE = {AreaKind.NATIONAL: "National", AreaKind.NEIGHBOURS: "Statistical neighbours"}
RANKED = {
    AreaKind.NEIGHBOURS_RANKING: ("neighbours", "its statistical neighbours"),
    AreaKind.ALL_RANKING: ("authorities", "all authorities"),
}


def sentence(reading) -> str:
    """What the newest figures say: value, gap and its change, place among the neighbours, what is awaited."""
    if reading.newest is None:
        return _capital("; ".join(_states(reading.awaited)) or "no figure is recorded yet") + "."
    row = reading.newest
    told = [_value(row), *_first_gap(reading, row), *_awaited(reading)]
    return f"{_capital(told[0])}{''.join(told[1:])}."


def paragraphs(reading):
    """Everything worked out, a sentence a subject, for a measure's own page."""
    if reading.newest is None:
        return [sentence(reading)]
    unit = reading.newest.council.unit
    told = [
        sentence(reading),
        *(_gap_sentence(reading, it) for it in _others(reading)),
        *(f"{_capital(_placed(it))}." for it in _places(reading)[1:]),
        _run_sentence("Over the short run", reading.short, unit),
        _long_sentence(reading, unit),
        target_words(reading.target, unit),
        _noted(reading),
    ]
    return [it for it in told if it]


def difference(gap, unit="", *, long=True) -> str:
    """3.1 percentage points below, about the same, the same"""
    if not gap.amount.value:
        return "the same"
    if not gap.side:
        return "about the same"
    said = size(gap.amount.value, unit if long else "")
    return f"{said} {'above' if gap.side > 0 else 'below'}"


def size(value, unit="") -> str:
    """A difference without its sign: 1.2 percentage points, £40, 3 days."""
    number = f"{abs(value):,f}"
    if unit == "%":
        return f"{number} percentage point{'' if number == '1' else 's'}"
    if unit == "£":
        return f"£{number}"
    return number if unit.lower() in BARE else f"{number} {unit}"


def moved(read, *, better, since=True) -> str:
    """What became of a gap: the gap narrowed by 1.2 since 2016. `since` False leaves the period out."""
    if read.move is None:
        return ""
    then_only = " (provisional then)" if read.was_provisional else ""
    if read.move is Move.SAME:
        words = f"{_what(read, better)} is {_as_before(read)}"
        return f"{words} as in {read.before}{then_only}" if since else words
    where = difference(read.gap_before, long=False)
    words = MOVES[read.move].format(
        by=size(read.moved_by.value),
        then=size(read.gap_before.amount.value),
        where=f"{where} in {read.before}" if since else where,
    )
    if not since:
        return words
    when = "" if "{where}" in MOVES[read.move] else f" since {read.before}"
    return f"{words}{when}{then_only}"


def place(read) -> str:
    """joint 4th of 11"""
    joint = "joint " if read.now.is_joint else ""
    of = f" of {read.now.rank_of}" if read.now.rank_of else ""
    return f"{joint}{ordinal(read.now.rank)}{of}"


def places_moved(read, *, since=True) -> str:
    """up two places since 2016; nothing where there is no place before this one"""
    if read.then is None:
        return ""
    when = f" since {read.before}" if since else ""
    if read.is_other_ranking:
        return f"not compared: {read.then.rank_of} were ranked in {read.before}"
    if not read.moved:
        words = f"the same place as in {read.before}" if since else "the same place"
    else:
        way = "up" if read.moved > 0 else "down"
        words = f"{way} {_count(abs(read.moved))} place{'' if abs(read.moved) == 1 else 's'}{when}"
    of = f" of {read.then.rank_of}" if read.size_changed else ""
    joint = "joint " if read.then.is_joint and not read.now.is_joint else ""
    return f"{words} (it was {joint}{ordinal(read.then.rank)}{of})" if of or joint else words


def target_words(target, unit) -> str:
    """Target 70%: short by 3.9 percentage points."""
    if target is None:
        return ""
    named = f"Target {plain(target.target)}{'%' if unit == '%' else ''}"
    if target.met is Met.MET:
        beyond = f", by {size(target.by, unit)}" if target.by else ""
        return f"{named}: met{beyond}."
    by = f"{size(target.by, unit)} {'above' if target.above else 'below'} it"
    if target.met is Met.WITHIN:
        return f"{named}: within the tolerance of {plain(target.tolerance)}, {by}."
    return (
        f"{named}: short by {size(target.by, unit)}."
        if target.met is Met.SHORT
        else f"{named}: {by}."
    )


def run_words(run, unit) -> str:
    """improved by 0.7 percentage points from 2016 to 2017"""
    span = f"from {run.first} to {run.last}"
    if run.way is Way.LEVEL:
        return f"it stayed about the same {span}"
    if run.way is Way.UNCLEAR:
        return f"there is no clear direction {span}"
    verb = {1: "improved", -1: "worsened"}.get(run.better, "rose" if run.way is Way.UP else "fell")
    return f"it {verb} by {size(run.change.value, unit)} {span}"


def plain(number) -> str:
    """A stored number without the zeros behind it: 70, 0.5"""
    return f"{Decimal(number).normalize():f}"


def aside(area) -> str:
    """An area as prose calls it."""
    return area.name.lower() if area.name in ASIDE.values() else area.name


def _value(row):
    return f"{row.council.shown} {'in' if PLAIN.fullmatch(row.period) else 'for'} {row.period}"


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
    """The gaps that the first sentence does not tell."""
    told = [it for it in reading.newest.gaps if it.gap]
    return [it for it in reading.newest.gaps if it not in told[:1]]


def _gap_sentence(reading, read):
    row = reading.newest
    if read.gap is None:
        state = _other_state(read, row)
        return f"{_capital(state)} for {row.period}." if state else ""
    change = moved(read, better=reading.series.better)
    return f"{_capital(_gap_words(reading, read))}{f'; {change}' if change else ''}."


def _places(reading):
    return [it for it in reading.newest.places if it.now]


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
        "the two may not be counted alike."
    )


def _what(read, better):
    if not read.gap.side or not better:
        return "the difference"
    return "the lead" if read.gap.side * better > 0 else "the gap"


def _as_before(read):
    return "the same" if read.gap.amount.value == read.gap_before.amount.value else "about the same"


def _count(number):
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def _capital(text):
    return text[:1].upper() + text[1:]
