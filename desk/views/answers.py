"""What was answered to recommendations: entered limb by limb, and listed by who is silent."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, F, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django_tables2 import RequestConfig

from actions import notices
from actions.choices import NoticeState
from actions.letters import citation
from actions.models import Notice
from actions.services import ChangeRefused, Stale
from actions.views.changing import stale
from actions.views.listing import CappedPaginator
from desk.forms.notices import AnswerForm, EnteredAnswerForm
from desk.tables.notices import NoticeFile, NoticeTable, OwingTable
from desk.views.notices import as_answered, seen_by
from meetings.models import Board
from meetings.rights import keeps_record
from packs.intake.wording import short_title
from people.models import Body, Person
from scrutiny.doors import open_to_strangers
from scrutiny.ui.download import download
from scrutiny.ui.errors import summary

ON_A_PAGE = 25
COMPARED = ("outcome", "words", "done_by", "answered_on")
#: What the list can be narrowed to, and how it is said.
STATES = {
    "silent": "Late",
    "waiting": "Not answered yet",
    "answered": "Answered",
}


def answer(request, pk):
    """One notice's answer, by whoever it went to or by the co-ordinator; whoever may see it else gets 403."""
    notice = get_object_or_404(seen_by(request.user), pk=pk)
    if not Notice.objects.answerable_by(request.user).contains(notice):
        raise PermissionDenied
    form = answer_form(request, notice, keeps(request.user, notice))
    theirs = []
    if form.is_valid():
        try:
            enter(notice, form, request.user)
        except Stale:
            notice = get_object_or_404(seen_by(request.user), pk=pk)
            compared = [name for name in COMPARED if name in form.fields]
            theirs = stale(form, as_answered(notice), compared)
        except ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The answer is saved.")
            return redirect(notice)
    context = {"notice": notice, "form": form, "theirs": theirs}
    context |= {"citation": citation(notice.resolution), "clock": notices.clock(notice)}
    return render(request, "desk/answer.html", context, status=409 if theirs else 200)


def keeps(person, notice):
    return Notice.objects.coordinated_by(person).contains(notice)


def answer_form(request, notice, is_kept, **options):
    """The co-ordinator also says when the answer came, and who leads; the addressee answers today."""
    start = {"initial": as_answered(notice), **options}
    if is_kept:
        people = Person.objects.visible_to(request.user).active()
        return EnteredAnswerForm(request.POST or None, people=people, **start)
    return AnswerForm(request.POST or None, **start)


def enter(notice, form, by):
    now = timezone.now()
    answers = {"answered_on": timezone.localdate(now)} | form.cleaned_data
    limb = notice.resolution
    title = short_title(limb.word("text"), [notice.addressee.name])
    return notices.answer(notice=notice, by=by, now=now, title=title, **answers)


def answer_all(request, pk):
    """Everything that waits for one addressee's answer, limb by limb on one page. All is saved, or nothing."""
    body = get_object_or_404(Body.objects.visible_to(request.user), pk=pk)
    mine = Notice.objects.answerable_by(request.user).filter(addressee=body)
    if not mine.exists():
        raise PermissionDenied
    waiting = seen_by(request.user).filter(pk__in=mine.waiting().values("pk"))
    waiting = list(waiting.order_by(F("answer_due").asc(nulls_last=True), "pk"))
    kept = set(
        Notice.objects.coordinated_by(request.user)
        .filter(addressee=body)
        .values_list("pk", flat=True)
    )
    forms = [
        answer_form(request, notice, notice.pk in kept, prefix=f"n{notice.pk}", empty_permitted=True,
                    use_required_attribute=False)
        for notice in waiting
    ]  # fmt: skip
    if request.method == "POST" and all([form.is_valid() for form in forms]):
        typed = [
            (notice, form)
            for notice, form in zip(waiting, forms, strict=True)
            if form.has_changed()
        ]
        if enter_all(typed, request.user):
            messages.success(request, f"{len(typed)} answer{'' if len(typed) == 1 else 's'} saved.")
            return redirect(request.path)
    today = timezone.localdate()
    lines = [
        {"notice": notice, "form": form, "citation": citation(notice.resolution),
         "left": notices.days_left(notice, today)}
        for notice, form in zip(waiting, forms, strict=True)
    ]  # fmt: skip
    errors = [line for form in forms for line in summary(form)]
    context = {"body": body, "lines": lines, "errors": errors, "has_errors": bool(errors)}
    return render(request, "desk/answer_all.html", context)


