"""A pack that was read and checked, as the record that the rules look at. Its today is the day of its meeting."""

import datetime as dt
import re

from desk.loose_ends.matching import NOTHING_KNOWN, Glossary
from desk.loose_ends.record import (
    NOWHERE,
    Arrival,
    Circulation,
    Commitment,
    Cycle,
    DateMove,
    Due,
    Followed,
    Group,
    Invitation,
    Item,
    Limb,
    Meeting,
    Note,
    Place,
    Plan,
    Promise,
    Recommendation,
    Record,
    SignOff,
    Statement,
)
from packs import matching as persons

#: A meeting held within so many days of a slot that nobody else's date is, is that slot's.
MOVED_WITHIN = 21
#: A programme with fewer meetings does not show a year.
FEWEST = 4
#: What these decide is told to their own members, who sit there.
OWN = re.compile(r"\b(?:council|cabinet|executive)$", re.IGNORECASE)
#: A rating that says that nothing is left to do.
OVER = re.compile(r"\b(?:complete[d]?|closed|blue|done)\b", re.IGNORECASE)
LABELLED = {
    "owner": r"\b(?:lead(?: officer)?s?|owner|responsible(?: officer)?|accountable(?: officer)?)\s*[:–]\s*"
    r"(?P<said>[A-Z][^.;]{2,80})",
    "due": r"\b(?:target date|completion date|due(?: date)?|deadline|by when|timescale)\s*[:–]\s*(?P<said>[^.;]{3,60})",
    "rating": r"\b(?:b?rag|rating|status)(?: rating| status)?\s*[:–]\s*(?P<said>\w[\w ]{2,30})",
}


def record_of(
    found: dict, said: dict, *, today: dt.date | None = None, glossary: Glossary = NOTHING_KNOWN
) -> Record:
    """What `read_pack --json` prints of a file and what its check says besides. A file without a day has no record
    that grows old: then the day must be given."""
    meeting = found["meeting"] or {}
    own = _day(meeting.get("date")) or _last_day(found)
    today = today or own
    items = tuple(map(_item, found["work_programme"]))
    return Record(
        today=today,
        board=meeting.get("board") or "",
        meetings=tuple(_meetings(found, said, today)),
        limbs=tuple(_limbs(found)),
        promises=tuple(_promises(found)),
        items=items,
        arrivals=tuple(_arrivals(found, today)),
        statements=tuple(map(_statement, said["sentences"])),
        commitments=tuple(map(_commitment, said["undertakings"])),
        invitations=tuple(map(_invitation, said["invited"])),
        groups=tuple(map(_group, said["groups"])),
        circulations=tuple(map(_circulation, said["sent"])),
        cycles=tuple(map(_cycle, said["cycles"])),
        date_moves=tuple(map(_date_move, said["moved"])),
        plans=tuple(_plan(plan, said["plan_cells"], today) for plan in found["plans"]),
        glossary=glossary,
        has_programme=bool(items),
        programme_names=frozenset(_named_in(items)),
        new_from=own,
        year=_year_of(items, today),
    )


def _named_in(items) -> list[str]:
    """What the programme has a place for: what at least one of its lines names."""
    there = {
        "officers": any(item.officers or item.others for item in items),
        "question": any(item.detail for item in items),
    }
    return [name for name, is_there in there.items() if is_there]


def _year_of(items, today: dt.date) -> tuple[int, int] | None:
    """How many of a programme's meetings are over, this one with them; None of one too short to be a year's."""
    days = {item.on for item in items if item.on}
    return (sum(day <= today for day in days), len(days)) if len(days) >= FEWEST else None


def _last_day(found: dict) -> dt.date:
    days = [minutes["date"] for minutes in found["minutes"]] + [
        one["date"] for one in found["papers"]
    ]
    return max((_day(day) for day in days if day), default=dt.date.min)


