"""Work programmes as they were published: kept for ever, and held against one another.

What was open then is shown only while it is open now: an item that became private leaves every version at once.
"""

import re
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.timezone import localdate
from rapidfuzz import fuzz

from actions.choices import ItemStatus
from actions.models import Event, ProgrammeItem, ProgrammeVersion, ProgrammeVersionExempt
from actions.services import ChangeRefused
from meetings import services as meetings
from meetings.models import Board, Meeting, Minute, Resolution

#: Titles as alike as this may be one item; a little less will do where the people or the day are the same.
ALIKE, ALIKE_WITH_SUPPORT = 88, 72
#: How much of a title's words a minute must have to be about it.
NAMED = 0.8
REASONS = ("item_moved", "item_slipped", "item_carried", "item_dropped")


@transaction.atomic
def publish(*, board, year, by, now, meeting=None, items=None):
    """Keep the programme of a year as it stands, or `items` of it, as its next version.

    What draft minutes added is not out, and waits for the next. For the same meeting and with the same items nothing
    new is kept. Refused for an empty programme.
    """
    if items is None:
        items = ProgrammeItem.objects.filter(board=board, year=year).circulated()
        items = items.exclude(status=ItemStatus.DROPPED).order_by("position", "pk")
    open_items, private = _frozen(items)
    if not open_items and not private:
        raise ChangeRefused("There is nothing on this work programme to publish.")
    last = ProgrammeVersion.objects.filter(board=board, year=year)
    if meeting and (same := _same(last.filter(meeting=meeting), open_items, private)):
        return same
    number = (last.aggregate(last=Max("number"))["last"] or 0) + 1
    try:
        with transaction.atomic():
            version = ProgrammeVersion.objects.create(
                board=board, year=year, number=number, meeting=meeting, published_at=now, by=by,
                items=open_items,
            )  # fmt: skip
    except IntegrityError:
        raise ChangeRefused("Somebody else published it at the same moment. Look again.") from None
    if private:
        ProgrammeVersionExempt.objects.create(version=version, items=private)
    after = {"year": year, "number": number}
    meetings.record(kind="programme_published", board=board, by=by, now=now, after=after)
    return version


def _same(versions, open_items, private):
    version = versions.select_related("exempt").order_by("-number").first()
    if version and (version.items, _exempt(version)) == (open_items, private):
        return version
    return None


def _exempt(version):
    held = getattr(version, "exempt", None)
    return held.items if held else []


def _frozen(items):
    """Entries for everybody, and those for whoever reads private business: informal meetings are theirs too."""
    items = items.select_related("meeting", "exempt")
    parts = ([], [])
    for item in items.prefetch_related("lead_officers", "cabinet_members"):
        hidden = item.is_private or bool(item.meeting and not item.meeting.is_formal)
        parts[hidden].append(_entry(item))
    return parts


def _entry(item):
    people = [*item.cabinet_members.all(), *item.lead_officers.all()]
    return {
        "item": item.pk,
        "slot": item.slot,
        "meeting": item.meeting_id,
        "on": item.meeting.on.isoformat() if item.meeting else None,
        "title": item.word("title"),
        "people": [person.pk for person in people],
        "others": item.others,
    }


def told(version, person):
    """The entries of a version that somebody may read now."""
    entries = list(version.items)
    if Board.objects.private_to(person).filter(pk=version.board_id).exists():
        return entries + _exempt(version)
    closed = ProgrammeItem.objects.filter(board=version.board_id, is_private=True)
    closed = set(closed.values_list("pk", flat=True))
    return [entry for entry in entries if entry["item"] not in closed]


# --- Two versions held against one another


@dataclass
class Difference:
    """One item that is not as it was; `perhaps` when only its likeness speaks for its being the same."""

    before: dict | None
    after: dict | None
    perhaps: bool = False
    said: list = field(default_factory=list)

    @property
    def kind(self):
        if self.perhaps:
            return "doubtful"
        if not self.after:
            return "gone"
        if not self.before:
            return "came"
        return "moved" if slot_of(self.before) != slot_of(self.after) else "retitled"


def slot_of(entry):
    return entry["slot"], entry["on"]


def compare(before, after):
    """What differs between two lists of entries. Only the same row or the same words make two entries one item."""
    pairs, gone, came = _paired(before, after, lambda entry: entry["item"])
    more, gone, came = _paired(gone, came, lambda entry: plain(entry["title"]))
    found = [
        Difference(*pair)
        for pair in pairs + more
        if slot_of(pair[0]) != slot_of(pair[1])
        or plain(pair[0]["title"]) != plain(pair[1]["title"])
    ]
    alike, gone, came = _alike(gone, came)
    found += [Difference(*pair, perhaps=True) for pair in alike]
    found += [Difference(entry, None) for entry in gone]
    return found + [Difference(None, entry) for entry in came]


