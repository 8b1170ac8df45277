"""Every check there is, run over one paper."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from packs.checks.asking import advice
from packs.checks.dates.asked import dates_asked
from packs.checks.flags.embargoes import embargo_flags
from packs.checks.flags.small_cells import small_cell_flags
from packs.checks.flags.small_numbers import small_number_flags
from packs.checks.people_counted import FEW
from packs.checks.prose.changes import change_claims
from packs.checks.prose.claims import prose_claims
from packs.checks.repeats import repeat_claims
from packs.checks.sentences import Reading
from packs.checks.tables.claims import table_claims
from packs.checks.tellings.claims import telling_claims
from packs.checks.told import Advice, Checks, Claim, DateAsked, Flag, kind_of
from packs.readers.blocks import Block
from packs.readers.found import Found
from packs.readers.pack import plain

#: Each a function of a paper as it was read.
CLAIMS: tuple[Callable[[Reading], Iterable[Claim]], ...] = (
    table_claims,
    change_claims,
    telling_claims,
    prose_claims,
    repeat_claims,
)
DATES: tuple[Callable[[Reading], Iterable[DateAsked]], ...] = (dates_asked,)
FLAGS: tuple[Callable[[Reading], Iterable[Flag]], ...] = (
    small_number_flags,
    small_cell_flags,
    embargo_flags,
)
ADVICE: tuple[Callable[[Reading], Iterable[Advice]], ...] = (advice,)


def check(blocks: Sequence[Block], found: Found, few: int = FEW) -> Checks:
    """What a paper claims, with verdicts; which of its dates are worth asking about; and, for a draft, what should
    be looked at before it is published (of which, counts of `few` people or fewer) and what may be said of its
    recommendations."""
    reading = Reading(blocks, found, few)
    return Checks(
        claims=tuple(_each_once(_in_order(map(_named, CLAIMS), reading))),
        dates=tuple(_in_order(DATES, reading)),
        flags=tuple(_in_order(FLAGS, reading)),
        advice=tuple(_in_order(ADVICE, reading)),
    )


def as_json(checks: Checks) -> dict:
    """As plain values; of these, `check_pack --json` prints the claims and the dates."""
    return plain(checks)


def _named(check):
    """The check, with what it tells called by its name unless that has one already."""
    name = kind_of(check)
    return lambda read: (one if one.kind else replace(one, kind=name) for one in check(read))


def _in_order(checks, reading):
    told = dict.fromkeys(one for each in checks for one in each(reading))
    return sorted(told, key=lambda one: one.line)


def _each_once(claims: Iterable[Claim]) -> Iterable[Claim]:
    """What two rules tell alike of the same words is one claim; of one rule, each may be of other figures."""
    told: dict[tuple, list[Claim]] = {}
    for one in claims:
        same = told.setdefault((one.line, one.says, one.verdict), [])
        other = next((at for at, it in enumerate(same) if it.kind != one.kind), None)
        if other is None:
            same.append(one)
        else:
            same[other] = _both(same[other], one)
    return (one for same in told.values() for one in same)


def _both(first: Claim, second: Claim) -> Claim:
    parts = {
        name: "; ".join(dict.fromkeys((getattr(first, name), getattr(second, name))))
        for name in ("figures", "computed")
    }
    return replace(first, **parts)
