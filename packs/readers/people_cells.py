"""The persons and bodies of one table cell, each apart, though the conversion ran them together."""

import re

from packs.readers.names import BRACKETS

COUNCILLOR = re.compile(r"(?:Cllrs?|Councillors?)\.?$")
TITLE = re.compile(r"(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Rev)\.?$")
#: Words of offices and bodies: a cell that has them is not cut up into first names and surnames.
OFFICE = re.compile(
    r"\b(?:director|head|officers?|manager|cabinet|member|portfolio|holder|chief|executive|lead"
    r"|leader|team|"
    r"services?|board|committee|council|police|nhs|trust|partners?|hospital|group|department"
    r"|chair|commissioner|authority|"
    r"representatives?|co-?ordinator|adviser|advisor|assistant|public|health|education|children"
    r"|housing|the|of|for|all|tbc)\b",
    re.IGNORECASE,
)
BODY = re.compile(
    r"\b(?:board|team|police|nhs|trust|council|committee|group|partners)\b|^(?:cllr|councillor)",
    re.I,
)
SPLIT_WORD = re.compile(r"(?<=\w)- (?=[A-Z])")
NOBODY = re.compile(
    r"(?:n/?a|none|tbc|tbd|tba|to be (?:confirmed|determined|agreed|advised)|-+|–|—|all)$", re.I
)
LABEL = re.compile(
    r"(?:lead(?: officers?| members?)?|officers?|cabinet members?|portfolio holders?|contact"
    r"|author|report author|invitees?|responsible)\s*:\s*",
    re.I,
)


def people_in(text: str, parts: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The names of a cell; `parts` are its lines where the file has kept them."""
    found: list[str] = []
    for piece in _pieces(
        SPLIT_WORD.sub("-", text), tuple(SPLIT_WORD.sub("-", part) for part in parts)
    ):
        found += _persons(piece)
    return tuple(dict.fromkeys(name for name in found if name and not NOBODY.match(name)))


def _pieces(text: str, parts: tuple[str, ...]) -> list[str]:
    if parts and all(_is_whole(part) for part in parts):
        return [one for part in parts for one in _by_commas(part)]
    return _by_commas(text)


def _is_whole(part: str) -> bool:
    """Whether a line of a cell is a name of its own, not a line's end of a wrapped one."""
    return (
        len(part.split()) > 1
        and part[0].isupper()
        and not part.endswith(("-", " of", " and", " for", "&"))
    )


def _by_commas(text: str) -> list[str]:
    text = LABEL.sub(", ", text)
    pieces = []
    for piece in re.split(r"[,;\n]| / |/(?=[A-Z][a-z]+ [A-Z])|(?<=\w)/ ", text):
        halves = re.split(r"\s+(?:and|&)\s+", piece.strip())
        pieces += (
            halves
            if len(halves) > 1 and all(_is_person(half) for half in halves)
            else [piece.strip()]
        )
    # "Jo Reed, Head of Harbours" is one person with an office.
    return [one for at, one in enumerate(pieces) if one and not _is_office_of(one, pieces[:at])]


def _is_office_of(words: str, before: list[str]) -> bool:
    is_office = bool(OFFICE.search(words)) and not BODY.search(words)
    return is_office and bool(before) and _is_person(before[-1])


def _is_person(words: str) -> bool:
    return bool(re.fullmatch(r"(?:[A-Z][\w'’.-]* ?){2,4}", words)) and not OFFICE.search(words)


def _persons(piece: str) -> list[str]:
    piece = " ".join(BRACKETS.sub(" ", piece).split()).strip(" .-–")
    if OFFICE.search(piece) and not re.search(r"\b(?:Cllrs?|Councillors?)\b", piece):
        return [piece]
    return [" ".join(words) for words in _grouped(piece.split())]


def _grouped(words: list[str]) -> list[list[str]]:
    """First names with surnames: a title opens a name, a small word stays with the word before.

    Behind "Cllr" stands a surname alone or a first name too; the number of words up to the next
    title tells which, since everybody else has two.
    """
    found: list[list[str]] = []
    runs: list[list[str]] = []
    for word in words:
        if TITLE.match(word) or not runs:
            runs.append([])
        runs[-1].append(word)
    for run in runs:
        titled = [run[0]] if TITLE.match(run[0]) else []
        found += _grouped_run(titled, _units(run[len(titled) :]))
    return found


def _units(words: list[str]) -> list[list[str]]:
    """Words that count as one: initials with the name behind, small words with the name before."""
    units: list[list[str]] = []
    for word in words:
        if units and (word[0].islower() or _is_initial(units[-1][-1])):
            units[-1].append(word)
        else:
            units.append([word])
    return units


def _is_initial(word: str) -> bool:
    return bool(re.fullmatch(r"[A-Z]\.?|[A-Z]{2}", word))


def _grouped_run(titled: list[str], units: list[list[str]]) -> list[list[str]]:
    found: list[list[str]] = []
    if titled:
        is_surname_alone = len(units) % 2 == 1 or (units and _is_initial(units[0][0]))
        size = 1 if is_surname_alone else 2
        found.append(titled + [word for unit in units[:size] for word in unit])
        units = units[size:]
    while units:
        is_whole = _is_initial(units[0][0]) and len(units[0]) > 1
        size = 1 if is_whole else (3 if len(units) == 3 else 2)
        found.append([word for unit in units[:size] for word in unit])
        units = units[size:]
    return found
