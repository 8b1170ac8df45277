"""Which words name a period: a year, a quarter, a month, a term, or a column such as "Target"."""

import re
from dataclasses import dataclass

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
YEAR = r"(?:19|20)\d\d"
TOKEN = re.compile(
    rf"""(?<![\w.,/£-])(?:
        {YEAR}\s?[/–-]\s?(?:{YEAR}|\d\d)                        # 2016/17, 2016-2017
      | (?P<first>\d\d)(?P<mark>[/–-])(?P<second>\d\d)          # 16/17
      | \d{{1,2}}/\d{{1,2}}/(?:{YEAR}|\d\d)                     # 31/03/2024
      | (?:\d{{1,2}}(?:st|nd|rd|th)?\s)?{MONTH}[\s'’/-]{{0,3}}(?:{YEAR}|\d\d)   # March 2024, Mar-24
      | {YEAR}
      | (?:quarter|qtr|q)\s?[1-4]
      | (?:autumn|spring|summer)(?:\sterm)?(?:\s[12])?
    )(?![\w/,]|[.%]\d|%|-\d)""",
    re.IGNORECASE | re.VERBOSE,
)
LONE_MONTH = re.compile(rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?{MONTH}", re.IGNORECASE)
#: They may stand alone over a column of figures.
ALONE = re.compile(
    r"(?:(?:annual|local|in[- ]year|year[- ]end|stretch)\s)?(?:target|actual|outturn|result)s?"
    r"|baseline|ytd|year to date|year[- ]end|current|latest|previous"
    r"|(?:last|this|current|previous|latest) (?:year|quarter|month|period|result|value|figure)"
    r"|(?:target|actual|outturn|performance|latest|value) ?(?:ytd|to date)",
    re.IGNORECASE,
)
#: Around a year or a quarter these words still leave it a period.
COMPANIONS = frozenset(
    [
        "a",
        "academic",
        "actual",
        "actuals",
        "and",
        "annual",
        "as",
        "at",
        "average",
        "baseline",
        "calendar",
        "cohort",
        "current",
        "data",
        "date",
        "end",
        "ended",
        "ending",
        "figure",
        "figures",
        "final",
        "financial",
        "for",
        "from",
        "full",
        "fy",
        "in",
        "latest",
        "month",
        "monthly",
        "of",
        "outturn",
        "part",
        "performance",
        "position",
        "previous",
        "provisional",
        "quarter",
        "quarterly",
        "result",
        "results",
        "revised",
        "rolling",
        "target",
        "targets",
        "term",
        "the",
        "to",
        "up",
        "validated",
        "value",
        "week",
        "year",
        "years",
        "ytd",
        "ay",
    ]
)
BRACKETS = re.compile(r"\(([^()]*)\)")
#: "2016/ 17", as a header broken over two lines is joined.
PARTED = re.compile(r"(?<=\d)\s?([/–-])\s(?=\d)")


@dataclass(frozen=True)
class Period:
    """`name` is the period as printed, `rest` what else its cell says, `note` its brackets."""

    name: str
    rest: str = ""
    note: str | None = None


def period_of(text: str) -> Period | None:
    """The period that a header cell names, or None when it names none."""
    text = PARTED.sub(r"\1", text)
    brackets = [inner.strip() for inner in BRACKETS.findall(text) if inner.strip()]
    base = " ".join(BRACKETS.sub(" ", text).split())
    if found := _in_words(base):
        return Period(found.name, found.rest, "; ".join(brackets) or None)
    inner = _in_words(brackets[0]) if len(brackets) == 1 else None
    if inner is None or inner.rest:
        return None
    return Period(text) if ALONE.fullmatch(base) else Period(inner.name, rest=base)


def opens_with_period(text: str) -> bool:
    """Whether a row's label begins with a period: "15/16 all", not "Births in 2016"."""
    first = next(_tokens(text), None)
    return bool(first and first.start() == 0) or bool(LONE_MONTH.fullmatch(text))


def _in_words(base: str) -> Period | None:
    if ALONE.fullmatch(base) or LONE_MONTH.fullmatch(base):
        return Period(base)
    tokens = list(_tokens(base))
    if not tokens:
        return None
    start, end = tokens[0].start(), tokens[-1].end()
    before, after = base[:start], base[end:]
    if all(word in COMPANIONS for word in _words(f"{before} {after}")):
        return Period(base)
    return Period(base[start:end], rest=f"{before.strip(' -–:,')} {after.strip(' -–:,')}".strip())


def _tokens(text: str):
    for found in TOKEN.finditer(text):
        if found["first"] is None or _is_span(found):
            yield found


def _is_span(found: re.Match) -> bool:
    """16/17 is a year; 12/45 is a fraction, and 16-17 (with a dash) more often an age."""
    first, second = int(found["first"]), int(found["second"])
    return second == (first + 1) % 100 and (found["mark"] == "/" or first >= 19)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())
