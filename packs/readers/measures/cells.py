"""What one cell says: a value, a place, both, or why there is none."""

import re
from dataclasses import dataclass, replace

UNIT = (
    r"%|ppts?\b|pp\b|per ?cent\b|percentage points?\b|(?:bn|m|k)\b"
    r"|(?:working )?days?\b|weeks?\b|months?\b|years?\b|hours?\b|minutes?\b|points?\b"
    r"|per [\d,]{3,9}(?: [a-z]{1,12}\b)?"
)
NOTE = r"(?P<note>(?:\s?\([^()]*\)){0,3})"
RANK = r"(?P<joint>joint |jt |=)?(?P<place>\d{1,3}) ?(?:st|nd|rd|th)\b(?P<tied> ?=| \(?joint\)?)?"
VALUE = re.compile(
    rf"(?P<value>(?:c\.|~|≈|circa )? ?(?P<sign>[+\-−–] ?)?(?P<pound>£)?(?P<inner>[-−–])?"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+) ?(?P<unit>{UNIT})?)"
    rf"{NOTE}(?:[ ,;(]{{1,3}}(?P<rank>{RANK})\)?)?",
    re.IGNORECASE,
)
#: "104", "=104", "104/150", "104 of 150", "Joint 4th (of 11)".
PLACE = re.compile(
    r"(?P<joint>joint |jt |=)?(?P<place>\d{1,3}) ?(?:st|nd|rd|th)?(?P<tied> ?=| \(?joint\)?)?"
    rf"(?: ?/ ?\d{{1,3}}| (?:out )?of \d{{1,3}})?{NOTE}",
    re.IGNORECASE,
)
LONE_RANK = re.compile(RANK + NOTE, re.IGNORECASE)
#: Arrows and coloured dots that dashboards print beside a number.
DECORATION = re.compile(
    r"[\u2190-\u21ff\u25a0-\u25ff\u2b00-\u2bff\u2600-\u27bf\U0001f300-\U0001faff]"
)
FOOTNOTE_MARKS = re.compile(r"(?<=[\d%)])\s?[*†‡^#¹²³]+$")
LISTED = re.compile(r"[+\-−–]?\d+(?:\.\d+)?%?")
LIST = re.compile(rf"{LISTED.pattern}(?:[\s,;]+{LISTED.pattern}){{1,9}}")

MISSING = (
    ("embargoed", re.compile(r"embargo(?:ed)?\b.{0,40}")),
    (
        "not yet published",
        re.compile(
            r"not (?:yet )?(?:published|due|released)\b.{0,40}|not yet available|unpublished"
            r"|(?:data )?(?:awaited|awaiting|pending|due|tbc|tba|to be (?:confirmed|published))\b.{0,40}"
        ),
    ),
    ("not calculated", re.compile(r"not calculated")),
    ("blank", re.compile(r"[-−–—]{1,2}|blank|\.{1,3}")),
    (
        "not available",
        re.compile(
            r"n\.? ?/? ?a\.?|not (?:available|applicable|reported|collected|recorded)|unavailable"
            r"|no(?: new)? data(?: available)?|data not available|suppressed|supp\.?|[cxz:]|\*{1,3}|< ?\d{1,2}"
        ),
    ),
)


@dataclass(frozen=True)
class Reading:
    """A value or a rank, or the state that stands instead; `raw` as printed."""

    raw: str
    value: float | None = None
    rank: int | None = None
    is_joint: bool = False
    missing: str | None = None
    unit: str | None = None
    note: str | None = None


def read_cell(text: str, *, is_rank: bool = False) -> tuple[Reading, ...]:
    """The readings of a cell, a value before its rank; empty when the cell says nothing of the kind."""
    shown = " ".join(DECORATION.sub(" ", text).split())
    if not shown:
        return ()
    if missing := _missing(shown):
        return (Reading(shown, missing=missing),)
    shown = FOOTNOTE_MARKS.sub("", shown)
    if found := (PLACE if is_rank else LONE_RANK).fullmatch(shown):
        return (_place(found, shown),)
    found = None if is_rank else VALUE.fullmatch(shown)
    if found is None:
        return ()
    value = _value(found)
    if found["rank"]:
        return value, _place(found, found["rank"].strip())
    if place := LONE_RANK.fullmatch(value.note or ""):
        return replace(value, note=None), _place(place, value.note)
    return (value,)


def read_list(text: str, size: int) -> tuple[Reading, ...]:
    """The `size` values of a cell such as "69, 38, 46"; one missing state stands for all of them."""
    if missing := _missing(text):
        return (Reading(text, missing=missing),) * size
    numbers = LISTED.findall(text) if LIST.fullmatch(text) else []
    if len(numbers) != size:
        return ()
    return tuple(reading for number in numbers for reading in read_cell(number))


def read_pair(text: str) -> tuple[Reading, ...]:
    """The two values of "18.4 (50.1)" or "-1.28 Embargo"; empty when they are not two."""
    if missing := _missing(text):
        return (Reading(text, missing=missing),) * 2
    first, _, second = text.replace("(", " (").partition(" ")
    second = second.strip()
    if second.startswith("(") and second.endswith(")"):
        second = second[1:-1]
    readings = read_cell(first), read_cell(second)
    return (*readings[0], *readings[1]) if [len(one) for one in readings] == [1, 1] else ()


def _missing(text: str) -> str | None:
    words = text.strip().strip("()").strip().lower()
    return next((state for state, shape in MISSING if shape.fullmatch(words)), None)


def _value(found: re.Match) -> Reading:
    number = float(found["number"].replace(",", ""))
    signs = (found["sign"] or "") + (found["inner"] or "")
    is_negative = any(mark in signs for mark in "-−–")
    return Reading(
        found["value"].strip(),
        value=-number if is_negative and number else number,
        unit=_unit(found),
        note=_note(found),
    )


def _place(found: re.Match, raw: str) -> Reading:
    is_joint = bool(found["joint"] or found["tied"])
    return Reading(raw, rank=int(found["place"]), is_joint=is_joint, note=_own_note(found))


def _unit(found: re.Match) -> str | None:
    unit = (found["unit"] or "").lower()
    if unit in {"per cent", "percent"}:
        unit = "%"
    return (found["pound"] or "") + unit or None


def _note(found: re.Match) -> str | None:
    inner = re.findall(r"\(([^()]*)\)", found["note"] or "")
    return "; ".join(" ".join(part.split()) for part in inner if part.strip()) or None


def _own_note(found: re.Match) -> str | None:
    """A rank that stands behind a value leaves the brackets to the value."""
    return None if "value" in found.re.groupindex else _note(found)
