"""Working days, clear days and council years: pure functions, counted as the law counts them.

`closed` is any container of dates that are not working days besides weekends and bank holidays: a council's own
closures. Bank holidays are those of England and Wales.
"""

import datetime as dt
from collections.abc import Container
from functools import cache

ONE_DAY = dt.timedelta(days=1)
SATURDAY = 5


@cache
def bank_holidays(year: int) -> dict[dt.date, str]:
    """The bank holidays of England and Wales in a year, with the one-offs, by date."""
    # Imported here because it costs half a second, and most processes never count a day.
    from holidays import country_holidays

    return dict(country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: dt.date, closed: Container[dt.date] = ()) -> bool:
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year) and day not in closed


def working_days_after(event: dt.date, n: int, closed: Container[dt.date] = ()) -> dt.date:
    """The n-th working day after an event; the day after the event is the first that can count."""
    return _nth_working_day(event, n, ONE_DAY, closed)


def working_days_before(event: dt.date, n: int, closed: Container[dt.date] = ()) -> dt.date:
    """The n-th working day before an event, not counting the event's own day."""
    return _nth_working_day(event, n, -ONE_DAY, closed)


def clear_days_before(event: dt.date, n: int, closed: Container[dt.date] = ()) -> dt.date:
    """The last day to publish so that n clear working days lie before the event.

    Neither the day of publication nor the day of the meeting counts (LGA 1972 s.100A and s.100B; five clear
    days in England by SI 2002/715).
    """
    return working_days_before(event, n + 1, closed)


def clear_calendar_days_before(event: dt.date, n: int) -> dt.date:
    """As `clear_days_before`, counting every day (28 for a key decision: SI 2012/2089 reg. 9)."""
    return event - dt.timedelta(days=n + 1)


def months_beginning_with(event: dt.date, months: int) -> dt.date:
    """The last day of a time of whole months that begins with the event's own day.

    Two months beginning with 14 February end on 13 April; with 31 December, on the last day of February
    (LGA 2000 s.9FE words the executive's time to answer so).
    """
    month = event.month - 1 + months
    year, month = event.year + month // 12, month % 12 + 1
    after = _day_or_none(year, month, event.day)
    return after - ONE_DAY if after else _last_of_month(year, month)


def month_window(year: int, month: int) -> tuple[dt.date, dt.date]:
    """The first and the last day of a month."""
    return dt.date(year, month, 1), _last_of_month(year, month)


def _nth_working_day(
    event: dt.date, n: int, step: dt.timedelta, closed: Container[dt.date]
) -> dt.date:
    day = event
    while n:
        day += step
        n -= is_working_day(day, closed)
    return day


def _last_of_month(year: int, month: int) -> dt.date:
    return (dt.date(year, month, 28) + 4 * ONE_DAY).replace(day=1) - ONE_DAY


def _day_or_none(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
