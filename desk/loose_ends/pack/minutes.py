"""What a pack's minutes resolved, and what was offered in the telling of them."""

import re

from desk.loose_ends.pack.common import day_of, due_of, place_of
from desk.loose_ends.record import Followed, Limb, Promise

#: What these decide is told to their own members, who sit there.
OWN = re.compile(r"\b(?:council|cabinet|executive)$", re.IGNORECASE)


def limbs_of(found: dict) -> list[Limb]:
    return [
        Limb(
            citation=_cited(item, limb, minutes),
            text=limb["text"],
            kind=limb["kind"],
            title=item["title"],
            asked_on=day_of(minutes["date"]),
            addressees=tuple(limb["addressed_to"]),
            due=due_of(limb["due"]),
            followed=_own_members(minutes, limb),
            place=place_of(limb),
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


def promises_of(found: dict) -> list[Promise]:
    items = [
        (item, day_of(minutes["date"])) for minutes in found["minutes"] for item in minutes["items"]
    ]
    promises = []
    for promise in found["promises"]:
        above = [one for one in items if one[0]["line"] <= promise["line"]]
        item, made_on = max(above, key=lambda one: one[0]["line"], default=({"title": ""}, None))
        due = due_of(promise["due"])
        by = promise["by"] or ""
        promises.append(
            Promise(promise["text"], by, item["title"], made_on, due, place=place_of(promise))
        )
    return promises
