"""From draft to agreed: circulating minutes, and agreeing and correcting those of an earlier meeting."""

from django import forms
from django.contrib import messages
from django.db.models import Prefetch
from django.shortcuts import redirect, render
from django.utils import timezone

from actions import services as actions
from desk import minuting
from desk.forms.report_backs import PapersForm
from desk.views.minuting import how_far, is_open, minutes_of
from desk.views.saving import kept_limb, kept_meeting, kept_minute
from meetings import services
from meetings.choices import MinutesState
from meetings.models import Correction, Meeting, Minute, Resolution
from meetings.services import ChangeRefused


class CirculateForm(PapersForm):
    """What the meeting took, and whether the papers that were owed to it came."""

    taken = forms.ModelMultipleChoiceField(
        None,
        label="Which items of the work programme did the meeting take?",
        help_text="What was not taken stays on the programme, to be moved.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args, items, owed, are_in, **options):
        super().__init__(*args, actions=owed, are_in=are_in, **options)
        self.fields["taken"].queryset = items
        self.fields["taken"].label_from_instance = lambda item: item.word("title")
        # What is booked and stood on no agenda was hardly taken; where none stood on one, nobody can tell.
        self.fields["taken"].initial = [it for it in items if it.agenda_item_id] or items
        if not items:
            del self.fields["taken"]


def circulate(request, pk):
    """Send the draft out, after a look at what is still open in it; it can go out all the same."""
    meeting = kept_meeting(request, pk)
    owed, are_in = minuting.papers_owed(meeting, request.user)
    about = {"items": minuting.items_of(meeting), "owed": owed, "are_in": are_in}
    form = CirculateForm(request.POST if request.method == "POST" else None, **about)
    if request.method == "POST" and form.is_valid():
        told = {"taken": list(form.cleaned_data.get("taken") or []), "papers": list(form.said())}
        try:
            minuting.circulate(meeting=meeting, by=request.user, now=timezone.now(), **told)
        except (ChangeRefused, actions.ChangeRefused) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The minutes are circulated.")
            return redirect(meeting)
    context = {
        "meeting": meeting,
        "form": form,
        "open": still_open(meeting, request.user),
        "is_draft": meeting.minutes_state == MinutesState.DRAFT,
    }
    return render(request, "desk/circulate.html", context)


def still_open(meeting, person):
    """What a careful co-ordinator would look at first: (minute, what is open), and who is recorded as coming."""
    minutes = filter(is_open, minutes_of(meeting, person))
    found = [{"minute": minute, "says": how_far(minute)} for minute in minutes]
    return {"minutes": found, "nobody_came": not meeting.attendance.exists()}


class AgreeForm(forms.Form):
    at = forms.ModelChoiceField(
        None,
        label="Which meeting agreed them?",
        empty_label=None,
        error_messages={"required": "Choose the meeting"},
    )

    def __init__(self, *args, meetings, **options):
        super().__init__(*args, **options)
        self.fields["at"].queryset = meetings


def agree(request, pk):
    """Record that a later meeting agreed these minutes; what it corrected is corrected from here first."""
    meeting = kept_meeting(request, pk)
    later = later_meetings(meeting, request.user)
    following = later.first()
    form = AgreeForm(request.POST or None, meetings=later, initial={"at": following})
    if form.is_valid():
        about = {"meeting": meeting, "by": request.user, "now": timezone.now()}
        try:
            services.agree_minutes(**about, **form.cleaned_data)
        except ChangeRefused as refusal:
            form.add_error("at", str(refusal))
        else:
            messages.success(request, f"The minutes are agreed, at {meeting.agreed_at}.")
            return redirect(meeting)
    limbs = Prefetch("resolutions", Resolution.objects.visible_to(request.user))
    minutes = Minute.objects.visible_to(request.user).filter(meeting=meeting)
    context = {
        "meeting": meeting,
        "form": form,
        "minutes": minutes.prefetch_related(limbs),
        "corrections": Correction.objects.visible_to(request.user)
        .filter(minute__meeting=meeting)
        .select_related("minute", "resolution", "meeting"),
        "is_circulated": meeting.minutes_state == MinutesState.CIRCULATED,
        "can_agree": meeting.minutes_state == MinutesState.CIRCULATED and following is not None,
    }
    return render(request, "desk/agree.html", context)


def later_meetings(meeting, person):
    """The board's meetings after this one that have been held by today, the next one first."""
    later = Meeting.objects.visible_to(person).standing().filter(board=meeting.board)
    return later.filter(on__gt=meeting.on, on__lte=timezone.localdate()).order_by("on")


class CorrectForm(forms.Form):
    text = forms.CharField(
        label="The corrected words",
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=100_000,
        error_messages={"required": "Enter the corrected words"},
    )
    meeting = forms.ModelChoiceField(
        None,
        label="Which meeting corrected them?",
        required=False,
        empty_label="No meeting: before any agreed them",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, meetings, **options):
        super().__init__(*args, **options)
        self.fields["meeting"].queryset = meetings


def correct_minute(request, pk):
    minute = kept_minute(request, pk)
    about = {"minute": minute, "title": f"Correct minute {minute.citation}"}
    return _correct(request, minute, services.correct_minute, **about)


def correct_limb(request, pk):
    limb = kept_limb(request, pk)
    number = f" ({limb.number})" if limb.number else ""
    about = {"resolution": limb, "title": f"Correct {limb.minute.citation}{number}"}
    return _correct(request, limb, services.correct_resolution, **about)


def _correct(request, row, service, title, **about):
    """Both wordings are kept. Where somebody corrected it meanwhile, what stands now is shown beside what is typed."""
    minute = row if isinstance(row, Minute) else row.minute
    later = later_meetings(minute.meeting, request.user)
    initial = {"text": row.word("text"), "version": row.version, "meeting": later.first()}
    form = CorrectForm(request.POST or None, meetings=later, initial=initial)
    status = 200
    if form.is_valid():
        try:
            service(**about, by=request.user, now=timezone.now(), **form.cleaned_data)
        except services.Stale as refusal:
            row.refresh_from_db()
            form.data = form.data.copy()
            form.data["version"] = row.version
            form.add_error("text", f"{refusal} Compare both texts, and save again.")
            status = 409
        except ChangeRefused as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, "The correction is kept, with both wordings.")
            return redirect("desk:agree", minute.meeting_id)
    context = {"row": row, "minute": minute, "meeting": minute.meeting, "form": form}
    return render(request, "desk/correct.html", context | {"title": title}, status=status)
