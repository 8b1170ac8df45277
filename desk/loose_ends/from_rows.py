"""A board's record from its rows, as one person may see them on a day: what the rules in `rules/` look at.

Every place has the key of its row, and one address: for the co-ordinator the page that mends it, for others the page
that shows it.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from actions.choices import ActionKind, ItemStatus, SlotKind
from desk.loose_ends import record
from desk.loose_ends.matching import NOTHING_KNOWN
from desk.loose_ends.record import Arrival, Due, Followed, Place, Record
from desk.loose_ends.rows import Rows, rows_of
from desk.loose_ends.told import sealed
from desk.minuting import caught_as
from desk.proposing import Surroundings, promises_in
from meetings.choices import MeetingStatus, ResolutionKind, Settled
from meetings.models import Board
from meetings.querysets import keeps_record
from performance.choices import RecommendationStatus
from scrutiny.ui.templatetags.ui import long_date

#: Said where something follows that the reader may not read.
UNTOLD = ""


def record_of(board, person, day, glossary=NOTHING_KNOWN):
    """The record of a board on a day, in three queries. Of a past day what followed later is told all the same: history
    does not keep when something came to follow a limb.
    """
    keeps = keeps_record(person, board.pk)
    return Telling(board, rows_of(board, person, day), keeps, day).record(glossary)


@dataclass
class Telling:
    """Rows told in the words of the record."""

    board: Board
    rows: Rows
    keeps: bool
    day: dt.date

    def record(self, glossary):
        rows = self.rows
        return Record(
            today=self.day,
            board=self.board.name,
            meetings=tuple(map(self.meeting, rows.meetings)),
            limbs=tuple(map(self.limb, self.limbs)),
            promises=tuple(one for minute in rows.minutes for one in self.promises(minute)),
            items=tuple(self.item(row) for row in rows.items if row.status == ItemStatus.PLANNED),
            arrivals=(*map(self.came, self.rows.agenda), *map(self.paper, self.rows.papers)),
            invitations=tuple(map(self.nomination, rows.nominations)),
            groups=tuple(map(self.group, rows.groups)),
            notices=tuple(one for limb in self.limbs for one in self.notices(limb)),
            cycles=tuple(self.cycle(plan) for plan in rows.plans if plan.cycle_weeks),
            plans=tuple(map(self.plan, rows.plans)),
            glossary=glossary,
        )

    # --- What other rows lead to

    @cached_property
    def minutes(self):
        return {minute.pk: minute for minute in self.rows.minutes}

    @cached_property
    def limbs(self):
        """With their minutes; one whose minute the reader may not see is not told."""
        return [limb for limb in self.rows.limbs if limb.minute_id in self.minutes]

    @cached_property
    def items(self):
        return {item.pk: item for item in self.rows.items}

    @cached_property
    def of_limb(self):
        """The visible actions and items that follow each limb: {("action", its key): rows}."""
        found = defaultdict(list)
        for what, rows in (("action", self.rows.actions), ("slot", self.rows.items)):
            for row in rows:
                found[what, row.resolution_id].append(row)
        return found

    @cached_property
    def promised(self):
        """The actions that follow what was promised in the text of each minute."""
        found = defaultdict(list)
        for action in self.rows.actions:
            if action.kind == ActionKind.PROMISE:
                found[action.minute_id].append(action)
        return found

    def place(self, row, mended, shown, on=None, part=""):
        """Where a row stands: `mended` and `shown` are the names of pages and what stands in their address."""
        name, *args = mended if self.keeps else shown
        name, _, anchor = name.partition("#")
        href = reverse(name, args=args) + (f"#{anchor}" if anchor else "")
        key = f"{row._meta.model_name}-{row.pk}" + (f"-{part}" if part else "")
        return Place(href=href, key=key, meeting_on=on)

    # --- Meetings, and what they did

    def meeting(self, row):
        return record.Meeting(
            row.on,
            is_held=row.status in (MeetingStatus.HELD, MeetingStatus.AGREED),
            is_cancelled=row.status == MeetingStatus.CANCELLED,
            place=self.place(row, *[("actions:meeting", row.pk)] * 2, on=row.on),
        )

    def limb(self, row):
        minute = self.minutes[row.minute_id]
        return record.Limb(
            citation=f"{minute.citation} ({row.number})" if row.number else minute.citation,
            text=row.word("text"),
            kind=row.kind,
            title=minute.word("title"),
            asked_on=minute.meeting.on,
            addressees=self.rows.names("addressee", row.pk),
            due=_due(row.word("due_said"), row.due_from, row.due_to),
            followed=tuple(self.followed(row)),
            place=self.place(
                row,
                ("desk:decide_limb", row.pk),
                (f"actions:meeting#minute-{minute.pk}", minute.meeting_id),
                minute.meeting.on,
            ),
        )

    def followed(self, limb):
        """Whatever follows a limb: as far as the reader may read it in words, else that it is so."""
        if limb.settled:
            how = "noted" if limb.settled == Settled.NOTED else "nothing_needed"
            yield Followed(how, limb.word("settled_reason"))
        yield from self.actions_of(limb)
        yield from self.slots_of(limb)
        for how in ("answer", "group"):
            for link in self.rows.linked(how, limb.pk):
                yield Followed(how, UNTOLD, link.on)
        if limb.kind == ResolutionKind.RECOMMEND and self.rows.linked("told", limb.pk):
            yield Followed("answer", UNTOLD)

    def actions_of(self, limb):
        answered = self.rows.linked("action", limb.pk)
        told = [one for one in self.of_limb["action", limb.pk] if one.owner_id or not one.is_live]
        for action in told[: len(answered)]:
            yield Followed(
                "action",
                f"{action.reference}: {action.word('title')}",
                place=self.of_action(action),
            )
        yield from [Followed("action", UNTOLD)] * (len(answered) - len(told))

    def slots_of(self, limb):
        """The slots that a limb, or an action of it, is booked for."""
        days = [link.on for link in self.rows.linked("slot", limb.pk)]
        booked = [
            self.items[one.programme_item_id]
            for one in self.of_limb["action", limb.pk]
            if one.programme_item_id in self.items
        ]
        for item in dict.fromkeys([*self.of_limb["slot", limb.pk], *booked]):
            on = item.meeting.on if item.meeting else None
            if on in days:
                days.remove(on)
            yield Followed("slot", item.word("title"), on, self.of_item(item))
        yield from (Followed("slot", UNTOLD, on) for on in days)

    def promises(self, minute):
        """What was promised in the text of a minute, each with the action that follows it."""
        held = minute.meeting.on
        alone = Surroundings(self.board.name, held, meetings=self.days_after(held))
        for promise in promises_in(minute.word("text"), alone):
            caught = caught_as(promise.text, self.promised[minute.pk])
            due = promise.due
            yield record.Promise(
                text=promise.text,
                by=promise.by or "",
                title=minute.word("title"),
                made_on=held,
                due=due and _due(due.text, due.from_on, due.to_on),
                followed=(Followed("action", caught.reference, place=self.of_action(caught)),)
                if caught
                else (),
                place=self.place(
                    minute,
                    ("desk:write_minute#promises-title", minute.pk),
                    (f"actions:meeting#minute-{minute.pk}", minute.meeting_id),
                    held,
                    part=sealed(promise.text),
                ),
            )

    def days_after(self, held):
        days = [row.on for row in self.rows.meetings if row.status != MeetingStatus.CANCELLED]
        return tuple((on, on) for on in days if on > held)

    def of_action(self, row):
        return self.place(row, *[("actions:action", row.pk)] * 2)

    # --- The programme, and what came to meetings

    def item(self, row):
        on = row.meeting.on if row.meeting else None
        is_undated = row.slot == SlotKind.UNDATED
        return record.Item(
            title=row.word("title"),
            slot=row.slot,
            on=on,
            label=long_date(on) if on else row.get_slot_display(),
            detail=row.word("detail"),
            question=row.word("question"),
            officers=self.rows.names("officer", row.pk),
            cabinet=self.rows.names("cabinet", row.pk),
            others=(row.others,) if row.others else (),
            undated_since=row.slot_since if is_undated else None,
            taken_on=row.last_taken_on,
            place=self.of_item(row),
        )

    def of_item(self, row):
        mended, shown = ("actions:change_item", row.pk), ("actions:programme_item", row.pk)
        return self.place(row, mended, shown, row.meeting.on if row.meeting else None)

    def came(self, row):
        return Arrival(
            title=row.word("title"),
            how="agenda",
            on=row.meeting.on,
            people=(row.word("author"),) if row.word("author") else (),
            place=self.at_meeting(row, f"item-{row.pk}", row.meeting),
        )

    def paper(self, row):
        meeting = row.item.meeting
        return Arrival(
            title=row.word("subject"),
            how="paper",
            on=meeting.on,
            people=(row.authors,) if row.authors else (),
            place=self.at_meeting(row, f"item-{row.item_id}", meeting),
        )

    def at_meeting(self, row, anchor, meeting):
        page = (f"actions:meeting#{anchor}", meeting.pk)
        return self.place(row, page, page, meeting.on)

    # --- Groups, and recommendations told to others

    def group(self, row):
        page = ("desk:group", row.slug)
        return record.Group(
            name=row.name,
            members=self.rows.names("member", row.pk),
            scope=row.scope,
            reports_by=row.reports_by,
            place=self.place(row, page, page),
        )

    def nomination(self, row):
        page = ("desk:group", row.board.slug)
        return record.Invitation(
            text=f"Asked to name somebody for {row.board}: {row.nominator}",
            who=row.nominator,
            made_on=row.asked_on,
            is_nomination=True,
            place=self.place(row, ("desk:nomination", row.pk), page),
        )

    def notices(self, limb):
        """What each addressee of a recommendation was told. Of what the reader may not know there is nothing to say."""
        if limb.kind != ResolutionKind.RECOMMEND or limb.settled:
            return
        sent = {
            row.addressee.name: row for row in self.rows.notices if row.resolution_id == limb.pk
        }
        told = {*sent, *self.rows.names("told", limb.pk)}
        for name, row in sorted(sent.items()):
            yield self.notice(limb, name, row)
        for name in self.rows.names("addressee", limb.pk):
            if name not in told:
                yield self.notice(limb, name)

    def notice(self, limb, addressee, row=None):
        minute = self.minutes[limb.minute_id]
        page = (f"actions:meeting#minute-{minute.pk}", minute.meeting_id)
        mended = ("desk:notice", row.pk) if row else ("desk:prepare_notices", limb.pk)
        return record.Notice(
            citation=f"{minute.citation} ({limb.number})" if limb.number else minute.citation,
            text=limb.word("text"),
            addressee=addressee,
            told_on=row and row.sent_on,
            answer_due=row and row.answer_due,
            answered_on=row and row.answered_on,
            place=self.place(row or limb, mended, mended if row else page, minute.meeting.on),
        )

    # --- Improvement plans

    def plan(self, row):
        page = ("performance:plan", row.pk)
        ours = [one for one in self.rows.recommendations if one.plan_id == row.pk]
        signed = [one for one in self.rows.sign_offs if one.plan_id == row.pk]
        return record.Plan(
            title=row.title,
            recommendations=tuple(map(self.recommendation, ours)),
            signed_off=tuple(self.sign_off(one, ours) for one in signed),
            cycle_from=self.began_on(row),
            place=self.place(row, page, page),
        )

    def recommendation(self, row):
        page = ("performance:recommendation", row.pk)
        return record.Recommendation(
            number=row.number,
            text=row.text,
            objective=row.objective,
            owner=row.owner.name if row.owner else "",
            due=_due("", None, row.due_on),
            rating=row.officer_rating,
            notes=tuple(record.Note(link.on) for link in self.rows.linked("note", row.pk)),
            is_closed=row.status != RecommendationStatus.OPEN,
            place=self.place(row, page, page),
        )

    def sign_off(self, row, recommendations):
        numbers = {one.pk: one.number for one in recommendations}
        page = ("performance:plan", row.plan_id)
        return record.SignOff(
            text=row.text,
            on=row.on,
            by=row.by,
            recommendation=numbers.get(row.recommendation_id, ""),
            place=self.place(row, ("performance:change_sign_off", row.pk), page),
        )

    def began_on(self, plan):
        """When the plan's present cycle began, as its own page says: see performance/cycle.py."""
        reported = [link.on for link in self.rows.linked("reported", plan.pk)]
        return max(reported) if reported else plan.cycle_from or plan.published_on

    def cycle(self, plan):
        """When it began, and the last meeting in time for its end, or else the first that is too late."""
        began, weeks = self.began_on(plan), plan.cycle_weeks
        page, shown = ("performance:plan_cycle", plan.pk), ("performance:plan_cycle", plan.pk)
        days = [on for on, _ in self.days_after(max(began, self.day))] if began else []
        in_time = [on for on in days if on <= began + dt.timedelta(weeks=weeks)]
        ends = in_time[-1:] or days[:1]
        return record.Cycle(
            text=f"{plan.title} is reported every {weeks} weeks.",
            body=self.board.name,
            every_days=7 * weeks,
            days=(began, *ends) if began else (),
            place=self.place(plan, page, shown),
        )


def _due(said, first, last):
    return Due(said, first, last) if said or first or last else None
