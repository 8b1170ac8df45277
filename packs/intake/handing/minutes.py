"""Minutes, what was resolved under each, and the actions that limbs and promises open."""

from actions import programme as programme_services
from actions import services as actions
from actions.choices import ActionKind
from meetings import services as meetings
from meetings.choices import ResolutionKind, Settled
from meetings.models import Minute, Resolution
from packs.choices import FindingKind, FollowUp
from packs.intake.drafting import Draft
from packs.intake.handing.correcting import correct
from packs.intake.proposing import day, programme_item
from packs.intake.refusing import ChangeRefused
from people.choices import BodyKind
from people.services import add_body

ACTION_KIND = {
    ResolutionKind.REQUEST: ActionKind.REQUEST,
    ResolutionKind.REPORT_BACK: ActionKind.REPORT_BACK,
    ResolutionKind.RECOMMEND: ActionKind.RECOMMENDATION,
    ResolutionKind.HOLD_EVENT: ActionKind.EVENT,
    ResolutionKind.REFER: ActionKind.REFERRAL,
    ResolutionKind.ADD_TO_PROGRAMME: ActionKind.REPORT_BACK,
}
#: Words by which a body is known for what it is; the first that fits counts.
BODY_KINDS = (
    ("cabinet member", BodyKind.CABINET_MEMBER),
    ("cabinet", BodyKind.EXECUTIVE),
    ("executive", BodyKind.EXECUTIVE),
    ("nhs", BodyKind.NHS),
    ("clinical commissioning", BodyKind.NHS),
    ("hospital", BodyKind.NHS),
    ("officer", BodyKind.OFFICERS),
    ("director", BodyKind.OFFICERS),
    ("partnership", BodyKind.PARTNER),
    ("safeguarding", BodyKind.PARTNER),
    ("police", BodyKind.PARTNER),
)


def hand_minute(work, finding, answers):
    """A minute belongs to the meeting of its own date, which is called where the board has none that day."""
    if not finding.data["minutes"]["date"]:
        raise ChangeRefused("The minutes do not say of which day they are. Enter them by hand.")
    meeting = work.minuted_meeting(finding.data["minutes"])
    minute = finding.minute or _same_minute(meeting, answers)
    if minute:
        correct(work, minute, {"meeting": meeting}, **answers)
    finding.minute = minute or meetings.record_minute(
        meeting=meeting, position=finding.data["position"], **answers
    )


def hand_resolution(work, finding, answers):
    """Record one limb, and do what is to follow from it: an action, a place in the programme, or nothing."""
    minute = _minute_of(work, finding)
    addressees = _bodies(work, answers["addressees"])
    resolution = finding.resolution or _same_limb(minute, finding, answers["text"])
    due = {"said": answers["due_said"], "from": answers["due_from"], "to": answers["due_to"]}
    if resolution:
        _correct_limb(work, resolution, answers, addressees)
    else:
        resolution = meetings.record_resolution(
            minute=minute,
            text=answers["text"],
            kind=answers["kind"],
            due=due,
            addressees=addressees,
            number=(finding.data["number"] or "")[:12],
            position=finding.data["position"],
            **work.signed(),
        )
    finding.resolution = resolution
    _follow_up(work, finding, answers, addressees, due, resolution, minute.meeting)


def hand_promise(work, finding, answers):
    """A promise made in the text, without a resolution, is followed like any action."""
    minutes = (finding.data["minute"] or {}).get("date")
    meeting = work.known.meetings.get(day(minutes)) if minutes else None
    due = {"said": answers["due_said"], "from": answers["due_from"], "to": answers["due_to"]}
    answers = answers | {"text": finding.data["text"], "kind": None}
    _follow_up(work, finding, answers, [], due, None, meeting)


