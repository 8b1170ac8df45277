"""A municipal year in figures, for the annual scrutiny report: each with its definition and the rows it counts.

Counted of what the reader may see. A recommendation is a limb that recommends; its answers are counted for each body
it was sent to, and what follows it for each action.
"""

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from django.db.models import Q

from actions.choices import ActionKind, NoticeState, Outcome, Status
from actions.models import Action, Notice, Update
from meetings.choices import MeetingStatus, ResolutionKind
from meetings.models import Meeting, Resolution
from scrutiny.rules import RULES
from scrutiny.ui.templatetags.ui import long_date, short_date_year


class Row(NamedTuple):
    """One thing that is counted: what it is, where it is read, and what is said of it."""

    title: str
    url: str
    board: str
    said: str


@dataclass(frozen=True)
class Figure:
    """A number of the year, what it counts in words, and its rows."""

    key: str
    name: str
    definition: str
    rows: tuple[Row, ...]

    @property
    def n(self):
        return len(self.rows)


@dataclass(frozen=True)
class Responded(Figure):
    """How long one body took to answer: the median of its answers, beside the time that the law gives."""

    body: str
    days: str
    law: str
    within: int


@dataclass(frozen=True)
class Year:
    figures: tuple[Figure, ...]
    responded: tuple[Responded, ...]
    changed: tuple[Row, ...]


def figures(boards, *, person, bounds, today):
    """The year's figures over some boards that the reader sees, in five queries."""
    days = bounds[0], min(bounds[1], today)
    limbs = list(_limbs(boards, person, days))
    notices = _notices(limbs, person)
    follows, reports = _actions(boards, limbs, notices, person, days)
    meetings = _meetings(boards, person, days)
    told = (*_made(limbs, notices), *_done(follows), *_reported(reports), _held(meetings))
    return Year(told, _responded(notices), _changed(follows, person))


def _limbs(boards, person, days):
    limbs = Resolution.objects.visible_to(person).filter(
        kind=ResolutionKind.RECOMMEND,
        minute__meeting__board__in=boards,
        minute__meeting__on__range=days,
    )
    limbs = limbs.select_related("minute__meeting__board")
    return limbs.order_by("minute__meeting__on", "minute__position", "position", "pk")


def _notices(limbs, person):
    """What was sent of some limbs, each with its limb as it was read."""
    by_key = {limb.pk: limb for limb in limbs}
    sent = Notice.objects.visible_to(person).filter(resolution__in=by_key)
    sent = list(sent.exclude(state=NoticeState.PREPARED).select_related("addressee").order_by("pk"))
    for notice in sent:
        notice.resolution = by_key[notice.resolution_id]
    return sent


def _actions(boards, limbs, notices, person, days):
    """What was opened to follow a recommendation, or the answer to it; and the reports asked for in the year."""
    keys, answered = {limb.pk for limb in limbs}, {it.action_id for it in notices if it.action_id}
    reports = Q(board__in=boards, opened_on__range=days, kind=ActionKind.REPORT_BACK)
    wanted = Q(resolution__in=keys) | Q(pk__in=answered) | reports
    found = Action.objects.visible_to(person).filter(wanted).select_related("board").order_by("pk")
    found = [action for action in found if action.kind != ActionKind.REPORT_DUE]
    follows = [it for it in found if it.resolution_id in keys or it.pk in answered]
    here, (first, last) = {board.pk for board in boards}, days
    return follows, [
        it
        for it in found
        if it.kind == ActionKind.REPORT_BACK
        and it.board_id in here
        and first <= it.opened_on <= last
    ]


def _meetings(boards, person, days):
    held = Meeting.objects.visible_to(person).filter(board__in=boards, on__range=days)
    held = held.filter(is_formal=True).exclude(status=MeetingStatus.CANCELLED)
    return held.select_related("board").order_by("on", "pk")


def _made(limbs, notices):
    by_outcome = defaultdict(list)
    for notice in notices:
        by_outcome[notice.outcome].append(_answer(notice))
    sent = {notice.resolution_id for notice in notices}
    unsent = [_limb(limb) for limb in limbs if limb.pk not in sent]
    says = "Limbs resolved in the year that recommend something."
    yield Figure("made", "Recommendations made", says, tuple(map(_limb, limbs)))
    for outcome in Outcome:
        says = f"Answered “{outcome.label.lower()}” by a body it was sent to; one sent to two bodies counts for each."
        yield Figure(outcome.value, outcome.label, says, tuple(by_outcome[outcome]))
    says = "Sent to a body that has not answered yet."
    yield Figure("waiting", "Not answered yet", says, tuple(by_outcome[""]))
    says = (
        "Made, and no notice of it is known to have gone to anybody, nor an answer to be published."
    )
    yield Figure("unsent", "Not sent for an answer", says, tuple(unsent))


