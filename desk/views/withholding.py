"""Agenda items made private or open again, and the papers attached to them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from actions import booking
from actions.models import ProgrammeItem
from actions.views.changing import stale
from desk.forms.agenda import OpenForm, PaperForm, PrivateForm
from desk.views.agenda import about, kept_item, to_agenda
from desk.views.calling import FORM, stamp
from meetings import services
from meetings.models import Paper
from meetings.querysets import keeps_record


def make_private(request, pk):
    item = kept_item(request, pk)
    form = PrivateForm(request.POST or None, initial={"version": item.version})
    page = {
        "title": f"Make private: {item.word('title')}",
        "verb": "Make it private",
        "says": "Its words and papers leave the public pages at once, and the versions published before.",
    }
    if ProgrammeItem.objects.filter(agenda_item=item, is_private=False).exists():
        page["warning"] = "The item of the work programme behind it stays open to the public."
    return decide(request, item, form, services.make_private, "The item is private.", page)


def make_open(request, pk):
    item = kept_item(request, pk)
    form = OpenForm(request.POST or None, initial={"version": item.version})
    page = {
        "title": f"Open to the public: {item.word('title')}",
        "verb": "Open it",
        "says": "Where the agenda is published, anybody can read it at once.",
    }
    return decide(request, item, form, services.make_open, "The item is open to the public.", page)


def decide(request, item, form, service, done, page):
    theirs = []
    if form.is_valid():
        try:
            service(item=item, **form.cleaned_data, **stamp(request))
        except services.Stale:
            item = kept_item(request, item.pk)
            theirs = stale(form, {"version": item.version}, ())
        except services.ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return to_agenda(item.meeting)
    page |= {"form": form, "theirs": theirs} | about(item.meeting)
    return render(request, FORM, page, status=409 if theirs else 200)


def attach_paper(request, pk):
    item = kept_item(request, pk)
    initial = {"received_on": timezone.localdate()}
    form = PaperForm(request.POST or None, request.FILES or None, item=item, initial=initial)
    if form.is_valid():
        try:
            booking.attach_paper(item=item, **form.cleaned_data, **stamp(request))
        except services.ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The paper is attached.")
            return to_agenda(item.meeting)
    page = {"form": form, "title": f"Attach a paper: {item.word('title')}", "verb": "Attach it"}
    if item.is_private:
        page["says"] = "The item is private, and so is its paper."
    return render(request, FORM, page | about(item.meeting) | {"is_upload": True})


def remove_paper(request, pk):
    """Remove a paper that was not published; one that was stays."""
    papers = Paper.objects.visible_to(request.user).select_related("item__meeting__board")
    paper = get_object_or_404(papers, pk=pk)
    meeting = paper.item.meeting
    if not keeps_record(request.user, meeting.board_id):
        raise PermissionDenied
    page = {"title": f"Remove: {paper.word('subject')}", "verb": "Remove it", "kind": "warning"}
    page["says"] = "Nobody else has seen it. The file goes with it."
    if request.method == "POST":
        try:
            booking.remove_paper(paper=paper, **stamp(request))
        except services.ChangeRefused as refusal:
            page["warning"] = str(refusal)
        else:
            messages.success(request, "The paper is removed.")
            return to_agenda(meeting)
    return render(request, FORM, page | about(meeting))
