"""What may be asked at a meeting: of its pack's papers, of what the pack leaves open, and of the board's loose ends.

Worked out each time from what is on record. What was chosen for the meeting, or set aside on its board, is suggested
no more.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from desk.choices import QuestionState
from desk.loose_ends import from_pack
from desk.loose_ends.board import glossary
from desk.loose_ends.from_rows import record_of
from desk.loose_ends.rules import loose_ends
from desk.models import Dismissal, MemberQuestion, NamePair
from desk.questions import of_claims, of_ends
from desk.questions.draft import Draft
from meetings.choices import AgendaKind
from meetings.models import AgendaItem
from packs.asking import sections
from packs.choices import FindingKind, FindingState, PackState
from packs.models import Finding, Pack
from scrutiny.together import together

#: Once one of these is accepted the board's record tells what is open, and the pack no longer does.
ON_RECORD = (
    FindingKind.MINUTE,
    FindingKind.RESOLUTION,
    FindingKind.PROGRAMME_ITEM,
    FindingKind.RECOMMENDATION,
)


@dataclass(frozen=True)
class Suggestion:
    draft: Draft
    item: AgendaItem | None = None

    @property
    def name(self) -> str:
        """What a form sends back, without words."""
        return f"{self.draft.source}~{self.draft.about}"

    @property
    def item_id(self) -> int | None:
        return self.item and self.item.pk

    @property
    def drawn(self) -> tuple[str, str]:
        return self.draft.source, self.draft.about

    @property
    def is_private(self) -> bool:
        return self.draft.is_private or bool(self.item and self.item.is_private)

    @property
    def words(self) -> dict:
        """What a service takes of it."""
        short = {"ask": self.draft.ask[:300], "found_in": self.draft.found_in[:300]}
        about = {"item": self.item, "is_private": self.is_private, "drawn": self.drawn}
        return {"text": self.draft.text} | short | about


@dataclass(frozen=True)
class Prepared:
    """What a co-ordinator has before her, in the order of the agenda."""

    items: list[AgendaItem]
    questions: list[MemberQuestion]
    suggestions: list[Suggestion]

    def in_state(self, *states) -> list[MemberQuestion]:
        return [one for one in self.questions if one.state in states]

    def named(self, names) -> list[Suggestion]:
        """The suggestions that a form names, as far as they are still there."""
        return [one for one in self.suggestions if one.name in set(names)]


def prepared(meeting, person, today) -> Prepared:
    """For whoever keeps the record of the meeting's board."""
    ours = MemberQuestion.objects.visible_to(person).filter(meeting__board=meeting.board)
    aside = ours.filter(state=QuestionState.SET_ASIDE).exclude(meeting=meeting)
    items, questions, elsewhere, pairs, dismissed = together(
        AgendaItem.objects.listed_to(person).filter(meeting=meeting),
        ours.filter(meeting=meeting),
        aside,
        NamePair.objects.visible_to(person).filter(board=meeting.board),
        Dismissal.objects.visible_to(person).filter(board=meeting.board).in_force(today),
    )
    known = {(one.source, one.about) for one in [*questions, *elsewhere]}
    drafts = [
        *_of_pack(meeting, person),
        *_of_board(meeting, person, today, glossary(pairs), dismissed),
    ]
    new = {(one.source, one.about): one for one in reversed(drafts)}
    found = [one for one in reversed(new.values()) if (one.source, one.about) not in known]
    placed = [Suggestion(one, _item(one, items)) for one in found]
    return Prepared(items, questions, placed)


def _of_pack(meeting, person) -> Iterator[Draft]:
    """Of the last pack of the meeting that was read and checked."""
    accepted = Finding.objects.filter(
        pack=OuterRef("pk"), kind__in=ON_RECORD, state=FindingState.ACCEPTED
    )
    packs = Pack.objects.visible_to(person).filter(
        board=meeting.board,
        meeting_on=meeting.on,
        state=PackState.READ,
        reading__read_at__isnull=False,
    )
    packs = packs.select_related("reading").annotate(is_on_record=Exists(accepted))
    pack = packs.order_by("-uploaded_at").first()
    if pack is None:
        return
    yield from of_claims.drafts(sections(pack.reading, pack.name))
    said = pack.reading.checks.get("said")
    if said and not pack.is_on_record:
        record = from_pack.record_of(pack.reading.found, said, today=meeting.on)
        yield from of_ends.drafts(loose_ends(record), record, meeting.on)


def _of_board(meeting, person, today, names, dismissed) -> Iterator[Draft]:
    """Of the board's record on the day of the meeting, or today where that is still to come."""
    record = record_of(meeting.board, person, min(today, meeting.on), names)
    aside = {(row.rule, row.about) for row in dismissed}
    ends = [one for one in loose_ends(record) if one.mark not in aside]
    return of_ends.drafts(ends, record, meeting.on)


def _item(draft: Draft, items: list[AgendaItem]) -> AgendaItem | None:
    """The item of the agenda that a question belongs to; what the board asked for before stands with its minutes
    where no item is for outstanding matters.
    """
    kinds = [draft.under]
    if draft.under == AgendaKind.OUTSTANDING:
        kinds.append(AgendaKind.MINUTES)
    for item in items:
        if draft.number and item.number.rstrip(".") == draft.number.rstrip("."):
            return item
    return next((item for kind in kinds for item in items if item.kind == kind), None)


def by_item(some, items) -> list[tuple[AgendaItem | None, list]]:
    """In the order of the agenda; what belongs to none of its items comes last."""
    keys = {item.pk: item for item in items}
    under = {key: [] for key in [*keys, None]}
    for one in some:
        key = one.item_id
        under[key if key in keys else None].append(one)
    return [(keys.get(key), rows) for key, rows in under.items() if rows]
