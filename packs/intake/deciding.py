"""What a co-ordinator decides of each finding: accept, accept with other words, dismiss, or a section at once."""

import json
from dataclasses import dataclass, field

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from actions import versions
from actions.models import ProgrammeItem
from meetings import services as meetings
from packs.choices import FindingKind, FindingState
from packs.intake.handing import HANDED
from packs.intake.handing.minutes import minute_finding
from packs.intake.naming import confirm_proposals
from packs.intake.proposing import proposal
from packs.intake.refusing import REFUSALS, ChangeRefused, sentence
from packs.intake.taking import LINKS
from packs.intake.working import Work
from packs.models import Finding, PackHidden

SETTLED = (FindingState.ACCEPTED, FindingState.UNCHANGED)
WHY_NOT = {
    FindingState.DISMISSED: "This was dismissed already.",
    FindingState.SUPERSEDED: "A later pack of this meeting has this too: decide it there.",
}
DOUBTED = (
    "This pack holds text that its pages may not show, and reading took it for the paper’s own. Look at it on the page "
    "of the pack, and let it go or load another file."
)
NOT_LOOKED = "This pack is still being looked through for hidden text. Try again in a minute."
ANOTHER_BOARD = (
    "These are headed as the minutes of {}. Accept them one by one if they are this board's."
)


@dataclass
class Outcome:
    """What came of accepting a section: how many, and what was left to decide, with the reason."""

    accepted: int = 0
    left: list = field(default_factory=list)


@transaction.atomic
def accept(*, finding, by, now, **edited):
    """Hand a finding down to the record, with what the co-ordinator changed of the proposal.

    Whatever it stands on is accepted with it: the meeting of an agenda item, the minute of a limb. Accepting
    again changes nothing. Refused where a person is not confirmed yet, where a later pack has the same, and while the
    pack may hide something.
    """
    refuse_hiding(finding.pack)
    work = Work(finding.pack, by, now)
    mine = work.by_fingerprint[finding.fingerprint]
    _accept(work, mine, edited)
    finding.refresh_from_db()
    return finding


@transaction.atomic
def accept_section(*, pack, kinds, by, now, with_proposals=False):
    """Accept everything that waits in some sections, prerequisites first, in one transaction.

    What cannot be accepted yet is left waiting, with the reason. `with_proposals` first confirms every person for
    whom one match is proposed, and adds those who are new. Refused while the pack may hide something.
    """
    refuse_hiding(pack)
    if with_proposals:
        confirm_proposals(pack=pack, by=by, now=now)
    work, outcome = Work(pack, by, now), Outcome()
    for finding in work.findings:
        if finding.kind in kinds and finding.state == FindingState.WAITING:
            _accept_or_leave(work, finding, outcome)
    _keep_version(work)
    return outcome


def refuse_hiding(pack):
    """Refuse to accept anything of a pack that may hide text: reading takes that for the paper's own words."""
    hidden = PackHidden.objects.filter(pack=pack).first()
    if not (hidden and hidden.may_go(is_private=False)):
        raise ChangeRefused(DOUBTED if hidden and hidden.is_doubted else NOT_LOOKED)


def let_pack_go(*, hidden, by, now, **answers):
    """Let findings of a pack be accepted although it hides something; refused as `meetings.services.let_go` refuses."""
    about = {"kind": "pack_let_go", "board": hidden.pack.board, "after": {"pack": hidden.pack_id}}
    meetings.let_go(hidden=hidden, by=by, now=now, **about, **answers)


def _keep_version(work):
    """Keep the programme as this pack prints it once all of it is decided, so that two packs can be compared."""
    printed = [one for one in work.findings if one.kind == FindingKind.PROGRAMME_ITEM]
    items = [one.programme_item_id for one in printed if one.programme_item_id]
    meeting = work.known.meetings.get(work.pack.meeting_on)
    if not items or not meeting or any(one.state == FindingState.WAITING for one in printed):
        return
    items = ProgrammeItem.objects.filter(pk__in=items).order_by("position", "pk")
    year = work.known.year(meeting.on)
    versions.publish(board=work.board, year=year, meeting=meeting, items=items, **work.signed())


def _accept_or_leave(work, finding, outcome):
    about = finding.data.get("minutes") or {}
    if about.get("other_board"):
        outcome.left.append((finding, ANOTHER_BOARD.format(about["board"])))
        return
    try:
        with transaction.atomic():
            _accept(work, finding, {})
    except REFUSALS as refusal:
        outcome.left.append((finding, sentence(refusal)))
        for one in [finding, *_stands_on(work, finding)]:
            one.refresh_from_db()
        work.start_anew()
    else:
        outcome.accepted += 1


def _accept(work, finding, edited):
    waiting = Finding.objects.filter(pk=finding.pk, state=FindingState.WAITING)
    decided = {"state": FindingState.ACCEPTED, "accepted_at": work.now, "decided_by": work.by}
    if not waiting.update(**decided):
        finding.refresh_from_db()
        if finding.state in SETTLED:
            return
        raise ChangeRefused(WHY_NOT[finding.state])
    for needed in _stands_on(work, finding):
        if needed.state == FindingState.WAITING:
            _accept(work, needed, {})
    for name, value in decided.items():
        setattr(finding, name, value)
    proposed = proposal(finding, work.known)
    HANDED[finding.kind](work, finding, proposed | edited)
    if differing := {name: value for name, value in edited.items() if proposed.get(name) != value}:
        finding.data["decided"] = json.loads(
            json.dumps(differing, cls=DjangoJSONEncoder, default=str)
        )
    finding.save(update_fields=[*LINKS, "data"])


def _stands_on(work, finding):
    """The findings that must be in the record before this one."""
    if finding.kind in (FindingKind.AGENDA_ITEM, FindingKind.PAPER):
        found = [one for one in work.findings if one.kind == FindingKind.MEETING]
        if finding.kind == FindingKind.PAPER and (number := finding.data["agenda_item"]):
            items = [one for one in work.findings if one.kind == FindingKind.AGENDA_ITEM]
            found += [one for one in items if one.data["number"] == number]
        return found
    if finding.kind == FindingKind.RESOLUTION:
        return [one for one in [minute_finding(work, finding)] if one]
    return []


@transaction.atomic
def dismiss(*, finding, by, now, why=""):
    """Leave a finding out of the record; what is accepted already stays there."""
    waiting = Finding.objects.filter(pk=finding.pk, state=FindingState.WAITING)
    data = finding.data | {"dismissed": {"why": why, "at": now.isoformat()}}
    if not waiting.update(state=FindingState.DISMISSED, decided_by=by, data=data):
        finding.refresh_from_db()
        if finding.state != FindingState.DISMISSED:
            raise ChangeRefused("This was decided already, and stays in the record.")
    finding.refresh_from_db()
    return finding