def _meetings(found: dict, said: dict, today: dt.date) -> list[Meeting]:
    """The days of the programme, and those that the board's minutes say were held."""
    slots: dict[dt.date, dict] = {}
    for item in found["work_programme"]:
        if day := _day(item["slot"]["date"]):
            slots.setdefault(day, item)
    held = {_day(one["on"]): one["sentence"] for one in said["held"]}
    minuted = {_day(one["date"]) for one in found["minutes"]} - {None}
    own = _day((found["meeting"] or {}).get("date"))
    known = held.keys() | minuted | {own}
    meetings = [
        Meeting(day, is_held=day in known, place=_place(item))
        for day, item in slots.items()
        if day not in {_slot_of(one, slots, known) for one in held}
    ]
    for day, sentence in held.items():
        if day not in slots:
            planned = _slot_of(day, slots, known)
            meetings.append(Meeting(day, is_held=True, planned_on=planned, place=_place(sentence)))
    meetings += [Meeting(day, is_held=True) for day in minuted - slots.keys() - held.keys()]
    meetings += [Meeting(own)] if own and own not in slots.keys() | minuted else []
    return meetings


def _slot_of(held: dt.date, slots, known) -> dt.date | None:
    """The slot that a meeting held on a day without one was planned for: the nearest that no other meeting took."""
    if held in slots:
        return None
    free = [day for day in slots if day not in known and abs((day - held).days) <= MOVED_WITHIN]
    return min(free, key=lambda day: abs((day - held).days), default=None)


def _limbs(found: dict) -> list[Limb]:
    return [
        Limb(
            citation=_cited(item, limb, minutes),
            text=limb["text"],
            kind=limb["kind"],
            title=item["title"],
            asked_on=_day(minutes["date"]),
            addressees=tuple(limb["addressed_to"]),
            due=_due(limb["due"]),
            followed=_own_members(minutes, limb),
            place=_place(limb),
        )
        for minutes in found["minutes"]
        for item in minutes["items"]
        for limb in item["resolutions"]
    ]


def _own_members(minutes: dict, limb: dict) -> tuple[Followed, ...]:
    """What a council or its executive asks of somebody is followed by its own members, and no pack can tell."""
    is_own = OWN.search(minutes["board"] or "") and limb["kind"] in (
        "request",
        "recommend",
        "refer",
    )
    return (Followed("told", "Its own members were there"),) if is_own else ()


def _cited(item: dict, limb: dict, minutes: dict) -> str:
    number = f" ({limb['number']})" if limb["number"] else ""
    return f"Minute {item['number']}{number}" if item["number"] else f"“{item['title']}”{number}"


def _promises(found: dict) -> list[Promise]:
    items = [
        (item, _day(minutes["date"])) for minutes in found["minutes"] for item in minutes["items"]
    ]
    promises = []
    for promise in found["promises"]:
        above = [one for one in items if one[0]["line"] <= promise["line"]]
        item, made_on = max(above, key=lambda one: one[0]["line"], default=({"title": ""}, None))
        due = _due(promise["due"])
        by = promise["by"] or ""
        promises.append(
            Promise(promise["text"], by, item["title"], made_on, due, place=_place(promise))
        )
    return promises


def _item(item: dict) -> Item:
    officers, cabinet, others = [], [], []
    for name in item["people"]:
        spelled = persons.spelling(name)
        kind = (
            cabinet
            if spelled.title == "Councillor"
            else officers
            if persons.is_person(spelled)
            else others
        )
        kind.append(name)
    slot = item["slot"]
    return Item(
        title=item["title"],
        slot=slot["kind"],
        on=_day(slot["date"]),
        label=slot["label"],
        detail=item["detail"] or "",
        officers=tuple(officers),
        cabinet=tuple(cabinet),
        others=tuple(others),
        place=_place(item),
    )


def _arrivals(found: dict, today: dt.date) -> list[Arrival]:
    """Agenda, papers and minutes: what came to the meetings that the pack tells of."""
    own = _day((found["meeting"] or {}).get("date")) or today
    by_number = {}
    for paper in found["papers"]:
        by_number.setdefault(paper["agenda_item"], paper)
    arrivals = []
    for item in found["agenda"]:
        paper = by_number.get(item["number"]) if item["number"] else None
        words, people = (_text(paper), tuple(paper["authors"])) if paper else ("", ())
        arrivals.append(Arrival(item["title"], "agenda", own, words, people, _place(item)))
    for paper in found["papers"]:
        people = tuple(paper["authors"])
        arrivals.append(
            Arrival(paper["subject"] or "", "paper", own, _text(paper), people, _place(paper))
        )
    for minutes in found["minutes"]:
        on = _day(minutes["date"])
        arrivals += [
            Arrival(one["title"], "minute", on, one["text"], (), _place(one))
            for one in minutes["items"]
        ]
    return [arrival for arrival in arrivals if arrival.title]


