"""A question for each loose end: it quotes the words that made the promise, and asks what came of it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from desk.loose_ends.record import Place, Record
from desk.loose_ends.told import LooseEnd, cited, said
from desk.questions.draft import Draft, about, listed, quoted, sentence
from meetings.choices import AgendaKind

OF_LIMBS = "{when}, the board resolved: “{says}”. "
OF_ITEMS = "The work programme has “{says}”. "
OF_PLANS = "The improvement plan recommends: “{says}”. "

#: The words for each rule, in which {found} is what it found and {whom} those whom it is about.
WORDS = {
    "resolution-without-follow-up": OF_LIMBS + "Could you tell the board what has been done about it?",
    "promised-not-booked": OF_LIMBS + "It has no meeting in the work programme yet. When may the board expect it?",
    "booked-late": OF_LIMBS + "It is booked for later: {found} Could it come sooner, or could you tell the board why it"
    " needs more time?",
    "met-under-another-title": OF_LIMBS + "There is now {found} Is that what the board asked for, and does it cover all"
    " of it?",
    "addressee-not-told": OF_LIMBS + "Could you tell the board whether this has been passed on{whom}, and when?",
    "circulation-incomplete": OF_LIMBS + "{found} Could you tell the board whether everybody whom it meant has received"
    " it?",
    "informal-promise": "{when}, the board heard: “{says}”. Could you tell the board what came of this?",
    "commitment-date-passed": "The papers say: “{says}”. {found} Could you tell the board whether it has been done?",
    "answer-overdue": "The board recommended: “{says}”. An answer was due by {since}{whom}. When may the board expect"
    " it?",
    "invitation-without-outcome": "The record says: “{says}”. Could you tell the board whether there has been an"
    " answer{whom}?",
    "group-without-scope": "Of the group{whom}, this is not on record yet: {found} Could you tell the board when it"
    " will be settled?",
    "text-names-another-date": OF_ITEMS + "{found} Could you tell the board when it will come?",
    "held-on-another-day": "“{says}” stands in the work programme. {found} Could you tell the board whether anything"
    " planned for the earlier date still has to come?",
    "standing-not-taken": "“{says}” is a standing item of the work programme, and no meeting on record has taken it."
    " When will the board come to it?",
    "trigger-passed": OF_ITEMS + "{found} Could you tell the board when it can come now?",
    "item-vanished": "“{says}” stood in an earlier work programme. {found} Could you tell the board what became of it?",
    "cycle-broken": "The record says: “{says}”. {found} Could you tell the board how often it is to be from now on?",
    "signed-off-without-recommendation": "“{says}” is recorded as signed off. Could you tell the board which"
    " recommendation it completes?",
    "date-moved-untold": "The papers say: “{says}”. Could you tell the board which dates these were, and which they are"
    " now?",
}  # fmt: skip

#: The words where it comes to the meeting at which it is asked, or came before it.
COME = {
    "booked-late": OF_LIMBS
    + "It has come later than the board was promised: {found} Could you tell the board why it"
    " needed more time?",
}

#: What one thing may lack in several ways at once is one question; the rules with what each asks to be told.
LACKS = {
    OF_ITEMS: {
        "item-without-officer": "which officer will bring it",
        "item-without-question": "what it will cover",
        "item-without-cabinet-member": "which cabinet member will answer for it",
        "undated-too-long": "when it will come",
    },
    OF_PLANS: {
        "recommendation-without-owner": "who answers for it",
        "recommendation-without-date": "by when it will be done",
        "recommendation-without-rating": "how it is going",
        "no-note-this-cycle": "what has changed since the board last heard of it",
    },
}
LACKING = {rule: (words, rules) for words, rules in LACKS.items() for rule in rules}

#: Under which item of an agenda the questions belong.
PROGRAMME = {
    *LACKS[OF_ITEMS], "text-names-another-date", "held-on-another-day", "standing-not-taken", "trigger-passed",
    "item-vanished",
}  # fmt: skip
PLANS = {*LACKS[OF_PLANS], "cycle-broken", "signed-off-without-recommendation", "date-moved-untold"}
#: These say of themselves whom they are about.
NAMES_SOMEBODY = {"answer-overdue", "invitation-without-outcome", "group-without-scope"}


def drafts(ends: Iterable[LooseEnd], record: Record, on: dt.date) -> Iterator[Draft]:
    """A question for each loose end, to be asked at the meeting on a day; one for all that one thing lacks, and one
    for words told twice.
    """
    found = defaultdict(list)
    for end in ends:
        words, _ = LACKING.get(end.rule, (end.rule, None))
        found[words, end.says, "" if end.rule in LACKING else end.found].append(end)
    return (_draft(some, record, on) for some in found.values())


def _draft(ends: list[LooseEnd], record: Record, on: dt.date) -> Draft:
    first = ends[0]
    rules = sorted({end.rule for end in ends})
    return Draft(
        source=first.rule,
        about=about(*rules, first.says, *(end.about for end in ends if end.rule in NAMES_SOMEBODY)),
        text=_lacking(first, rules) if first.rule in LACKING else _words(first, _asked(first, on)),
        ask=", ".join(whom(record, first)),
        found_in=_found_in(first),
        under=_under(first.rule),
        is_private=any(end.is_private for end in ends),
    )


def _lacking(end: LooseEnd, rules: list[str]) -> str:
    words, asked = LACKING[end.rule]
    told = listed(part for rule, part in asked.items() if rule in rules)
    return f"{_words(end, words)}Could you tell the board {told}?"


def _asked(end: LooseEnd, on: dt.date) -> str:
    has_come = end.booked_on and end.booked_on <= on
    return (has_come and COME.get(end.rule)) or WORDS[end.rule]


def _words(end: LooseEnd, words: str) -> str:
    return words.format(
        says=quoted(end.says),
        found=_found(end),
        when=f"On {said(end.since)}" if end.since else "At an earlier meeting",
        since=said(end.since) if end.since else "now",
        whom=f" ({end.about})"
        if end.rule in NAMES_SOMEBODY and end.about and end.about not in end.says
        else "",
    )


def _found(end: LooseEnd) -> str:
    """What was found, where something stands before it or none; what is missing of a group as a list."""
    missing = end.found.removeprefix("Not said: ")
    if missing != end.found:
        return f"{listed(missing.rstrip('.').split(', '))}."
    return sentence(end.found)


def whom(record: Record, end: LooseEnd) -> tuple[str, ...]:
    """Who could answer, as the record names them; nobody where it names none."""
    if end.rule in ("answer-overdue", "invitation-without-outcome"):
        return (end.about,) if end.about else ()
    place = next(iter(end.places), None)
    return next((names for at, names in _answering(record) if at == place and any(names)), ())


def _answering(record: Record) -> Iterator[tuple[Place, tuple[str, ...]]]:
    for item in record.items:
        yield item.place, (*item.officers, *item.cabinet)
    for limb in record.limbs:
        yield limb.place, limb.addressees
    for one in (*record.promises, *record.commitments):
        yield one.place, (one.by,)
    for plan in record.plans:
        for one in plan.recommendations:
            yield one.place, (one.owner,)


def _found_in(end: LooseEnd) -> str:
    """Where it stands, in words that a reader of the papers can follow."""
    place = next(iter(end.places), None)
    if end.rule in PROGRAMME:
        where = "Work programme"
    elif end.rule in LACKING:
        where = f"Recommendation {end.about}" if end.about else "Improvement plan"
    else:
        where = cited(end.about) if WORDS[end.rule].startswith(OF_LIMBS) else ""
    page = f"page {place.page}" if place and place.page else ""
    return sentence(", ".join(filter(None, (where, page))))[:-1]


def _under(rule: str) -> str:
    if rule in PROGRAMME:
        return AgendaKind.WORK_PROGRAMME
    return "" if rule in PLANS else AgendaKind.OUTSTANDING
