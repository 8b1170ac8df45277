"""Whose figure it is: the council, its comparators, or its place among them."""

import re
from dataclasses import dataclass

COUNCIL = "Council"  # when nobody told us the council's name
NEIGHBOURS = "Statistical neighbours"
NEIGHBOURS_RANK = "SN ranking"
COUNCILS_RANK = "LA ranking"

FORMS = re.compile(
    r"\b(?:the|london borough of|royal borough of|city of|city and county|county borough"
    r"|metropolitan borough|city|county|borough|district|unitary|council|mbc|cc|lbc?)\b",
    re.IGNORECASE,
)
REGIONS = frozenset(
    """north east;north west;yorkshire and the humber;yorkshire & humber;yorkshire and humber
    ;east midlands;west midlands;east of england;eastern;london;inner london;outer london
    ;greater london;south east;south west;wales;scotland;northern ireland;region;regional
    ;eastern region;england and wales;england & wales;core cities;family group
    ;great britain;uk;united kingdom""".replace("\n", "")
    .replace("    ", "")
    .split(";")
)
NATION = re.compile(r"\b(national(?:ly)?|england)\b", re.IGNORECASE)
COMPARATOR = re.compile(r"\b(?:comparators?|cipfa|benchmark|similar|peers?)\b", re.IGNORECASE)
NEIGHBOUR = re.compile(r"\b(?:neighbours?|sns?)\b", re.IGNORECASE)
RANK = re.compile(r"\brank(?:ing|ed|s)?\b", re.IGNORECASE)
BRACKETS = re.compile(r"\([^()]*\)")
PAIR = re.compile(r"([^()]+)\(([^()]+)\)")
OWN = frozenset({"council", "la", "local authority", "our council", "authority", "lea"})

#: What may stand beside a nation or the neighbours and leave them what they are.
BESIDE = frozenset(
    [
        "all",
        "and",
        "average",
        "averages",
        "avg",
        "group",
        "mean",
        "median",
        "nearest",
        "neighbour",
        "neighbours",
        "rank",
        "ranking",
        "rate",
        "score",
        "result",
        "sn",
        "sns",
        "stat",
        "statistical",
        "value",
        "figure",
        "la",
        "las",
        "authorities",
        "state",
        "funded",
        "schools",
        "position",
        "place",
        "of",
        "out",
        "the",
        "national",
        "england",
        "nationally",
    ]
)


@dataclass(frozen=True)
class Area:
    """`is_rank` when its figures are places; `partner` is the area printed behind it in brackets."""

    name: str
    is_rank: bool = False
    partner: "Area | None" = None


def short_name(council: str | None) -> str:
    """The name without the form of council: "Anytown" of "Anytown City Council"."""
    return " ".join(FORMS.sub(" ", council or "").split()) or COUNCIL


def area_of(label: str, council: str | None) -> Area | None:
    """The area that a label names, or None when it names something else."""
    pair = PAIR.fullmatch(label.strip())
    if pair:
        first, second = _lone(pair[1], council), _lone(pair[2], council)
        if first and second and first != second:
            return Area(first.name, first.is_rank, partner=second)
    return _lone(BRACKETS.sub(" ", label), council)


def _lone(label: str, council: str | None) -> Area | None:
    label = " ".join(label.replace("%", " ").strip(" :*-–").split())
    if not label or len(label) > 60:
        return None
    if _is_council(label, council):
        return Area(short_name(council))
    return _neighbours(label) or _national(label) or _other(label)


def _is_council(label: str, council: str | None) -> bool:
    if label.lower() in OWN:
        return True
    # "Anytown average", "Anytown's result": the words beside do not change whose it is.
    words = [word for word in _words(short_name(label)) if word not in BESIDE or word == "the"]
    return bool(council) and words == _words(short_name(council)) and not RANK.search(label)


def _neighbours(label: str) -> Area | None:
    if not NEIGHBOUR.search(label) or not set(_words(label)) <= BESIDE:
        return None
    others = set(_words(label)) - {"average", "avg", "mean", "and"}
    is_rank = bool(RANK.search(label)) and others == set(_words(label))
    return Area(NEIGHBOURS_RANK, is_rank=True) if is_rank else Area(NEIGHBOURS)


def _national(label: str) -> Area | None:
    """ "National", "England average"; "National ranking" is the council's place among all."""
    if not set(_words(label)) <= BESIDE:
        return None
    if RANK.search(label):
        return Area(COUNCILS_RANK, is_rank=True)
    found = NATION.search(label)
    return Area("England" if found[1].lower() == "england" else "National") if found else None


def _other(label: str) -> Area | None:
    """A region, a group of councils or a target, all as printed."""
    name = re.sub(r"\s+(?:average|avg|mean|region)$", "", label, flags=re.IGNORECASE)
    if RANK.search(label):
        is_regional = RANK.sub("", label.lower()).strip() in REGIONS
        return Area(label, is_rank=True) if is_regional else None
    if name.lower() in REGIONS:
        return Area(name)
    if COMPARATOR.search(label) and len(label.split()) <= 4:
        return Area(label)
    return Area(label) if re.fullmatch(r"(?:\w+ )?target", label, re.IGNORECASE) else None


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower().replace("'s", "").replace("’s", ""))
