"""No private word is in anybody's message, and nothing that its reader may not read (LGA 1972 s.100A).

In the scene everybody follows everything, seen or not, and every section is in play for a fortnight. Each
message, what a co-ordinator is shown of it and what is logged are then searched for the scene's canaries.
"""

import datetime as dt
import logging
import re

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from actions import services as actions
from desk.choices import DigestState, Section
from desk.models import Digest, DigestLine, Follow
from desk.reminders import sending
from meetings.choices import Capacity
from people import services as people
from people.models import Person
from tests import make
from tests import scene as scenes

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)
CANARY = re.compile(r"CANARY\d{3}")
#: From Tuesday 3 March 2026: before something is due and after, before each meeting, and once it goes up to the head.
DAYS = (1, 2, 4, 7, 14)
#: Who looks at the messages of others.
KEEPERS = ("coordinator", "another", "administrator")


class Heard(logging.Handler):
    """All that is logged, whatever its level."""

    def __init__(self):
        super().__init__()
        self.words = []

    def emit(self, record):
        self.words.append(self.format(record))


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    with scenes.staged(django_db_blocker) as scene:
        put_everything_in_play(scene)
        heard, root = Heard(), logging.getLogger()
        root.addHandler(heard)
        level, _ = root.level, root.setLevel(logging.INFO)
        scene.sent, scene.shown = [], []
        for n in DAYS:
            pass_a_day(scene, make.NOW + n * DAY)
        root.removeHandler(heard)
        root.setLevel(level)
        scene.logged = heard.words
        yield scene


def pass_a_day(scene, now):
    with time_machine.travel(now, tick=False):
        if now.day == 4:
            scene.shown += [*shown(scene, "desk:rehearsed", Person.objects.reachable())]
        mail.outbox = []
        sending.run(lambda: now)
        scene.sent += mail.outbox
        if now.day in (6, 16):
            scene.shown += [*shown(scene, "desk:message", Digest.objects.filter(on=now.date()))]


def shown(scene, page, rows):
    for name in KEEPERS:
        browser = scenes.client(scene.who[name])
        for row in rows:
            answer = browser.get(reverse(page, args=[row.pk]))
            assert answer.status_code in (200, 404)
            yield name, answer.content.decode()


def put_everything_in_play(scene):
    who, owner = scene.who, scene.who["owner"]
    # Whoever was told this morning is not asked at once where their work is.
    Digest.objects.filter(person=owner).update(claimed_at=make.NOW - DAY)
    who["head"] = make.person("Hetty Head")
    people.change_person(
        person=owner, version=owner.version, reports_to=who["head"], **scenes.STAMP
    )
    sit(scene)
    for place in (scene.open, scene.private, scene.closed):
        decide(scene, place)
    for person in filter(None, who.values()):
        follow_everything(person)


def sit(scene):
    """A chair, and a member for whom something is due; and officers without an address, for whom others act."""
    who, board = scene.who, scene.open.board
    who["chair"] = make.person("Cleo Chair", kind="councillor")
    for each in (board, scene.closed.board):
        make.seat(who["chair"], each, Capacity.CHAIR)
        make.meeting(each, make.TODAY + 9 * DAY, status="planned", minutes_state="")
    for name, sees_private in (("delegate", False), ("confidant", True)):
        who[name] = make.person(f"{name} of somebody")
        officer = make.person(f"Unreached for {name}", email=None)
        people.give_delegate(
            officer=officer, delegate=who[name], sees_private=sees_private, starts_on=make.TODAY,
            ends_on=make.TODAY + 30 * DAY, **scenes.STAMP,
        )  # fmt: skip
        for is_private in (False, True):
            title = scene.canary("owed by the unreached", *may(name, is_private, sees_private))
            make.action(board, title=title, asked=title, owner=officer, is_private=is_private,
                        due_on=make.TODAY + 2 * DAY)  # fmt: skip


def may(name, is_private, sees_private):
    """Open business is everybody's."""
    if not is_private:
        return (*scenes.ACTORS, "head", "chair", "delegate", "confidant")
    return ("coordinator", "member", "chair", *([name] if sees_private else []))


