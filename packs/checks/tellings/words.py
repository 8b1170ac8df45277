"""The words in which papers tell how figures stand and move, in one place."""

import re

from packs.readers.dates import MONTH

UP, DOWN, SAME, BETTER, WORSE = "up", "down", "the same", "better", "worse"

_DIRECTIONS = {
    SAME: r"no change|unchanged|(?:remain(?:ed|s|ing)?|stay(?:ed|s)?|was|were|is|are) (?:the|at the) same(?: as"
    r" (?:the )?(?:previous|last) year)?|remain(?:ed|s)? (?:static|constant|unchanged)|has not changed",
    BETTER: r"improv(?:ed|es|ing|ements?|e)\b",
    WORSE: r"worsen(?:ed|s|ing)?|deteriorat(?:ed|es|ing|ion)|got worse",
    UP: r"upwards?|ris(?:e|es|en|ing)|rose|increas(?:es?|ed|ing)|gr[eo]w(?:n|s|ing)?|growth"
    r"|(?:moved|gone|went) up|climb(?:ed|s)",
    DOWN: r"downwards?|fall(?:s|en|ing)?|fell|decreas(?:es?|ed|ing)|drop(?:s|ped|ping)?|declin(?:es?|ed|ing)"
    r"|reduc(?:ed|es|ing|tions?)|(?:moved|gone|went) down",
}
DIRECTION = re.compile(
    "|".join(rf"(?P<d{at}>\b(?:{words})\b)" for at, words in enumerate(_DIRECTIONS.values())),
    re.IGNORECASE,
)
_NAMES = list(_DIRECTIONS)


def direction_of(found: re.Match) -> str:
    return next(name for at, name in enumerate(_NAMES) if found[f"d{at}"])


NOT = re.compile(
    r"\b(?:not|never|no longer|without|n['’]t|neither|nor|cannot|failed|no(?! change| gap))\b",
    re.IGNORECASE,
)
#: What is hoped, planned, feared or of others is no claim about the figures.
UNREAL = re.compile(
    r"\b(?:will|would|should|could|may|might|must|shall|aims?|aiming|expect(?:ed|s)? to|forecast"
    r"|project(?:ed|ion)|plan(?:s|ned)?|targets?|if|unless|likely"
    r"|indications?|hoped?|predicted|anticipated?|need(?:s|ed)? to|in order to|continue to"
    r"|priorit(?:y|ies)|potential|estimated?|some|many|most|few|mixed|broad(?:ly)?|overall|almost|nearly|slight(?:ly)?)\b",
    re.IGNORECASE,
)

N = r"(?P<n>[+\-−–]?\d+(?:\.\d+)?)"
UNIT = r"(?P<unit> ?(?:ppts?|pps?|percentage points?|%(?: ?points?)?|points?|per cent))?"
#: "by 8ppts", "of 2ppts", "by 0.4"
BY = re.compile(rf"\b(?:by|of) (?:just |only )?{N}{UNIT}(?!\.?\d|\w)", re.IGNORECASE)
#: "8ppts improvement"
N_THEN = re.compile(rf"(?<![\d.]){N}{UNIT[:-1]} $", re.IGNORECASE)
#: Numbers that a clause tells as amounts, places or spans of years, and not as names.
AMOUNTS = re.compile(
    r"[+\-−–]?£?\d[\d,]*(?:\.\d+)? ?(?:%|ppts?\b|pps?\b|percentage points?|per ?cent\b|points?\b|places?\b|positions?\b"
    r"|(?:st|nd|rd|th)\b|(?:consecutive |successive )?years\b)"
    r"|\b(?:by|from|to|of|at|is|are|was|were|reached|reaching) (?:about |around |nearly |almost |over |under |just )*"
    r"[+\-−–]?£?\d[\d,]*(?:\.\d+)?|\(?[+−–-]\d+(?:\.\d+)?\)?",
    re.IGNORECASE,
)

NATIONAL, NEIGHBOURS, REGION = "national", "neighbours", "region"
_AVERAGE = r"(?:'s|’s)?(?: (?:average|averages|figure|rate|level|mean))?"
#: Without London, of which many a council's own name is a part.
_REGIONS = (
    r"(?:north|south) (?:east|west)|(?:east|west) midlands|east of england|yorkshire (?:and|&) (?:the )?humber"
    r"|(?<!and )wales"
)
OTHER = (
    rf"(?:the |our |its |both (?:the )?)?(?:(?P<national>national(?:ly)?{_AVERAGE}|england{_AVERAGE})"
    rf"|(?P<neighbours>(?:stat(?:istical)?\.? neighbours?|sns?){_AVERAGE})"
    rf"|(?P<region>(?:{_REGIONS}|region(?:al)?){_AVERAGE}))"
)
#: The same without names for its parts, to stand in other shapes.
ANY_OTHER = re.sub(r"\?P<\w+>", "?:", OTHER)
OTHER_NAMED = re.compile(rf"\b{OTHER}(?!\w)", re.IGNORECASE)
OTHERS = rf"{ANY_OTHER}(?:(?:, | and | & | or |, and ){ANY_OTHER})*"


def others_in(text: str) -> list[str]:
    """Which comparators a text names, each once, in its order."""
    return list(dict.fromkeys(found.lastgroup for found in OTHER_NAMED.finditer(text)))


#: Words that carry no figures of their own: beside them a clause is still understood.
_LINKS = (
    "a an the our we us is are was were be been being has have had do does did in for of at to by on with and but"
    " also as although though however therefore thus hence this that these those it its their they which there both"
    " all each three two so then than when where from since between over during only still now again s figure"
    " figures performance result results percentage proportion score scores rate rates average level levels trend"
    " number numbers per cent ppt ppts pp point points percent pupils children students people person young"
    " residents year years previous last current compared whilst while shows show showing demonstrates indicates"
    " performed performs means seen national nationally council authority local area areas la sn sns position positions"
    " place places"
    " ranking rankings rank table against measure measures indicator indicators data standard expected gap gaps"
    " difference same faster slower continued continues continue further achieve achieved achieving meeting reaching"
    " reached attaining phonics ks key stage yr small subjects subject running row succession successive cohort"
    " academic financial period quarter month january february march april may june july august september october"
    " november december autumn spring summer term latest good bad well quality % & - – ( ) + /"
)
LINKS = frozenset(_LINKS.split())
WORD = re.compile(r"[^\W\d_]+|\d+(?:\.\d+)?")
_QUARTER = r"(?:q|qtr|quarter) ?[1-4]\b"
_YEAR = r"(?:(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?\b|\d\d/\d\d\b)"
#: A year, a quarter, or a month with its year.
YEAR = re.compile(
    rf"\b(?:{_QUARTER}(?:,? (?:of |in )?{_YEAR})?|(?:{MONTH}),? {_YEAR}|{_YEAR})", re.IGNORECASE
)