def _paired(before, after, key):
    """Entries that share a key nobody else has, and what is left on either side."""
    mine, theirs = _by(before, key), _by(after, key)
    pairs = [
        (mine[same][0], theirs[same][0])
        for same in mine
        if len(mine[same]) == 1 and len(theirs.get(same, ())) == 1
    ]
    used = {id(entry) for pair in pairs for entry in pair}
    left = [[entry for entry in side if id(entry) not in used] for side in (before, after)]
    return pairs, *left


def _by(entries, key):
    found = {}
    for entry in entries:
        found.setdefault(key(entry), []).append(entry)
    return found


def _alike(gone, came):
    """The likeliest pairs of what went and what came, each entry in one at most."""
    scored = [
        (_likeness(old, new), n, m) for n, old in enumerate(gone) for m, new in enumerate(came)
    ]
    pairs, used = [], (set(), set())
    for score, n, m in sorted(scored, reverse=True):
        if score and n not in used[0] and m not in used[1]:
            pairs.append((gone[n], came[m]))
            used[0].add(n)
            used[1].add(m)
    left = [
        [entry for n, entry in enumerate(side) if n not in taken]
        for side, taken in zip((gone, came), used, strict=True)
    ]
    return pairs, *left


def _likeness(old, new):
    score = fuzz.token_sort_ratio(plain(old["title"]), plain(new["title"]))
    shares = set(old["people"]) & set(new["people"]) or (old["on"] and old["on"] == new["on"])
    return score if score >= (ALIKE_WITH_SUPPORT if shares else ALIKE) else 0


def plain(words):
    return " ".join(re.findall(r"\w+", words.casefold()))


# --- Whether the record says why


def explain(differences, old, new, person):
    """Put beside each difference what the record says of it, as (words, address): minutes, limbs and reasons."""
    minuted = list(_minuted(old, new, person))
    pks = {entry["item"] for one in differences for entry in (one.before, one.after) if entry}
    reasons = _reasons(pks, old, new, person)
    for one in differences:
        entries = [entry for entry in (one.before, one.after) if entry]
        one.said = [
            (cited, href)
            for title, text, cited, href in minuted
            if any(names(entry["title"], f"{title} {text}") for entry in entries)
        ]
        one.said += [said for entry in entries for said in reasons.get(entry["item"], ())]
        one.said = list(dict.fromkeys(one.said))
    return sorted(differences, key=lambda one: (ORDER.index(one.kind), bool(one.said)))


#: What vanished is asked for first.
ORDER = ("gone", "doubtful", "moved", "retitled", "came")


def _days(old, new):
    return [
        each.meeting.on if each.meeting else localdate(each.published_at) for each in (old, new)
    ]


def _minuted(old, new, person):
    """(title, text, citation, address) of every minute and limb of the meetings between the two."""
    held = Meeting.objects.visible_to(person).filter(board=old.board_id, on__range=_days(old, new))
    minutes = Minute.objects.visible_to(person).filter(meeting__in=held.values("pk"))
    for minute in minutes.select_related("meeting"):
        href = f"{minute.meeting.get_absolute_url()}#minute-{minute.pk}"
        yield minute.word("title"), minute.word("text"), f"Minute {minute.citation}", href
    limbs = Resolution.objects.visible_to(person).filter(minute__meeting__in=held.values("pk"))
    for limb in limbs.select_related("minute__meeting"):
        href = f"{limb.minute.meeting.get_absolute_url()}#resolution-{limb.pk}"
        yield "", limb.word("text"), f"Resolution under minute {limb.minute.citation}", href


def _reasons(pks, old, new, person):
    """By item: the reasons given for its moves between the two publications. Only items one may read now."""
    items = ProgrammeItem.objects.visible_to(person).filter(pk__in=pks).values("pk")
    events = Event.objects.filter(
        programme_item__in=items,
        kind__in=REASONS,
        at__gt=old.published_at,
        at__lte=new.published_at,
    )
    found = {}
    for event in events.exclude(text="").select_related("programme_item"):
        told = (f"Reason given: {event.text}", event.programme_item.get_absolute_url())
        found.setdefault(event.programme_item_id, []).append(told)
    return found


def names(title, text):
    """Whether a text has most of a title's words, and at least two of them."""
    words = {word for word in plain(title).split() if len(word) > 3}
    there = words & set(plain(text).split())
    return len(there) >= 2 and len(there) >= NAMED * len(words)
