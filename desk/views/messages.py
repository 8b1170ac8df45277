"""What would go out today, what went, why, and whether the sending is alive: for those who keep the directory."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from desk.forms.messages import NarrowForm
from desk.models import Digest
from desk.reminders import pulse, record, sending
from desk.reminders.day import Day
from desk.reminders.saying import what_to_say
from desk.reminders.writing import write
from desk.tables.messages import ChasedTable, MessageTable
from people.models import Person
from people.querysets import PersonQuerySet
from people.services import ChangeRefused

PER_PAGE = 25


def for_keepers(view):
    """Refused for whoever does not keep the directory."""

    @wraps(view)
    def kept(request, *args, **options):
        if not PersonQuerySet.may_keep_directory(request.user):
            raise PermissionDenied
        return view(request, *args, **options)

    return kept


@for_keepers
def sent(request):
    """Whether the sending is alive, and every message with what became of it."""
    form = NarrowForm(request.GET)
    digests = record.went(form.chosen("to"), form.chosen("state"))
    page = Paginator(digests, PER_PAGE).get_page(request.GET.get("page"))
    signs = pulse.alive(timezone.now())
    context = {
        "signs": signs,
        "table": MessageTable(page.object_list),
        "page": page,
        "narrow": form,
    }
    return render(request, "desk/messages.html", context)


@for_keepers
def rehearse(request):
    """Who will be written to today, and about what, if nothing changes until then."""
    day = Day(timezone.localdate())
    about = record.still_to_go(day)
    people = Person.objects.visible_to(request.user).filter(pk__in=about)
    page = Paginator(people.order_by("sort_name", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(person, about[person.pk]) for person in page]
    context = {"rows": rows, "page": page, "today": day.on, "is_working": day.is_working}
    return render(request, "desk/rehearse.html", context)


@for_keepers
def rehearsed(request, pk):
    """The message one person would get today, as far as it is about the boards that one keeps."""
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    today = timezone.localdate()
    said, hidden = record.readable(what_to_say(person, today), request.user)
    message = write(Digest(person=person, on=today), said) if said.lines else None
    context = {"person": person, "message": message, "said": said, "hidden": hidden}
    return render(request, "desk/rehearsed.html", context)


@for_keepers
def message(request, pk):
    """One message: what became of it, what it listed, and by which rule."""
    digest = get_object_or_404(Digest.objects.select_related("person", "again_by"), pk=pk)
    lines, hidden = record.lines_of(digest, request.user)
    may_repeat = Digest.objects.repeatable_by(request.user).filter(pk=pk).exists()
    is_todays = digest.on == timezone.localdate()
    context = {"digest": digest, "lines": lines, "hidden": hidden}
    return render(request, "desk/message.html", context | {"may_repeat": may_repeat and is_todays})


@require_POST
def send_again(request, pk):
    """Once more, because somebody asked: it is never repeated by itself."""
    digest = get_object_or_404(Digest.objects.repeatable_by(request.user), pk=pk)
    try:
        sending.send_again(digest=digest, by=request.user, now=timezone.now())
    except ChangeRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "It goes again within a few minutes")
    return redirect("desk:message", pk)


@for_keepers
def chased(request):
    """Who was told how often of what they owe the boards that one keeps."""
    people = record.chased(request.user, timezone.localdate())
    page = Paginator(people, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "desk/chased.html", {"table": ChasedTable(page.object_list), "page": page}
    )
