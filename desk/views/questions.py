"""Questions for members of a board at a meeting: the page that members read, and the one where they are prepared."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from desk.choices import QuestionState
from desk.models import MemberQuestion
from desk.questions import deciding
from desk.questions.suggested import by_item, prepared
from desk.views.calling import kept_meeting, stamp
from meetings.models import AgendaItem, Meeting
from meetings.rights import keeps_record, sits_on
from meetings.services import ChangeRefused, Stale

#: What a suggestion or a version is when somebody else was first.
GONE = "That is not suggested any more: somebody chose it or set it aside, or it was answered meanwhile."


def questions(request, pk):
    """What was shared, by item of the agenda: for those who sit on the board and for its co-ordinators."""
    meeting = get_object_or_404(
        Meeting.objects.visible_to(request.user).select_related("board"), pk=pk
    )
    keeps = keeps_record(request.user, meeting.board_id)
    if not keeps and not sits_on(request.user, meeting.board_id):
        raise PermissionDenied
    shared = MemberQuestion.objects.visible_to(request.user).filter(
        meeting=meeting, state=QuestionState.SHARED
    )
    items = AgendaItem.objects.listed_to(request.user).filter(meeting=meeting)
    context = {"meeting": meeting, "keeps": keeps, "under": by_item(shared, items)}
    return render(request, "desk/questions.html", context)


def prepare_questions(request, pk):
    """What is chosen and shared, and under it what is suggested; what she ticks is chosen."""
    meeting = kept_meeting(request, pk)
    found = prepared(meeting, request.user, timezone.localdate())
    if request.method == "POST":
        choose_ticked(request, meeting, found)
        return redirect("desk:prepare_questions", meeting.pk)
    live = found.in_state(QuestionState.CHOSEN, QuestionState.SHARED)
    context = {
        "meeting": meeting,
        "live": by_item(live, found.items),
        "chosen": found.in_state(QuestionState.CHOSEN),
        "shared": found.in_state(QuestionState.SHARED),
        "aside": found.in_state(QuestionState.SET_ASIDE),
        "suggested": by_item(found.suggestions, found.items),
        "count": len(found.suggestions),
    }
    return render(request, "desk/prepare_questions.html", context)


def choose_ticked(request, meeting, found):
    """Each as it is suggested; those that somebody was quicker with are said."""
    ticked = request.POST.getlist("suggestion")
    done = 0
    for suggestion in found.named(ticked):
        try:
            deciding.choose(meeting=meeting, **suggestion.words, **stamp(request))
            done += 1
        except ChangeRefused as refusal:
            messages.warning(request, str(refusal))
    if done:
        messages.success(request, f"{counted(done)} chosen. Members see nothing until you share.")
    if len(ticked) > len(found.named(ticked)):
        messages.warning(request, GONE)
    if not ticked:
        messages.warning(request, "Tick a question first.")


def counted(n):
    return "1 question is" if n == 1 else f"{n} questions are"


def share_questions(request, pk):
    """One confirmation for all that are chosen, in the words that members will read."""
    meeting = kept_meeting(request, pk)
    status = 200
    if request.method == "POST":
        seen = versions(request.POST.getlist("seen"))
        try:
            deciding.share(meeting=meeting, seen=seen, **stamp(request))
        except Stale as refusal:
            messages.warning(request, str(refusal))
            status = 409
        except ChangeRefused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(
                request, f"{counted(len(seen))} shared: the board’s members can read them."
            )
            return redirect("desk:prepare_questions", meeting.pk)
    ours = MemberQuestion.objects.visible_to(request.user).filter(meeting=meeting)
    chosen = list(ours.filter(state=QuestionState.CHOSEN))
    items = AgendaItem.objects.listed_to(request.user).filter(meeting=meeting)
    context = {"meeting": meeting, "chosen": chosen, "under": by_item(chosen, items)}
    return render(request, "desk/share_questions.html", context, status=status)


def versions(seen):
    """{key: version} of "12:3"; what is no such pair names nothing that is there."""
    pairs = [one.partition(":") for one in seen]
    return {int(key[:18]): int(n[:9]) for key, _, n in pairs if key.isdecimal() and n.isdecimal()}
