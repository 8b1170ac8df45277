"""A promise that the minutes tell twice: under its own item, and again where the programme is gone through."""

from dataclasses import replace

from desk.loose_ends.matching import MEETS, Names, Thing
from desk.loose_ends.words import is_about_something

#: What must come back to the board, and so needs a place in its programme.
COMES_BACK = ("report_back", "add_to_programme")


def told_once(limbs, names: Names) -> tuple:
    """All limbs; one that says an earlier one of its meeting again is one with that, which has both places."""
    again = {}
    for n, limb in enumerate(limbs):
        if limb.kind in COMES_BACK and not is_about_something(limb.title):
            home = _home(limb, limbs, names)
            if home is not None:
                again.setdefault(home, []).append(n)
    said_again = {n for some in again.values() for n in some}
    return tuple(
        _with(limb, [limbs[one] for one in again.get(n, ())])
        for n, limb in enumerate(limbs)
        if n not in said_again
    )


def _home(limb, limbs, names: Names) -> int | None:
    """The limb of the same meeting, under an item of its own, that this one says again."""
    homes = {
        n: Thing(one.title, one.text)
        for n, one in enumerate(limbs)
        if one.asked_on == limb.asked_on
        and one.kind in COMES_BACK
        and is_about_something(one.title)
        and _may_be_one(one.due, limb.due)
    }
    best = names.best(Thing(limb.text), homes.values())
    if not best or best[1].score < MEETS:
        return None
    return next(n for n, thing in homes.items() if thing is best[0])


def _may_be_one(one, other) -> bool:
    """Whether two windows leave room for one day."""
    if not (one and other and one.last and other.last):
        return True
    return (one.first or one.last) <= other.last and (other.first or other.last) <= one.last


def _with(limb, again: list):
    """A limb with what its other tellings know besides."""
    told = [limb, *again]
    return replace(
        limb,
        due=next((one.due for one in told if one.due), None),
        followed=tuple(followed for one in told for followed in one.followed),
        again=tuple(one.place for one in again),
    )
