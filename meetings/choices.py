"""Kinds and states of boards, seats, meetings, papers and resolutions."""

from django.db.models import IntegerChoices, TextChoices


class BoardKind(TextChoices):
    SCRUTINY = "scrutiny", "Scrutiny board"
    COMMITTEE = "committee", "Committee"
    IMPROVEMENT = "improvement", "Improvement board"
    TASK_AND_FINISH = "task_and_finish", "Task and finish group"


class Capacity(TextChoices):
    """In which capacity a person sits on a board."""

    CHAIR = "chair", "Chair"
    VICE_CHAIR = "vice-chair", "Vice-chair"
    MEMBER = "member", "Member"
    CO_OPTED = "co-opted", "Co-opted member"
    BY_INVITATION = "by-invitation", "By invitation"


#: Seats whose holders may read private business; a co-opted member's right is set seat by seat.
PRIVATE_SEATS = {Capacity.CHAIR, Capacity.VICE_CHAIR, Capacity.MEMBER}


class AttendanceCapacity(TextChoices):
    """In which capacity a person came to one meeting, as minutes list them."""

    CHAIR = "chair", "Chair"
    MEMBER = "member", "Member"
    CO_OPTED = "co-opted", "Co-opted member"
    SUBSTITUTE = "substitute", "Substitute"
    OTHER_MEMBER = "other-member", "Other member"
    EMPLOYEE = "employee", "Employee"
    BY_INVITATION = "by-invitation", "By invitation"
    OTHER = "other", "Other"


class Role(TextChoices):
    """What somebody is appointed to do for a board."""

    COORDINATOR = "coordinator", "Scrutiny co-ordinator"
    GOVERNANCE = "governance", "Governance officer"


class MeetingStatus(TextChoices):
    PLANNED = "planned", "Planned"
    PUBLISHED = "published", "Agenda published"
    HELD = "held", "Held"
    AGREED = "agreed", "Minutes agreed"
    CANCELLED = "cancelled", "Cancelled"


class MinutesState(TextChoices):
    NONE = "", "No minutes yet"
    DRAFT = "draft", "Draft"
    CIRCULATED = "circulated", "Circulated"
    AGREED = "agreed", "Agreed"


#: Drafts are their author's until circulated.
OPEN_MINUTES = {MinutesState.CIRCULATED, MinutesState.AGREED}


class ExemptParagraph(IntegerChoices):
    """The seven kinds of exempt information (LGA 1972, Schedule 12A, Part 1)."""

    INDIVIDUAL = 1, "1: about an individual"
    IDENTITY = 2, "2: likely to reveal who an individual is"
    BUSINESS = 3, "3: financial or business affairs"
    LABOUR = 4, "4: consultations about labour relations"
    LEGAL = 5, "5: legal professional privilege"
    NOTICES = 6, "6: notices or orders the council proposes"
    CRIME = 7, "7: preventing or prosecuting crime"


class ResolutionKind(TextChoices):
    NOTE = "note", "Note"
    REQUEST = "request", "Request"
    REPORT_BACK = "report_back", "Report back"
    RECOMMEND = "recommend", "Recommendation"
    AGREE = "agree", "Agreement"
    HOLD_EVENT = "hold_event", "Event to hold"
    ADD_TO_PROGRAMME = "add_to_programme", "Item for the work programme"
    REFER = "refer", "Referral"
    OTHER = "other", "Other"


class Settled(TextChoices):
    """How a limb was settled without an action, a slot or a paper."""

    OPEN = "", "Open"
    NOTED = "noted", "Noted"
    NOTHING_NEEDED = "nothing_needed", "Nothing needed"
