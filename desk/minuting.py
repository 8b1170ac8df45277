"""What minutes at the table do across the apps: a limb becomes work at once, a promise is caught, a draft goes out."""

from django.db import transaction
from django.db.models import Q
from rapidfuzz import fuzz

from actions import programme
from actions.choices import ActionKind, ItemStatus, Origin, SlotKind
from actions.models import Action, ProgrammeItem
from actions.services import open_action
from desk.proposing import ACTION_KINDS, Outcome, Somebody, Subject, Surroundings
from meetings import services as meetings
from meetings.choices import Settled
from meetings.deadlines import calendar
from meetings.models import Meeting
from meetings.services import ChangeRefused
from packs.intake.handing.minutes import BODY_KINDS
from packs.intake.wording import plain
from people.choices import BodyKind
from people.models import Body, Person
from people.services import add_body

#: A promise whose words were mended a little is the one that was caught.
SAME_PROMISE = 90
SETTLED = {Outcome.NOTED: Settled.NOTED, Outcome.NOTHING: Settled.NOTHING_NEEDED}


def surroundings(minute):
    """What the record knows around one minute: who there is, who leads on it, and when the board meets next."""
    meeting = minute.meeting
    people = Person.objects.active().values_list("pk", "name", "kind", "title", "post")
    items = ProgrammeItem.objects.filter(board=meeting.board, is_private=False)
    items = items.exclude(status=ItemStatus.DROPPED).select_related("meeting")
    items = list(items.prefetch_related("lead_officers", "cabinet_members"))
    of_item = [one for one in items if minute.item_id and one.agenda_item_id == minute.item_id]
    later = Meeting.objects.standing().filter(board=meeting.board, on__gt=meeting.on).order_by("on")
    later = list(later.select_related("board"))
    days = calendar() if later else None
    return Surroundings(
        board=meeting.board.name,
        held=meeting.on,
        people=tuple(Somebody(*told) for told in people),
        bodies=tuple(Body.objects.values_list("name", "holder")),
        item=_subject(of_item[0]) if of_item else None,
        programme=tuple(_subject(one) for one in items),
        meetings=tuple((one.on, days.papers_due(one)) for one in later),
    )


def _subject(item):
    return Subject(
        key=item.pk,
        title=item.title,
        officers=tuple(person.pk for person in item.lead_officers.all()),
        members=tuple(person.pk for person in item.cabinet_members.all()),
        on=item.meeting.on if item.meeting else None,
        slot=str(item.meeting) if item.meeting else item.get_slot_display().lower(),
    )


@transaction.atomic
def become(*, limb, version, outcome, kind, by, now, due, addressees="", reason="", **details):
    """Decide what a limb becomes: an action, a slot of the programme, noted, nothing needed, or nothing yet.

    `addressees` are names, one a line. Returns the action or the programme item, if any.

    Refused as Stale when the limb was written since `version`,
    so that two who decide at once do not open two actions; and when something came of it already.
    """
    if outcome in (Outcome.ACTION, Outcome.SLOT) and has_become(limb):
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


def _open(limb, kind, due, addressees, by, now, details):
    return open_action(
        board=limb.minute.meeting.board,
        title=details["title"],
        asked=limb.word("text"),
        kind=ACTION_KINDS.get(kind, ActionKind.OTHER),
        owner=details.get("owner"),
        cabinet_member=details.get("cabinet_member"),
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


def caught_in(minute):
    caught = Action.objects.filter(minute=minute, kind=ActionKind.PROMISE)
    return list(caught.select_related("exempt", "owner").order_by("pk"))


def caught_as(text, actions):
    """The action that follows a promise, even when its words were mended since; or None."""
    same = (
        one for one in actions if fuzz.ratio(plain(one.word("asked")), plain(text)) >= SAME_PROMISE
    )
    return next(same, None)


@transaction.atomic
def circulate(*, meeting, by, now, taken):
    """Send the draft out, and mark as taken the items of the programme that the meeting took."""
    meetings.circulate_minutes(meeting=meeting, by=by, now=now)
    for item in items_of(meeting):
        if item in taken:
            programme.take_item(item=item, meeting=meeting, by=by, now=now)
    return meeting


def items_of(meeting):
    """The programme's items that a meeting has before it: those booked there, and standing ones on its agenda."""
    here = Q(meeting=meeting) | Q(slot=SlotKind.STANDING, agenda_item__meeting=meeting)
    items = ProgrammeItem.objects.filter(here, status=ItemStatus.PLANNED)
    return items.select_related("exempt", "meeting").order_by("position", "pk")
