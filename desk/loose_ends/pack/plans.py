"""The improvement plans that a pack prints: owner, date and rating from their columns or from their words."""

import datetime as dt
import re

from desk.loose_ends.pack.common import day_of, place_of
from desk.loose_ends.record import Due, Note, Plan, Recommendation, SignOff

#: A rating that says that nothing is left to do.
OVER = re.compile(r"\b(?:complete[d]?|closed|blue|done)\b", re.IGNORECASE)
LABELLED = {
    "owner": r"\b(?:lead(?: officer)?s?|owner|responsible(?: officer)?|accountable(?: officer)?)\s*[:–]\s*"
    r"(?P<said>[A-Z][^.;]{2,80})",
    "due": r"\b(?:target date|completion date|due(?: date)?|deadline|by when|timescale)\s*[:–]\s*(?P<said>[^.;]{3,60})",
    "rating": r"\b(?:b?rag|rating|status)(?: rating| status)?\s*[:–]\s*(?P<said>\w[\w ]{2,30})",
}


def plan_of(plan: dict, cells: list[dict], today: dt.date) -> Plan:
    by_line = {one["line"]: one for one in cells}
    return Plan(
        title=plan["title"] or "",
        recommendations=tuple(
            _recommendation(one, by_line.get(one["line"], {}), today)
            for one in plan["recommendations"]
        ),
        signed_off=tuple(
            SignOff(one["text"], day_of(one["on"]), one["by"] or "", place=place_of(one))
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
        place=place_of(one),
    )


def _labelled(name: str, text: str) -> str:
    match = re.search(LABELLED[name], text, re.I)
    return match["said"].strip() if match else ""
