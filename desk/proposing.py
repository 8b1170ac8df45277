"""What is proposed for a limb or a promise from its words alone: pure functions over what the record knows.

Where two people could be meant nobody is proposed: the co-ordinator is told who fits.
"""

import datetime as dt
import re
from dataclasses import dataclass, field

from actions.choices import ActionKind
from meetings.choices import SETS_UP, ResolutionKind
from packs.intake.wording import ASKS, is_task, same_subject, short_title
from packs.matching import Group, Known, is_person, match, spelling
from packs.readers.clauses import Clause
from packs.readers.due import Calendar, find_due
from packs.readers.found import Promise
from packs.readers.lines import TextLine
from packs.readers.names import BRACKETS, TITLE
from packs.readers.promises import find_promises
from packs.readers.resolutions import read_clause
from people.choices import PersonKind

ACTION_KINDS = {
    ResolutionKind.REQUEST: ActionKind.REQUEST,
    ResolutionKind.REPORT_BACK: ActionKind.REPORT_BACK,
    ResolutionKind.RECOMMEND: ActionKind.RECOMMENDATION,
    ResolutionKind.HOLD_EVENT: ActionKind.EVENT,
    ResolutionKind.REFER: ActionKind.REFERRAL,
}
#: Somebody named with a title in running text: "Mrs A Moss", "Councillor Reed".
PERSON = re.compile(
    rf"\b(?:{TITLE})\b\.? (?:[A-Z][\w'’.-]*|[A-Z]\.?)(?: [A-Z][\w'’-]+){{0,2}}"
)  # fmt: skip


#: What was done before the board asked: it names authors, and nobody who is to answer.
HAVING = re.compile(
    r"^(\s*(?:that,? )?)having (?:considered|received|heard|noted|reviewed)\b[^,;]*, ?(?=\w)", re.I
)
#: "add bus fares to the work programme" is an item on bus fares.
BOOKED = re.compile(
    r"^\s*(?:that )?(?:(?:to )?(?:add|include) (?:an item on )?(?P<added>.+?)"
    r"|(?:an item on )?(?P<is_added>.+?) be (?:added|included)) (?:to|in|on) the (?:[\w'’]+ ){0,3}(?:programme|plan)\b"
    r"(?! of).*$",
    re.I | re.S,
)
#: "set up a task and finish group on fares": the group is what becomes of it.
GROUP = re.compile(
    r"\b(?:set(?:ting)? up|establish|form|convene|appoint)\b.{0,40}\b(?:group|panel|sub-?committee)\b",
    re.I | re.S,
)
#: Before or behind a post, these tell that its holder is spoken of and not asked.
SPOKEN_OF = r"(?<!with the )(?<!with )(?<!of the )(?<!of )(?<!thank the )(?<!thanks to the )"


class Outcome:
    """What a limb becomes."""

    ACTION, SLOT, NOTED, NOTHING, LATER = "action", "slot", "noted", "nothing", "later"


@dataclass(frozen=True)
class Somebody:
    """An active entry of the directory."""

    key: int
    name: str
    kind: str
    title: str = ""
    post: str = ""

    @property
    def known(self) -> Known:
        return Known(self.key, self.name, self.kind, self.title)

    @property
    def label(self) -> str:
        """As a person is typed and shown: see people.choosing.labelled."""
        return f"{self.name}, {self.post}" if self.post else self.name


@dataclass(frozen=True)
class Subject:
    """What the programme holds on a subject: who leads on it, and where it stands."""

    key: int
    title: str
    officers: tuple[int, ...] = ()
    members: tuple[int, ...] = ()
    on: dt.date | None = None
    slot: str = ""


@dataclass(frozen=True)
class Surroundings:
    """What the record knows around one agenda item."""

    board: str
    held: dt.date
    people: tuple[Somebody, ...] = ()
    #: A body's name and the key of who holds the post.
    bodies: tuple[tuple[str, int | None], ...] = ()
    #: The lead officers and cabinet members of the agenda item itself.
    item: Subject | None = None
    programme: tuple[Subject, ...] = ()
    #: The days the board meets on after this one, each with the day its papers must be in.
    meetings: tuple[tuple[dt.date, dt.date], ...] = ()

    @property
    def calendar(self) -> Calendar:
        days = tuple(on for on, _ in self.meetings)
        return Calendar(self.held, days[0] if days else None, days)


@dataclass(frozen=True)
class Proposal:
    """The answers a limb's form begins with, and what the co-ordinator should know before she takes them."""

    kind: str
    outcome: str
    title: str
    addressees: tuple[str, ...] = ()
    owner: int | None = None
    cabinet_member: int | None = None
    #: Who could be meant where nobody is proposed.
    owners: tuple[int, ...] = ()
    said: str = ""
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    #: The item of the programme on the same subject, in a slot after the meeting.
    slot: Subject | None = None
    is_group: bool = False
    notes: tuple[str, ...] = field(default=())


def propose(text: str, known: Surroundings, kind: str = "") -> Proposal:
    """What one limb asks for; `kind` where the co-ordinator has said it already."""
    text = HAVING.sub(r"\1", text, count=1)
    read = read_clause(Clause(None, text, 1, None), "", known.calendar, known.board)
    kind = kind or read.kind
    if kind == ResolutionKind.OTHER and (_posts(text, known) or _people(text, known)):
        kind = ResolutionKind.REQUEST  # "that Mr Reed circulate it" asks without the word
    due = find_due(text, known.calendar) if kind != ResolutionKind.NOTE else None
    if kind == ResolutionKind.AGREE and not is_task(text):
        due = read.due
    slot = later_item(text, known)
    owners, members = who_answers(text, read.addressed_to, known)
    window = _window(due, kind, known)
    is_group = kind in SETS_UP and bool(GROUP.search(text))
    outcome = Outcome.LATER if is_group else _outcome(kind, text, slot)
    is_work = outcome in (Outcome.ACTION, Outcome.SLOT)
    return Proposal(
        kind=kind,
        outcome=outcome,
        title=_title(text, read.addressed_to),
        addressees=read.addressed_to,
        owner=owners[0] if len(owners) == 1 else None,
        cabinet_member=members[0] if len(members) == 1 else None,
        owners=owners if len(owners) > 1 and is_work else (),
        slot=slot,
        is_group=is_group,
        **window,
    )


