"""What a board is to decide about its actions: the list before its meeting, and one screen for what it decided."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from actions.models import Action, DueMove
from actions.services import ChangeRefused
from desk import board_decisions as deciding
from desk.choices import Question
from desk.forms.board_decisions import AGREE, OTHER, RulingForm, UnderForm
from meetings.choices import MeetingStatus
from meetings.models import Meeting, Minute
from scrutiny.ui.errors import summary

#: As many as one screen, and one meeting, can take.
MOST = 100


def board_decisions(request, pk):
    """For the co-ordinator of the meeting. What was decided is entered from the day of the meeting on."""
    meeting = kept_meeting(request.user, pk)
    today = timezone.localdate()
    is_held = meeting.on <= today and meeting.status != MeetingStatus.CANCELLED
    if request.method == "POST" and is_held:
        return enter(request, meeting)
    rows = rows_of(deciding.sought(meeting.board, request.user))
    return show(request, meeting, rows, is_held=is_held)


def kept_meeting(person, pk):
    kept = Meeting.objects.coordinated_by(person).filter(pk=OuterRef("pk")).order_by()
    visible = Meeting.objects.visible_to(person).annotate(keeps=Exists(kept))
    meeting = get_object_or_404(visible.select_related("board"), pk=pk)
    if not meeting.keeps:
        raise PermissionDenied
    return meeting


def rows_of(sought, typed=None):
    """Each thing that is sought beside its form, as far as one screen can take them."""
    return [
        (
            each,
            RulingForm(
                typed, prefix=each.key, sought=each, initial={"version": each.action.version}
            ),
        )
        for each in sought[:MOST]
    ]


def enter(request, meeting):
    """Apply what was decided, all of it or nothing; what changed meanwhile is told beside what was typed."""
    typed = request.POST.copy()
    sought = deciding.sought(meeting.board, request.user)
    rows = rows_of(sought, typed)
    under = under_form(request, meeting, typed)
    gone = decided_elsewhere(request, typed, {each.key for each in sought})
    valid = all([form.is_valid() for _, form in rows]) and under.is_valid()
    rulings = [ruling(each, form) for each, form in rows if valid and form.cleaned_data["decided"]]
    if valid and not gone and not rulings:
        under.add_error("minute", "Choose what the board decided about at least one of them")
    elif valid and not gone and applied(request, meeting, under, rulings, rows, typed):
        messages.success(request, f"What the board decided about {len(rulings)} is entered.")
        return redirect("desk:board_decisions", meeting.pk)
    return show(request, meeting, rows, is_held=True, under=under, gone=gone)


def applied(request, meeting, under, rulings, rows, typed):
    stamp = {"by": request.user, "now": timezone.now()}
    minute = under.cleaned_data["minute"]
    try:
        deciding.apply(meeting=meeting, rulings=rulings, minute=minute, **stamp)
    except deciding.Changed as changed:
        for each, form in rows:
            if each.key in changed.told:
                form.add_error("decided", changed.told[each.key])
                # Looked at again, it can be decided again.
                typed[form.add_prefix("version")] = each.action.version
    except ChangeRefused as refusal:
        under.add_error("minute", str(refusal))
    else:
        return True
    return False


def ruling(sought, form):
    answers = form.cleaned_data
    return deciding.Ruling(
        sought,
        is_agreed=answers["decided"] in (AGREE, OTHER),
        version=answers["version"] or 0,
        due_on=answers.get("due_on") if answers["decided"] == OTHER else None,
        why=answers["why"],
    )


def decided_elsewhere(request, typed, keys):
    """What was decided here, and is sought no more: how it stands now, and what was typed about it."""
    lost = [
        key
        for key in typed.getlist("key")[:MOST]
        if key not in keys and typed.get(f"{key}-decided")
    ]
    return [
        {"told": told_of(key, request.user), "typed": typed.get(f"{key}-why", "")} for key in lost
    ]


def told_of(key, person):
    question, _, pk = key.partition("-")
    actions = Action.objects.coordinated_by(person)
    if not pk.isdecimal():
        return "This is not on the list."
    if question == Question.LATER_DATE:
        moves = DueMove.objects.visible_to(person).filter(pk=pk[:18]).values("action")
        action = actions.filter(pk__in=moves).first()
    else:
        action = actions.filter(pk=pk[:18]).first()
    return deciding.changed_since(action) if action else "This is not on the list."


def under_form(request, meeting, typed=None):
    minutes = Minute.objects.visible_to(request.user).filter(meeting=meeting, is_private=False)
    return UnderForm(typed, minutes=minutes, title=deciding.TITLE)


def show(request, meeting, rows, *, is_held, under=None, gone=()):
    under = under or (under_form(request, meeting) if is_held else None)
    refused = [form for _, form in rows if form.errors] + (
        [under] if under and under.errors else []
    )
    closed = Action.objects.visible_to(request.user).filter(agreed_at=meeting)
    dates = DueMove.objects.visible_to(request.user).filter(decided_at_meeting=meeting)
    context = {
        "meeting": meeting,
        "today": timezone.localdate(),
        "parts": [
            (question, [row for row in rows if row[0].question == question])
            for question in Question
        ],
        "count": len(rows),
        "most": MOST,
        "is_held": is_held,
        "under": under,
        "errors": [line for form in refused for line in summary(form)],
        "gone": gone,
        "has_errors": bool(refused or gone),
        "closed": closed,
        "dates": dates.select_related("action", "exempt"),
    }
    changed = gone or any(form.has_error("decided") for _, form in rows)
    return render(request, "desk/board_decisions.html", context, status=409 if changed else 200)
