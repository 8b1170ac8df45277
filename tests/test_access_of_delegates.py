"""Who gets what, page by page, when somebody acts for an officer: a table of its own beside tests/test_access.py.

`delegate` acts for the owner in open business, `trusted` in private business too, `former` did until yesterday, and
`ended` had it taken back. None of them sits or serves anywhere.
"""

import datetime as dt

import pytest

from people import services as people
from people.models import Delegation
from tests import make
from tests import scene as scenes
from tests.scene import STAMP, address
from tests.test_canaries import CANARY, addresses, heard

pytestmark = pytest.mark.django_db

ACTORS = ("delegate", "trusted", "former", "ended")
# fmt: off
#:                                            delegate trusted former ended
ROWS = {
    ("open", "actions:action"):                    (200, 200, 200, 200),
    ("open", "actions:give_update"):               (200, 200, 403, 403),
    ("open", "actions:change_action"):             (403, 403, 403, 403),
    ("open", "actions:accept"):                    (403, 403, 403, 403),
    ("open", "performance:note_progress"):         (200, 200, 403, 403),
    ("open", "performance:rate_for_board"):        (403, 403, 403, 403),
    ("private", "actions:action"):                 (404, 200, 404, 404),
    ("private", "actions:give_update"):            (404, 200, 404, 404),
    ("private", "actions:change_action"):          (404, 403, 404, 404),
    ("private", "actions:evidence"):               (404, 200, 404, 404),
    ("private", "actions:meeting"):                (404, 404, 404, 404),
    ("private", "actions:paper"):                  (404, 404, 404, 404),
    ("private", "actions:programme_item"):         (404, 404, 404, 404),
    ("closed", "actions:action"):                  (200, 200, 404, 404),
    ("closed", "actions:give_update"):             (200, 200, 404, 404),
    ("closed", "actions:change_action"):           (403, 403, 404, 404),
    ("closed", "actions:meeting"):                 (404, 404, 404, 404),
    ("closed", "performance:recommendation"):      (200, 200, 404, 404),
    ("closed", "performance:note_progress"):       (200, 200, 404, 404),
    ("closed", "performance:board_progress"):      (404, 404, 404, 404),
}
# fmt: on


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    with scenes.staged(django_db_blocker) as scene:
        owner, week = scene.who["owner"], dt.timedelta(days=7)
        days = {"starts_on": make.TODAY - week, "ends_on": make.TODAY + week, **STAMP}
        for name in ACTORS:
            scene.who[name] = make.person(name.capitalize())
            held = people.give_delegate(
                officer=owner,
                delegate=scene.who[name],
                sees_private=name != "delegate",
                **days,
            )
            if name == "former":
                yesterday = make.TODAY - dt.timedelta(days=1)
                Delegation.objects.filter(pk=held.pk).update(ends_on=yesterday)
            if name == "ended":
                people.end_delegation(delegation=held, **STAMP)
            scene.clients[name] = scenes.client(scene.who[name])
        yield scene


@pytest.mark.parametrize(("place", "page"), ROWS)
def test_page_answers_each_delegate(scene, place, page):
    where = address(page, getattr(scene, place))

    answers = [scene.clients[who].get(where) for who in ACTORS]

    for answer in answers:
        scenes.body(answer)
    assert tuple(answer.status_code for answer in answers) == ROWS[place, page]


def sung(scene, who, walk):
    found = set()
    for where in walk:
        found |= set(CANARY.findall(heard(scene.clients[who].get(where))))
    return found


def test_delegates_hear_what_the_officer_answers_and_nothing_more(scene):
    """A delegate hears of private business only with it, and never what the officer has by other rights."""
    walk = addresses(scene)
    outsiders = {word for word, (_, may) in scene.canary.items() if "outsider" in may}
    officers = {word for word, (_, may) in scene.canary.items() if "owner" in may}
    private = set(CANARY.findall(heard(
        scene.clients["owner"].get(address("actions:action", scene.private)))))  # fmt: skip
    assert private and private <= officers

    heard_by = {who: sung(scene, who, walk) for who in ACTORS}

    assert heard_by["trusted"] <= officers
    assert private <= heard_by["trusted"]
    assert heard_by["delegate"] <= officers
    assert not private & heard_by["delegate"] - outsiders
    assert heard_by["delegate"] > heard_by["former"], "it is the delegation that lets them hear"
    assert heard_by["former"] <= outsiders
    assert heard_by["ended"] <= outsiders
