"""What minutes at the table do across the apps: a limb becomes work at once, a promise is caught, a draft goes out."""

from collections import defaultdict
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Value

from actions import programme
from actions.choices import ActionKind, AnswerVerdict, ItemStatus, Origin, SlotKind
from actions.models import Action, Answer, Notice, ProgrammeItem
from actions.services import open_action, owed_to, say_whether_it_came
from actions.services import withhold as withhold_words
from desk.papers.making import withhold as withhold_documents
from desk.promised import caught_as
from desk.proposing import (
    ACTION_KINDS,
    Outcome,
    Somebody,
    Subject,
    Surroundings,
    promises_in,
)
from meetings import services as meetings
from meetings.choices import Settled
from meetings.deadlines import calendar
from meetings.models import Board, Paper, Resolution
from meetings.services import ChangeRefused
from packs.intake.handing.minutes import BODY_KINDS
from people.choices import BodyKind
from people.models import Body, Person
from people.services import add_body

#: Where it is kept who leads on an item.
LEADS = {
    "officers": ProgrammeItem.lead_officers.through,
    "members": ProgrammeItem.cabinet_members.through,
}
SETTLED = {Outcome.NOTED: Settled.NOTED, Outcome.NOTHING: Settled.NOTHING_NEEDED}


def surroundings(minute, items, later, bodies):
    """What the record knows around one minute: who there is, who leads on it, and when the board meets next.

    `items` are those of the board's programme, `later` its meetings after this one. Of private items nothing is said:
    what is proposed may stand in the open.
    """
    meeting = minute.meeting
    people = Person.objects.active().values_list("pk", "name", "kind", "title", "post")
    leads = who_leads(items)
    known = [(one, _subject(one, leads)) for one in items if not one.is_private]
    of_item = (it for one, it in known if minute.item_id and one.agenda_item_id == minute.item_id)
    days = calendar() if later else None
    return Surroundings(
        board=meeting.board.name,
        held=meeting.on,
        people=tuple(Somebody(*told) for told in people),
        bodies=tuple((body.name, body.holder_id) for body in bodies),
        item=next(of_item, None),
        programme=tuple(it for _, it in known),
        meetings=tuple((one.on, days.papers_due(one)) for one in later),
    )


def who_leads(items):
    """The lead officers and the cabinet members of some items, in one query: {(item, which): people}."""
    found, keys = defaultdict(tuple), [item.pk for item in items]
    each = [
        through.objects.filter(programmeitem__in=keys)
        .order_by()
        .values_list("programmeitem_id", "person_id", Value(which))
        for which, through in LEADS.items()
    ]
    for item, person, which in each[0].union(*each[1:], all=True):
        found[item, which] += (person,)
    return found


def _subject(item, leads):
    return Subject(
        key=item.pk,
        title=item.title,
        officers=leads[item.pk, "officers"],
        members=leads[item.pk, "members"],
        on=item.meeting.on if item.meeting else None,
        slot=str(item.meeting) if item.meeting else item.get_slot_display().lower(),
    )


@transaction.atomic
def become(*, limb, version, outcome, kind, by, now, due, addressees="", reason="", **details):
    """Decide what a limb becomes: an action, a slot of the programme, noted, nothing needed, or nothing yet.

    `addressees` are names, one a line. Returns the action or the programme item, if any.

    Refused as Stale when the limb was written since `version`,
    so that two who decide at once do not open two actions; and when something came of it already: but report backs
    of it that stand nowhere are booked where it is put.
    """
    waiting = unbooked(limb) if outcome == Outcome.SLOT else []
    if outcome in (Outcome.ACTION, Outcome.SLOT) and has_become(limb) and not waiting:
        raise ChangeRefused("Something came of this limb already.")
    addressees = _bodies_called(addressees, by, now)
    meetings.describe_limb(
        limb=limb,
        version=version,
        kind=kind,
        addressees=addressees,
        due=due,
        settled=SETTLED.get(outcome, Settled.OPEN),
        reason=reason if outcome == Outcome.NOTHING else "",
        by=by,
        now=now,
    )
    if outcome == Outcome.ACTION:
        return _open(limb, kind, due, addressees, by, now, details)
    if waiting:
        return _book_waiting(waiting, by, now, details)
    if outcome == Outcome.SLOT:
        return _book(limb, by, now, details)
    return None