def _follow_up(work, finding, answers, addressees, due, resolution, meeting):
    match answers["follow_up"]:
        case FollowUp.ACTION:
            if finding.action:
                _correct_action(work, finding.action, answers, addressees, due)
            else:
                finding.action = _open(work, answers, addressees, due, resolution, meeting)
        case FollowUp.PROGRAMME if resolution:
            _link_to_programme(work, finding, resolution, meeting)
        case FollowUp.NOTHING if resolution:
            meetings.settle_resolution(
                resolution=resolution, reason=answers["reason"], **work.signed()
            )


def _open(work, answers, addressees, due, resolution, meeting):
    default = ActionKind.OTHER if resolution else ActionKind.PROMISE
    return actions.open_action(
        board=work.board,
        title=answers["title"],
        asked=answers["text"],
        kind=ACTION_KIND.get(answers["kind"], default),
        owner=answers["owner"],
        cabinet_member=answers["cabinet_member"],
        addressees=addressees,
        meeting=meeting,
        resolution=resolution,
        due=due,
        opened_on=meeting.on if meeting else work.pack.meeting_on,
        is_private=bool(resolution and resolution.is_private),
        **work.signed(),
    )


def _correct_action(work, action, answers, addressees, due):
    """The words and the window of an action that an earlier pack opened. Its title, owner and progress stay."""
    if action.word("asked") != answers["text"]:
        actions.change_details(
            action=action,
            version=action.version,
            asked=answers["text"],
            addressees=addressees or None,
            **work.signed(),
        )
    if due["to"] and due["to"] != action.due_to:
        actions.set_due(
            action=action,
            due_to=due["to"],
            due_from=due["from"],
            said=due["said"],
            why="Corrected in the minutes",
            **work.signed(),
        )


def _link_to_programme(work, finding, resolution, meeting):
    """Tie a limb to the programme item it asked for. One that is accepted later ties itself."""
    item = programme_item(work.known, [resolution.word("text")], meeting.on.isoformat())
    if item and not item.resolution_id:
        item = programme_services.change_item(
            item=item, version=item.version, resolution=resolution, **work.signed()
        )
    finding.programme_item = item


def _correct_limb(work, resolution, answers, addressees):
    names = ("text", "kind", "due_said", "due_from", "due_to")
    fields = {name: answers[name] for name in names}
    if answers["kind"] == ResolutionKind.NOTE:
        fields["settled"] = Settled.NOTED
    elif resolution.settled == Settled.NOTED:
        fields["settled"] = Settled.OPEN
    correct(work, resolution, {"resolution": resolution}, **fields)
    if set(resolution.addressees.all()) != set(addressees):
        resolution.addressees.set(addressees)


def _minute_of(work, finding):
    """The minute a limb stands under, accepted before."""
    minute = minute_finding(work, finding)
    if not minute or not minute.minute_id:
        raise ChangeRefused("Accept the minute it stands under first.")
    return minute.minute


def minute_finding(work, finding):
    place = (finding.data["minutes"]["date"], finding.data["minute"]["place"])
    return work.by_fingerprint.get(Draft(FindingKind.MINUTE, place, "", {}).fingerprint)


def _same_minute(meeting, answers):
    same = Minute.objects.filter(meeting=meeting).select_related("exempt", "meeting")
    if answers["number"]:
        return same.filter(number=answers["number"]).first()
    return same.filter(number="", title=answers["title"]).first()


def _same_limb(minute, finding, text):
    same = Resolution.objects.filter(minute=minute).select_related("exempt")
    number = (finding.data["number"] or "")[:12]
    return same.filter(number=number).first() if number else same.filter(text=text).first()


def _bodies(work, lines):
    """The bodies named one a line, found whatever the case, or added."""
    found = []
    for name in filter(None, (" ".join(line.split())[:160] for line in lines.splitlines())):
        known = work.known.bodies
        if name.casefold() not in known:
            kinds = (kind for words, kind in BODY_KINDS if words in name.casefold())
            added = add_body(name=name, kind=next(kinds, BodyKind.OTHER), **work.signed())
            known[name.casefold()] = added
        found.append(known[name.casefold()])
    return found
