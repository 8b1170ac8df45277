"""What a measure is called: its name without its phase, the subject, the group of children."""

import re

PHASES = (
    ("EYFS", re.compile(r"\b(?:early years foundation stage(?: profile)?|eyfsp?)\b", re.I)),
    ("Phonics", re.compile(r"\b(?:(?:ye?a?r|y) ?[12] )?phonics\b", re.I)),
    ("16-18", re.compile(r"\b16 ?(?:-|–|to) ?18\b(?! ?year)", re.I)),
    ("16-19", re.compile(r"\b16 ?(?:-|–|to) ?19\b(?! ?year)", re.I)),
    ("Post-16", re.compile(r"\bpost[ -]?16\b", re.I)),
)
KEY_STAGE = re.compile(r"\b(?:key stage|ks) ?([1-5])\b", re.I)
SUBJECTS = re.compile(
    r"(?:english )?reading|(?:english )?writing|maths|mathematics|english|science|gps|spag"
    r"|grammar,? punctuation and spelling|oracy|welsh|history|geography|combined",
    re.I,
)
LETTERS = {"R": "Reading", "W": "Writing", "M": "Maths", "E": "English", "S": "Science"}
#: "R,W,M" or "R/W/M" at the end of a measure's name: one value each.
LETTER_LIST = re.compile(r"\b([RWMES](?:\s?[,/]\s?[RWMES]){1,3})$")
NAME_LIST = re.compile(
    r"\b((?:reading|writing|maths|mathematics|english|science)"
    r"(?:(?:, | and |, and | & )(?:reading|writing|maths|mathematics|english|science)){1,3})\b",
    re.I,
)
GROUP = re.compile(
    r"\b(?:all|boys|girls|males?|females?|send?|ehcps?|ehc plans?|sen support|statements?|fsm6?"
    r"|free school meals|disadvantaged|non-disadvantaged|pupil premium|pp|eal|cla|lac|gypsy|roma"
    r"|traveller|white|black|asian|chinese|bangladeshi|pakistani|indian|african|caribbean|mixed"
    r"|ethnic(?:ity)?|young carers|care leavers|year \d{1,2}|aged?|looked after|attaining"
    r"|first language|primary|secondary|special)\b",
    re.I,
)
#: A header cell made of these words names the column below it, not the table's measure.
GENERIC = frozenset(
    [
        "a",
        "and",
        "area",
        "areas",
        "authority",
        "borough",
        "category",
        "cohort",
        "council",
        "county",
        "criteria",
        "description",
        "descriptor",
        "detail",
        "district",
        "group",
        "groups",
        "indicator",
        "indicators",
        "key",
        "kpi",
        "kpis",
        "la",
        "lad",
        "local",
        "measure",
        "measures",
        "metric",
        "metrics",
        "month",
        "name",
        "no",
        "number",
        "of",
        "or",
        "performance",
        "period",
        "phase",
        "pi",
        "provider",
        "pupil",
        "quarter",
        "ref",
        "reference",
        "region",
        "school",
        "schools",
        "service",
        "setting",
        "ward",
        "year",
        "years",
        "the",
        "our",
        "academic",
        "financial",
        "date",
        "title",
    ]
)
#: The head of a column of capitals before the measure's own name: "PROGRESS Progress 8".
CAPITALS = re.compile(r"(?:[A-Z]{4,}(?: |$)){1,4}")


def phase_of(text: str | None) -> str | None:
    """The phase of schooling that a text names, or None when it names none or several."""
    named = [name for name, shape in PHASES if shape.search(text or "")]
    named += sorted({f"KS{number}" for number in KEY_STAGE.findall(text or "")})
    return named[0] if len(named) == 1 else None


def is_phase(text: str) -> bool:
    """Whether a cell holds a phase and nothing else."""
    rest = KEY_STAGE.sub(" ", text)
    for _, shape in PHASES:
        rest = shape.sub(" ", rest)
    return bool(text.strip()) and not re.search(r"\w", rest)


def is_generic(text: str) -> bool:
    """Whether a header cell only names its column: "Indicator", "Year / group", or nothing."""
    return all(word in GENERIC for word in re.findall(r"[^\W\d_]+", text.lower()))


def title_of(pieces: list[str]) -> str:
    """A measure's name out of the title rows and the first header cell, without its phase."""
    text = " ".join(piece for piece in pieces if piece)
    rest = _without_phase(text)
    if rest != text and (capitals := CAPITALS.match(rest)):
        after = rest[capitals.end() :]
        rest = after if re.match(r"[A-Z%\d]", after) else rest
    return rest or text


def subject_list(title: str) -> tuple[str, ...]:
    """The subjects that always share a cell: ("Reading", "Writing", "Maths") of "Progress R,W,M"."""
    letters = LETTER_LIST.search(title)
    return tuple(LETTERS[letter] for letter in re.findall("[A-Z]", letters[1])) if letters else ()


def subjects_named(title: str) -> tuple[str, ...]:
    """The subjects that a name lists in words: they may share a cell, or be counted together."""
    names = NAME_LIST.search(title)
    words = re.findall("[a-z]+", names[1].lower()) if names else ()
    return tuple(word.capitalize() for word in words if word != "and")


def _without_phase(text: str) -> str:
    """Only a phase in front goes: behind, it belongs to the sentence."""
    shapes = [shape for name, shape in PHASES if name != "Phonics"]
    for shape in (KEY_STAGE, *shapes):
        found = shape.match(text)
        if found:
            return text[found.end() :].strip(" :–-")
    return text
