"""What was asked of somebody, and what was offered to the board: told, answered, done, or nothing."""

import re
from collections.abc import Iterable

from desk.loose_ends.matching import MEETS, Thing
from desk.loose_ends.record import Circulation, Limb, Place, Promise, Record
from desk.loose_ends.rules.booking import booked, comes_back, end_of, is_open
from desk.loose_ends.rules.hearing import covers, heard, is_new, later, telling
from desk.loose_ends.told import LooseEnd, Standing, said
from desk.loose_ends.words import words_of

#: What somebody else is asked to do.
ASKED_OF_OTHERS = ("request", "recommend", "refer")
#: What the board only decides is done with it, unless somebody has to do something.
DECIDES = ("agree", "other")
TO_DO = re.compile(
    r"\b(?:be|to) (?:held|hold|set up|established?|arranged?|invited?|written|write|prepared?|undertake|visit)\b",
    re.IGNORECASE,
)
#: What became of something asked: somebody spoke to it.
ANSWERED = re.compile(
    r"(?=.*\b(?:recommend\w*|request\w*|respon\w+|repl(?:y|ied)|answer\w*|letter|asked)\b)"
    r".*\b(?:considered|accepted|agreed|rejected|declined|refused|respon(?:ded|se)|repl(?:y|ied)|answered|received"
    r"|acknowledged|approved|noted|told|informed|sent|wrote|written|confirmed)\b",
    re.IGNORECASE,
)
#: How much of what was asked a sentence must name, by weight, that tells of the answer of whoever was asked.
PART = 0.4
#: Two offers with so much in common are one.
SAME = 75
CIRCULATE = ("circulate", "circulated", "circulation")
#: Those who sit in the room are told by being there.
IN_THE_ROOM = re.compile(
    r"(?:the )?(?:officers?|members|staff|scrutiny (?:officer|co-?ordinator)|chair(?:man|person)?)",
    re.IGNORECASE,
)
#: The words before what was offered: "Officers offered to send".
OFFERED = re.compile(r"^.{0,120}?\b(?:to|would|will)\b(?: be)?(?: \w+)?", re.IGNORECASE)


def circulation_incomplete(record: Record) -> Iterable[LooseEnd]:
    """Something to be circulated to people whom the list of those who get it does not name."""
    for limb in record.limbs:
        found = _is_circulated(record, limb) if is_open(record, limb) else None
        if found and (missing := _missing_readers(limb, found)):
            there = f"It goes to {', '.join(found.to)}; not named: {' '.join(missing)}."
            yield end_of("circulation-incomplete", limb, there, looked_for="them among those who get it",
                       beside=found.place)  # fmt: skip


def addressee_not_told(record: Record) -> Iterable[LooseEnd]:
    """A recommendation or request to somebody, of which nothing says that they were told."""
    for limb in record.limbs:
        is_asked = limb.kind in ASKED_OF_OTHERS and is_open(record, limb)
        told = {one.addressee for one in record.notices if one.citation == limb.citation}
        untold = [one for one in _elsewhere(limb) if one not in told]
        if is_asked and untold and not (_is_followed(record, limb) or _is_booked(record, limb)):
            yield end_of("addressee-not-told", limb, f"Nothing says that anybody told {' or '.join(untold)}.",
                       looked_for="a notice to them")  # fmt: skip


def resolution_without_follow_up(record: Record) -> Iterable[LooseEnd]:
    """Any other limb that neither an action, a slot, a paper nor a decision follows up."""
    for limb in record.limbs:
        is_done = limb.kind in DECIDES and not TO_DO.search(limb.text)
        is_another = not comes_back(limb) and limb.kind != "note" and not is_done
        is_asked = limb.kind in ASKED_OF_OTHERS and _elsewhere(limb)
        if not (is_another and is_open(record, limb)) or is_asked or _is_followed(record, limb):
            continue
        if not _is_booked(record, limb):
            yield end_of("resolution-without-follow-up", limb, "Nothing follows it up.",
                       looked_for="an action, a slot, a paper or a decision")  # fmt: skip


def _elsewhere(limb: Limb) -> list[str]:
    """Whom a limb speaks to, who was not in the room."""
    return [one for one in limb.addressees if not IN_THE_ROOM.fullmatch(one)]


