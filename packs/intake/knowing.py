"""What the record says already about a pack's board: fetched once, asked for every finding."""

from functools import cached_property

from actions.choices import ItemStatus
from actions.models import ProgrammeItem
from meetings.choices import AttendanceCapacity, Capacity, MeetingStatus
from meetings.models import Meeting
from meetings.services import first_year
from packs import matching
from packs.choices import FindingKind
from packs.intake.refusing import PersonNeeded
from packs.models import KnownName
from people.choices import PersonKind
from people.models import Body, Directorate, Person

KIND_OF = {
    AttendanceCapacity.EMPLOYEE: PersonKind.OFFICER,
    Capacity.CO_OPTED: PersonKind.CO_OPTED,
    Capacity.CHAIR: PersonKind.COUNCILLOR,
    Capacity.VICE_CHAIR: PersonKind.COUNCILLOR,
    Capacity.MEMBER: PersonKind.COUNCILLOR,
    AttendanceCapacity.SUBSTITUTE: PersonKind.COUNCILLOR,
    AttendanceCapacity.OTHER_MEMBER: PersonKind.COUNCILLOR,
}
NAMED_IN = (FindingKind.MEMBER, FindingKind.ATTENDANCE, FindingKind.PROGRAMME_ITEM)


def spelling_of(came):
    """A member or somebody attending, as a spelling of the kind their capacity makes of them."""
    one = matching.spelling(came["name"], came["title"], directorate=came.get("directorate"))
    kind = KIND_OF.get(came["capacity"]) or one.kind or PersonKind.PARTNER
    return matching.Spelling(one.name, one.title, kind, one.directorate)


def substituted(came):
    """Whom somebody stood in for, or None."""
    name = came.get("substitute_for")
    return matching.spelling(name, kind=PersonKind.COUNCILLOR) if name else None


def spellings_in(kind, data):
    """Every person's name in a finding; groups and bodies of a people column are left out."""
    if kind == FindingKind.PROGRAMME_ITEM:
        return [one for one in map(matching.spelling, data["people"]) if matching.is_person(one)]
    return [one for one in (spelling_of(data), substituted(data)) if one]


class Knowledge:
    def __init__(self, pack):
        self.pack = pack
        self.board = pack.board
        self._who = {}
        self._years = {}

    @cached_property
    def people(self):
        return {person.pk: person for person in Person.objects.active()}

    @cached_property
    def directory(self):
        return [
            matching.Known(one.pk, one.name, one.kind, one.title) for one in self.people.values()
        ]

    @cached_property
    def names(self):
        """What co-ordinators of the board confirmed, by spelling."""
        known = KnownName.objects.filter(board=self.board).select_related("person")
        return {name.spelling: name.person for name in known}

    @cached_property
    def groups(self):
        """The persons named in the pack, each with every spelling."""
        found = self.pack.findings.filter(kind__in=NAMED_IN).values_list("kind", "data")
        return matching.group([one for kind, data in found for one in spellings_in(kind, data)])

    @cached_property
    def _group_of(self):
        return {one: group for group in self.groups for one in group.spellings}

    def is_confirmed(self, one):
        return matching.key(one) in self.names

    def match(self, group):
        return matching.match(group, self.directory)

    def person(self, one):
        """Who a spelling is, or None where it was said to be nobody's; raises PersonNeeded."""
        spelt = matching.key(one)
        if spelt in self.names:
            return self.names[spelt]
        if one not in self._who:
            group = self._group_of.get(one) or matching.Group((one,))
            found = self.match(group)
            self._who[one] = self.people[found.people[0].key] if found.how == "found" else None
        if self._who[one] is None:
            raise PersonNeeded(f"{one.title} {one.name}".strip())
        return self._who[one]

    def person_or_none(self, one):
        try:
            return self.person(one)
        except PersonNeeded:
            return None

    @cached_property
    def bodies(self):
        return {body.name.casefold(): body for body in Body.objects.select_related("holder")}

    @cached_property
    def directorates(self):
        return {one.name.casefold(): one for one in Directorate.objects.all()}

    @cached_property
    def meetings(self):
        """The board's meetings by day; a cancelled one is as good as none."""
        held = Meeting.objects.filter(board=self.board).exclude(status=MeetingStatus.CANCELLED)
        return {meeting.on: meeting for meeting in held}

    @cached_property
    def programme(self):
        items = ProgrammeItem.objects.filter(board=self.board).exclude(status=ItemStatus.DROPPED)
        items = items.select_related("meeting", "exempt")
        return list(items.prefetch_related("lead_officers", "cabinet_members"))

    @cached_property
    def programme_found(self):
        """The programme as this pack prints it."""
        found = self.pack.findings.filter(kind=FindingKind.PROGRAMME_ITEM)
        return list(found.values_list("data", flat=True))

    @cached_property
    def days(self):
        """The days the board meets on, in the record or as the pack's programme has them."""
        printed = {data["slot"]["date"] for data in self.programme_found} - {None}
        return sorted({day.isoformat() for day in self.meetings} | printed)

    def year(self, day):
        """The first calendar year of the municipal year of a day."""
        if day not in self._years:
            self._years[day] = first_year(day)
        return self._years[day]
