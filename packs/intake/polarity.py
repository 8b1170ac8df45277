"""Which way is better, guessed from what a measure is called: proposed to the co-ordinator, who decides."""

import re

from performance.choices import Polarity

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
    r"\b(?:within|on time|in time|completed|answered|responded|resolved|reduced|reduction|prevented)\b",
    re.IGNORECASE,
)


def guessed(*names) -> Polarity:
    words = " ".join(filter(None, names))
    if ANSWERED.search(words):
        return Polarity.HIGHER
    if UNWANTED.search(words):
        return Polarity.LOWER
    return Polarity.NEITHER if NEUTRAL.search(words) else Polarity.HIGHER
