"""Report backs: the limbs that a paper at a meeting may answer, and whether it did."""

from collections import defaultdict

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Prefetch, Subquery, prefetch_related_objects
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from actions import answering
from actions.choices import AnswerVerdict, ItemStatus
from actions.models import Action, Answer, EarlierReason, ProgrammeItem
from actions.services import ChangeRefused, Stale
from desk import minuting
from desk.forms.report_backs import AnswerForm, OtherLimbForm, PapersForm
from meetings.models import AgendaItem, Meeting, Paper
from scrutiny.together import together
from scrutiny.ui.errors import summary


def answers(request, pk):
    """The limbs that asked for what comes to one item, and the likely ones; each answered on its own."""
    item = kept_item(request.user, pk)
    papers, given = together(
        Paper.objects.listed_to(request.user).filter(item=item, reads=True),
        given_to(item, request.user),
    )
    booked = answering.booked(item, request.user)
    opened = answering.open_limbs(item.meeting, request.user)
    likely = answering.likely(item, papers, opened, known=booked)
    limbs = answering.answerable(item.meeting, request.user)
    held = answer(request, item, limbs) if request.method == "POST" else None
    if held == "saved":
        return redirect(f"{request.path}#limb-{request.POST['resolution']}")
    asked = request.GET if {"cited", "limb"} & request.GET.keys() else None
    other = OtherLimbForm(asked, limbs=limbs, opened=opened)
    there = {limb.pk for limb in [*booked, *(each.resolution for each in likely)]}
    named = [held[0]] if held else other.cleaned_data["found"] if other.is_valid() else []
    given = {answer.resolution_id: answer for answer in with_earlier(given)}
    context = {
        "item": item,
        "papers": papers,
        "booked": [shown(limb, item, given, held) for limb in booked],
        "likely": [
            shown(each.resolution, item, given, held) | {"reasons": each.reasons} for each in likely
        ],
        "named": [shown(limb, item, given, held) for limb in named if limb.pk not in there],
        "is_named": bool(asked and other.is_valid()),
        "other": other,
        "errors": summary(held[1]) if held else summary(other) if asked else [],
        "has_errors": bool(held) or bool(other.errors),
        "not_yet": answering.why_not_yet(item.meeting, timezone.localdate()),
    }
    is_stale = bool(held) and held[2]
    return render(request, "desk/report_backs.html", context, status=409 if is_stale else 200)


def kept_item(person, pk):
    items = AgendaItem.objects.visible_to(person).select_related("meeting__board")
    kept = AgendaItem.objects.coordinated_by(person).filter(pk=OuterRef("pk")).order_by()
    item = get_object_or_404(items.annotate(keeps=Exists(kept)), pk=pk)
    if not item.keeps:
        raise PermissionDenied
    return item


def answer(request, item, limbs):
    """Keep one answer: "saved", or the limb with what was typed, and whether somebody was quicker."""
    asked = request.POST.get("resolution", "")
    limb = get_object_or_404(limbs, pk=asked if asked.isdecimal() and len(asked) < 19 else 0)
    typed = request.POST.copy()
    form = AnswerForm(typed, board=item.meeting.board, auto_id=f"id_{limb.pk}_%s")
    if not form.is_valid():
        return limb, form, False
    stamp = {"by": request.user, "now": timezone.now()}
    try:
        answering.give_answer(resolution=limb, item=item, **stamp, **form.cleaned_data)
    except Stale as stale:
        now_stands = Answer.objects.filter(resolution=limb, agenda_item=item).first()
        typed["version"] = now_stands.version if now_stands else ""
        form.add_error("reason", f"{stale} Compare both, and save again to replace it.")
        return limb, form, True
    except ChangeRefused as refusal:
        form.add_error("reason", str(refusal))
        return limb, form, False
    messages.success(request, "The answer is saved.")
    return "saved"


def still_booked(item):
    """The item of the programme that stands at this meeting for the limb of an answer."""
    booked = ProgrammeItem.objects.filter(
        resolution=OuterRef("resolution"), meeting=item.meeting_id
    )
    return booked.filter(status=ItemStatus.PLANNED)


