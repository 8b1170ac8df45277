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
#: With these it is what is done about it that is counted: complaints answered in time.
ANSWERED = re.compile(
    r"\b(?:within|on time|in time|completed|answered|responded|resolved|reduced|reduction|prevented)\b",
    re.IGNORECASE,
)


def guessed(*names) -> Polarity:
    words = " ".join(filter(None, names))
    is_unwanted = UNWANTED.search(words) and not ANSWERED.search(words)
    return Polarity.LOWER if is_unwanted else Polarity.HIGHER
