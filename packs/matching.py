"""Which spellings are one person, and who in the directory that may be: pure functions over small tuples.

Papers write "Cllr Ruane", "Councillor E Ruane" and "E Ruane" for one person, and "J Gregg" in the minutes is "John
Gregg" in the work programme. Where two people could be meant, nothing is decided here: the co-ordinator is asked.
"""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

#: Surnames as alike as this are taken for one with a slip of the pen, and shown to be checked.
ALIKE = 88

TITLES = {
    "councillor": "Councillor",
    "cllr": "Councillor",
    "cllrs": "Councillor",
    "councillors": "Councillor",
    "alderman": "Alderman",
    "mr": "Mr",
    "mrs": "Mrs",
    "ms": "Ms",
    "miss": "Miss",
    "mx": "Mx",
    "dr": "Dr",
    "prof": "Professor",
    "professor": "Professor",
    "rev": "Reverend",
    "revd": "Reverend",
    "reverend": "Reverend",
    "sir": "Sir",
    "dame": "Dame",
    "lord": "Lord",
    "lady": "Lady",
    "baroness": "Baroness",
    "canon": "Canon",
}
#: Words that no person is called by: what holds one is a group or a body.
GROUP_WORDS = {
    "academy", "all", "and", "authority", "board", "boards", "body", "cabinet", "care", "centre",
    "chair", "children", "church", "college", "commission", "committee", "council", "councils",
    "department", "deputy", "director", "directorate", "executive", "forum", "governors", "group",
    "groups", "head", "headteacher", "headteachers", "health", "hospital", "lead", "local",
    "manager", "member", "members", "officer", "officers", "ofsted", "panel", "parents", "partners",
    "people", "police", "primary", "public", "pupils", "rep", "representative", "representatives",
    "reps", "school", "schools", "secretary", "service", "services", "social", "staff", "student",
    "students", "team", "teams", "the", "town", "trust", "union", "unit", "university",
    "volunteers", "with", "young", "youth",
}  # fmt: skip


@dataclass(frozen=True)
class Spelling:
    """A name as a paper prints it, and what kind of person the place it stands in makes of them ("" if none)."""

    name: str
    title: str = ""
    kind: str = ""
    directorate: str = ""


@dataclass(frozen=True)
class Known:
    """Somebody in the directory."""

    key: int
    name: str
    kind: str = ""
    title: str = ""


@dataclass(frozen=True)
class Parts:
    forenames: tuple[str, ...]
    surname: str

    @property
    def is_full(self) -> bool:
        return bool(self.forenames) and len(self.forenames[0]) > 1


@dataclass(frozen=True)
class Group:
    """Spellings that are one person as far as the paper tells."""

    spellings: tuple[Spelling, ...]

    @property
    def best(self) -> Spelling:
        """The fullest spelling: the one to enter in the directory."""
        return max(self.spellings, key=lambda one: (parts(one.name).is_full, len(one.name)))

    @property
    def kind(self) -> str:
        kinds = {one.kind for one in self.spellings}
        return next(
            (kind for kind in ("co_opted", "officer", "councillor", "partner") if kind in kinds), ""
        )

    @property
    def title(self) -> str:
        """As most often printed; a co-opted member in a list of councillors is none."""
        titles = [one.title for one in self.spellings if one.title]
        if self.kind == "co_opted":
            titles = [title for title in titles if title != "Councillor"]
        return max(titles, key=titles.count, default="")

    @property
    def directorate(self) -> str:
        return next((one.directorate for one in self.spellings if one.directorate), "")


@dataclass(frozen=True)
class Match:
    """`how` is found (the name is the directory's own), likely, several, or new."""

    how: str
    people: tuple[Known, ...] = ()


def spelling(
    name: str, title: str | None = "", kind: str = "", directorate: str | None = ""
) -> Spelling:
    """A printed name with its title set apart; a broken hyphen is mended."""
    words = re.sub(r"\s*-\s*", "-", " ".join(name.split())).replace("’", "'").split()
    title = TITLES.get((title or "").lower().strip(". "), title or "")
    while len(words) > 1 and words[0].lower().strip(".") in TITLES:
        title = title or TITLES[words.pop(0).lower().strip(".")]
        if words and title and words[0].lower().strip(".") in TITLES:
            words.pop(0)
    if title == "Councillor" and not kind:
        kind = "councillor"
    return Spelling(" ".join(words).strip(" ,.;:"), title, kind, directorate or "")


