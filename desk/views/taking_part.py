"""Taking part in a meeting: interests declared in its items, and members who ask to speak."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from actions.views.changing import stale
from desk.forms.taking_part import (
    ChangeDeclarationForm,
    DeclarationForm,
    SpeakAnswerForm,
    SpeakForm,
)
from desk.views.agenda import version_of
from meetings import services
from meetings.choices import MinutesState, SpeakState
from meetings.models import AgendaItem, Declaration, Meeting, SpeakRequest
from meetings.rights import keeps_record
from people.choices import PersonKind
from people.forms import saved
from people.models import Person

FORM = "people/one_form.html"


def keep(form, service, request, **about):
    """Whether a form was accepted and its service did what it says."""
    stamp = {"by": request.user, "now": timezone.now()}
    return saved(form, service, refused=services.ChangeRefused, **stamp, **about)


def declarations(request, pk):
    """What was declared in one item, recorded by the co-ordinator until the minutes are agreed."""
    items = AgendaItem.objects.visible_to(request.user).select_related("meeting__board")
    item = get_object_or_404(items, pk=pk)
    if not AgendaItem.objects.coordinated_by(request.user).contains(item):
        raise PermissionDenied
    form = DeclarationForm(request.POST or None, people=declarers(item.meeting))
    if keep(form, services.declare, request, item=item):
        messages.success(request, f"The interest of {form.cleaned_data['person']} is recorded")
        return redirect("desk:declarations", item.pk)
    rows = Declaration.objects.visible_to(request.user).filter(item=item).select_related("person")
    context = {
        "item": item,
        "meeting": item.meeting,
        "declarations": rows,
        "form": form,
        "is_agreed": item.meeting.minutes_state == MinutesState.AGREED,
    }
    return render(request, "desk/declarations.html", context)


def declarers(meeting):
    """Who may have an interest to declare: whoever came, and the board's members of that day."""
    came = meeting.attendance.filter(is_present=True).values("person")
    seated = meeting.board.memberships.current(meeting.on).values("person")
    return Person.objects.filter(Q(pk__in=came) | Q(pk__in=seated))


def change_declaration(request, pk):
    """Mend a declaration, or take away one that was recorded by mistake."""
    rows = Declaration.objects.visible_to(request.user)
    declaration = get_object_or_404(rows.select_related("item__meeting", "person"), pk=pk)
    if not Declaration.objects.coordinated_by(request.user).contains(declaration):
        raise PermissionDenied
    back = redirect("desk:declarations", declaration.item_id)
    form = ChangeDeclarationForm(request.POST or None, initial=as_declared(declaration))
    theirs = []
    removes = "remove" in request.POST
    if removes or form.is_valid():
        try:
            said = removed(request, declaration) if removes else changed(request, declaration, form)
        except services.Stale:
            declaration = rows.select_related("item", "person").get(pk=pk)
            stale(form, as_declared(declaration), ())
            theirs = told_of(declaration)
        except services.ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, said)
            return back
    context = {"declaration": declaration, "back": back.url, "form": form, "theirs": theirs}
    status = 409 if theirs else 200
    return render(request, "desk/change_declaration.html", context, status=status)


def as_declared(declaration):
    """A declaration as its form has it."""
    plain = {name: getattr(declaration, name) for name in ("kind", "has_withdrawn", "version")}
    return plain | {"nature": declaration.word("nature")}


def told_of(declaration):
    """A declaration as it stands now, beside what somebody else typed."""
    left = "Yes" if declaration.has_withdrawn else "No"
    return [
        {"key": "Kind", "value": declaration.get_kind_display()},
        {"key": "What it is", "value": declaration.word("nature")},
        {"key": "They left the room", "value": left},
    ]


def changed(request, declaration, form):
    stamp = {"by": request.user, "now": timezone.now()}
    services.change_declaration(declaration=declaration, **form.cleaned_data, **stamp)
    return f"The interest of {declaration.person} is changed"


def removed(request, declaration):
    stamp = {"by": request.user, "now": timezone.now()}
    services.remove_declaration(declaration=declaration, version=version_of(request), **stamp)
    return f"The declaration of {declaration.person} is removed"


def ask_to_speak(request, pk):
    """A councillor asks, and reads the answer; the co-ordinator sees every request and may enter one."""
    meetings = Meeting.objects.visible_to(request.user).select_related("board")
    meeting = get_object_or_404(meetings, pk=pk)
    keeps = keeps_record(request.user, meeting.board_id)
    if not keeps and request.user.kind != PersonKind.COUNCILLOR:
        raise PermissionDenied
    form = SpeakForm(
        request.POST or None,
        people=Person.objects.active().filter(kind=PersonKind.COUNCILLOR),
        agenda=AgendaItem.objects.visible_to(request.user).filter(meeting=meeting),
        keeps=keeps,
    )
    about = {"meeting": meeting} | ({} if keeps else {"person": request.user})
    if keep(form, services.ask_to_speak, request, **about):
        messages.success(request, "The request is kept. The co-ordinator answers it")
        return redirect("desk:ask_to_speak", meeting.pk)
    rows = SpeakRequest.objects.visible_to(request.user).filter(meeting=meeting)
    person = None if keeps else request.user
    context = {
        "meeting": meeting,
        "keeps": keeps,
        "form": form,
        "requests": told(rows, request.user),
        "why_not": services.why_not_speak(meeting, person, timezone.now()),
    }
    return render(request, "desk/ask_to_speak.html", context)


def told(requests, reader):
    """Requests with the item each is about, where the reader may see that."""
    rows = list(requests.select_related("person", "meeting"))
    items = AgendaItem.objects.visible_to(reader).in_bulk({row.item_id for row in rows} - {None})
    return [
        {"row": row, "item": items.get(row.item_id), "waits": row.state == SpeakState.ASKED}
        for row in rows
    ]


def answer_to_speak(request, pk):
    """Grant or refuse a request of a meeting that one keeps."""
    rows = SpeakRequest.objects.visible_to(request.user).select_related("meeting", "person")
    asked = get_object_or_404(rows, pk=pk)
    if not keeps_record(request.user, asked.meeting.board_id):
        raise PermissionDenied
    form = SpeakAnswerForm(request.POST or None)
    if keep(form, services.answer_speak_request, request, asked=asked):
        messages.success(request, f"The answer to {asked.person} is kept")
        return redirect("desk:ask_to_speak", asked.meeting_id)
    page = {"form": form, "title": f"Answer {asked.person}", "verb": "Answer"}
    page |= {"help": "desk/speak_asked.html", "asked": asked}
    return render(request, FORM, page | {"back": f"/meetings/{asked.meeting_id}/speak/"})


def my_requests(request):
    """What one has asked, and how it was answered."""
    rows = SpeakRequest.objects.filter(person=request.user).order_by("-asked_at")[:50]
    context = {"requests": told(rows, request.user)}
    return render(request, "desk/my_requests.html", context)
