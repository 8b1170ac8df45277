"""What a board is to decide about its actions: the list before its meeting, and one screen for what it decided."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe

from actions.models import Action, DueMove
from actions.services import ChangeRefused
from desk import board_decisions as deciding
from desk.choices import Question
from desk.forms.board_decisions import AGREE, OTHER, RulingForm, UnderForm
from meetings.choices import MeetingStatus
from meetings.models import Meeting, Minute
from scrutiny.ui.errors import summary

#: As many as are decided in one part: each part saves by itself, and the next one follows.
ON_A_PAGE = 25
#: What stands in an empty form for the key of its row and the version of its action.
ANY_KEY, ANY_VERSION = "any-key", "any-version"
#: No browser sends more of them than this page ever showed.
MOST = 100


def board_decisions(request, pk):
    """For the co-ordinator of the meeting. What was decided is entered from the day of the meeting on."""
    meeting = kept_meeting(request.user, pk)
    today = timezone.localdate()
    is_held = meeting.on <= today and meeting.status != MeetingStatus.CANCELLED
    if request.method == "POST" and is_held:
        return enter(request, meeting)
    part, some = part_of(request, meeting)
    rows = rows_of(deciding.sought(meeting.board, request.user, some))
    return show(request, meeting, part, rows, is_held=is_held)


def part_of(request, meeting, typed=()):
    """The page of what waits, and what is on it; with what was typed, though the pages moved since."""
    waiting = deciding.waiting(meeting.board, request.user, meeting)
    part = Paginator(waiting, ON_A_PAGE).get_page(request.GET.get("page"))
    return part, [each for each in waiting if each in part.object_list or each.key in typed]


def kept_meeting(person, pk):
    kept = Meeting.objects.coordinated_by(person).filter(pk=OuterRef("pk")).order_by()
    visible = Meeting.objects.visible_to(person).annotate(keeps=Exists(kept))
    meeting = get_object_or_404(visible.select_related("board"), pk=pk)
    if not meeting.keeps:
        raise PermissionDenied
    return meeting


def rows_of(sought, typed=None):
    """Each thing that is sought beside its form."""
    return [
        (
            each,
            RulingForm(
                typed, prefix=each.key, sought=each, initial={"version": each.action.version}
            ),
        )
        for each in sought
    ]


def drawn(rows):
    """Each form as HTML. An empty one is drawn once for all of its kind: but for its key and version they are alike."""
    blank, found = {}, []
    for each, form in rows:
        kind = bool(each.move)
        if form.is_bound:
            found.append((each, str(form)))
            continue
        if kind not in blank:
            alike = RulingForm(prefix=ANY_KEY, sought=each, initial={"version": ANY_VERSION})
            blank[kind] = str(alike)
        html = blank[kind].replace(ANY_KEY, each.key)
        found.append((each, mark_safe(html.replace(ANY_VERSION, str(each.action.version)))))  # noqa: S308 (a key and a number)
    return found


def enter(request, meeting):
    """Apply what was decided of one part, all of it or nothing; what changed meanwhile is told beside what
    was typed."""
    typed = request.POST.copy()
    keys = typed.getlist("key")[:MOST]
    part, some = part_of(request, meeting, keys)
    sought = deciding.sought(meeting.board, request.user, some)
    rows = rows_of(sought, typed)
    under = under_form(request, meeting, typed)
    if not keys and not rows:
        return redirect(request.get_full_path())
    there = {each.key for each in sought}
    gone = decided_elsewhere(request, typed, [key for key in keys if key not in there])
    valid = all([form.is_valid() for _, form in rows]) and under.is_valid()
    rulings = [ruling(each, form) for each, form in rows if valid and form.cleaned_data["decided"]]
    if valid and not gone and not rulings:
        under.add_error("minute", "Choose what the board decided about at least one of them")
    elif valid and not gone and applied(request, meeting, under, rulings, rows, typed):
        left = part.paginator.count - len(rulings)
        more = f" {left} more wait for its decision." if left else ""
        messages.success(request, f"What the board decided about {len(rulings)} is entered.{more}")
        return redirect(request.get_full_path())
    return show(request, meeting, part, rows, is_held=True, under=under, gone=gone)


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
    lost = [key for key in keys if typed.get(f"{key}-decided")]
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


def show(request, meeting, part, rows, *, is_held, under=None, gone=()):
    under = under or (under_form(request, meeting) if is_held else None)
    refused = [form for _, form in rows if form.errors] + (
        [under] if under and under.errors else []
    )
    shown = drawn(rows) if is_held else [(each, "") for each, _ in rows]
    closed, moved = deciding.decided_at(meeting, request.user)
    context = {
        "meeting": meeting,
        "today": timezone.localdate(),
        "parts": [
            (question, [row for row in shown if row[0].question == question])
            for question in Question
        ],
        "part": part,
        "is_held": is_held,
        "under": under,
        "errors": [line for form in refused for line in summary(form)],
        "gone": gone,
        "has_errors": bool(refused or gone),
        "closed": closed,
        "moved": moved,
    }
    changed = gone or any(form.has_error("decided") for _, form in rows)
    return render(request, "desk/board_decisions.html", context, status=409 if changed else 200)
