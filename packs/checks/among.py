"""A place among so many: in which half, quarter or tenth of them it stands."""

import re
from fractions import Fraction

END = r"(?P<end>top|upper|best|highest|bottom|lower|worst|lowest)"
PART = r"(?P<part>half|third|quarter|quartile|fifth|quintile|tenth|decile|10%|20%|25%)"
IN_PART = re.compile(rf"\b{END}(?:[- ]performing)? {PART}(?!\w)", re.IGNORECASE)
PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "quartile": 4,
    "25%": 4,
    "fifth": 5,
    "quintile": 5,
    "20%": 5,
    "tenth": 10,
    "decile": 10,
    "10%": 10,
}
TOP = ("top", "upper", "best", "highest")


def is_in_part(place: int, of: int, said: re.Match) -> bool:
    """Whether a place is in the part of a table that IN_PART found; the one across the line is in both."""
    share = Fraction(of, PARTS[said["part"].lower()])
    from_end = place if said["end"].lower() in TOP else of + 1 - place
    return from_end - 1 < share
