"""What a co-ordinator decides about loose ends: set one aside, confirm or refuse a match, let others see them.

The ends themselves are worked out each time. A decision names what it is about by the keys of its rows.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from desk.choices import Verdict
from desk.loose_ends.matching import kept
from desk.models import Dismissal, DismissalExempt, NamePair, NamePairExempt, SeenLooseEnd
from meetings.services.recording import ChangeRefused, add_worded, record

NO_REASON = "Say why it needs nothing now."
NO_DAY = "The day to ask again must be after today."
DISMISSED = "This loose end is dismissed already."
TAKEN_BACK = "This was taken back already."
TWO_NAMES = "Enter two different names."


@transaction.atomic
def set_aside(*, board, ends, reason, ask_again_on, by, now):
    """Set several loose ends aside for one reason, all or none. Refuses what `dismiss` does."""
    for end in ends:
        rule, about = end.mark
        dismiss(
            board=board, rule=rule, about=about, reason=reason, ask_again_on=ask_again_on, by=by, now=now,
            is_private=end.is_private,
        )  # fmt: skip


@transaction.atomic
def dismiss(*, board, rule, about, reason, ask_again_on, by, now, is_private=False):
    """Set a loose end aside until a day. Refused without a reason, for a day that is not to come, and twice at once."""
    today = localdate(now)
    if not reason.strip():
        raise ChangeRefused(NO_REASON)
    if ask_again_on <= today:
        raise ChangeRefused(NO_DAY)
    end = {"board": board, "rule": rule, "about": about}
    lapsed = Dismissal.objects.filter(**end, ended_at=None, ask_again_on__lte=today)
    lapsed.update(ended_by=by, ended_at=now)
    try:
        dismissal = add_worded(
            Dismissal,
            DismissalExempt,
            "dismissal",
            {"reason": reason},
            is_private,
            **end,
            by=by,
            at=now,
            ask_again_on=ask_again_on,
        )
    except ValidationError as twice:
        raise ChangeRefused(DISMISSED) from twice
    _record("loose_end_dismissed", dismissal, by, now, reason, after=_told(dismissal))
    return dismissal


@transaction.atomic
def take_back(*, dismissal, by, now):
    """Let a loose end be one again before its day. Refused where somebody did so already."""
    held = Dismissal.objects.filter(pk=dismissal.pk, ended_at=None)
    if not held.update(ended_by=by, ended_at=now):
        raise ChangeRefused(TAKEN_BACK)
    _record("loose_end_taken_up", dismissal, by, now, before=_told(dismissal))


@transaction.atomic
def say_names(*, board, name, other, verdict, by, now, is_private=False):
    """Say that two names are one thing on a board, or two; what was said of them before no longer holds.

    Refused for a name and itself.
    """
    names = {"name": kept(name), "other": kept(other)}
    if not all(names.values()) or _alike(*names.values()):
        raise ChangeRefused(TWO_NAMES)
    for earlier in _pairs(board, *names.values()):
        earlier.delete()
    pair = add_worded(
        NamePair, NamePairExempt, "pair", names, is_private, board=board, verdict=verdict, by=by, at=now
    )  # fmt: skip
    kind = "names_are_one" if Verdict(verdict) == Verdict.SAME else "names_are_two"
    _record(kind, pair, by, now, " = ".join(names.values()), after={"pair": pair.pk})
    return pair


@transaction.atomic
def forget_names(*, pair, by, now):
    """Say nothing of two names any more. What was forgotten meanwhile is not an error."""
    words = " = ".join(map(pair.word, pair.WORDS))
    before = {"pair": pair.pk, "verdict": pair.verdict}
    if pair.delete()[0]:
        pair.pk = before["pair"]
        _record("names_forgotten", pair, by, now, words, before=before)


@transaction.atomic
def let_be_seen(*, board, ends, by, now):
    """Let others see loose ends, each named by its rule and what it is about; answers how many are new to them."""
    seen = set(SeenLooseEnd.objects.filter(board=board).values_list("rule", "about"))
    new = [end for end in dict.fromkeys(ends) if end not in seen]
    rows = [SeenLooseEnd(board=board, rule=rule, about=about, by=by, at=now) for rule, about in new]
    SeenLooseEnd.objects.bulk_create(rows, ignore_conflicts=True)
    if new:
        record(kind="loose_ends_seen", board=board, by=by, now=now, after={"ends": new})
    return len(new)


@transaction.atomic
def keep_to_herself(*, board, ends, by, now):
    """Let others see loose ends no more. What they did not see is not an error."""
    was = []
    for rule, about in ends:
        rows = SeenLooseEnd.objects.filter(board=board, rule=rule, about=about)
        was += [(rule, about)] if rows.delete()[0] else []
    if was:
        record(kind="loose_ends_hidden", board=board, by=by, now=now, before={"ends": was})


def _pairs(board, *names):
    """What is said of two names already, whichever stands first and whatever their capitals."""
    both = {name.casefold() for name in names}
    rows = NamePair.objects.filter(board=board).select_related("exempt")
    return [row for row in rows if {row.word(it).casefold() for it in row.WORDS} == both]


def _alike(name, other):
    return name.casefold() == other.casefold()


def _told(dismissal):
    told = {"rule": dismissal.rule, "about": dismissal.about}
    return told | {"ask_again_on": dismissal.ask_again_on}


def _record(kind, row, by, now, words="", **told):
    """Write it into the board's history; of private business the words are not said there."""
    text = "" if row.is_private else words
    record(kind=kind, board=row.board, by=by, now=now, text=text, **told)
