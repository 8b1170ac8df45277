"""Who sits on a board and who was there: persons listed under labels such as "Co-opted:"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from packs.readers.found import Attendance, Member
from packs.readers.lines import TextLine
from packs.readers.names import INITIALS_NAME, Named, split_names, split_title

#: What a label says of the persons behind it; the first that fits counts.
GROUPS = (
    ("apologies", r"apolog|absen"),
    ("substitute", r"substitut|reserves?\b|deput(?:y|ies) for"),
    (
        "co-opted",
        r"co-?\s?opt|(?:church|parent|governor|diocesan|faith|voting) rep|independent (?:person"
        r"|member)",
    ),
    ("employee", r"employee|officers?\b|staff|directorate|council representatives"),
    ("by-invitation", r"invit|guest|witness|external|partner|by request"),
    ("vice-chair", r"(?:vice|deputy)[- ]?chair"),
    ("chair", r"\bchair"),
    (
        "other-member",
        r"(?:other|also|non-?committee|visiting).*(?:member|councillor)|cabinet member"
        r"|portfolio holder|executive member|(?:members?|councillors?)\s+(?:also )?in attendance",
    ),
    ("in attendance", r"in attendance|also present|attending|attended"),
    (
        "member",
        r"present|member|councillor|attendance|attendees|committee|board|panel|labour|conservative"
        r"|liberal|green|independent|group|\(\d+\)",
    ),
)
LABEL = re.compile(r"(?P<label>[A-Za-z][\w’'&/,() -]{2,70}?)\s*(?::|[–-]\s)\s*(?P<rest>.*)$")
BARE_LABEL = re.compile(
    r"(?:(?:voting |other |also |committee |board |panel |council |elected |non-voting )*"
    r"(?:members?|councillors?|cllrs|officers|employees|co-?opted members?|co-?optees"
    r"|substitutes?|guests)?"
    r"(?: and (?:officers|others))?\s*(?:also )?(?:present|in attendance|attendance|attendees"
    r"|apologies"
    r"(?: for absence)?|absent|by invitation)|(?:other |co-?opted |committee "
    r"|substitute )?members|officers"
    r"|employees|councillors|membership|substitutes?|guests|apologies(?: (?:for absence"
    r"|received))?)"
    r"\s*(?:\((?:by|for)[^)]*\)|were received from)?\s*:?$",
    re.IGNORECASE,
)
SUBSTITUTE_FOR = re.compile(
    r"(?:as |a |the |appointed |acting |named )*"
    r"(?:substitut\w*|subs?\.?|deputis\w+|reserve|in place)"
    r"(?: members?)?\s*(?:for|of|:)?\s+(?P<who>[^,;()]+)",
    re.IGNORECASE,
)
#: A label behind the names of another, in the same line.
NEXT_LABEL = re.compile(r"[.;]\s+(?=(?P<label>[A-Z][\w’'&/() -]{2,50}?)\s*:)")
#: No list of persons under several labels is longer; parting one of a hostile file costs too much.
LONGEST_LIST = 5_000
#: "Apologies were received from Councillors Reed and Fenn."
APOLOGIES = re.compile(
    r"\bapologies\b[^.]{0,60}?\b(?:from|on behalf of)\s+(?P<who>[A-Z][^;]{3,600}?)"
    r"(?=\.\s|\.$|;|$|\bwho\b|\bwith\b|\bfor whom\b|\b(?:was|were|it)\b)",
    re.IGNORECASE,
)
APOLOGY = re.compile(
    r"(?:An )?apolog(?:y|ies)\b[^.:]{0,60}?\b(?:from|on behalf of)\b:?\s*", re.IGNORECASE
)
STOOD_IN = re.compile(
    r"(?P<who>(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr)s?\.? [A-Z][^.;()]{1,80}?) "
    r"(?:was |were |attended |acted |had been |present )?(?:as )?(?:the |a |appointed )?"
    r"(?:substitut\w+|deputis\w+) for (?P<absent>[^.;()]{3,80})"
)
ROLE_WORDS = re.compile(
    r"\b(?:director|officer|manager|head of|chief|lead\b|adviser|advisor|solicitor|counsel|clerk|"
    r"co-?ordinator|assistant|services?|consultant|secretary|democratic|governance|executive)\b",
    re.IGNORECASE,
)
BODY_WORDS = re.compile(
    r"\b(?:trust|council|police|nhs|college|school|university|union|association|society|forum|"
    r"group|healthwatch|portfolio|cabinet|member for|partnership|ltd|limited|foundation|"
    r"representative)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Listed:
    """One person under a label."""

    group: str
    person: Named
    line: TextLine
    directorate: str | None = None


def listed_persons(lines: list[TextLine]) -> Iterator[Listed]:
    """The persons of each line, under the label last seen."""
    group, by_directorate, directorate = "member", False, None
    for line in (part for whole in lines for part in _labelled_parts(whole)):
        label, rest = split_label(line)
        if label is not None:
            group, directorate = group_of(label), None
            if re.match(r"(?:\w+ ){0,3}(?:councillors|cllrs)\b", label, re.I) and rest:
                rest = f"Councillors {rest}"  # the label is their title
            by_directorate = bool(re.search(r"\bby\s+\w+|directorate|service area", label, re.I))
        if group == "employee" and by_directorate:
            directorate, rest = _split_directorate(rest, line, directorate)
        for person in split_names(_with_roles(rest)):
            yield Listed(group, person, line, directorate)


def _labelled_parts(line: TextLine) -> Iterator[TextLine]:
    """ "Councillors A Reed, B Fenn. Co-opted: Mr C Moss" as a line for each label."""
    text = line.text[:LONGEST_LIST]
    starts = [match.end() for match in NEXT_LABEL.finditer(text) if _is_group(match["label"])]
    if line.cells or not starts:
        yield line
        return
    for start, end in zip([0, *starts], [*starts, len(line.text)], strict=True):
        # Blanks for what stands before keep the places of the words.
        yield replace(line, text=" " * start + line.text[start:end])


def _with_roles(text: str) -> str:
    """ "Jo Reed, Head of Harbours" as "Jo Reed (Head of Harbours)", so that an office is no name."""
    text = re.sub(r"\s+[–—-]\s+([^,;()]+)", r" (\1)", text)
    if ";" in text:
        return "; ".join(_with_roles(one.strip()) for one in text.split(";"))
    match = re.match(r"(?P<name>[^,(]+), (?P<role>[^()]+)$", text.rstrip("."))
    if not match or not split_names(match["name"]):
        return text
    is_role = ROLE_WORDS.search(match["role"]) or BODY_WORDS.search(match["role"])
    has_more = any(one.title for one in split_names(match["role"]))
    return f"{match['name']} ({match['role']})" if is_role and not has_more else text


def split_label(line: TextLine) -> tuple[str | None, str]:
    """ "Apologies: Cllr Reed" into ("Apologies", "Cllr Reed"); (None, text) without a label."""
    if len(line.cells) > 1 and BARE_LABEL.match(line.cells[0].rstrip(": ")):
        return line.cells[0], ", ".join(line.cells[1:])
    text = ", ".join(line.cells) if line.cells else line.text.strip()
    if apology := APOLOGY.match(text):
        return "apologies", text[apology.end() :]
    if BARE_LABEL.match(text):
        return text, ""
    match = LABEL.match(text)
    if match and _is_group(match["label"]):
        return match["label"], match["rest"]
    return None, text


def group_of(label: str) -> str:
    """Which group a label opens."""
    return next((group for group, words in GROUPS if re.search(words, label, re.I)), "other")


def membership(lines: list[TextLine]) -> list[Member]:
    """The seats of a membership list; substitutes have none."""
    found = []
    for one in listed_persons(lines):
        capacity = _seat(one)
        if capacity:
            # Co-opted members stand in lists headed "Councillors" and are none.
            carried = one.person.title == "Councillor" and capacity == "co-opted"
            title = None if carried and not _says_councillor(one) else one.person.title
            found.append(
                Member(one.person.name, title, capacity, *one.line.place_of(one.person.name))
            )
    return found


def attendance(lines: list[TextLine], members: list[Member]) -> list[Attendance]:
    """Who was there and who sent apologies, in the capacity the minutes give them."""
    return [_attendance(one, members) for one in listed_persons(lines)]


def with_apologies(
    found: list[Attendance], told: list[TextLine], members: list[Member]
) -> list[Attendance]:
    """The list with the apologies and substitutions that a minute tells in a sentence."""
    known = {one.name for one in found}
    for line in told:
        for match in APOLOGIES.finditer(line.text):
            persons = [
                one for one in split_names(match["who"]) if one.title and not _is_among(one, known)
            ]
            listed = [Listed("apologies", person, line) for person in persons]
            found = found + [_attendance(one, members) for one in listed]
            known |= {person.name for person in persons}
        for match in STOOD_IN.finditer(line.text):
            found = [_as_substitute(one, match["who"], match["absent"]) for one in found]
    return found


def _is_among(person: Named, names: set[str]) -> bool:
    """Whether a name, or the bare surname of one, is known already."""
    return person.name in names or (
        " " not in person.name and person.name in {_surname(name) for name in names}
    )


def _as_substitute(one: Attendance, who: str, absent: str) -> Attendance:
    names = [_surname(named.name) for named in split_names(who)]
    if not one.present or _surname(one.name) not in names:
        return one
    away = [named.name for named in split_names(absent)]
    place = names.index(_surname(one.name))
    return replace(
        one, capacity="substitute", substitute_for=away[place] if len(away) == len(names) else None
    )


def _attendance(one: Listed, members: list[Member]) -> Attendance:
    substitute_for = _substitute_for(one.person.note)
    line, page = one.line.place_of(one.person.name)
    return Attendance(
        name=one.person.name,
        title=one.person.title,
        capacity="substitute" if substitute_for else _capacity(one, members),
        substitute_for=substitute_for,
        directorate=one.directorate,
        present=one.group != "apologies",
        line=line,
        page=page,
    )


def _capacity(one: Listed, members: list[Member]) -> str:
    note = one.person.note.lower()
    if re.search(r"chair", note) and one.group in ("member", "chair", "vice-chair", "apologies"):
        return "member" if re.search(r"vice|deputy", note) else "chair"
    if re.search(r"co-?opt", note):
        return "co-opted"
    if re.search(r"invit", note):
        return "by-invitation"
    if one.group == "apologies":
        return _capacity_of_absent(one.person, members)
    if one.group == "in attendance":
        return _capacity_in_attendance(one.person)
    return "member" if one.group == "vice-chair" else one.group


def _surname(name: str) -> str:
    return name.rsplit(" ", 1)[-1]


def _capacity_of_absent(person: Named, members: list[Member]) -> str:
    """An apology seldom says as what; the front sheet's membership does."""
    seats = [member for member in members if _surname(member.name) == _surname(person.name)]
    seats = [member for member in seats if member.name == person.name] or seats
    if len(seats) == 1:
        capacity = seats[0].capacity
        return "member" if capacity == "vice-chair" else capacity
    return "member"


