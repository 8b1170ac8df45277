"""How many times one figure is of another, as words tell it: "doubled", "nearly halved", "over four times"."""

from decimal import Decimal

from packs.checks.rounding import Span, spread

WORDS = {"doubled": 2, "halved": 0.5, "tripled": 3, "trebled": 3, "quadrupled": 4}
SIZES = (
    r"more than|just over|over|well over|nearly|almost|effectively|virtually|about|around|roughly"
)
MORE, NEARLY = ("more than", "just over", "over", "well over"), ("nearly", "almost")
#: By which part of itself "doubled" may be out, and "nearly doubled" short of it.
ABOUT, SHORT = Decimal("0.1"), Decimal("0.2")


def is_so_many(times: Span, told: Decimal, size: str) -> bool:
    """Whether figures whose quotient lies within `times` are fairly told as `told` times, with a word of size.

    What was halved "more than" is less than half of what it was.
    """
    if size in MORE:
        return times.low <= told if told < 1 else times.high >= told
    if size in NEARLY:
        near = spread(told, told * ABOUT / 2)
        short = Span(told, told * (1 + SHORT)) if told < 1 else Span(told * (1 - SHORT), told)
        return times.meets(short) or times.meets(near)
    return times.meets(spread(told, told * ABOUT))