def given_to(item, person):
    rows = Answer.objects.visible_to(person).filter(agenda_item=item).select_related("by")
    return rows.annotate(slot=Subquery(still_booked(item).values("pk")[:1]))


def with_earlier(answers):
    """Answers with what each said before it was corrected."""
    earlier = Prefetch("earlier_reasons", EarlierReason.objects.select_related("by"))
    prefetch_related_objects(answers, earlier)
    return answers


def shown(limb, item, given, held):
    """A limb with the answer that stands and the form to give or correct it."""
    stands = given.get(limb.pk)
    initial = {"version": stands.version, "verdict": stands.verdict} if stands else {}
    initial |= {"reason": stands.word("reason")} if stands else {}
    form = AnswerForm(board=item.meeting.board, initial=initial, auto_id=f"id_{limb.pk}_%s")
    is_held = bool(held) and held[0].pk == limb.pk
    return {
        "limb": limb,
        "answer": stands,
        # What did not answer all of it is given another slot for the rest.
        "slot": stands.slot if stands and stands.verdict != AnswerVerdict.YES else None,
        "form": held[1] if is_held else form,
        "is_open": is_held,
        "reasons": (),
    }


def meeting_answers(request, pk):
    """Which papers of a meeting came, which items earlier limbs asked for, and how many of these are answered."""
    kept = Meeting.objects.coordinated_by(request.user).filter(pk=OuterRef("pk")).order_by()
    visible = Meeting.objects.visible_to(request.user).annotate(keeps=Exists(kept))
    meeting = get_object_or_404(visible.select_related("board"), pk=pk)
    if not meeting.keeps:
        raise PermissionDenied
    form = papers_form(request, meeting)
    if form and form.is_valid():
        stamp = {"by": request.user, "now": timezone.now()}
        try:
            minuting.say_of_papers(papers=list(form.said()), **stamp)
        except ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "What is known of the papers is saved.")
            return redirect("desk:meeting_answers", pk)
    given, items, papers = together(
        Answer.objects.visible_to(request.user).filter(agenda_item__meeting=meeting),
        AgendaItem.objects.visible_to(request.user).filter(meeting=meeting),
        Paper.objects.listed_to(request.user).filter(item__meeting=meeting, reads=True),
    )
    asked = asked_by_item(meeting, request.user) | {
        (answer.agenda_item_id, answer.resolution_id) for answer in given
    }
    may_ask = may_ask_for(meeting, items, papers, asked, request.user)
    rows = [
        {
            "item": item,
            "asked": sum(where == item.pk for where, _ in asked),
            "may_ask": may_ask[item.pk],
            "answers": [answer for answer in given if answer.agenda_item_id == item.pk],
        }
        for item in items
    ]
    context = {"meeting": meeting, "rows": rows, "form": form}
    return render(request, "desk/meeting_answers.html", context)


def may_ask_for(meeting, items, papers, asked, person):
    """How many open limbs read like each item, beside those that asked for it."""
    opened = answering.open_limbs(meeting, person)
    came = defaultdict(list)
    for paper in papers:
        came[paper.item_id].append(paper)
    return {
        item.pk: len(
            answering.likely(
                item, came[item.pk], [it for it in opened if (item.pk, it.pk) not in asked]
            )
        )
        for item in items
    }


def papers_form(request, meeting):
    """Whether each paper that was owed came; asked once the meeting is over."""
    if meeting.on > timezone.localdate():
        return None
    owed, are_in = minuting.papers_owed(meeting, request.user)
    about = {"actions": owed, "are_in": are_in, "is_each_needed": False}
    return PapersForm(request.POST or None, **about) if owed else None


def asked_by_item(meeting, person):
    """Which limbs asked for which item: {(item's key, limb's key)}."""
    by_action = Action.objects.visible_to(person).filter(
        programme_item__agenda_item__meeting=meeting, resolution__isnull=False
    )
    by_slot = ProgrammeItem.objects.visible_to(person).filter(
        agenda_item__meeting=meeting, resolution__isnull=False
    )
    by_action = by_action.order_by().values_list("programme_item__agenda_item", "resolution")
    return set(by_action.union(by_slot.order_by().values_list("agenda_item", "resolution")))
