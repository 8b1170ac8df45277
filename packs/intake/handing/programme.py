"""The work programme: each row an item in its slot, with its officers and cabinet members told apart."""

from django.utils.timezone import localdate

from actions import programme
from actions.choices import SlotKind
from packs.intake.refusing import ChangeRefused
from packs.intake.wording import plain, same_subject
from packs.matching import is_person, spelling
from people.choices import PersonKind


def hand_programme_item(work, finding, answers):
    """Put an item in the programme, or bring the one that stands in this slot up to date."""
    meeting = _slot_meeting(work, answers)
    officers, members, others = _people(work, finding.data["people"])
    details = {"title": answers["title"], "detail": answers["detail"], "others": others}
    year = _year(work, meeting)
    item = finding.programme_item or _same_item(
        work, answers["title"], answers["slot"], meeting, year
    )
    if item:
        finding.programme_item = _bring_up_to_date(
            work, item, details, answers["slot"], meeting, officers, members
        )
        return
    today = localdate(work.now)
    finding.programme_item = programme.add_item(
        board=work.board,
        year=year,
        slot=answers["slot"],
        meeting=meeting,
        position=finding.data["position"],
        lead_officers=officers,
        cabinet_members=members,
        resolution=_asked_for_by(work, answers["title"], meeting),
        asked_on=work.pack.meeting_on,
        slot_since=min(work.pack.meeting_on or today, today),
        **details,
        **work.signed(),
    )
    work.known.programme.append(finding.programme_item)


def _slot_meeting(work, answers):
    if answers["slot"] != SlotKind.MEETING:
        return None
    if not answers["meeting_on"]:
        raise ChangeRefused("Enter the day of the meeting, or choose another slot.")
    return work.slot_meeting(answers["meeting_on"])


def _people(work, names):
    """Officers, cabinet members, and the words for groups and bodies. Asks for whoever is not confirmed."""
    officers, members, others = [], [], []
    for name in names:
        one = spelling(name)
        person = work.known.person(one) if is_person(one) else None
        if not person:
            others.append(name)
        elif person.kind == PersonKind.COUNCILLOR:
            members.append(person)
        else:
            officers.append(person)
    return officers, members, "; ".join(others)[:300]


def _year(work, meeting):
    """The municipal year of the slot's meeting, or of the pack's: "next year" is a slot of it."""
    day = meeting.on if meeting else work.pack.meeting_on
    if not day:
        raise ChangeRefused(
            "The pack does not say of which meeting it is, so the year is not known."
        )
    return work.known.year(day)


def _same_item(work, title, slot, meeting, year):
    """The same words in the same slot are the same item, whichever pack or person entered it."""
    for item in work.known.programme:
        same_slot = (item.slot, item.meeting_id, item.year) == (slot, meeting and meeting.pk, year)
        if same_slot and plain(item.word("title")) == plain(title):
            return item
    return None


def _bring_up_to_date(work, item, details, slot, meeting, officers, members):
    changed = {
        name: value
        for name, value in details.items()
        if value != (item.word(name) if name in item.WORDS else getattr(item, name))
    }
    people = {}
    if set(officers) != set(item.lead_officers.all()):
        people["lead_officers"] = officers
    if set(members) != set(item.cabinet_members.all()):
        people["cabinet_members"] = members
    if changed or people:
        item = programme.change_item(
            item=item, version=item.version, **changed, **people, **work.signed()
        )
    if (item.slot, item.meeting_id) != (slot, meeting and meeting.pk):
        why = f"As printed in {work.pack.name}"
        item = programme.book(item=item, slot=slot, meeting=meeting, why=why, **work.signed())
    return item


def _asked_for_by(work, title, meeting):
    """The limb that asked for this item, where it waits for one and the slot lies after it."""
    for limb in work.limbs_for_programme:
        is_later = not meeting or limb.minute.meeting.on < meeting.on
        if is_later and same_subject(limb.text, title):
            return limb
    return None
