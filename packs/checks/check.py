"""Every check there is, run over one paper."""

from collections.abc import Callable, Iterable, Sequence

from packs.checks.told import Checks, Claim, DateAsked
from packs.readers.blocks import Block
from packs.readers.found import Found
from packs.readers.pack import plain

#: Each a function of a paper's blocks and of what was found in them.
CLAIMS: tuple[Callable[[Sequence[Block], Found], Iterable[Claim]], ...] = ()
DATES: tuple[Callable[[Sequence[Block], Found], Iterable[DateAsked]], ...] = ()


def check(blocks: Sequence[Block], found: Found) -> Checks:
    """What a paper claims, with verdicts, and which of its dates are worth asking about."""
    return Checks(
        claims=tuple(_in_order(CLAIMS, blocks, found)),
        dates=tuple(_in_order(DATES, blocks, found)),
    )


def as_json(checks: Checks) -> dict:
    """The claims and dates that `check_pack --json` prints."""
    return plain(checks)


def _in_order(checks, blocks, found):
    told = dict.fromkeys(one for each in checks for one in each(blocks, found))
    return sorted(told, key=lambda one: one.line)