def _bodies_called(lines, by, now):
    """The bodies named one a line, found whatever the case, or added."""
    names = list(filter(None, (" ".join(line.split())[:160] for line in lines.splitlines())))
    known = {body.name.casefold(): body for body in Body.objects.all()} if names else {}
    for name in names:
        if name.casefold() not in known:
            kinds = (kind for words, kind in BODY_KINDS if words in name.casefold())
            added = add_body(name=name, kind=next(kinds, BodyKind.OTHER), by=by, now=now)
            known[name.casefold()] = added
    return [known[name.casefold()] for name in dict.fromkeys(names)]


def has_become(limb):
    return limb.actions.exists() or limb.programme.exists()


def unbooked(limb):
    """The report backs of a limb that come back nowhere yet."""
    if limb.programme.exists():
        return []
    waiting = limb.actions.filter(programme_item=None).select_related("board", "owner", "exempt")
    return [action for action in waiting.order_by("pk") if programme.is_bookable(action)]


def _book_waiting(actions, by, now, details):
    """All of them to one item: the one chosen, or the one that is made for the first."""
    item = details.get("item")
    slot = {"slot": details.get("slot", ""), "meeting": details.get("meeting")}
    for action in actions:
        item = programme.book_action(action=action, item=item, by=by, now=now, **slot)
    return item


def followed():
    """Limbs with `is_followed`: it became something, was sent on, was answered in full, or is settled as it stands."""
    of_limb = {"resolution": OuterRef("pk")}
    # An item that came, and did not answer all of it, is no slot to come.
    short = Answer.objects.filter(
        resolution=OuterRef("resolution"), agenda_item__meeting=OuterRef("meeting")
    ).exclude(verdict=AnswerVerdict.YES)
    came = (
        Action.objects.filter(**of_limb),
        ProgrammeItem.objects.filter(~Exists(short), **of_limb),
        Notice.objects.filter(**of_limb),
        Board.objects.filter(set_up_by=OuterRef("pk")),
        Answer.objects.filter(**of_limb, verdict=AnswerVerdict.YES),
    )
    is_followed = reduce(or_, map(Exists, came), ~Q(settled=Settled.OPEN))
    return Resolution.objects.annotate(is_followed=is_followed)


def _open(limb, kind, due, addressees, by, now, details):
    return open_action(
        board=limb.minute.meeting.board,
        title=details["title"],
        asked=limb.word("text"),
        kind=ACTION_KINDS.get(kind, ActionKind.OTHER),
        owner=details.get("owner"),
        cabinet_member=details.get("cabinet_member"),
        raised_by=details.get("raised_by"),
        addressees=addressees,
        meeting=limb.minute.meeting,
        resolution=limb,
        due=due,
        opened_on=limb.minute.meeting.on,
        is_private=limb.is_private,
        by=by,
        now=now,
    )


def _book(limb, by, now, details):
    """The item that is on the programme already, tied to the limb; or a new one, in the slot that was chosen."""
    item = details.get("item")
    if item:
        return programme.change_item(
            item=item, version=item.version, resolution=limb, by=by, now=now
        )
    meeting = details.get("meeting")
    minute = limb.minute
    on = meeting.on if meeting else minute.meeting.on
    owner, member = details.get("owner"), details.get("cabinet_member")
    return programme.add_item(
        board=minute.meeting.board,
        year=meetings.first_year(on),
        slot=details["slot"],
        meeting=meeting,
        title=details["title"],
        origin=Origin.MINUTE,
        resolution=limb,
        minute=minute,
        lead_officers=[owner] if owner else [],
        cabinet_members=[member] if member else [],
        is_private=limb.is_private,
        asked_on=minute.meeting.on,
        by=by,
        now=now,
    )


