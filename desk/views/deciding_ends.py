"""What a co-ordinator does with a board's loose ends: set aside, take back, confirm or refuse a match, let be seen."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from desk.choices import Verdict
from desk.forms.loose_ends import SetAsideForm
from desk.loose_ends import deciding
from desk.loose_ends.board import kept_ends
from desk.loose_ends.entries import called, entries
from desk.models import Dismissal, NamePair
from desk.views.calling import stamp
from desk.views.loose_ends import arranged_by
from meetings.models import Board
from meetings.services import ChangeRefused

GONE = "That is not on the list any more: it was followed up, or somebody decided about it."


def set_aside(request, slug):
    """Set an entry, or some of what it holds, aside until a day; what is gone meanwhile is said with what was typed."""
    board = kept_board(request, slug)
    entry = entry_named(request, board)
    context = {"board": board, "entry": entry, "back": listed(request, board.slug)}
    if entry is None:
        context["typed"] = request.POST.get("reason", "")
        status = 409 if request.method == "POST" else 200
        return render(request, "desk/set_aside.html", context, status=status)
    ends = {end.name: end for end in entry.ends}
    choices = [(name, f"{called(end.rule)}: {end.found}") for name, end in ends.items()]
    context["form"] = form = SetAsideForm(request.POST or None, ends=choices)
    if form.is_valid():
        answers = form.cleaned_data
        chosen = [ends[name] for name in answers.pop("ends", ends)]
        try:
            deciding.set_aside(board=board, ends=chosen, **answers, **stamp(request))
        except ChangeRefused as refusal:
            form.add_error(
                "ask_again_on" if str(refusal) == deciding.NO_DAY else None, str(refusal)
            )
        else:
            messages.success(request, f"It is set aside until {day(answers['ask_again_on'])}.")
            return redirect(context["back"])
    return render(request, "desk/set_aside.html", context)


@require_POST
def take_back(request, pk):
    """Put what was set aside on the list again before its day."""
    dismissal = kept_row(request, Dismissal, pk)
    try:
        deciding.take_back(dismissal=dismissal, **stamp(request))
    except ChangeRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, "It is on the list again.")
    return redirect(listed(request, dismissal.board.slug))


@require_POST
def say_names(request, slug):
    """Confirm or refuse the match that an end proposes, as long as it proposes that one."""
    board = kept_board(request, slug)
    named = kept_ends(board, request.user, timezone.localdate()).named(request.POST.getlist("end"))
    remembered(request, board, named)
    return redirect(listed(request, slug))


def remembered(request, board, ends, *, is_private=False):
    """Remember what was said of an end's match, or say that it is proposed no more."""
    verdict = request.POST.get("verdict")
    if verdict not in Verdict.values:
        raise Http404
    proposed = request.POST.get("match")
    end = next((end for end in ends if end.match and end.match == proposed), None)
    if end is None:
        messages.warning(request, GONE)
        return
    is_private = is_private or end.is_private
    about = {"board": board, "name": end.asked, "other": end.answer, "is_private": is_private}
    deciding.say_names(**about, verdict=verdict, **stamp(request))
    told = "is what was promised" if verdict == Verdict.SAME else "is something else"
    messages.success(request, f"“{end.answer}” {told}. That is remembered.")


@require_POST
def forget_names(request, pk):
    pair = kept_row(request, NamePair, pk)
    deciding.forget_names(pair=pair, **stamp(request))
    messages.success(request, "Nothing is said of the two names any more.")
    return redirect(listed(request, pair.board.slug))


@require_POST
def let_be_seen(request, slug):
    """Let others see the ends that are named, as far as they are still on the list; or hide them again."""
    board = kept_board(request, slug)
    how = request.POST.get("how")
    chosen = " ".join(request.POST.getlist("listed" if how == "all" else "end")).split()
    kept = kept_ends(board, request.user, timezone.localdate())
    about = {"board": board, "ends": [end.mark for end in kept.named(chosen)], **stamp(request)}
    if how == "hide":
        deciding.keep_to_herself(**about)
        messages.success(request, "Others do not see it any more.")
    elif new := deciding.let_be_seen(**about):
        many = "it" if new == 1 else f"{new} more"
        messages.success(request, f"Others see {many} from now on.")
    else:
        messages.warning(request, "Tick what others are to see." if not chosen else GONE)
    return redirect(listed(request, slug))


def kept_board(request, slug):
    """The board, for whoever keeps its record; for others there is nothing here."""
    return get_object_or_404(Board.objects.coordinated_by(request.user), slug=slug)


def entry_named(request, board):
    """The entry that the address asks for, as it stands now; None where it is gone."""
    kept = kept_ends(board, request.user, timezone.localdate())
    name = request.GET.get("end")
    found = (entry for entry in entries(kept.ends) if name in {end.name for end in entry.ends})
    return next(found, None)


def kept_row(request, model, pk):
    """What was decided about a board's loose ends, for whoever keeps its record; for others it is not there."""
    return get_object_or_404(
        model.objects.visible_to(request.user).select_related("board", "exempt"), pk=pk
    )


def listed(request, slug):
    """The list, arranged as it was left."""
    return f"{reverse('desk:board_loose_ends', args=[slug])}?by={arranged_by(request)}"


def day(on):
    return f"{on.day} {on:%B %Y}"