def _done(follows):
    sorts = defaultdict(list)
    for action in follows:
        sorts[_how(action)].append(_action(action))
    told = {
        "in_time": ("Done in time", "Complete on or before the day it was due, as last granted."),
        "done_late": ("Done late", "Complete after the day it was due."),
        "undated": ("Done, without a date", "Complete, and no day was ever set for it."),
        "undone": ("Not done yet", "Actions that follow a recommendation and are still open."),
    }
    for key, (name, definition) in told.items():
        if key != "undated" or sorts[key]:
            yield Figure(key, name, definition, tuple(sorts[key]))


def _how(action):
    if action.status != Status.COMPLETE:
        return "undone" if action.is_live else ""
    if not action.due_to:
        return "undated"
    return "in_time" if action.completed_on <= action.due_to else "done_late"


def _reported(reports):
    says = "Actions opened in the year that end when a paper comes to a meeting."
    yield Figure("reports", "Reports back asked for", says, tuple(map(_action, reports)))
    came = [_action(it) for it in reports if it.status == Status.COMPLETE]
    says = "Of these, those that were accepted as complete."
    yield Figure("delivered", "Reports back delivered", says, tuple(came))


def _held(meetings):
    says = "Formal meetings of the year whose day has come and that were not cancelled."
    rows = [Row(f"Meeting of {it}", it.get_absolute_url(), str(it.board), "") for it in meetings]
    return Figure("meetings", "Meetings held", says, tuple(rows))


def _limb(limb):
    minute = limb.minute
    url = f"{minute.meeting.get_absolute_url()}#resolution-{limb.pk}"
    number = f" ({limb.number})" if limb.number else ""
    said = f"Minute {minute.citation}{number}, {long_date(minute.meeting.on)}"
    return Row(limb.word("text"), url, str(minute.meeting.board), said)


def _answer(notice):
    limb = _limb(notice.resolution)
    sent = f"to {notice.addressee}, sent {short_date_year(notice.sent_on)}"
    if notice.answered_on:
        sent += f", answered {short_date_year(notice.answered_on)}, after {_days(notice)} days"
    elif notice.answer_due:
        sent += f", due {short_date_year(notice.answer_due)}"
    return limb._replace(said=f"{limb.said}: {sent}", url=notice.get_absolute_url())


def _action(action):
    due = f"due {short_date_year(action.due_to)}" if action.due_to else "no date"
    done = f", done {short_date_year(action.completed_on)}" if action.completed_on else ""
    said = f"{action.reference}, {due}{done}"
    return Row(action.word("title"), action.get_absolute_url(), str(action.board), said)


def _days(notice):
    return (notice.answered_on - notice.sent_on).days


def _responded(notices):
    """By body: from the day the notice was sent to the day of the answer."""
    by_body = defaultdict(list)
    for notice in notices:
        if notice.answered_on:
            by_body[str(notice.addressee), notice.addressee_id].append(notice)
    titles = {rule.id: f"{rule.n} {rule.counts} {rule.event}".removesuffix(" on") for rule in RULES}
    return tuple(
        Responded(
            f"body-{key}",
            f"Answers of {body}",
            "",
            tuple(map(_answer, cases)),
            body,
            f"{median(map(_days, cases)):g}",
            ", ".join(sorted({titles.get(it.rule, "No law sets a time") for it in cases})),
            sum(it.answer_due is None or it.answered_on <= it.answer_due for it in cases),
        )
        for (body, key), cases in sorted(by_body.items())
    )


def _changed(follows, person):
    """What changed because of them: the words with which each was reported, for what the board accepted."""
    done = {it.pk: it for it in follows if it.status == Status.COMPLETE}
    told = Update.objects.visible_to(person).filter(action__in=done, reports_complete=True)
    words = {update.action_id: update.word("changed") for update in told.order_by("at", "pk")}
    return tuple(_action(done[pk])._replace(said=said) for pk, said in sorted(words.items()))