def decide(scene, place):
    """A later date refused, and work sent back, with reasons."""
    owner, keeper = scene.who["owner"], scene.who["coordinator"]
    say = scenes.words(scene, place.readers)
    later = make.NOW + 2 * HOUR
    actions.decide_later_date(
        move=place.move,
        granted=False,
        answer=say("reason of a refusal", "owner"),
        by=keeper,
        now=later,
    )
    about = {"title": say("sent back", "owner"), "asked": say("sent back, asked", "owner")}
    action = make.action(
        place.board, owner=owner, is_private=place is scene.private, **about,
        opened_on=make.TODAY - 90 * DAY,
    )  # fmt: skip
    soon = make.TODAY + 3 * DAY
    for kind, item, due_on in (
        ("report_due", place.item, soon), ("promise", None, soon), ("report_back", None, None)
    ):  # fmt: skip
        make.action(
            place.board, kind=kind, programme_item=item, owner=owner, due_on=due_on,
            is_private=place is scene.private, opened_on=make.TODAY - 90 * DAY, **about,
        )  # fmt: skip
    actions.give_update(
        action=action, changed=say("done", "owner"), reports_complete=True, by=owner, now=make.NOW
    )
    actions.send_back(action=action, why=say("sent back because", "owner"), by=keeper, now=later)


def follow_everything(person):
    for field in ("board", "action", "recommendation"):
        for row in Follow._meta.get_field(field).related_model.objects.all():
            Follow.objects.get_or_create(
                person=person, **{field: row}, defaults={"often": "daily", "made_at": make.NOW - 60 * DAY}
            )  # fmt: skip
    for search in ("status=live", "text=CANARY"):
        Follow.objects.create(person=person, search=search, often="weekly", made_at=make.NOW - DAY)


def readers_of(scene):
    return {person.email: name for name, person in scene.who.items() if person}


def words_of(message):
    html = [content for content, _ in message.alternatives]
    return " ".join([message.subject, message.body, *html, *map(str, message.message().items())])


def is_private(may):
    """Whether a word is of private business: those who sit there without it may not read it."""
    return "member" in may and not {"co_opted", "administrator"} & may


def allowed(scene, name):
    """What somebody may read: a chair is told like a member, and whoever has no part there like a stranger."""
    like = {"chair": "member", "head": "stranger", "delegate": "stranger", "confidant": "stranger"}
    return {word for word, (_, may) in scene.canary.items() if {name, like.get(name)} & may}


def test_every_section_is_in_play(scene):
    """What is not there cannot leak."""
    assert {it.section for it in DigestLine.objects.all()} == set(Section)
    assert {it.state for it in Digest.objects.filter(on__gt=make.TODAY)} <= {
        DigestState.SENT,
        DigestState.SKIPPED,
    }
    bodies = " ".join(words_of(it) for it in scene.sent)
    assert "A private matter" in bodies
    assert CANARY.search(bodies)


def test_each_message_has_one_reader_and_nobody_gets_two_a_day(scene):
    assert all(len(it.recipients()) == 1 for it in scene.sent)
    told = [(it.to[0], it.extra_headers["Message-ID"]) for it in scene.sent]
    assert len(told) == len(set(told))


def test_no_message_says_what_its_reader_may_not_read(scene):
    readers = readers_of(scene)
    leaked = {
        (readers.get(it.to[0]), scene.canary[word][0])
        for it in scene.sent
        for word in CANARY.findall(words_of(it))
        if word not in allowed(scene, readers.get(it.to[0]))
    }

    assert not leaked


def test_no_private_word_is_in_any_message(scene):
    said = {word for it in scene.sent for word in CANARY.findall(words_of(it))}

    assert not {scene.canary[word] for word in said if is_private(scene.canary[word][1])}


def test_no_page_about_a_message_says_what_its_reader_may_not_read(scene):
    said = {(name, word) for name, page in scene.shown for word in CANARY.findall(page)}

    assert said
    assert not {
        (name, scene.canary[word]) for name, word in said if word not in allowed(scene, name)
    }
    assert not {scene.canary[word] for _, word in said if is_private(scene.canary[word][1])}


def test_what_is_followed_is_on_no_page_of_somebody_else(scene):
    assert not [name for name, page in scene.shown if "text=CANARY" in page]


def test_no_canary_is_logged(scene):
    assert not [words for words in scene.logged if CANARY.search(words)]
