"""Which way is better, guessed from what a measure is called."""

import re
from enum import StrEnum


class Better(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


#: What a council wants less of.
UNWANTED = re.compile(
    r"\b(?:absen(?:ce|ces|t|tees?)|exclu(?:sions?|ded)|suspen(?:sions?|ded)|neets?|not in education|not known"
    r"|re-?referrals?|(?:re-?)?offend(?:ing|ers?)|vacanc(?:y|ies)|turnover|sickness|complaints?"
    r"|unemploy(?:ment|ed)|homeless(?:ness)?|poverty|mortality|crimes?|arrears|debts?|delays?|delayed"
    r"|wait(?:s|ing)|overdue|unauthorised|underweight|obes(?:e|ity)|injur(?:y|ies)|deaths?)\b",
    re.IGNORECASE,
)
#: What describes who is served, and is neither good nor bad.
NEUTRAL = re.compile(
    r"\b(?:needs?|on roll|population|caseloads?|demand|contacts|referrals|per 10,?000)\b",
    re.IGNORECASE,
)
#: With these it is what is done about it that is counted: complaints answered in time.
ANSWERED = re.compile(
    r"\b(?:within|on time|in time|completed|answered|responded|resolved|met|seen|treated"
    r"|reduced|reduction|prevented)\b",
    re.IGNORECASE,
)
#: What everybody wants more of: of these alone it is sure that more is better.
WANTED = re.compile(
    r"\b(?:achiev\w+|attain\w+|expected standard|good level|gld|progress|pass(?:es|ed)?|standard or above"
    r"|grade \d|attendance|satisf\w+|recycl\w+|entering|destinations?|points? score|qualified|guarantee)\b",
    re.IGNORECASE,
)


def guessed(*names: str | None) -> Better:
    words = " ".join(filter(None, names))
    if ANSWERED.search(words):
        return Better.HIGHER
    if UNWANTED.search(words):
        return Better.LOWER
    return Better.NEITHER if NEUTRAL.search(words) else Better.HIGHER


def sure(*names: str | None) -> Better | None:
    """As guessed, where the name leaves no doubt."""
    words = " ".join(filter(None, names))
    if ANSWERED.search(words) or NEUTRAL.search(words):
        return None
    if UNWANTED.search(words):
        return None if WANTED.search(words) else Better.LOWER
    return Better.HIGHER if WANTED.search(words) else None
