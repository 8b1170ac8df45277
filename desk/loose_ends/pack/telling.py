"""What minutes and papers say besides, thing by thing."""

from desk.loose_ends.pack.common import day_of, due_of, place_of
from desk.loose_ends.record import (
    NOWHERE,
    Circulation,
    Commitment,
    Cycle,
    DateMove,
    Group,
    Invitation,
    Statement,
)


def statement_of(sentence: dict) -> Statement:
    return Statement(
        sentence["text"],
        sentence["source"],
        day_of(sentence["on"]),
        sentence["title"],
        place_of(sentence),
    )


def commitment_of(said: dict) -> Commitment:
    sentence = said["sentence"]
    return Commitment(
        text=sentence["text"],
        title=sentence["title"],
        made_on=day_of(sentence["on"]),
        due=due_of(said["due"]),
        place=place_of(sentence),
    )


def invitation_of(said: dict) -> Invitation:
    sentence = said["sentence"]
    return Invitation(
        text=sentence["text"],
        who=said["who"],
        made_on=day_of(sentence["on"]),
        is_nomination=said["is_nomination"],
        place=place_of(sentence),
    )


def group_of(said: dict) -> Group:
    sentence = said["sentence"]
    return Group(
        name=said["name"],
        text=sentence["text"],
        set_up_on=day_of(sentence["on"]),
        members=tuple(said["members"]),
        scope=said["scope"] or "",
        reports_by=day_of(said["due"]["to"]) if said["due"] else None,
        place=place_of(sentence),
    )


def circulation_of(said: dict) -> Circulation:
    sentence = said["sentence"]
    return Circulation(
        said["what"],
        tuple(said["to"]),
        sentence["text"],
        day_of(sentence["on"]),
        place_of(sentence),
    )


def cycle_of(said: dict) -> Cycle:
    sentence = said["sentence"]
    days = tuple(map(day_of, said["days"]))
    told = tuple(place_of(one) if one else NOWHERE for one in said.get("told", ()))
    return Cycle(sentence["text"], said["body"], said["every_days"], days, told, place_of(sentence))


def date_move_of(said: dict) -> DateMove:
    sentence = said["sentence"]
    return DateMove(
        text=sentence["text"],
        title=sentence["title"],
        on=day_of(sentence["on"]),
        before=day_of(said["before"]),
        after=day_of(said["after"]),
        place=place_of(sentence),
    )
