"""Publishing an agenda, and reading what was published, version by version."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from actions.views.changing import stale
from desk.agenda import dates
from desk.forms.agenda import PublishForm
from desk.papers.contents.wording import with_and
from desk.views.agenda import changed_since, shown_agenda, waiting_papers
from desk.views.calling import kept_meeting, name, stamp
from meetings import services, versions
from meetings.choices import Capacity
from meetings.deadlines import calendar
from meetings.models import AgendaVersion, Paper
from scrutiny.doors import open_to_strangers


def publish(request, pk):
    """What will be seen, by whom, and until when it had to be published; then the button."""
    meeting = kept_meeting(request, pk)
    items = shown_agenda(meeting, request.user)
    last, changed = changed_since(meeting, items, request.user)
    is_late = services.publishing.comes_late(meeting, last, changed, timezone.localdate())
    about = {"is_again": bool(last), "is_late": is_late}
    initial = {"version": meeting.version, "agreed_by": chair_of(meeting) if is_late else ""}
    form = PublishForm(request.POST or None, initial=initial, **about)
    theirs, held_up = [], waiting_papers(items)
    if form.is_valid():
        try:
            services.publish_agenda(meeting=meeting, **form.cleaned_data, **stamp(request))
        except services.Stale:
            newer = {"version": kept_meeting(request, pk).version}
            theirs = stale(form, newer, ())
        except services.ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The agenda is published.")
            tell_left_out(request, held_up)
            return redirect(meeting)
    before = calendar().before(meeting.board, meeting.on)
    is_coming = meeting.is_coming(timezone.localdate())
    context = about | {
        "meeting": meeting,
        "caption": name(meeting),
        "form": form,
        "theirs": theirs,
        "may_publish": is_coming and items and (changed or not last),
        "is_coming": is_coming,
        "items": items,
        "held_up": held_up,
        "private": [item for item in items if has_private(item)],
        "publication": dates.explained(before.publication),
        "last": last,
        "changed": changed,
    }
    return render(request, "desk/publish.html", context, status=409 if theirs else 200)


def tell_left_out(request, held_up):
    """Which papers were not published with it."""
    papers = [*held_up["doubted"], *held_up["unseen"]]
    if papers:
        named = with_and([f"“{paper.word('subject')}”" for paper in papers])
        messages.warning(request, f"Left out, for the file may hold hidden text: {named}.")


def has_private(item):
    """Whether only some may read it, or a paper of it."""
    return item.is_private or any(it.is_private for it in item.papers.all() if not it.waits)


def chair_of(meeting):
    """Who presides, as the form suggests it."""
    seats = meeting.board.memberships.current(timezone.localdate()).select_related("person")
    seat = seats.filter(capacity=Capacity.CHAIR).first()
    return f"{seat.person}, Chair" if seat else ""


@open_to_strangers
def agenda_version(request, pk):
    """An agenda as it was published, as far as its reader may read it."""
    held = AgendaVersion.objects.visible_to(request.user).select_related("meeting__board")
    version = get_object_or_404(held, pk=pk)
    entries = versions.told(version)
    papers = [paper["paper"] for entry in entries for paper in entry["papers"]]
    readable = Paper.objects.visible_to(request.user).filter(pk__in=papers)
    context = {
        "version": version,
        "meeting": version.meeting,
        "entries": entries,
        "readable": set(readable.values_list("pk", flat=True)),
    }
    return render(request, "desk/agenda_version.html", context)
