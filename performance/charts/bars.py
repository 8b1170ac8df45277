"""Groups side by side: a bar each from 0, with what others have for the same group marked on it."""

from dataclasses import dataclass
from decimal import Decimal

from performance.charts.drawn import WIDTH, Bar, Chart, Mark, Stroke, Text, cut, mark, wide
from performance.charts.scales import scale

ROW, BAR, LEFT = 44, 16, 4


@dataclass(frozen=True)
class Counted:
    """One group: its figure as shown (a state where there is no number), and another's beside it."""

    name: str
    shown: str
    number: Decimal | None = None
    other_shown: str = ""
    other: Decimal | None = None


def bars(groups, *, title, key, unit="", other="national") -> Chart | None:
    """The bar chart of some groups; None when no group has a number. `other` names the mark's owner."""
    numbers = [it for group in groups for it in (group.number, group.other) if it is not None]
    if not numbers:
        return None
    room = max(wide(group.shown) for group in groups if group.number is not None) + 10
    across = scale(numbers, LEFT, WIDTH - room - 8, unit=unit, from_zero=True)
    height = ROW * len(groups) + 4
    return Chart(
        key=key,
        title=title,
        desc=_desc(groups, other),
        height=height,
        bars=tuple(_bar(group, n, across) for n, group in enumerate(groups)),
        axes=tuple(_zero(n, across) for n, _ in enumerate(groups)),
        notes=tuple(_notes(groups, other)),
    )


def _zero(n, across):
    """The line of 0 beside a bar: it leaves the names free."""
    return Stroke(across.at(0), n * ROW + 18, across.at(0), n * ROW + 22 + BAR)


def _bar(group, n, across):
    top = n * ROW
    name = Text(LEFT, top + 14, cut(group.name, WIDTH - LEFT))
    other = None
    if group.other is not None:
        other = Mark(mark("diamond", across.at(group.other), top + 20 + BAR / 2, 5))
    if group.number is None:
        return Bar(name, Text(LEFT + 4, top + 33, group.shown), other=other)
    zero, end = across.at(0), across.at(group.number)
    left, right = min(zero, end), max(zero, end)
    value = Text(_beside(group, right, across), top + 33, group.shown)
    return Bar(name, value, left, top + 20, max(round(right - left, 1), 1), BAR, other)


def _beside(group, end, across):
    """Where the number stands: behind its bar, or behind the mark that would stand in it."""
    at = end + 5
    if group.other is None:
        return round(at, 1)
    mark_at = across.at(group.other)
    is_in_the_way = at - 6 < mark_at < at + wide(group.shown) + 8
    return round(mark_at + 11 if is_in_the_way else at, 1)


def _notes(groups, other):
    yield "Bars start at 0."
    if any(group.other is not None for group in groups):
        yield f"A diamond marks {other} for the same group."


def _desc(groups, other):
    told = [
        f"{group.name}: {group.shown}{f', {other} {group.other_shown}' if group.other_shown else ''}."
        for group in groups
    ]
    return " ".join([*told, "The same figures stand in the table."])