def key(one: Spelling) -> str:
    """What a confirmed spelling is remembered by on its board: two people may share a surname and initial."""
    name = f"{one.title} {one.name}".strip()
    return name if one.title or not one.kind else f"{name} ({one.kind})"


def is_person(one: Spelling) -> bool:
    """Whether a name from a people column reads like a person's, not like a group's or a body's."""
    words = re.findall(r"[\w'.-]+", one.name)
    if not words or any(word.lower().strip(".,") in GROUP_WORDS for word in words):
        return False
    if not all(
        word[0].isupper() or word in {"de", "la", "le", "van", "der", "von", "al"} for word in words
    ):
        return False
    return bool(one.title) or 2 <= len(words) <= 4


def parts(name: str) -> Parts:
    words = name.split()
    *fore, surname = words or [""]
    initials = [letter for word in fore for letter in _letters(word)]
    return Parts(tuple(initials), surname.casefold())


def group(spellings: list[Spelling]) -> list[Group]:
    """Spellings gathered into persons: by surname and initial, merged only where one person alone can be meant.

    "J Gregg" joins "John Gregg" unless "Jane Gregg" stands in the paper too; then it stays by itself.
    """
    groups: list[list[Spelling]] = []
    # The fullest first, so that an initial meets the whole names it could stand for.
    ordered = sorted(dict.fromkeys(spellings), key=lambda one: _fullness(one.name), reverse=True)
    for one in ordered:
        homes = [home for home in groups if all(_same(one, other) for other in home)]
        if len(homes) == 1:
            homes[0].append(one)
        else:
            groups.append([one])
    return sorted(
        (Group(tuple(home)) for home in groups), key=lambda home: parts(home.best.name).surname
    )


def match(wanted: Group, directory: list[Known]) -> Match:
    """Who in the directory a group of spellings may be."""
    same = [known for known in directory if all(_fits(one, known) for one in wanted.spellings)]
    exact = [known for known in same if known.name.casefold() == wanted.best.name.casefold()]
    if len(exact) == 1:
        return Match("found", tuple(exact))
    if len(same) == 1:
        return Match("likely", tuple(same))
    if same:
        return Match("several", tuple(same))
    alike = [known for known in directory if _alike(wanted.best, known)]
    return Match("several", tuple(alike)) if alike else Match("new")


def _same(one: Spelling, other: Spelling) -> bool:
    return _kinds_meet(one.kind, other.kind) and _names_meet(parts(one.name), parts(other.name))


def _fits(one: Spelling, known: Known) -> bool:
    return _kinds_meet(one.kind, known.kind) and _names_meet(parts(one.name), parts(known.name))


def _alike(one: Spelling, known: Known) -> bool:
    """A slip of the pen: nearly the surname, and nothing else against it."""
    mine, theirs = parts(one.name), parts(known.name)
    if not _kinds_meet(one.kind, known.kind) or not _forenames_meet(mine, theirs):
        return False
    return bool(mine.forenames) and fuzz.ratio(mine.surname, theirs.surname) >= ALIKE


def _names_meet(one: Parts, other: Parts) -> bool:
    return one.surname == other.surname and _forenames_meet(one, other)


def _forenames_meet(one: Parts, other: Parts) -> bool:
    """No forename meets any; an initial meets the names it begins; whole names must be equal."""
    if not one.forenames or not other.forenames:
        return True
    first, second = sorted((one.forenames[0], other.forenames[0]), key=len)
    return first == second or (len(first) == 1 and second.startswith(first))


def _kinds_meet(one: str, other: str) -> bool:
    """A member by invitation may be a councillor; an officer is never one."""
    if not one or not other or one == other:
        return True
    return "officer" not in (one, other) and "partner" in (one, other)


def _letters(word: str) -> list[str]:
    """ "JP" and "J.P." are initials; "John" is a name."""
    plain = word.replace(".", "")
    if (word.isupper() and len(plain) <= 3) or ("." in word and len(plain) <= 3):
        return [letter.casefold() for letter in plain]
    return [plain.casefold()]


def _fullness(name: str) -> tuple[int, int]:
    found = parts(name)
    return (2 if found.is_full else 1 if found.forenames else 0, len(name))