def enter_all(typed, by):
    """All of them or none: the form of the one that was refused says why."""
    if not typed:
        return False
    try:
        with transaction.atomic():
            for notice, form in typed:
                enter(notice, form, by)
    except ChangeRefused as refusal:
        form.add_error(None, f"{refusal} Nothing is saved yet.")
        return False
    return True


@open_to_strangers
def answers_owed(request, slug):
    """What was sent to whom, what came back, and who is silent; as a page, or as a file of all its rows."""
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    today = timezone.localdate()
    rows = seen_by(request.user).filter(resolution__minute__meeting__board=board)
    owing = owing_of(rows, today)
    rows, chosen = narrowed(rows, request.GET, today)
    late_first = (
        F("answered_on").desc(nulls_first=True),
        F("answer_due").asc(nulls_last=True),
        "pk",
    )
    rows = rows.order_by(*late_first)
    if request.GET.get("format") in ("csv", "xlsx"):
        table = NoticeFile(rows, today=today)
        return download(table, f"answers-{board.slug}", request.GET["format"])
    query = request.GET.copy()
    for name in ("page", "format"):
        query.pop(name, None)
    table = NoticeTable(rows, today=today)
    in_parts = {"per_page": ON_A_PAGE, "paginator_class": CappedPaginator}
    RequestConfig(request, paginate=in_parts).configure(table)
    context = {
        "board": board,
        "table": table,
        "owing": OwingTable(owing),
        "has_rows": bool(owing),
        "counts": counts(owing),
        "chosen": chosen,
        "states": STATES,
        "query": query.urlencode(),
        "keeps": keeps_record(request.user, board.pk),
    }
    return render(request, "desk/answers_owed.html", context)


def owing_of(rows, today):
    """One line for each addressee: how much went to them, what came back, and what is late."""
    waiting = Q(state=NoticeState.SENT)
    sent = rows.exclude(state=NoticeState.PREPARED).order_by()
    lines = sent.values(
        "addressee", "addressee__name", "addressee__kind", "addressee__holder__name"
    ).annotate(
        sent=Count("pk"),
        answered=Count("pk", filter=Q(state=NoticeState.ANSWERED)),
        waiting=Count("pk", filter=waiting),
        silent=Count("pk", filter=waiting & Q(answer_due__lt=today)),
    )
    return sorted(
        lines, key=lambda line: (-line["silent"], -line["waiting"], line["addressee__name"])
    )


def counts(owing):
    return {
        name: sum(line[name] for line in owing)
        for name in ("sent", "answered", "waiting", "silent")
    }


def narrowed(rows, asked, today):
    """The rows of `?to=` one addressee and `?state=`, and what was chosen, in words."""
    chosen = []
    to, state = asked.get("to", ""), asked.get("state", "")
    if to.isdecimal():
        rows = rows.filter(addressee=to[:18])
        body = Body.objects.filter(pk__in=rows.order_by().values("addressee")).first()
        chosen.append(body.name if body else "Nobody")
    if state in STATES:
        narrow = {
            "silent": rows.silent(today),
            "waiting": rows.waiting(),
            "answered": rows.filter(state=NoticeState.ANSWERED),
        }
        rows = narrow[state]
        chosen.append(STATES[state])
    return rows, ", ".join(chosen)
