"""Task and finish groups: set up, filled, reporting back to the board that set them up."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from actions import groups as reporting
from actions.services import ChangeRefused as ActionRefused
from desk.forms import groups as forms
from meetings.choices import OPEN_MINUTES, BoardKind, MinutesState, NominationState
from meetings.models import Board, GroupRecommendation, Meeting, Minute, Nomination, Resolution
from meetings.rights import keeps_record
from meetings.services import ChangeRefused, groups
from meetings.services.succession import successor_of
from packs.checks.asking import advise
from packs.intake.wording import short_title
from people.models import Body, Person
from scrutiny.doors import open_to_strangers
from scrutiny.together import together

FORM = "desk/group_form.html"
#: So long a title is read at a glance: a group may be called by all the words that set it up.
SHORT = 80
#: What is a group of another board.
GROUP = {"kind": BoardKind.TASK_AND_FINISH, "parent__isnull": False}


def kept_board(request, slug, **narrow):
    """A board for its co-ordinator: 404 for whoever may not see it, else 403."""
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug, **narrow)
    if not keeps_record(request.user, board.pk):
        raise PermissionDenied
    return board


def kept_group(request, slug):
    return kept_board(request, slug, **GROUP)


def keep(request, form, service, **about):
    """Whether the form held and its service did what it says; else the form says why not."""
    if not form.is_valid():
        return False
    try:
        service(by=request.user, now=timezone.now(), **about)
    except (ChangeRefused, ActionRefused) as refusal:
        form.add_error(None, str(refusal))
    except ValidationError as refusal:
        for name, said in refusal.message_dict.items():
            form.add_error(name if name in form.fields else None, said)
    return not form.errors


def page(request, form, group, title, verb, **more):
    """A form about a group, on the page that all of them share: 409 with what stands now, where that changed."""
    context = {"form": form, "group": group, "title": title, "verb": verb}
    status = 409 if more.get("theirs") else 200
    return render(request, FORM, context | more, status=status)


# --- Setting up


def from_limb(request, pk):
    """Set up the group that a limb resolved on."""
    limbs = Resolution.objects.visible_to(request.user).select_related("minute__meeting__board")
    limb = get_object_or_404(limbs, pk=pk)
    if not Resolution.objects.coordinated_by(request.user).contains(limb):
        raise PermissionDenied
    return set_up(request, limb.minute.meeting.board, limb)


def set_up_group(request, slug):
    return set_up(request, kept_board(request, slug), None)


def set_up(request, parent, limb):
    is_draft = limb is not None and limb.minute.meeting.minutes_state not in OPEN_MINUTES
    is_open = limb is not None and not (limb.is_private or is_draft)
    start = {"scope": limb.word("text") if is_open else ""}
    form = forms.SetUpForm(request.POST or None, initial=start)
    if form.is_valid() and keep(
        request, form, groups.set_up_group, parent=parent, resolution=limb, **form.cleaned_data
    ):
        messages.success(request, "The group is set up. Seat its members, or ask for nominations.")
        return redirect("desk:group", form.cleaned_data["slug"])
    context = {"form": form, "parent": parent, "limb": limb, "is_draft": is_draft}
    return render(request, "desk/set_up_group.html", context)


# --- The group


@open_to_strangers
def group(request, slug):
    person, today = request.user, timezone.localdate()
    boards = Board.objects.visible_to(person).select_related("parent")
    group = get_object_or_404(boards, slug=slug, **GROUP)
    limbs = Resolution.objects.visible_to(person).select_related("minute__meeting")
    line = reporting.lines(Board.objects.filter(pk=group.pk), today)[0]
    set_up_by, seats, nominations, meetings, slots = together(
        limbs.filter(pk=group.set_up_by_id),
        group.memberships.current(today).select_related("person").order_by("person__sort_name"),
        group.nominations.exclude(state=NominationState.FILLED),
        Meeting.objects.visible_to(person).standing().filter(board=group),
        reporting.report_slots(group, person),
    )
    adopted, keeps = Prefetch("resolution", limbs), keeps_record(person, group.pk)
    recommendations = group.group_recommendations.prefetch_related("addressees", adopted)
    for row in recommendations if keeps else ():
        row.advice = () if row.resolution else advice_on(row)
    context = {
        "group": group,
        "successor": successor_of(group, person),
        "set_up_by": set_up_by[0] if set_up_by else None,
        "missing": line.missing,
        "seats": seats,
        "nominations": nominations,
        "meetings": meetings,
        "recommendations": recommendations,
        "slot": slots[-1] if slots else None,
        "keeps": keeps,
    }
    return render(request, "desk/group.html", context)


def advice_on(recommendation):
    """What may be said of a recommendation before the board adopts it."""
    addressees = [str(body) for body in recommendation.addressees.all()]
    return advise(recommendation.text, addressed_to=addressees)


@open_to_strangers
def groups_of(request, slug):
    """The groups of a board, and what each of them lacks."""
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    theirs = Board.objects.visible_to(request.user).filter(parent=board)
    context = {
        "board": board,
        "lines": reporting.lines(theirs, timezone.localdate()),
        "keeps": keeps_record(request.user, board.pk),
    }
    return render(request, "desk/groups.html", context)


def change_group(request, slug):
    group = kept_group(request, slug)
    start = {name: getattr(group, name) for name in ("scope", "seats", "reports_by", "version")}
    form = forms.ChangeGroupForm(request.POST or None, initial=start)
    if form.is_valid() and keep(
        request, form, groups.change_group, group=group, **form.cleaned_data
    ):
        return saved(request, group, "The group is changed.")
    newer = Board.objects.get(pk=group.pk)
    theirs = both(form, newer, ("scope", "seats", "reports_by"))
    return page(request, form, group, "Change the group", "Save", theirs=theirs)


def both(form, newer, names):
    """What stands now, where somebody else changed it while this form was typed; nothing is lost of either."""
    if not form.is_bound or form.data.get("version", "") in ("", str(newer.version)):
        return []
    form.data = form.data.copy()
    form.data["version"] = newer.version
    return [{"key": form.fields[name].label, "value": getattr(newer, name)} for name in names]


def saved(request, group, words):
    messages.success(request, words)
    return redirect("desk:group", group.slug)


def members(request, slug):
    group = kept_group(request, slug)
    today = timezone.localdate()
    people = Person.objects.visible_to(request.user).active()
    sitting = group.memberships.current(today).values("person")
    theirs = people.filter(pk__in=group.parent.memberships.current(today).values("person"))
    form = forms.MembersForm(
        request.POST or None,
        people=people,
        members=theirs.exclude(pk__in=sitting),
        initial={"starts_on": today},
    )
    if form.is_valid():
        about = {name: form.cleaned_data[name] for name in ("people", "starts_on")}
        if keep(request, form, groups.seat_members, group=group, **about):
            return saved(request, group, "They sit on the group.")
    return page(request, form, group, "Seat members", "Give the seats")


def ask_nomination(request, slug):
    group = kept_group(request, slug)
    form = forms.NominationForm(request.POST or None, initial={"asked_on": timezone.localdate()})
    if form.is_valid() and keep(
        request, form, groups.ask_nomination, group=group, **form.cleaned_data
    ):
        return saved(request, group, "The nomination is open until somebody is named.")
    return page(request, form, group, "Wait for a nomination", "Save")


def nomination(request, pk):
    """Somebody was named, or nobody will be."""
    rows = Nomination.objects.visible_to(request.user).select_related("board")
    nomination = get_object_or_404(rows, pk=pk)
    if not keeps_record(request.user, nomination.board_id):
        raise PermissionDenied
    people = Person.objects.visible_to(request.user).active()
    start = {"starts_on": timezone.localdate()}
    form = forms.SettleNominationForm(request.POST or None, people=people, initial=start)
    if form.is_valid():
        answers = form.cleaned_data
        filled = answers["outcome"] == "filled"
        about = {name: answers[name] for name in ("person", "starts_on")} if filled else {}
        service = groups.fill_nomination if filled else groups.decline_nomination
        if keep(request, form, service, nomination=nomination, **about):
            return saved(request, nomination.board, "The nomination is settled.")
    title = f"Nomination by {nomination.nominator}"
    return page(request, form, nomination.board, title, "Save")


# --- Its report


def add_recommendation(request, slug):
    group = kept_group(request, slug)
    bodies = Body.objects.visible_to(request.user)
    start = {"number": str(group.group_recommendations.count() + 1)}
    form = forms.RecommendationForm(request.POST or None, bodies=bodies, initial=start)
    if form.is_valid() and keep(
        request, form, groups.add_group_recommendation, group=group, **form.cleaned_data
    ):
        return saved(request, group, "The recommendation is in the report.")
    return page(request, form, group, "Add a recommendation", "Add it")


def change_recommendation(request, pk):
    rows = GroupRecommendation.objects.visible_to(request.user).select_related("board")
    rows = rows.prefetch_related("addressees")
    row = get_object_or_404(rows, pk=pk)
    if not keeps_record(request.user, row.board_id):
        raise PermissionDenied
    start = {name: getattr(row, name) for name in ("number", "text", "version")}
    start["addressees"] = row.addressees.all()
    bodies = Body.objects.visible_to(request.user)
    form = forms.ChangeRecommendationForm(request.POST or None, bodies=bodies, initial=start)
    if form.is_valid() and keep(
        request, form, groups.change_group_recommendation, recommendation=row, **form.cleaned_data
    ):
        return saved(request, row.board, "The recommendation is changed.")
    newer = GroupRecommendation.objects.get(pk=row.pk)
    theirs = both(form, newer, ("number", "text"))
    about = {"theirs": theirs, "advice": advice_on(row)}
    return page(request, form, row.board, "Change the recommendation", "Save", **about)


def book_report(request, slug):
    group = kept_group(request, slug)
    meetings = Meeting.objects.visible_to(request.user).coming(timezone.localdate())
    meetings = meetings.filter(board=group.parent_id).order_by("on")
    booked = reporting.planned_report(group)
    proposed = short_title(f"Report of the {group}", most=SHORT)
    form = forms.BookReportForm(
        request.POST or None, meetings=meetings, is_booked=booked, initial={"title": proposed}
    )
    about = {"group": group, "why": ""}
    if form.is_valid() and keep(request, form, reporting.book_report, **about | form.cleaned_data):
        return saved(request, group, "The report has its slot on the board’s work programme.")
    return page(request, form, group, "Book the report", "Book it")


def adopt(request, slug):
    """The parent board adopts what the group recommends; from each limb a notice can then be sent."""
    group = kept_group(request, slug)
    if not Board.objects.coordinated_by(request.user).filter(pk=group.parent_id).exists():
        raise PermissionDenied
    minutes = Minute.objects.visible_to(request.user).filter(meeting__board=group.parent_id)
    minutes = minutes.filter(meeting__minutes_state=MinutesState.DRAFT)
    minutes = minutes.select_related("meeting").order_by("-meeting__on", "position")
    rows = group.group_recommendations.select_related("board").order_by("pk")
    form = forms.AdoptForm(request.POST or None, minutes=minutes, recommendations=rows)
    if form.is_valid() and keep(request, form, groups.adopt, **form.cleaned_data):
        minute = form.cleaned_data["minute"]
        messages.success(request, "They are adopted. Send each to whom it speaks to.")
        return redirect(f"{minute.meeting.get_absolute_url()}#minute-{minute.pk}")
    theirs = changed_since(form, rows.all())
    return page(request, form, group, "Adopt recommendations", "Adopt them", theirs=theirs)


def changed_since(form, rows):
    """The recommendations that somebody changed or adopted since they were ticked, as they stand now."""
    if not form.is_bound:
        return []
    now = {str(row.pk): row for row in rows}
    ticked = [value.partition("-") for value in form.data.getlist("recommendations")]
    stand = [now[pk] for pk, _, version in ticked if pk in now and version != str(now[pk].version)]
    if stand:
        form.data = form.data.copy()
        form.data.setlist(
            "recommendations", [forms.as_shown(now[pk]) for pk, *_ in ticked if pk in now]
        )
    adopted = {row.pk: " (adopted already)" if row.resolution_id else "" for row in stand}
    return [
        {"key": f"Recommendation {row.number}{adopted[row.pk]}", "value": row.text} for row in stand
    ]
