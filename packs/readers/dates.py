"""Dates and times of day as council papers print them."""

import calendar
import datetime as dt
import re

MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY = r"(?P<day>\d{1,2}) ?(?:st|nd|rd|th)?"
WRITTEN = re.compile(
    rf"(?<![\d.,/£]){DAY}(?: day of| of)? (?P<month>{MONTH})\b\.?,?(?: (?P<year>\d{{4}})\b)?", re.I
)
NUMBERED = re.compile(
    r"(?<![\d./-])(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}"
    r"|\d{2})(?![\d/-])"
)
ISO = re.compile(r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])")
CLOCK = re.compile(
    r"(?<![\d./:£])(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))? ?(?P<half>[ap])\.?m\b\.?", re.I
)
CLOCK_24 = re.compile(
    r"(?<![\d./:£-])(?P<hour>[01]?\d|2[0-3])(?:[.:]?(?P<minute>[0-5]\d))(?= ?(?:hrs|hours|h)\b)"
    r"|(?<![\d./:£-])(?P<hour_2>[01]?\d|2[0-3])[:](?P<minute_2>[0-5]\d)(?![\d:])"
    r"|\bat (?P<hour_3>1\d|2[0-3]|0\d)\.(?P<minute_3>[0-5]\d)(?![\d%])",
    re.I,
)
NOON = re.compile(r"\b(?:12 )?(noon|midday)\b", re.I)


def find_dates(text: str) -> list[tuple[dt.date, int, int]]:
    """Every whole date, with the places where its words begin and end."""
    found = []
    for pattern in (WRITTEN, NUMBERED, ISO):
        for match in pattern.finditer(text):
            if date := _date(match):
                found.append((date, match.start(), match.end()))
    return sorted(found, key=lambda one: one[1])


def find_date(text: str) -> dt.date | None:
    """The first whole date of a text."""
    found = find_dates(text)
    return found[0][0] if found else None


def find_day_and_month(text: str) -> tuple[int, int] | None:
    """Day and month of a date that may go without its year."""
    match = WRITTEN.search(text)
    return (int(match["day"]), MONTHS[match["month"].lower()]) if match else None


def days_named(text: str, near: dt.date) -> list[dt.date]:
    """Every day that a text names; of one without its year, the one nearest to another day."""
    found = []
    for match in WRITTEN.finditer(text):
        years = [int(match["year"])] if match["year"] else [near.year - 1, near.year, near.year + 1]
        month, day = MONTHS[match["month"].lower()], int(match["day"])
        days = [
            dt.date(year, month, day)
            for year in years
            if day <= calendar.monthrange(year, month)[1]
        ]
        found += [min(days, key=lambda one: abs(one - near))] if days else []
    return found


def find_times(text: str) -> list[dt.time]:
    """Every time of day, in the order of the text."""
    found = []
    for match in CLOCK.finditer(text):
        hour = int(match["hour"]) % 12 + (12 if match["half"].lower() == "p" else 0)
        if 1 <= int(match["hour"]) <= 12 and int(match["minute"] or 0) < 60:
            found.append((match.start(), dt.time(hour, int(match["minute"] or 0))))
    for match in CLOCK_24.finditer(text):
        parts = [part for part in match.groups() if part is not None]
        if not any(abs(match.start() - start) < 4 for start, _ in found):
            found.append((match.start(), dt.time(int(parts[0]), int(parts[1]))))
    found += [(match.start(), dt.time(12)) for match in NOON.finditer(text)]
    return [time for _, time in sorted(found)]


def month_window(year: int, month: int) -> tuple[dt.date, dt.date]:
    """The first and the last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def months_after(date: dt.date, months: int) -> dt.date:
    """The same day some months on, or the last of that month where it is shorter."""
    years, month = divmod(date.month - 1 + months, 12)
    last = calendar.monthrange(date.year + years, month + 1)[1]
    return dt.date(date.year + years, month + 1, min(date.day, last))


def _date(match: re.Match) -> dt.date | None:
    if not match["year"]:
        return None
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    month = MONTHS.get(match["month"].lower())
    month = month or int(match["month"])
    try:
        return dt.date(year, month, int(match["day"]))
    except ValueError:
        return None
