"""Agenda items made private or open again, and the papers attached to them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from actions import booking
from actions.models import ProgrammeItem
from actions.views.changing import stale
from desk.agenda import withholding
from desk.forms.agenda import OpenForm, OpenPaperForm, PaperForm, PrivateForm, ReplaceForm
from desk.papers.contents.wording import with_and
from desk.views.agenda import about, kept_item, to_agenda
from desk.views.calling import FORM, stamp
from meetings import services
from meetings.models import Paper
from meetings.rights import keeps_record
from packs import looking
from packs.views.loading import nudge
from people.querysets import PersonQuerySet

BEING_READ = "Its file is being looked into for hidden text, which takes a minute or two."


def make_private(request, pk):
    item = kept_item(request, pk)
    form = PrivateForm(request.POST or None, initial={"version": item.version})
    page = {
        "title": f"Make private: {item.word('title')}",
        "verb": "Make it private",
        "says": "Its words and papers leave the public pages at once, the versions published before, and the "
        "documents that say them. The public goes on reading its number, the paragraph and your reason.",
    }
    if ProgrammeItem.objects.filter(agenda_item=item, is_private=False).exists():
        page["warning"] = "The item of the work programme behind it stays open to the public."
    return decide(request, item, form, withholding.make_private, "The item is private.", page)


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
            withdrawn = service(item=item, **form.cleaned_data, **stamp(request))
        except services.Stale:
            item = kept_item(request, item.pk)
            theirs = stale(form, {"version": item.version}, ())
        except services.ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            tell_withdrawn(request, withdrawn)
            return to_agenda(item.meeting)
    page |= {"form": form, "theirs": theirs} | about(item.meeting)
    return render(request, FORM, page, status=409 if theirs else 200)


def tell_withdrawn(request, documents):
    """Which documents the public can read no longer, so that they can be made anew."""
    if documents:
        named = with_and([str(document) for document in documents])
        messages.warning(request, f"Withdrawn from the public: {named}. Make them anew.")


def upload(request):
    """What a form that sends a paper has beside it: the way to have it checked first."""
    return {"is_upload": True, "may_check": PersonQuerySet.may_write_papers(request.user)}


def attach_paper(request, pk):
    item = kept_item(request, pk)
    initial = {"received_on": timezone.localdate()}
    form = PaperForm(request.POST or None, request.FILES or None, item=item, initial=initial)
    if form.is_valid():
        try:
            paper = booking.attach_paper(item=item, **form.cleaned_data, **stamp(request))
        except services.ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return after_upload(request, paper, "The paper is attached.")
    page = {"form": form, "title": f"Attach a paper: {item.word('title')}", "verb": "Attach it"}
    if item.is_private:
        page["says"] = "The item is private, and so is its paper."
    return render(request, FORM, page | about(item.meeting) | upload(request))


def after_upload(request, paper, done):
    """Look into the file that was sent, say what that means for its publication, and lead to where it is decided."""
    is_read = looking.look_at_once(hidden=paper.hidden, now=timezone.now())
    if paper.hidden.is_doubted:
        messages.success(request, f"{done} It waits, and others do not read it yet.")
        return redirect("desk:hidden_paper", paper.pk)
    messages.success(request, done)
    if not is_read:
        nudge(request, BEING_READ)
    return to_agenda(paper.item.meeting)


def kept_paper(request, pk):
    """The paper, for the co-ordinator of its board: else 404 or 403."""
    papers = Paper.objects.visible_to(request.user).select_related("item__meeting__board")
    paper = get_object_or_404(papers, pk=pk)
    if not keeps_record(request.user, paper.item.meeting.board_id):
        raise PermissionDenied
    return paper


def replace_paper(request, pk):
    """Put a corrected paper in the place of one; what the public has read stays with its published version."""
    paper = kept_paper(request, pk)
    item = paper.item
    kept = ("authors", "exempt_paragraph", "public_interest")
    initial = {"subject": paper.word("subject"), "received_on": timezone.localdate()}
    initial |= {name: getattr(paper, name) for name in kept}
    form = ReplaceForm(request.POST or None, request.FILES or None, paper=paper, initial=initial)
    if form.is_valid():
        try:
            new = services.replace_paper(paper=paper, **form.cleaned_data, **stamp(request))
        except services.ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return after_upload(request, new, "The corrected paper is attached.")
    page = {"form": form, "title": f"Replace: {paper.word('subject')}", "verb": "Replace it"}
    page["says"] = (
        "Nobody else has seen it. The new file takes its place."
        if paper.held_back
        else "It is published: others read the new one once you publish the change, and are told that it was replaced. "
        "The earlier file stays with its published version."
    )
    return render(request, FORM, page | about(item.meeting) | upload(request))


def open_paper(request, pk):
    """Open a private paper of an open item to the public, with a reason."""
    paper = kept_paper(request, pk)
    form = OpenPaperForm(request.POST or None)
    if form.is_valid():
        try:
            services.open_paper(paper=paper, **form.cleaned_data, **stamp(request))
        except services.ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The paper is open to the public.")
            return to_agenda(paper.item.meeting)
    page = {"form": form, "title": f"Open to the public: {paper.word('subject')}"}
    page |= {
        "verb": "Open it",
        "says": "Where the agenda is published, anybody can read it at once.",
    }
    return render(request, FORM, page | about(paper.item.meeting))


def remove_paper(request, pk):
    """Remove a paper that was not published; one that was stays."""
    paper = kept_paper(request, pk)
    meeting = paper.item.meeting
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
