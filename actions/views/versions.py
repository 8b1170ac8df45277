"""Published versions of a work programme: publishing one, reading one as it was, and comparing two."""

from datetime import date

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from actions import versions
from actions.choices import SlotKind
from actions.models import ProgrammeVersion
from actions.services import ChangeRefused
from actions.views.year import asked_year
from meetings.models import Board, Meeting
from meetings.rights import keeps_record
from meetings.services import first_year, year_bounds, year_name
from people.models import Person
from scrutiny.doors import open_to_strangers
from scrutiny.ui.templatetags.ui import long_date
from scrutiny.ui.templatetags.words import who

HEADINGS = {
    "gone": "Vanished",
    "doubtful": "Perhaps the same item under another title",
    "moved": "Moved",
    "retitled": "Called otherwise",
    "came": "New",
}


class PublishForm(forms.Form):
    meeting = forms.ModelChoiceField(
        queryset=None,
        required=False,
        label="For which meeting? (optional)",
        empty_label="For no meeting",
        help_text="Its work programme is compared from this meeting on",
    )

    def __init__(self, *args, meetings, **options):
        super().__init__(*args, **options)
        self.fields["meeting"].queryset = meetings


def publish_programme(request, slug):
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    if not keeps_record(request.user, board.pk):
        raise PermissionDenied
    year = asked_year(request, first_year(timezone.localdate()))
    held = Meeting.objects.visible_to(request.user).standing().filter(board=board)
    held = held.filter(on__range=year_bounds(year)).order_by("on")
    form = PublishForm(request.POST if request.method == "POST" else None, meetings=held)
    if form.is_valid():
        try:
            version = versions.publish(
                board=board, year=year, by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Version {version.number} is published.")
            return redirect(f"{reverse('actions:programme_versions', args=[slug])}?year={year}")
    context = {"board": board, "year": year, "year_name": year_name(year), "form": form}
    return render(request, "actions/publish_programme.html", context)


@open_to_strangers
def programme_versions(request, slug):
    """The versions of `?year=`; with `?show=`, one of them as it was."""
    board, year, published = published_of(request, slug)
    shown = find(published, request.GET["show"]) if "show" in request.GET else None
    entries = versions.told(shown, request.user) if shown else []
    context = {
        "board": board,
        "year": year,
        "year_name": year_name(year),
        "published": published,
        "shown": shown,
        "entries": readable(entries, request.user),
    }
    return render(request, "actions/programme_versions.html", context)


@open_to_strangers
def compare_programme(request, slug):
    """What came, went and moved between `?from=` and `?to=`; without them, between the last two."""
    board, year, published = published_of(request, slug)
    told = []
    old = new = None
    if len(published) > 1:
        old = find(published, request.GET.get("from", str(published[1].number)))
        new = find(published, request.GET.get("to", str(published[0].number)))
        entries = [readable(versions.told(each, request.user), request.user) for each in (old, new)]
        found = versions.explain(versions.compare(*entries), old, new, request.user)
        told = [
            (title, [one for one in found if one.kind == kind]) for kind, title in HEADINGS.items()
        ]
    context = {
        "board": board,
        "year": year,
        "year_name": year_name(year),
        "published": published,
        "old": old,
        "new": new,
        "told": [(title, ones) for title, ones in told if ones],
    }
    return render(request, "actions/compare_programme.html", context)


def published_of(request, slug):
    """The board, the year asked for, and its versions, newest first."""
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    year = asked_year(request, first_year(timezone.localdate()))
    published = ProgrammeVersion.objects.visible_to(request.user).filter(board=board, year=year)
    return board, year, list(published.select_related("meeting").order_by("-number"))


def find(published, number):
    for version in published:
        if str(version.number) == number:
            return version
    raise Http404


def readable(entries, person):
    """Entries with their slots and people in words, as their reader may have them."""
    people = Person.objects.in_bulk({pk for entry in entries for pk in entry["people"]})
    for entry in entries:
        names = [who(people[pk], person) for pk in entry["people"] if pk in people]
        entry["who"] = "; ".join([*names, *([entry["others"]] if entry["others"] else [])])
        day = entry["on"] and long_date(date.fromisoformat(entry["on"]))
        entry["slot_name"] = day or SlotKind(entry["slot"]).label
    return entries