def _is_booked(record: Record, limb: Limb) -> bool:
    """Whether the programme or a later agenda has something that answers it."""
    found = booked(record, limb)
    return bool(found and found[1].score >= MEETS)


def _is_followed(record: Record, limb: Limb) -> bool:
    """Whether a list of readers, or a later sentence, tells of what a limb asks for."""
    wanted = limb.text
    for one in limb.addressees:
        wanted = wanted.replace(one, " ")
    return bool(
        _is_circulated(record, limb)
        or heard(record, wanted, limb.asked_on)
        or _is_answered(record, limb, wanted)
    )


def _is_answered(record: Record, limb: Limb, wanted: str) -> bool:
    """Whether a later sentence tells of what one of those who were asked said to it."""
    asked = [set(words_of(one, {})) for one in _elsewhere(limb)]
    about = record.names.subject(wanted)
    return any(
        covers(record, about, told.text) >= PART
        for told in later(telling(record, ANSWERED), limb.asked_on)
        if any(one <= set(words_of(told.text, {})) for one in asked)
    )


def informal_promise(record: Record) -> Iterable[LooseEnd]:
    """Something offered in the telling of the minutes that nothing follows up, nor a resolution says again."""
    told: list[tuple[Promise, list[Place]]] = []
    for promise in record.promises:
        if promise.followed or is_new(record, promise.made_on) or _is_kept(record, promise):
            continue
        same = [places for one, places in told if _says_the_same(record, promise, one)]
        if same:
            same[0].append(promise.place)
        else:
            told.append((promise, [promise.place]))
    for promise, places in told:
        yield LooseEnd(
            "informal-promise", promise.text, "Nothing follows it up.", since=promise.made_on,
            looked_for="an action or a slot", places=tuple(places),
        )  # fmt: skip


def _offered(promise: Promise) -> str:
    return OFFERED.sub("", promise.text, count=1).strip() or promise.text


def _is_kept(record: Record, promise: Promise) -> bool:
    """Whether a resolution of the same item says it again, or a later sentence that it was done."""
    asked = Thing(_offered(promise))
    beside = [
        one
        for one in record.limbs
        if (one.asked_on, one.title) == (promise.made_on, promise.title) and one.kind != "note"
    ]
    again = any(record.names.match(asked, Thing(one.text)).score >= MEETS for one in beside)
    return again or bool(heard(record, asked.name, promise.made_on))


def _says_the_same(record: Record, promise: Promise, other: Promise) -> bool:
    """Two tellings of one offer: of the same item, in words of which each has most of the other's."""
    if (promise.made_on, promise.title) != (other.made_on, other.title):
        return False
    mine, theirs = Thing(_offered(promise)), Thing(_offered(other))
    return (
        min(record.names.match(mine, theirs).score, record.names.match(theirs, mine).score) >= SAME
    )


def answer_overdue(record: Record) -> Iterable[LooseEnd]:
    """An addressee who was told and is silent past the lawful time (LGA 2000 s.9FE; SI 2013/218 reg. 22)."""
    for notice in record.notices:
        if not notice.answered_on and notice.answer_due and notice.answer_due < record.today:
            yield LooseEnd(
                "answer-overdue", notice.text, f"{notice.addressee} has not answered.",
                Standing.UNANSWERED, looked_for=f"an answer by {said(notice.answer_due)}",
                since=notice.answer_due, places=(notice.place,), about=notice.addressee,
            )  # fmt: skip


def _is_circulated(record: Record, limb: Limb) -> Circulation | None:
    """The list of those who get what a limb wants to be circulated."""
    if not set(words_of(limb.text, {})) & set(CIRCULATE):
        return None
    wanted = record.names.subject(limb.text)
    about = [
        one for one in record.circulations if record.names.subject(one.what).keys() & wanted.keys()
    ]
    return about[0] if about else None


def _missing_readers(limb: Limb, circulation: Circulation) -> list[str]:
    """The words behind "circulated … to", where no reader on the list has them."""
    named = limb.text.partition(" to ")[2].strip(" .")
    known = {
        word for reader in (*circulation.to, circulation.text) for word in words_of(reader, {})
    }
    return named.split() if any(word not in known for word in words_of(named, {})) else []