def _text(paper: dict) -> str:
    return "\n".join(passage["text"] for passage in paper["passages"])


def _statement(sentence: dict) -> Statement:
    return Statement(
        sentence["text"],
        sentence["source"],
        _day(sentence["on"]),
        sentence["title"],
        _place(sentence),
    )


def _commitment(said: dict) -> Commitment:
    sentence = said["sentence"]
    return Commitment(
        text=sentence["text"],
        title=sentence["title"],
        made_on=_day(sentence["on"]),
        due=_due(said["due"]),
        place=_place(sentence),
    )


def _invitation(said: dict) -> Invitation:
    sentence = said["sentence"]
    return Invitation(
        text=sentence["text"],
        who=said["who"],
        made_on=_day(sentence["on"]),
        is_nomination=said["is_nomination"],
        place=_place(sentence),
    )


def _group(said: dict) -> Group:
    sentence = said["sentence"]
    return Group(
        name=said["name"],
        text=sentence["text"],
        set_up_on=_day(sentence["on"]),
        members=tuple(said["members"]),
        scope=said["scope"] or "",
        reports_by=_day(said["due"]["to"]) if said["due"] else None,
        place=_place(sentence),
    )


def _circulation(said: dict) -> Circulation:
    sentence = said["sentence"]
    return Circulation(
        said["what"], tuple(said["to"]), sentence["text"], _day(sentence["on"]), _place(sentence)
    )


def _cycle(said: dict) -> Cycle:
    sentence = said["sentence"]
    days = tuple(map(_day, said["days"]))
    told = tuple(_place(one) if one else NOWHERE for one in said.get("told", ()))
    return Cycle(sentence["text"], said["body"], said["every_days"], days, told, _place(sentence))


def _date_move(said: dict) -> DateMove:
    sentence = said["sentence"]
    return DateMove(
        text=sentence["text"],
        title=sentence["title"],
        on=_day(sentence["on"]),
        before=_day(said["before"]),
        after=_day(said["after"]),
        place=_place(sentence),
    )


def _plan(plan: dict, cells: list[dict], today: dt.date) -> Plan:
    by_line = {one["line"]: one for one in cells}
    return Plan(
        title=plan["title"] or "",
        recommendations=tuple(
            _recommendation(one, by_line.get(one["line"], {}), today)
            for one in plan["recommendations"]
        ),
        signed_off=tuple(
            SignOff(one["text"], _day(one["on"]), one["by"] or "", place=_place(one))
            for one in plan["signed_off"]
        ),
    )


def _recommendation(one: dict, cells: dict, today: dt.date) -> Recommendation:
    """Owner, date and rating from the plan's own columns, else from words such as "Lead: …" in its text."""
    told = "\n".join([one["text"], one["objective"] or "", *one["progress"]])
    said = {name: cells.get(name) or _labelled(name, told) for name in LABELLED}
    return Recommendation(
        number=one["number"] or "",
        text=one["text"],
        objective=one["objective"] or "",
        owner=said["owner"],
        due=Due(said["due"]) if said["due"] else None,
        rating=said["rating"],
        notes=tuple(Note(today, text) for text in one["progress"]),
        is_closed=bool(OVER.search(said["rating"])),
        place=_place(one),
    )


def _labelled(name: str, text: str) -> str:
    match = re.search(LABELLED[name], text, re.I)
    return match["said"].strip() if match else ""


def _due(window: dict | None) -> Due | None:
    return Due(window["text"], _day(window["from"]), _day(window["to"])) if window else None


def _place(one: dict) -> Place:
    return Place(one["line"], one["page"])


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
