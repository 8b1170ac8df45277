"""What is searched: each kind of thing, who may see which of it, and how one that was found is told."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F, Model
from django.db.models.functions import Coalesce

from actions.choices import COLOURS, Standing
from actions.models import Action, ProgrammeItem
from actions.views.programme import shown_items
from desk.search.index import BODY, Matches
from meetings.models import Minute, Paper, PaperPassage, PaperPassageExempt, Resolution
from meetings.rights import rights
from people.querysets import may_sign_in
from performance.models import Recommendation


@dataclass(frozen=True)
class Kind:
    """A kind of thing. `seen` says which of it a person may see: nothing else is ever looked through."""

    key: str
    label: str
    plural: str
    model: type[Model]
    #: Its words: the columns that are titles come first.
    words: tuple[str, ...]
    seen: Callable
    #: The day it belongs to, and the path to its board.
    on: F
    board: str
    #: What is read with it, to tell of it.
    beside: tuple[str, ...]
    reference: Callable
    href: Callable
    #: Those of some rows that words name by their reference: they come first.
    named: Callable = lambda rows, words: rows.none()
    #: How it stands on a day: a word and its colour, from what `stood` adds to its rows.
    stood: Callable = lambda rows, today: rows
    standing: Callable = lambda row: None
    #: Whether its rows may be private, with their words in an exempt row beside them; or all of them are.
    is_ever_private: bool = True
    is_exempt: bool = False
    #: What it is a part of, of which one hit is enough: the kind's key, and the path to it.
    part_of: str = ""
    whole: str = "pk"
    #: Whether somebody who signs in may read a private one that they answer for.
    is_owned: bool = False
    #: What its words count beside those of a title.
    weight: float = 1.0
    #: What stands over it, where that is none of its own words.
    title: Callable | None = None

    @property
    def group(self):
        return self.part_of or self.key

    def sides(self, person):
        """Whether its open rows are looked through, and its private ones: only for whoever may read any."""
        reads = bool(rights(person).private)
        is_owner = self.is_owned and may_sign_in(person)
        if self.is_exempt:
            return (False,) if reads else ()
        return (False, True) if self.is_ever_private and (reads or is_owner) else (False,)

    def columns(self, private):
        """The columns of its open words, or those of its private ones, by their path."""
        if not private:
            return self.words
        held = {field.name for field in self.exempt._meta.concrete_fields}
        return tuple(f"exempt__{name}" for name in self.words if name in held)

    @property
    def exempt(self):
        return self.model._meta.get_field("exempt").related_model

    def hidden(self, asked):
        """The keys of those of which the private words are as asked for."""
        return self.exempt.objects.filter(Matches(self.words[0], asked)).values("pk")

    def board_of(self, row):
        for step in self.board.split("__"):
            row = getattr(row, step)
        return row


def _place(passage):
    item = f"Item {passage.paper.item.number}, " if passage.paper.item.number else ""
    return f"{item}page {passage.page}" if passage.page else f"{item}line {passage.line}"


def _limb(row):
    return f"{row.minute.citation} ({row.number})" if row.number else row.minute.citation


def _item(item):
    return f"{item.meeting.get_absolute_url()}#item-{item.pk}"


#: The text of a paper, open or private.
PASSAGE = {
    "part_of": "paper", "whole": "paper_id", "weight": BODY,
    "on": F("paper__item__meeting__on"), "board": "paper__item__meeting__board",
    "title": lambda row: row.paper.word("subject"),
    "reference": _place,
    "href": lambda row: _item(row.paper.item),
}  # fmt: skip
KINDS = {kind.key: kind for kind in (
    Kind(
        "minute", "Minute", "Minutes", Minute, ("title", "text"),
        seen=lambda person: Minute.objects.visible_to(person),
        on=F("meeting__on"), board="meeting__board", beside=("meeting__board",),
        reference=lambda row: row.citation,
        named=lambda rows, words: rows.cited(words),
        href=lambda row: f"{row.meeting.get_absolute_url()}#minute-{row.pk}",
    ),
    Kind(
        "resolution", "Resolution", "Resolutions", Resolution, ("text",),
        seen=lambda person: Resolution.objects.visible_to(person),
        on=F("minute__meeting__on"), board="minute__meeting__board", beside=("minute__meeting__board",),
        reference=_limb,
        named=lambda rows, words: rows.cited(words),
        href=lambda row: f"{row.minute.meeting.get_absolute_url()}#resolution-{row.pk}",
    ),
    Kind(
        "action", "Action", "Actions", Action, ("title", "asked"),
        seen=lambda person: Action.objects.visible_to(person),
        on=F("opened_on"), board="board", beside=("board",),
        is_owned=True,
        reference=lambda row: row.reference,
        named=lambda rows, words: rows.called(words),
        href=lambda row: row.get_absolute_url(),
        stood=lambda rows, today: rows.with_standing(today),
        standing=lambda row: (Standing(row.standing).label, COLOURS[row.standing]),
    ),
    Kind(
        "programme", "Work programme", "Work programme", ProgrammeItem,
        ("title", "question", "detail", "papers"),
        seen=shown_items,
        on=Coalesce("meeting__on", "slot_since"), board="board", beside=("board", "meeting"),
        reference=lambda row: str(row.meeting or row.get_slot_display()),
        href=lambda row: row.get_absolute_url(),
        standing=lambda row: (row.get_status_display(), "grey"),
    ),
    Kind(
        "recommendation", "Recommendation", "Recommendations", Recommendation, ("text", "objective"),
        seen=lambda person: Recommendation.objects.visible_to(person),
        on=Coalesce("plan__published_on", "plan__inspected_on"), board="plan__board", beside=("plan__board",),
        reference=str,
        href=lambda row: row.get_absolute_url(),
        standing=lambda row: (row.get_status_display(), "grey" if row.status == "open" else "blue"),
        is_ever_private=False,
    ),
    Kind(
        "paper", "Paper", "Papers", Paper, ("subject", "authors"),
        seen=lambda person: Paper.objects.current_to(person),
        on=F("item__meeting__on"), board="item__meeting__board", beside=("item__meeting__board",),
        reference=lambda row: f"Item {row.item.number}" if row.item.number else "",
        href=lambda row: _item(row.item),
    ),
    Kind(
        "passage", "Paper", "Papers", PaperPassage, ("text",),
        seen=lambda person: PaperPassage.objects.visible_to(person).filter(paper__is_private=False),
        **PASSAGE, beside=("paper__item__meeting__board",), is_ever_private=False,
    ),
    Kind(
        "exempt_passage", "Paper", "Papers", PaperPassageExempt, ("text",),
        seen=lambda person: PaperPassageExempt.objects.visible_to(person).filter(paper__is_private=True),
        **PASSAGE, beside=("paper__item__meeting__board", "paper__exempt"),
        is_ever_private=False, is_exempt=True,
    ),
)}  # fmt: skip
