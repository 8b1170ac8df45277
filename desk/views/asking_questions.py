"""One question for members: written, changed, moved, set aside, taken back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from actions.views.changing import stale
from desk.choices import QuestionState
from desk.forms.questions import (
    AsideForm,
    ChangeQuestionForm,
    OwnQuestionForm,
    QuestionAsideForm,
    QuestionForm,
)
from desk.models import MemberQuestion
from desk.questions import deciding
from desk.questions.suggested import prepared
from desk.views.agenda import STEPS, version_of
from desk.views.calling import FORM, kept_meeting, name, stamp
from desk.views.questions import GONE
from meetings.models import AgendaItem
from meetings.rights import keeps_record
from meetings.services import ChangeRefused, Stale


def kept_question(request, pk):
    """The question, for the co-ordinator of its board: else 404 or 403."""
    ours = MemberQuestion.objects.visible_to(request.user)
    question = get_object_or_404(ours.select_related("meeting__board", "item", "exempt"), pk=pk)
    if not keeps_record(request.user, question.meeting.board_id):
        raise PermissionDenied
    return question


def to_list(meeting, place=""):
    response = redirect("desk:prepare_questions", getattr(meeting, "pk", meeting))
    response["Location"] += place
    return response


def about(meeting):
    return {"caption": name(meeting), "back": f"/meetings/{meeting.pk}/questions/prepare/"}


def suggested(request, meeting):
    """The suggestion that the address names, as far as it still is one."""
    found = prepared(meeting, request.user, timezone.localdate())
    return next(iter(found.named([request.GET.get("from", "")])), None)


def write_question(request, pk):
    """A question of her own."""
    meeting = kept_meeting(request, pk)
    items = AgendaItem.objects.listed_to(request.user).filter(meeting=meeting)
    form = OwnQuestionForm(request.POST or None, items=items)
    if form.is_valid() and saved(form, deciding.choose, request, meeting=meeting):
        messages.success(request, "The question is chosen. Members see nothing until you share.")
        return to_list(meeting)
    page = {"form": form, "title": "Write a question", "verb": "Choose it"}
    return render(request, FORM, page | about(meeting))


def edit_suggestion(request, pk):
    """Choose a suggestion in other words. What is suggested no more is said, with what was typed."""
    return decide_suggestion(
        request, pk, QuestionForm, deciding.choose,
        {"title": "Change the words and choose", "verb": "Choose it"},
        "The question is chosen. Members see nothing until you share.",
    )  # fmt: skip


def refuse_suggestion(request, pk):
    return decide_suggestion(
        request, pk, AsideForm, deciding.refuse,
        {"title": "Set aside a suggestion", "verb": "Set it aside"},
        "It is set aside, and will not be suggested again.",
    )  # fmt: skip


def decide_suggestion(request, pk, form_class, service, page, done):
    meeting = kept_meeting(request, pk)
    suggestion = suggested(request, meeting)
    if suggestion is None and request.method != "POST":
        messages.warning(request, GONE)
        return to_list(meeting)
    words = suggestion.words if suggestion else {}
    form = form_class(request.POST or None, initial=words)
    if form.is_valid():
        if suggestion is None:
            form.add_error(None, GONE)
        elif saved(form, service, request, meeting=meeting, **words):
            messages.success(request, done)
            return to_list(meeting)
    if "text" not in form.fields:
        page |= {"says": words.get("text", "")}
    status = 409 if suggestion is None else 200
    return render(request, FORM, page | {"form": form} | about(meeting), status=status)


def saved(form, service, request, **words):
    """Whether a service took what was typed, over the words of a suggestion; else why not is on the form."""
    try:
        service(**words | form.cleaned_data, **stamp(request))
    except ChangeRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def change_question(request, pk):
    """Change its words; whoever comes second is shown both texts, and loses nothing."""
    question = kept_question(request, pk)
    page = {"title": "Change the question"}
    if question.state == QuestionState.SHARED:
        page["says"] = "Members read the new words at once."
    return change(request, question, ChangeQuestionForm, deciding.change, ("text", "ask"), page)


def set_question_aside(request, pk):
    question = kept_question(request, pk)
    page = {
        "title": "Set the question aside", "verb": "Set it aside", "says": question.word("text")
    }  # fmt: skip
    return change(request, question, QuestionAsideForm, deciding.set_aside, (), page)


def change(request, question, form_class, service, compared, page):
    form = form_class(request.POST or None, initial=as_typed(question))
    theirs = []
    if form.is_valid():
        try:
            service(question=question, **form.cleaned_data, **stamp(request))
        except Stale:
            theirs = stale(form, as_typed(kept_question(request, question.pk)), compared)
        except ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "It is saved.")
            return to_list(question.meeting, f"#question-{question.pk}")
    page |= {"form": form, "theirs": theirs} | about(question.meeting)
    return render(request, FORM, page, status=409 if theirs else 200)


def as_typed(question):
    told = {field: question.word(field) for field in ("text", "ask", "reason")}
    return told | {"version": question.version}


def move_question(request, pk):
    """One place up or down among those of its item; a page that is opened only shows the list."""
    question = kept_question(request, pk)
    if request.method == "POST":
        step = STEPS.get(request.POST.get("to"), 1)
        try_to(request, deciding.move, question=question, step=step)
    return to_list(question.meeting_id, f"#question-{question.pk}")


@require_POST
def take_question_back(request, pk):
    question = kept_question(request, pk)
    was_shared = question.state == QuestionState.SHARED
    if try_to(request, deciding.take_back, question=question):
        done = "Members no longer see it." if was_shared else "It is chosen again."
        messages.success(request, done)
    return to_list(question.meeting_id, f"#question-{question.pk}")


def try_to(request, service, **what):
    try:
        service(**what, version=version_of(request), **stamp(request))
    except ChangeRefused as refusal:
        messages.warning(request, str(refusal))
        return False
    return True