def _title(text: str, names) -> str:
    text = BOOKED.sub(lambda found: found["added"] or found["is_added"], text, count=1)
    return short_title(text, names)


def _outcome(kind: str, text: str, slot: Subject | None) -> str:
    if kind == ResolutionKind.NOTE:
        return Outcome.NOTED
    if kind == ResolutionKind.ADD_TO_PROGRAMME:
        return Outcome.SLOT
    if kind in ASKS or (kind == ResolutionKind.AGREE and is_task(text)):
        return Outcome.ACTION
    return Outcome.NOTHING if kind == ResolutionKind.AGREE else Outcome.LATER


def _window(due, kind: str, known: Surroundings) -> dict:
    """The window as the words set it; a report for one meeting is due when its paper must be in."""
    if not due:
        return {}
    first, last, notes = due.from_on, due.to_on, []
    within = [
        (on, papers) for on, papers in known.meetings if last and (first or last) <= on <= last
    ]
    for on, papers in within:
        told = f"The board meets on {_day(on)}; papers for it must be in by {_day(papers)}."
        notes.append(told)
    if kind == ResolutionKind.REPORT_BACK and first == last and len(within) == 1:
        first, last = None, within[0][1]
    return {"said": due.text[:200], "due_from": first, "due_to": last, "notes": tuple(notes)}


def _day(on: dt.date) -> str:
    return f"{on.day} {on:%B %Y}"


def who_answers(text: str, addressed_to, known: Surroundings) -> tuple[tuple, tuple]:
    """The officers who could answer for it, and the councillors: of the first source that names anybody.

    First the holders of what it is addressed to, then posts and people named in the words, then who leads on the
    agenda item, then on the same subject in the programme.
    """
    for keys in (
        _holders(addressed_to, known),
        _posts(text, known) + _people(text, known),
        _leads(known.item),
        _leads(_same(text, known)),
    ):
        officers, members = _parted(keys, known)
        if officers:
            return officers, members or _members(text, known)
    officers, members = _parted(_holders(addressed_to, known), known)
    return (), members


def _holders(names, known: Surroundings) -> list[int]:
    bodies = {name.casefold(): holder for name, holder in known.bodies}
    found = []
    for name in names:
        if holder := bodies.get(name.casefold()):
            found.append(holder)
            continue
        found += [one.key for one in known.people if one.post.casefold() == name.casefold()]
        found += _matched(BRACKETS.sub("", name), known)
        found += [key for inside in BRACKETS.findall(name) for key in _matched(inside, known)]
    return found


def _posts(text: str, known: Surroundings) -> list[int]:
    """Who holds a post that the words name in full, as somebody asked and not only spoken of."""
    words = text.casefold()
    return [
        one.key
        for one in known.people
        if " " in one.post
        and re.search(rf"{SPOKEN_OF}\b{re.escape(one.post.casefold())}\b(?!['’]s)", words)
    ]


def _people(text: str, known: Surroundings) -> list[int]:
    return [key for found in PERSON.finditer(text) for key in _matched(found[0], known)]


def _matched(name: str, known: Surroundings) -> list[int]:
    one = spelling(name)
    if not one.name or not is_person(one):
        return []
    return [
        person.key for person in match(Group((one,)), [who.known for who in known.people]).people
    ]


def _leads(subject: Subject | None) -> list[int]:
    return [*subject.officers, *subject.members] if subject else []


def _members(text: str, known: Surroundings) -> tuple[int, ...]:
    subject = known.item or _same(text, known)
    return subject.members if subject else ()


def _parted(keys, known: Surroundings) -> tuple[tuple, tuple]:
    kinds = {one.key: one.kind for one in known.people}
    keys = [key for key in dict.fromkeys(keys) if key in kinds]
    members = tuple(key for key in keys if kinds[key] == PersonKind.COUNCILLOR)
    return tuple(key for key in keys if key not in members), members


def _same(text: str, known: Surroundings) -> Subject | None:
    return next((one for one in known.programme if same_subject(text, one.title)), None)


def later_item(text: str, known: Surroundings) -> Subject | None:
    """The programme's item on the same subject that is still to come."""
    later = (one for one in known.programme if not one.on or one.on > known.held)
    return next((one for one in later if same_subject(text, one.title)), None)


def promises_in(text: str, known: Surroundings) -> list[Promise]:
    """What officers and others promised in a minute's text, without a resolution."""
    lines = [TextLine(line.strip(), n) for n, line in enumerate(text.splitlines(), 1)]
    return find_promises([line for line in lines if line.text], known.calendar)


def propose_for(promise: Promise, known: Surroundings) -> Proposal:
    """Who answers for a promise, and by when."""
    by = (promise.by,) if promise.by else ()
    owners, members = who_answers(promise.text, by, known)
    return Proposal(
        kind="",
        outcome=Outcome.ACTION,
        title=short_title(promise.text),
        owner=owners[0] if len(owners) == 1 else None,
        owners=owners if len(owners) > 1 else (),
        cabinet_member=members[0] if len(members) == 1 else None,
        **_window(promise.due, "", known),
    )
