"""The reading in short words, for rows of tables and parts of sentences."""

from decimal import Decimal

from performance.choices import AreaKind
from performance.printing import ordinal
from performance.reading.directions import Met, Way
from performance.reading.gaps import Move

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
#: Units that say nothing behind a difference.
BARE = {"", "score", "scores", "number", "rate", "ratio", "count"}
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


def _what(read, better):
    if not read.gap.side or not better:
        return "the difference"
    return "the lead" if read.gap.side * better > 0 else "the gap"


def _as_before(read):
    return "the same" if read.gap.amount.value == read.gap_before.amount.value else "about the same"


def _count(number):
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def capital(text):
    return text[:1].upper() + text[1:]
