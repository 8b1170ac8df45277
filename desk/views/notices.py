"""A notice of a recommendation: written from its limb, sent, its clock, and its answer published."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from actions import notices
from actions.choices import NoticeState, Outcome
from actions.journey import SENTENCES
from actions.letters import citation
from actions.models import Action, EarlierAnswer, Notice
from actions.services import ChangeRefused, Stale
from actions.views.changing import stale
from desk.forms.notices import NoticeForm, PrepareForm, PublishForm, ReceiveForm, SendForm
from meetings.models import Resolution
from people.models import Body, Council
from people.querysets import may_sign_in
from scrutiny.doors import open_to_strangers
from scrutiny.ui.templatetags.ui import date_and_time
from scrutiny.ui.templatetags.words import who


def seen_by(person):
    return Notice.objects.visible_to(person).with_limbs(person)


def kept_notice(request, pk):
    """The notice, for the co-ordinator of its board: else 404 or 403."""
    notice = get_object_or_404(seen_by(request.user), pk=pk)
    if not Notice.objects.coordinated_by(request.user).contains(notice):
        raise PermissionDenied
    return notice


def prepare(request, pk):
    """Choose to whom a limb goes; each notice is written with proposed words, and can then be changed."""
    limbs = Resolution.objects.visible_to(request.user).select_related("minute__meeting__board")
    limb = get_object_or_404(limbs, pk=pk)
    if not Resolution.objects.coordinated_by(request.user).contains(limb):
        raise PermissionDenied
    written = list(seen_by(request.user).filter(resolution=limb).order_by("pk"))
    bodies = Body.objects.exclude(pk__in=[notice.addressee_id for notice in written])
    named = bodies.filter(resolutions=limb)
    others = bodies.exclude(resolutions=limb)
    form = PrepareForm(request.POST or None, named=named, others=others)
    if request.method == "POST" and form.is_valid():
        try:
            made = prepared(limb, form.cleaned_data["chosen"], request.user)
        except ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, "Read the proposed words, and change what you would say differently."
            )
            return (
                redirect("desk:change_notice", made[0].pk)
                if len(made) == 1
                else redirect(request.path)
            )
    lines = [(notice, notices.days_left(notice, timezone.localdate())) for notice in written]
    context = {"limb": limb, "meeting": limb.minute.meeting, "lines": lines, "form": form}
    return render(request, "desk/prepare_notices.html", context | {"citation": citation(limb)})


def prepared(limb, addressees, by):
    now = timezone.now()
    return [notices.prepare(resolution=limb, addressee=it, by=by, now=now) for it in addressees]


@open_to_strangers
def notice(request, pk):
    notice = get_object_or_404(seen_by(request.user), pk=pk)
    person = request.user
    keeps = Notice.objects.coordinated_by(person).contains(notice)
    may_answer = Notice.objects.answerable_by(person).contains(notice)
    earlier = EarlierAnswer.objects.filter(notice=notice)
    context = {
        "notice": notice,
        "citation": citation(notice.resolution),
        "meeting": notice.resolution.minute.meeting,
        "left": notices.days_left(notice, timezone.localdate()),
        "colour": notices.standing_of(notice, timezone.localdate()),
        "clock": notices.clock(notice),
        "shows_limb": Resolution.objects.visible_to(person).contains(notice.resolution),
        "action": Action.objects.visible_to(person).filter(pk=notice.action_id).first(),
        "verbs": verbs(notice, keeps, may_answer),
        "may_answer": may_answer,
        "is_late": notice.answered_on
        and notice.answer_due
        and notice.answered_on > notice.answer_due,
        "earlier": (earlier.select_related("exempt") if notice.is_private else earlier)
        if may_sign_in(person)
        else [],
        "history": journey(notice, person) if may_sign_in(person) else [],
    }
    return render(request, "desk/notice.html", context)


def verbs(notice, keeps, may_answer):
    """What the reader may do with it now: (address name, words)."""
    if not may_answer and not keeps:
        return []
    found = [("desk:letter", "The letter, to print or copy")]
    if keeps and notice.state == NoticeState.PREPARED:
        found += [
            ("desk:change_notice", "Change its words"),
            ("desk:send_notice", "Record that it was sent"),
        ]
    if notice.state == NoticeState.SENT:
        found.insert(0, ("desk:answer_notice", "Enter the answer"))
        found += [("desk:receive_notice", "Say when it was received")] if keeps else []
    if notice.state == NoticeState.ANSWERED:
        found.append(("desk:answer_notice", "Change the answer"))
        if keeps and not notice.is_private and not notice.published_on:
            found.append(("desk:publish_notice", "Publish the answer"))
    return found


def journey(notice, person):
    """What happened to the notice, for the timeline: newest first."""
    events = notice.resolution.events.filter(after__notice=notice.pk).select_related("by")
    return [
        {"title": said(it), "by": who(it.by, person), "at": date_and_time(it.at)}
        for it in events.order_by("-at", "-pk")
    ]


def said(event):
    outcome = event.after.get("outcome")
    words = SENTENCES[event.kind]
    return f"{words}: {Outcome(outcome).label.lower()}" if outcome else words


def letter(request, pk):
    """The notice as a letter: to print, or to copy into a message."""
    notice = get_object_or_404(seen_by(request.user), pk=pk)
    context = {
        "notice": notice,
        "council": Council.objects.current(),
        "clock": notices.clock(notice),
    }
    return render(request, "desk/letter.html", context | {"today": timezone.localdate()})


def change(request, pk):
    notice = kept_notice(request, pk)
    form = NoticeForm(request.POST or None, initial=as_typed(notice))
    theirs = []
    if form.is_valid():
        try:
            notices.change(notice=notice, by=request.user, now=timezone.now(), **form.cleaned_data)
        except Stale:
            notice = kept_notice(request, pk)
            theirs = stale(form, as_typed(notice), ("text", "rule"))
        except ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The notice is saved. It is not sent yet.")
            return redirect(notice)
    context = {"notice": notice, "form": form, "theirs": theirs}
    return render(request, "desk/change_notice.html", context, status=409 if theirs else 200)


def as_typed(notice):
    """A notice as its form has it."""
    plain = {name: getattr(notice, name) for name in ("rule", "answer_due", "version")}
    return {"text": notice.word("text")} | plain


def as_answered(notice):
    """Its answer as its form has it; an answer that is not there yet came today."""
    told = {name: getattr(notice, name) for name in ("outcome", "done_by", "version")}
    came = notice.answered_on or timezone.localdate()
    return told | {"words": notice.word("answer"), "answered_on": came}


def send(request, pk):
    """Record that it was sent. The application itself sends nothing."""
    notice = kept_notice(request, pk)
    email = notice.addressee.email or getattr(notice.addressee.holder, "email", None)
    start = {"sent_to": f"by e-mail to {email}" if email else "", "sent_on": timezone.localdate()}
    says = "Send the letter yourself, by e-mail or on paper. Then record here how and when."
    page = {"title": "Record that it was sent", "says": says, "verb": "Record the sending"}
    return recorded(request, notice, SendForm, start, notices.send, "It is recorded as sent.", page)


def receive(request, pk):
    notice = kept_notice(request, pk)
    says = "Its time to answer is counted anew from the day it was received."
    page = {"title": "When it was received", "says": says, "verb": "Save the day"}
    start = {"received_on": notice.received_on}
    done = "The day is saved, and the time to answer counted from it."
    return recorded(request, notice, ReceiveForm, start, notices.receive, done, page)


def publish(request, pk):
    notice = kept_notice(request, pk)
    says = "Anyone will be able to read the answer beside the recommendation."
    page = {"title": "Publish the answer", "says": says, "verb": "Publish"}
    start = {"published_on": timezone.localdate()}
    return recorded(
        request, notice, PublishForm, start, notices.publish, "The answer is published.", page
    )


def recorded(request, notice, form_class, start, service, done, page):
    """One short form about a notice, and its service. What somebody else changed meanwhile is not written over."""
    start = start | {"version": notice.version}
    form, theirs = form_class(request.POST or None, initial=start), []
    if form.is_valid():
        try:
            service(notice=notice, by=request.user, now=timezone.now(), **form.cleaned_data)
        except Stale:
            notice = kept_notice(request, notice.pk)
            now_stands = {name: getattr(notice, name) for name in form.fields}
            theirs = stale(form, now_stands, [name for name in start if name != "version"])
        except ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(notice)
    context = {"notice": notice, "form": form, "citation": citation(notice.resolution)}
    context |= page | {"theirs": theirs}
    return render(request, "desk/notice_form.html", context, status=409 if theirs else 200)
