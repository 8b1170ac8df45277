"""Figures in running text: what each is worth, how exactly it was printed, and of what it is a number."""

import re
from dataclasses import dataclass
from decimal import Decimal

from packs.readers.counting import CARDINAL, CARDINALS

PER_CENT = "%"
POINTS = "ppt"
POUNDS = "£"
PLACE = "place"
TIMES = "times"
#: A lone number: how many of something, or a score.
PLAIN = ""
MAGNITUDES = {
    "k": 3,
    "thousand": 3,
    "m": 6,
    "mn": 6,
    "million": 6,
    "bn": 9,
    "billion": 9,
}
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
#: A number behind one of these is a name: "Grade 5", "Year 11", "Key Stage 2", "Progress 8", "Q3", "aged 16".
NAMERS = (
    r"(?:grades?|years?|yr|level|tier|band|stage|ks|progress|attainment|table|appendix|annex|section|paragraph|para"
    r"|page|figure|fig|chart|graph|item|recommendation|phase|part|chapter|schedule|quarter|qtr|q|week|month|day"
    r"|aged?|ages|act|version|option|objective|priority|theme|number|no|ref|note|minute|zone|category|strand|step"
    r"|goal|outcome|regulation|rule|article|question|post)"
)
#: Dates and years, and what looks like a number and is none: put out of sight before numbers are looked for.
HAS_NUMBER = re.compile(rf"\d|\b(?:{CARDINAL})\b", re.IGNORECASE)
DIGIT = re.compile(r"\d")
NOT_NUMBERS = re.compile(
    rf"""
      \b\d{{1,2}}(?:st|nd|rd|th)?\ (?:of\ )?{MONTH}\b(?:,?\ (?:19|20)\d\d\b)?      # 14th February 2018
    | \b{MONTH}\ \d{{1,2}}(?:st|nd|rd|th)\b(?:,?\ (?:19|20)\d\d\b)?                # February 14th
    | \b{MONTH}[ '’-]{{0,2}}(?:(?:19|20)\d\d|\d\d)\b(?!\ ?%)                        # March 2024, Mar-24
    | \b\d{{1,2}}[/.]\d{{1,2}}[/.](?:19|20)?\d\d\b                                 # 31/03/2024
    | \b(?:19|20)\d\d\ ?[/–-]\ ?(?:(?:19|20)\d\d|\d\d)\b                           # 2016/17
    | (?<![\d,.£])(?:19|20)\d\d(?!\d|,\d|\.\d|\ ?%|\ ?per\ ?cent)\b                # 2016
    | (?<![\d.,])\d\d/\d\d(?![\d/])                                                # 16/17
    | \b\d{{1,2}}[:.]\d\d\ ?(?:am|pm)\b | \b\d{{1,2}}\ ?(?:am|pm)\b                # 10.30am
    | \b\d+(?:\ ?(?:[-–]|to)\ ?\d+)?[ -]year[ -]olds?\b                            # 16-18 year olds
    | \b{NAMERS}\.?\ ?\(?\d+(?:\ ?[-–]\ ?\d+|\ to\ \d+)?\b(?![.,]\d|\ ?%)          # Year 11, KS2, aged 16-18
    | \bper\ \d[\d,]*                                                              # per 1,000
    | https?://\S+ | \S+@\S+ | \bwww\.\S+
    """,
    re.IGNORECASE | re.VERBOSE,
)
ROUGHLY = (
    r"(?:about|around|approximately|approx\.?|roughly|nearly|almost|circa|c\.|~|just (?:over|under|above|below)"
    r"|over|under|more than|less than|fewer than|up to|at least|some)"
)
#: The "about" of a figure, in front of it.
ROUGH = re.compile(rf"(?<![\w.,/-]){ROUGHLY} ?$", re.IGNORECASE)
LONGEST_ROUGH = 16
NUMBER = re.compile(
    rf"""
    (?:(?<![\w.,/])(?<![a-z]-)|(?<=\bc\.))(?P<sign>(?<![\w)%])[+\-−–]\ ?)?(?P<pound>£)?(?P<minus>(?<=£)[-−–])?
    (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)
    (?:\ ?(?P<magnitude>k|thousand|mn?|million|bn|billion)\b)?
    (?P<unit>
        \ ?ppts?\b|\ ?pps?\b|\ ?p\.p\.|[ -]?%?\ ?percentage[ -]?points?\b|\ ?%[ -]?points?\b|\ ?%[ -]?pts?\b
      | \ ?%|\ ?per\ ?cent\b(?!age)
      | (?:st|nd|rd|th)\b | \ ?times\b | \ ?x\b
    )?
    (?![\w/]|,\d|\.\d)
  | \b(?P<word>{CARDINAL})
    (?P<word_unit>\ ?ppts?\b|[ -]percentage[ -]points?\b|\ ?%[ -]?points?\b|\ per\ ?cent\b(?!age)|\ times\b)?\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True)
class Number:
    """`decimals` as printed; `unit` is "%", "ppt", "£", "place", "times" or nothing."""

    value: Decimal
    decimals: int
    unit: str
    raw: str
    start: int = 0
    end: int = 0
    is_rough: bool = False
    """Said with "about", "nearly", "over" and the like."""
    is_signed: bool = False
    magnitude: int = 0
    """The power of ten that it was printed in: 6 of "£2.4m"."""

    @property
    def step(self) -> Decimal:
        """One in the last digit printed."""
        return Decimal(1).scaleb(self.magnitude - self.decimals)

    @property
    def is_rounded(self) -> bool:
        """Whether it may stand for a number between: shares, scores and rates are, whole counts and places not."""
        return bool(self.decimals or self.magnitude or self.unit in (PER_CENT, POINTS))


def numbers_in(text: str) -> list[Number]:
    """The figures of a text in order, without its dates, years and names such as "Year 11"."""
    if not HAS_NUMBER.search(text):
        return []
    if DIGIT.search(text):
        text = NOT_NUMBERS.sub(lambda found: "\x00" * len(found[0]), text)
    return [_number(found) for found in NUMBER.finditer(text)]


def number_of(text: str, value: float, unit: str | None = None) -> Number:
    """A figure that a reader found, as exactly as its cell prints it; `unit` as the reader says it."""
    digits = next((found for found in NUMBER.finditer(text) if found["digits"]), None)
    decimals = _decimals(digits["digits"]) if digits else 0
    exact = Decimal(str(value))
    decimals = max(decimals, -exact.as_tuple().exponent if exact % 1 else 0)
    return Number(exact, decimals, _unit(unit or ""), text)


def _number(found: re.Match) -> Number:
    if found["word"]:
        value, decimals, magnitude = Decimal(CARDINALS[found["word"].lower()]), 0, 0
    else:
        magnitude = MAGNITUDES.get((found["magnitude"] or "").lower(), 0)
        value = Decimal(found["digits"].replace(",", "")).scaleb(magnitude)
        decimals = _decimals(found["digits"])
    sign = (found["sign"] or "") + (found["minus"] or "")
    start = found.start("word") if found["word"] else _start(found)
    return Number(
        value=-value if sign.strip() in ("-", "−", "–") else value,
        decimals=decimals,
        unit=POUNDS if found["pound"] else _unit(found["unit"] or found["word_unit"] or ""),
        raw=found.string[start : found.end()],
        start=start,
        end=found.end(),
        is_rough=bool(ROUGH.search(found.string, max(0, start - LONGEST_ROUGH), start)),
        is_signed=bool(sign),
        magnitude=magnitude,
    )


def _start(found: re.Match) -> int:
    return min(found.start(part) for part in ("sign", "pound", "digits") if found[part])


def _decimals(digits: str) -> int:
    return len(digits.partition(".")[2])


def _unit(text: str) -> str:
    words = text.lower().replace(" ", "").replace("-", "").replace(".", "")
    if re.fullmatch(r"ppts?|pps?|%?percentagepoints?|%points?|%pts?", words):
        return POINTS
    if words in ("%", "percent"):
        return PER_CENT
    if words in ("st", "nd", "rd", "th"):
        return PLACE
    return TIMES if words in ("times", "x") else POUNDS if "£" in words else PLAIN
