"""How each thing that waits is told: its title, where it is opened, and what one must know to decide."""

from django.urls import reverse

from meetings.choices import MinutesState


def told_action(action):
    return {
        "title": f"{action.reference}: {action.word('title')}",
        "href": action.get_absolute_url(),
        "action": action,
        "detail": _owed(action),
    }


def _owed(action):
    """Who owes it and by when, or that nobody does and never."""
    owner = action.owner or "No lead officer"
    return f"{owner}, due {_day(action.due_to)}" if action.due_to else f"{owner}, no due date"


def told_paper(action):
    meeting = action.programme_item.meeting
    detail = f"{_owed(action)}, for the meeting of {meeting}"
    return told_action(action) | {"detail": detail}


def told_move(move):
    after = ", after the agenda was published" if move.is_late else ""
    asked = f"{move.asked_by} asks for {_day(move.due_after)} instead of {_day(move.due_before)}"
    detail = f"{asked}{after}: {move.word('why')}"
    return told_action(move.action) | {"move": move, "detail": detail}


def told_review(action):
    return told_action(action) | {
        "detail": f"{_owed(action)}. Paused until {_day(action.review_on)}"
    }


def told_notice(notice):
    limb = notice.resolution
    return {
        "title": f"Recommendation {limb.minute.citation} to {notice.addressee}",
        "href": notice.get_absolute_url(),
        "detail": f"Sent on {_day(notice.sent_on)}, to be answered by {_day(notice.answer_due)}",
    }


def told_speaker(request):
    return {
        "title": f"{request.person} asks to speak on {request.meeting}",
        "href": request.meeting.get_absolute_url(),
        "detail": request.about,
    }


def told_hidden(hidden):
    """That a file hides something, and never what."""
    return {
        "title": hidden.paper.word("subject"),
        "href": reverse("desk:hidden_paper", args=[hidden.pk]),
        "detail": f"{hidden}, for the meeting of {hidden.paper.item.meeting}",
    }


def told_minutes(meeting):
    agree = meeting.minutes_state == MinutesState.CIRCULATED
    begun = meeting.minutes_state != MinutesState.NONE
    verb = "to agree" if agree else "to circulate" if begun else "to write"
    return {
        "title": f"Minutes of {meeting} {verb}",
        "href": f"{meeting.get_absolute_url()}#minutes",
        "detail": "A later meeting could have agreed them" if agree else "",
    }


def told_limb(limb):
    return {
        "title": f"{cited(limb)} asks for something that nothing follows",
        "href": reverse("desk:decide_limb", args=[limb.pk]),
        "detail": limb.word("text"),
    }


def told_unsent(limb):
    return {
        "title": f"Recommendation {cited(limb)} to send",
        "href": reverse("desk:prepare_notices", args=[limb.pk]),
        "detail": limb.word("text"),
    }


def cited(limb):
    return f"{limb.minute.citation} ({limb.number})" if limb.number else limb.minute.citation


def told_pack(pack):
    many = "" if pack.found == 1 else "s"
    return {
        "title": f"{pack.found} finding{many} of {pack.name}",
        "href": pack.get_absolute_url(),
        "detail": "",
    }


def _day(day):
    return f"{day.day} {day:%B %Y}" if day else "no date"