def _capacity_in_attendance(person: Named) -> str:
    if (person.title or "").startswith("Councillor"):
        return "other-member"
    return "employee" if ROLE_WORDS.search(person.note) else "other"


def _seat(one: Listed) -> str | None:
    note = one.person.note.lower()
    for capacity, words in (
        ("vice-chair", r"vice|deputy chair"),
        ("chair", r"chair"),
        ("co-opted", r"co-?opt|church|parent|governor|diocesan"),
        ("by-invitation", r"invit"),
    ):
        if re.search(words, note):
            return capacity
    seats = ("chair", "vice-chair", "co-opted", "by-invitation")
    if one.group in seats:
        return one.group
    return "member" if one.group == "member" else None


def _says_councillor(one: Listed) -> bool:
    return bool(re.search(rf"(?:Councillor|Cllr)\.? {re.escape(one.person.name)}", one.line.text))


def _substitute_for(note: str) -> str | None:
    match = SUBSTITUTE_FOR.match(note)
    return (split_title(match["who"].strip())[1] or None) if match else None


def _is_group(label: str) -> bool:
    if split_names(label) and not re.search(
        r"member|councillors|cllrs|officer|present|apolog|attend|co-?opt|\(\d+\)", label, re.I
    ):
        return False
    return group_of(label) != "other" and len(label.split()) <= 8


def _split_directorate(text: str, line: TextLine, before: str | None) -> tuple[str | None, str]:
    """ "Harbours J Reed, S Pike" into ("Harbours", "J Reed, S Pike")."""
    if len(line.cells) > 1:
        return line.cells[0].rstrip(": "), ", ".join(line.cells[1:])
    if match := LABEL.match(text):
        return match["label"], match["rest"]
    match = INITIALS_NAME.search(text)
    if match and match.start():
        return text[: match.start()].rstrip(" :-–"), text[match.start() :]
    return before, text
