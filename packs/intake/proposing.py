"""What is proposed for each finding: the answers that its form begins with, and that accepting it uses.

The proposal is made when it is looked at, so that it knows the people who were confirmed a minute before. Its keys
are the form's fields.
"""

import datetime as dt

from packs.choices import FindingKind, FollowUp
from packs.intake.polarity import guessed
from packs.intake.wording import ASKS, is_task, same_subject, short_title
from packs.matching import spelling
from people.choices import PersonKind


def day(said):
    return dt.date.fromisoformat(said) if said else None


def clock(said):
    return dt.time.fromisoformat(said) if said else None


def proposal(finding, known):
    """The answers proposed for a finding, as its form and its acceptance take them."""
    return PROPOSALS[finding.kind](finding.data, known)


def _meeting(data, known):
    return {
        "on": day(data["date"]),
        "starts_at": clock(data["time"]),
        "place": (data["place"] or "")[:200],
        "published_on": day(data["published"]),
    }


def _member(data, known):
    return {"capacity": data["capacity"], "starts_on": known.pack.meeting_on}


def _agenda_item(data, known):
    return {
        "number": (data["number"] or "")[:12],
        "title": data["title"][:300],
        "author": (data["author"] or "")[:200],
        "note": data["note"] or "",
        "is_private": data["private"],
        "exempt_paragraph": None,
    }


def _paper(data, known):
    return {
        "subject": (data["subject"] or "")[:300],
        "authors": ", ".join(data["authors"])[:300],
        "dated_on": day(data["date"]),
    }


def _attendance(data, known):
    return {"capacity": data["capacity"], "is_present": data["present"]}


def _minute(data, known):
    return {
        "number": (data["number"] or "")[:12],
        "title": data["title"][:300],
        "text": _with_references(data),
    }


def _with_references(data):
    """A minute's narrative; minutes it refers to stand in it, or are said at its end."""
    unsaid = [one for one in data["references"] if one not in data["text"]]
    said = f"Refers to minute {', '.join(unsaid)}." if unsaid else ""
    return "\n\n".join(filter(None, [data["text"], said]))


def _resolution(data, known):
    text, subject = data["text"], data["minute"]["title"]
    item = programme_item(known, [text], data["minutes"]["date"])
    return {
        "text": text,
        "kind": data["kind"],
        "follow_up": _follow_up(data, known, item),
        "reason": "",
        "title": short_title(text, data["addressed_to"]),
        "addressees": "\n".join(data["addressed_to"]),
        **_who_answers(known, data["addressed_to"], [subject, text]),
        **_due(data["due"]),
    }


def _follow_up(data, known, item):
    if data["kind"] == "note":
        return FollowUp.NOTED
    if data["kind"] == "add_to_programme" and (item or printed_item(known, data)):
        return FollowUp.PROGRAMME
    if data["kind"] in ASKS or (data["kind"] == "agree" and is_task(data["text"])):
        return FollowUp.ACTION
    return FollowUp.LATER


def _promise(data, known):
    minute = data["minute"] or {}
    return {
        "follow_up": FollowUp.ACTION,
        "reason": "",
        "title": short_title(data["text"]),
        **_who_answers(known, [], [minute.get("title") or ""]),
        **_due(data["due"]),
    }


def _due(due):
    due = due or {"text": "", "from": None, "to": None}
    return {"due_said": due["text"][:200], "due_from": day(due["from"]), "due_to": day(due["to"])}


def programme_item(known, subjects, since):
    """The programme's item on the same subject, in a slot after the meeting that asked; or None."""
    for item in known.programme:
        on = item.meeting.on.isoformat() if item.meeting else None
        if on and since and on <= since:
            continue
        if any(same_subject(subject, item.word("title")) for subject in subjects):
            return item
    return None


def printed_item(known, data):
    """The same in this pack's own programme, which may not be accepted yet."""
    return _printed(known, [data["text"]], data["minutes"]["date"])


def _printed(known, subjects, since):
    for printed in known.programme_found:
        on = printed["slot"]["date"]
        if on and since and on <= since:
            continue
        if any(same_subject(subject, printed["title"]) for subject in subjects):
            return printed
    return None


def _who_answers(known, addressed_to, subjects):
    """The lead officer and cabinet member of the same subject in the programme; a post's holder for its post.

    Of several officers none is the one accountable: the co-ordinator chooses.
    """
    officers, members = named_for(known, subjects)
    bodies = [known.bodies.get(name.casefold()) for name in addressed_to]
    holders = [body.holder for body in bodies if body and body.holder]
    if not holders and any("cabinet member" in name.casefold() for name in addressed_to):
        holders = members
    return {
        "owner": officers[0] if len(officers) == 1 else None,
        "cabinet_member": holders[0] if holders else None,
    }


def named_for(known, subjects):
    """The officers and councillors whom the programme names for a subject, in whatever slot it stands."""
    for item in known.programme:
        if any(same_subject(subject, item.word("title")) for subject in subjects):
            return list(item.lead_officers.all()), list(item.cabinet_members.all())
    if printed := _printed(known, subjects, ""):
        named = [known.person_or_none(spelling(name)) for name in printed["people"]]
        officers = [one for one in named if one and one.kind == PersonKind.OFFICER]
        return officers, [one for one in named if one and one.kind == PersonKind.COUNCILLOR]
    return [], []


def meets_within(known, due_from, due_to):
    """The days on which the board meets within a due window."""
    if not due_to:
        return []
    first = (due_from or due_to).isoformat()
    return [day(on) for on in known.days if first <= on <= due_to.isoformat()]


def _programme_item(data, known):
    return {
        "title": data["title"][:300],
        "detail": data["detail"] or "",
        "slot": data["slot"]["kind"],
        "meeting_on": day(data["slot"]["date"]),
    }


def _recommendation(data, known):
    return {
        "number": (data["number"] or "")[:12],
        "text": data["text"],
        "objective": data["objective"] or "",
    }


def _sign_off(data, known):
    return {"text": data["text"][:300], "on": day(data["on"]), "by_body": (data["by"] or "")[:200]}


def _measure(data, known):
    anew = data.get("break") or {"period": "", "why": ""}
    return {
        "title": data["title"][:200],
        "phase": (data["phase"] or "")[:80],
        "subject": (data["subject"] or "")[:80],
        "group": (data["group"] or "All")[:80],
        "unit": (data["unit"] or "")[:30],
        "polarity": guessed(data["title"], data["subject"]).value,
        "break_from": anew["period"][:80],
        "break_why": anew["why"][:300],
    }


PROPOSALS = {
    FindingKind.MEETING: _meeting,
    FindingKind.MEMBER: _member,
    FindingKind.AGENDA_ITEM: _agenda_item,
    FindingKind.PAPER: _paper,
    FindingKind.ATTENDANCE: _attendance,
    FindingKind.MINUTE: _minute,
    FindingKind.RESOLUTION: _resolution,
    FindingKind.PROMISE: _promise,
    FindingKind.PROGRAMME_ITEM: _programme_item,
    FindingKind.RECOMMENDATION: _recommendation,
    FindingKind.SIGN_OFF: _sign_off,
    FindingKind.MEASURE: _measure,
}
