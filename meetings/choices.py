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


class AgendaKind(TextChoices):
    """What an agenda item is for: the usual front items, and business."""

    APOLOGIES = "apologies", "Apologies"
    DECLARATIONS = "declarations", "Declarations of interest"
    MINUTES = "minutes", "Minutes of the last meeting"
    BUSINESS = "business", "Business"
    OUTSTANDING = "outstanding", "Outstanding issues"
    WORK_PROGRAMME = "work_programme", "Work programme"
    OTHER = "other", "Any other business"


class DeclarationKind(TextChoices):
    """Kinds of interest (Localism Act 2011 s.30-31 and the council's own code of conduct)."""

    PECUNIARY = "pecuniary", "Disclosable pecuniary interest"
    REGISTRABLE = "registrable", "Other registrable interest"
    OTHER = "other", "Other interest"


class SpeakState(TextChoices):
    ASKED = "asked", "Asked for"
    GRANTED = "granted", "Granted"
    REFUSED = "refused", "Refused"


class NominationState(TextChoices):
    OPEN = "open", "Waiting for a name"
    FILLED = "filled", "Filled"
    DECLINED = "declined", "Declined"


class WatchState(TextChoices):
    """What became of an executive decision that a board watches."""

    WATCHED = "watched", "Watched"
    CALLED_IN = "called_in", "Called in"
    LET_PASS = "let_pass", "Let pass"


class MeetingStatus(TextChoices):
    PLANNED = "planned", "Planned"
    PUBLISHED = "published", "Agenda published"
    HELD = "held", "Held"
    AGREED = "agreed", "Minutes agreed"
    CANCELLED = "cancelled", "Cancelled"


#: States in which anybody who may know of the meeting reads its agenda.
AGENDA_OUT = {MeetingStatus.PUBLISHED, MeetingStatus.HELD, MeetingStatus.AGREED}
#: States in which its agenda may still change, and its day move.
COMING = {MeetingStatus.PLANNED, MeetingStatus.PUBLISHED}


class MinutesState(TextChoices):
    NONE = "", "No minutes yet"
    DRAFT = "draft", "Draft"
    CIRCULATED = "circulated", "Circulated"
    AGREED = "agreed", "Agreed"


#: Drafts are their author's until circulated.
OPEN_MINUTES = {MinutesState.CIRCULATED, MinutesState.AGREED}


class HiddenState(TextChoices):
    """What is known of the text that a file holds and its pages do not show."""

    WAITING = "waiting", "Not looked into yet"
    CLEAN = "clean", "Nothing hidden"
    FOUND = "found", "Hidden text found"
    UNREADABLE = "unreadable", "Cannot be looked into"


#: What waits for a named person: the machine has said what it can.
DOUBTED = (HiddenState.FOUND, HiddenState.UNREADABLE)


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


#: Kinds of limb that may set up a task and finish group.
SETS_UP = (ResolutionKind.AGREE, ResolutionKind.OTHER, ResolutionKind.HOLD_EVENT)


class Settled(TextChoices):
    """How a limb was settled without an action, a slot or a paper."""

    OPEN = "", "Open"
    NOTED = "noted", "Noted"
    NOTHING_NEEDED = "nothing_needed", "Nothing needed"
