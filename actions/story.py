"""The story of one thing in five chapters, told alike of actions, items of the programme and recommendations.

Asked, booked, paper, answered, closed: each with who and when; a chapter in which nothing happened says so.
"""

from dataclasses import dataclass, field

from django.db.models import TextChoices

from actions.choices import ActionKind, ItemStatus
from actions.models import Answer
from meetings.models import Paper
from scrutiny.ui.templatetags.ui import long_date


class Stage(TextChoices):
    ASKED = "asked", "Asked"
    BOOKED = "booked", "Booked"
    PAPER = "paper", "Paper"
    ANSWERED = "answered", "Answered"
    CLOSED = "closed", "Closed"


#: To which chapter an event belongs; what is not here stands in the full history alone.
CHAPTER = {
    **dict.fromkeys(("opened", "added"), Stage.ASKED),
    **dict.fromkeys(
        ("item_added", "item_moved", "item_slipped", "item_carried", "item_to_successor",
         "notice_sent", "notice_received", "booked_again", "later_date_granted"),
        Stage.BOOKED,
    ),
    **dict.fromkeys(("paper_in", "paper_out", "paper_came", "paper_missing", "noted"), Stage.PAPER),
    **dict.fromkeys(
        ("paper_answered", "notice_answered", "reported", "sent_back", "rated"), Stage.ANSWERED
    ),
    **dict.fromkeys(
        ("accepted", "withdrawn", "unbooked", "reopened", "board_decided", "item_taken",
         "item_dropped", "status"),
        Stage.CLOSED,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One thing that happened: what, who, when, and where it is read."""

    said: str
    by: str = ""
    at: str = ""
    text: str = ""
    href: str = ""


@dataclass
class Chapter:
    """One of the five, oldest first; `missing` says what has not happened."""

    stage: Stage
    missing: str
    told: list[Told] = field(default_factory=list)

    @property
    def label(self):
        return self.stage.label


def story(history, facts, missing):
    """The five chapters. `history` is newest first, as pages have it; `facts` are what stands beside it, by stage."""
    chapters = {
        stage: Chapter(stage, missing[stage], list(facts.get(stage, ()))) for stage in Stage
    }
    for event in reversed(history):
        if stage := CHAPTER.get(event["kind"]):
            said = Told(event["title"], event["by"], event["at"], event["text"])
            chapters[stage].told.append(said)
    return list(chapters.values())


def of_action(action, history):
    """Of an action from which everything is taken that its reader may not see."""
    item, comes_back = (
        action.programme_item,
        action.kind in (ActionKind.REPORT_BACK, ActionKind.REPORT_DUE),
    )
    facts = {Stage.ASKED: _asked(action), Stage.BOOKED: [_booked(item)] if item else []}
    return story(history, facts, {
        Stage.ASKED: "Nothing says when it was asked.",
        Stage.BOOKED: "No meeting is booked for it yet." if comes_back else "It needs no place in the work programme.",
        Stage.PAPER: "No paper has come yet." if comes_back else "No paper is asked for.",
        Stage.ANSWERED: "No answer has come yet.",
        Stage.CLOSED: f"It is not closed: {action.get_status_display().lower()}.",
    })  # fmt: skip


def _asked(action):
    minute = action.minute or (action.resolution and action.resolution.minute)
    if minute:
        limb = (
            f" ({action.resolution.number})"
            if action.resolution and action.resolution.number
            else ""
        )
        verb = "Promised" if action.minute else "Asked"
        said = f"{verb} at the meeting of {minute.meeting}, minute {minute.citation}{limb}"
        return [Told(said, href=minute.meeting.get_absolute_url())]
    if action.meeting:
        said = f"Asked at the meeting of {action.meeting}"
        return [Told(said, href=action.meeting.get_absolute_url())]
    return []


def _booked(item):
    at = f"the meeting of {item.meeting}" if item.meeting else item.get_slot_display().lower()
    since = f"since {long_date(item.slot_since)}" if item.slot_since else ""
    return Told(f"Stands in the work programme: {at}", at=since, href=item.get_absolute_url())


def of_item(item, history, person):
    """Of an item of the programme as its reader sees it."""
    papers = Paper.objects.visible_to(person).filter(item=item.agenda_item_id)
    answers = Answer.objects.visible_to(person).filter(agenda_item=item.agenda_item_id)
    facts = {
        Stage.ASKED: _came_from(item),
        Stage.PAPER: [Told(f"Paper: {paper.word('subject')}") for paper in papers],
        Stage.ANSWERED: [
            Told(f"Did it answer? {answer.get_verdict_display()}", at=long_date(answer.at))
            for answer in answers
        ],
    }
    is_over = item.status != ItemStatus.PLANNED
    return story(history, facts, {
        Stage.ASKED: "Nothing says who asked for it.",
        Stage.BOOKED: "No meeting is booked for it yet.",
        Stage.PAPER: "No paper has come." if is_over else "No paper has come yet.",
        Stage.ANSWERED: "Nobody has said whether it answered what was asked.",
        Stage.CLOSED: f"It is {'' if is_over else 'not closed: '}{item.get_status_display().lower()}.",
    })  # fmt: skip


def _came_from(item):
    if not item.resolution:
        return [Told(f"It comes from: {item.get_origin_display().lower()}")] if item.origin else []
    minute = item.resolution.minute
    said = f"Asked at the meeting of {minute.meeting}, minute {minute.citation}"
    return [Told(said, href=minute.meeting.get_absolute_url())]
