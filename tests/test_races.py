"""Two people save the same thing at the same moment, again and again: one wins each time, and nothing is lost.

Real threads and a barrier, on both databases. That the test can fail is shown by a save that looks first and
writes afterwards.
"""

import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connection, transaction

from actions import programme
from actions.models import Action, ProgrammeItem
from actions.services import Stale, change_details
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at_once():
    """Call several functions at the same moment, each on a connection of its own; what each answered."""
    with ThreadPoolExecutor(2) as pool:

        def run(*calls):
            barrier = threading.Barrier(len(calls))
            return [each.result() for each in [pool.submit(meet, barrier, it) for it in calls]]

        yield run
        # The threads' own connections, closed where they were opened.
        run(*[lambda: connection.close()] * 2)


def meet(barrier, call):
    barrier.wait()
    try:
        call()
    except Stale:
        return "lost"
    return "won"


def action():
    return make.action(make.board(), title="As it was")


def save_action(pk, version, words):
    change_details(
        action=Action.objects.get(pk=pk), version=version, title=words, by=None, now=make.NOW
    )


def item():
    return make.item(make.board(), title="As it was")


def save_item(pk, version, words):
    it = ProgrammeItem.objects.get(pk=pk)
    programme.change_item(item=it, version=version, title=words, by=None, now=make.NOW)


#: What two people edit: how one is made, how a title is saved over a version, and how often.
EDITED = {"an action": (action, save_action, 500), "a programme item": (item, save_item, 100)}


def rounds(at_once, made, save, n):
    """The outcomes of each round, and how often the losing words were written over the winner's."""
    outcomes, lost = [], 0
    for _ in range(n):
        made.refresh_from_db()
        version = made.version
        said = [f"Ann in version {version}", f"Ben in version {version}"]
        outcome = at_once(*[partial(save, made.pk, version, words) for words in said])
        made.refresh_from_db()
        outcomes.append(sorted(outcome))
        if "won" in outcome and made.title != said[outcome.index("won")]:
            lost += 1
    return outcomes, lost


@pytest.mark.parametrize("what", EDITED)
def test_of_two_who_save_at_once_exactly_one_wins_every_time(at_once, what):
    make_one, save, often = EDITED[what]
    made = make_one()

    outcomes, lost = rounds(at_once, made, save, often)

    assert outcomes == [["lost", "won"]] * often
    assert lost == 0
    assert made.version == often + 1
    assert made.events.filter(kind__endswith="changed").count() == often


def looks_first(pk, version, words, gap):
    """How it must not be done: look, decide, and write afterwards."""
    held = Action.objects.get(pk=pk)
    if held.version != version:
        raise Stale("Too late.")
    gap.wait()
    with transaction.atomic():
        Action.objects.filter(pk=pk).update(title=words, version=version + 1)


def test_looking_first_and_writing_afterwards_would_lose_words(at_once):
    made, gap = action(), threading.Barrier(2)

    outcomes, _ = rounds(at_once, made, partial(looks_first, gap=gap), 1)

    assert outcomes == [["won", "won"]]
