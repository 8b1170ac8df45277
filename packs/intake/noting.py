"""What the co-ordinator should know before she decides, in sentences."""

from packs.choices import FindingKind, FollowUp
from packs.intake.knowing import spelling_of, substituted
from packs.intake.proposing import meets_within, named_for, printed_item, programme_item, proposal
from packs.matching import is_person, spelling


def heading(finding):
    """What a finding is called on its card."""
    data = finding.data
    match finding.kind:
        case FindingKind.RESOLUTION:
            limb = f" ({data['number']})" if data["number"] else ""
            return f"Minute {data['minute']['number'] or ''}{limb}, {data['minute']['title']}"
        case FindingKind.MINUTE:
            return f"Minute {data['number'] or ''}"
        case FindingKind.AGENDA_ITEM:
            return f"Item {data['number'] or ''}"
        case FindingKind.RECOMMENDATION:
            return f"Recommendation {data['number'] or ''}"
        case FindingKind.PROGRAMME_ITEM:
            return data["slot"]["label"]
        case FindingKind.MEMBER | FindingKind.ATTENDANCE:
            return data["name"]
        case FindingKind.MEASURE:
            return finding.text
    return finding.get_kind_display()


def matched(finding, known):
    """The people of a finding as the directory knows them: rows for the summary."""
    data = finding.data
    if finding.kind == FindingKind.PROGRAMME_ITEM:
        named = [(name, spelling(name)) for name in data["people"]]
        people = [
            _whom(known, one) if is_person(one) else f"{name} (a group)" for name, one in named
        ]
        return [{"key": "People", "value": ", ".join(people)}] if people else []
    if finding.kind not in (FindingKind.MEMBER, FindingKind.ATTENDANCE):
        return []
    rows = [{"key": "Person", "value": _whom(known, spelling_of(data))}]
    if stood_in_for := substituted(data):
        rows.append({"key": "Substitute for", "value": _whom(known, stood_in_for)})
    return rows


def _whom(known, one):
    person = known.person_or_none(one)
    if person:
        return str(person)
    told = f"{one.title} {one.name}".strip()
    return f"{told} (a group)" if known.is_confirmed(one) else f"{told} (not confirmed)"


def notes(finding, known):
    """Sentences on one finding: whose minutes, who is unknown, when the board meets, what stands booked."""
    said = _another_board(finding.data) + _unknown(finding, known)
    if finding.kind in (FindingKind.RESOLUTION, FindingKind.PROMISE):
        said += _following(finding, known)
    return said


def _another_board(data):
    about = data.get("minutes") or {}
    if not about.get("other_board"):
        return []
    return [f"These are headed as the minutes of {about['board']}, which is not this pack's board."]


def _unknown(finding, known):
    if finding.kind == FindingKind.PROGRAMME_ITEM:
        named = [one for one in map(spelling, finding.data["people"]) if is_person(one)]
    elif finding.kind in (FindingKind.MEMBER, FindingKind.ATTENDANCE):
        named = [spelling_of(finding.data)]
    else:
        return []
    unknown = [
        one.name for one in named if not known.is_confirmed(one) and not known.person_or_none(one)
    ]
    return [f"Not confirmed yet: {', '.join(unknown)}. See People in this pack."] if unknown else []


def _following(finding, known):
    proposed = proposal(finding, known)
    said = []
    if days := meets_within(known, proposed["due_from"], proposed["due_to"]):
        told = " and ".join(f"{day.day} {day:%B %Y}" for day in days)
        said.append(f"The board meets on {told}, within the time it is due.")
    if proposed["follow_up"] == FollowUp.PROGRAMME:
        said.append(f"It stands in the work programme as {_booked(finding, known)}.")
    subjects = [(finding.data.get("minute") or {}).get("title") or "", finding.data["text"]]
    officers, _ = named_for(known, subjects)
    if len(officers) > 1 and proposed["follow_up"] == FollowUp.ACTION:
        names = ", ".join(map(str, officers))
        said.append(
            f"The work programme names {names} for this subject. Choose who answers for it."
        )
    return said


def _booked(finding, known):
    item = programme_item(known, [finding.data["text"]], finding.data["minutes"]["date"])
    if item:
        slot = item.meeting or item.get_slot_display().lower()
        return f"“{item.word('title')}”, {slot}"
    printed = printed_item(known, finding.data)
    return f"“{printed['title']}”, {printed['slot']['label']}"
