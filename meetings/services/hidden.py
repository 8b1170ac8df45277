"""What a file hides: kept once somebody has looked, and let go by a named person or not at all."""

import re

from django.db import transaction

from meetings.choices import DOUBTED, HiddenState
from meetings.models import PaperHidden
from meetings.services.recording import ChangeRefused, Stale, record, write

STALE = "Somebody else decided this meanwhile."
WORD = re.compile(r"\w+")
#: A single word tells nobody what was hidden.
TELLING = 2


def claim_hidden(*, hidden, now):
    """Take a file to look into it: False when somebody else does already, or has done so."""
    waiting = type(hidden).objects.to_look(now).filter(pk=hidden.pk)
    return bool(waiting.update(claimed_at=now))


@transaction.atomic
def keep_hidden(*, hidden, found, now, error=""):
    """Keep what a file hides, as rows of find_hidden; or why it cannot be looked into, which is not taken for nothing.

    Only a file that waits is told of: what was found of it before stands.
    """
    state = HiddenState.FOUND if found else HiddenState.CLEAN
    state = HiddenState.UNREADABLE if error else state
    waiting = type(hidden).objects.filter(pk=hidden.pk, state=HiddenState.WAITING)
    told = {"state": state, "found": found, "error": error[:300], "looked_at": now}
    waiting.update(**told, version=hidden.version + 1)
    hidden.refresh_from_db()
    return hidden


@transaction.atomic
def let_go(*, hidden, version, why, by, now, to_public=True, **about):
    """Let a file go as it is, by a named person and with a reason, which history keeps, but not the hidden words.

    `about` names what the event is about. Refused for what nobody doubts, without a reason, with one that repeats
    what is hidden, and as Stale when somebody else decided meanwhile.
    """
    if hidden.state not in DOUBTED:
        raise ChangeRefused("There is nothing to decide: nothing hidden was found in this file.")
    if hidden.may_go(is_private=False):
        raise Stale(f"{hidden.let_go_by or 'Somebody else'} let it go already.")
    if not why.strip():
        raise ChangeRefused("Say why it may go as it is.")
    if _repeats(why, hidden.found):
        raise ChangeRefused("Say why without the hidden words: the reason stays in the history.")
    decided = {"let_go_by": by, "let_go_at": now, "let_go_why": why, "to_public": to_public}
    write(hidden, version, STALE, **decided)
    record(by=by, now=now, text=why, **about)


def let_paper_go(*, hidden, by, now, **answers):
    """The same of a paper: the next version of the agenda is published with it."""
    paper = hidden.paper
    after = {"paper": paper.pk, "to_public": answers.get("to_public", True)}
    about = {"kind": "paper_let_go", "meeting": paper.item.meeting, "after": after}
    let_go(hidden=hidden, by=by, now=now, **about, **answers)


def refuse_hiding(papers):
    """Refuse to open papers to the public whose file may hide something, or was let go only to those who read private
    business."""
    for paper in papers:
        hidden = PaperHidden.objects.filter(paper=paper).first()
        if paper.exempt.file and not (hidden and hidden.may_go(is_private=False)):
            raise ChangeRefused(
                f"The file of “{paper.word('subject')}” may hold text that its pages do not show. "
                "Look at it and let it go to the public first, or replace it."
            )


def _repeats(why, found):
    said = f" {_plain(why)} "
    hidden = (_plain(one["words"]) for one in found)
    return any(words.count(" ") >= TELLING - 1 and f" {words} " in said for words in hidden)


def _plain(text):
    return " ".join(WORD.findall(text.casefold()))
