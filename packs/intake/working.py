"""One run of acceptances: the pack, its findings, who and when, and what the record says."""

import datetime as dt
from functools import cached_property

from meetings import services as meetings
from meetings.choices import MeetingStatus, MinutesState, ResolutionKind, Settled
from meetings.models import Resolution
from packs.choices import FindingKind
from packs.intake.knowing import Knowledge
from people.models import Council


class Work:
    def __init__(self, pack, by, now):
        self.pack, self.board, self.by, self.now = pack, pack.board, by, now
        self.known = Knowledge(pack)

    @cached_property
    def findings(self):
        return list(self.pack.findings.all())

    @cached_property
    def by_fingerprint(self):
        return {finding.fingerprint: finding for finding in self.findings}

    @cached_property
    def limbs_for_programme(self):
        """Open limbs that asked for an item of the programme and have neither one nor an action."""
        asked = Resolution.objects.filter(
            minute__meeting__board=self.board,
            kind=ResolutionKind.ADD_TO_PROGRAMME,
            settled=Settled.OPEN,
            is_private=False,
            programme=None,
            actions=None,
        )
        return list(asked.select_related("minute__meeting"))

    @cached_property
    def own_names(self):
        """What the council is called in tables: its own names, and the one on the pack's front sheet."""
        names = [
            one.data.get("council") for one in self.findings if one.kind == FindingKind.MEETING
        ]
        names += Council.objects.values_list("short_name", flat=True)
        names += Council.objects.values_list("name", flat=True)
        return {name.casefold() for name in names if name}

    def start_anew(self):
        """Forget what was learned in a change that was undone."""
        self.known = Knowledge(self.pack)
        self.__dict__.pop("limbs_for_programme", None)

    def signed(self):
        """Who and when, as every service asks."""
        return {"by": self.by, "now": self.now}

    def meeting(self, on, **details):
        """The board's meeting of a day, called where there is none yet."""
        if on not in self.known.meetings:
            called = meetings.call_meeting(board=self.board, on=on, **details, **self.signed())
            self.known.meetings[on] = called
        return self.known.meetings[on]

    def slot_meeting(self, on):
        """The meeting of a programme slot: what lies before the pack's own meeting has been held."""
        past = self.pack.meeting_on and on < self.pack.meeting_on
        return self.meeting(on, status=MeetingStatus.HELD if past else MeetingStatus.PLANNED)

    def minuted_meeting(self, minutes):
        """The meeting whose minutes these are: held, and its minutes circulated with the pack."""
        on = dt.date.fromisoformat(minutes["date"])
        details = {"status": MeetingStatus.HELD, "minutes_state": MinutesState.CIRCULATED}
        for name, said in (("starts_at", minutes["start"]), ("ends_at", minutes["end"])):
            if said:
                details[name] = dt.time.fromisoformat(said)
        meeting = self.meeting(on, **details)
        if meeting.minutes_state == MinutesState.AGREED:
            return meeting
        return meetings.change_meeting(meeting=meeting, **details, **self.signed())