@transaction.atomic
def catch_promise(*, minute, text, title, owner, due, by, now, cabinet_member=None):
    """Follow an informal promise like any action. Refused for one that was caught already.

    Opening takes the board's next reference, at which two who catch it at once wait for each other; so the second
    finds the first one's action here, and its own is undone.
    """
    action = open_action(
        board=minute.meeting.board,
        title=title,
        asked=text,
        kind=ActionKind.PROMISE,
        owner=owner,
        cabinet_member=cabinet_member,
        meeting=minute.meeting,
        minute=minute,
        due=due,
        opened_on=minute.meeting.on,
        is_private=minute.is_private,
        by=by,
        now=now,
    )
    others = [one for one in caught_in(minute) if one.pk != action.pk]
    if caught := caught_as(text, others):
        raise ChangeRefused(f"This promise is followed already, as {caught.reference}.")
    return action


@transaction.atomic
def withhold(*, minute, by, now):
    """Make a draft minute private as its item is by now, with all that came of it.

    Refused where a limb was sent on, or somebody wrote about what came of it: those words are out. Returns the
    documents that were withdrawn from the public because they said any of it.
    """
    sent = Q(notices__isnull=False) | Q(groups__isnull=False) | Q(answers__isnull=False)
    if limb := minute.resolutions.filter(sent).first():
        raise ChangeRefused(f"What was resolved ({limb.number}) was sent on already, in the open.")
    items = ProgrammeItem.objects.filter(minute=minute, is_private=False)
    came = Q(minute=minute) | Q(resolution__minute=minute) | Q(programme_item__in=items)
    rows = [*Action.objects.filter(came, is_private=False), *items]
    said = [minute.title, minute.text, *minute.resolutions.values_list("text", flat=True)]
    said += [row.title for row in rows]
    for row in rows:
        withhold_words(about=row, by=by, now=now)
    meetings.withhold_minute(minute=minute, by=by, now=now)
    return withhold_documents(meeting=minute.meeting, words=said, by=by, now=now)


def promised(minute):
    """The promises that a minute's text makes, read from its words alone."""
    alone = Surroundings(minute.meeting.board.name, minute.meeting.on)
    return [promise.text for promise in promises_in(minute.word("text"), alone)]


def caught_in(minute):
    caught = Action.objects.filter(minute=minute, kind=ActionKind.PROMISE)
    return caught.select_related("exempt", "owner").order_by("pk")


@transaction.atomic
def circulate(*, meeting, by, now, taken, papers=()):
    """Send the draft out, and mark as taken the items of the programme that the meeting took.

    `papers` are those that were owed to it: (action, whether its paper came, why not).
    """
    meetings.circulate_minutes(meeting=meeting, by=by, now=now)
    for item in items_of(meeting):
        if item in taken:
            programme.take_item(item=item, meeting=meeting, by=by, now=now)
    say_of_papers(papers=papers, by=by, now=now)
    return meeting


@transaction.atomic
def say_of_papers(*, papers, by, now):
    """Say of each paper whether it came; what is refused for one is said of none."""
    for action, came, why in papers:
        say_whether_it_came(action=action, came=came, why=why, by=by, now=now)


def papers_owed(meeting, person):
    """The actions that owed a paper to a meeting and were not answered, and the keys of those whose paper is there."""
    owed = owed_to(meeting).visible_to(person).select_related("owner", "board", "programme_item")
    there = Paper.objects.filter(
        item=OuterRef("programme_item__agenda_item"), item__meeting=meeting
    )
    actions = list(owed.annotate(is_in=Exists(there)).order_by("due_to", "pk"))
    return actions, {action.pk for action in actions if action.is_in}


def items_of(meeting):
    """The programme's items that a meeting has before it: those booked there, and standing ones on its agenda."""
    here = Q(meeting=meeting) | Q(slot=SlotKind.STANDING, agenda_item__meeting=meeting)
    items = ProgrammeItem.objects.filter(here, status=ItemStatus.PLANNED)
    return items.select_related("exempt", "meeting").order_by("position", "pk")
