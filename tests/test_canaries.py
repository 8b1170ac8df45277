"""Private words leave no trace: not on a page, in a list, search, count, export, file or e-mail (LGA 1972 s.100A).

Every word of the scene that somebody may not read is a canary. Everybody walks everywhere; each canary must be
heard by all who may read it, which shows that the test can hear, and by nobody else.
"""

import io
import re
import zipfile

import pytest
from django.urls import reverse

from actions.models import Action, ProgrammeItem
from desk.models import Digest, Document
from desk.reminders.saying import what_to_say
from desk.reminders.writing import write
from meetings.models import AgendaVersion, Board, Meeting, Paper, Resolution
from packs.models import Draft
from people.models import Person
from tests import make
from tests import scene as scenes
from tests.scene import ACTORS, address

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

#: What changes from one answer to the next and tells nothing.
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
CANARY = re.compile(r"CANARY\d{3}")

#: Lists in every order, narrowed in every way, and as files.
LISTS = [
    *(f"/actions/?{query}" for query in (
        "text=CANARY", "board=improvement", "status=live", "standing=on_track", "owner=Olive",
        "source=34/17", "source=34/25", "source=2026-02-02", "no_date=on", "per_page=50",
        "sort=title", "sort=-title", "sort=board", "sort=due", "format=csv", "format=xlsx",
        "text=CANARY&format=csv", "status=live&format=xlsx")),
    *(f"/meetings/?{query}" for query in ("board=improvement", "board=children", "year=2026")),
    *(f"/boards/{slug}/{rest}" for slug in ("children", "improvement") for rest in (
        "answers/?state=silent", "answers/?state=waiting", "answers/?format=csv", "answers/?format=xlsx",
        "programme/?year=2025", "programme/?year=2026", "measures/?text=CANARY",
        "measures/?format=csv", "measures/?format=xlsx")),
    "/people/?words=CANARY",
]  # fmt: skip

#: What the words of a search are looked for in.
SEARCHED = {
    "/actions/?text=": ("action title", "action asked"),
    "/boards/children/measures/?text=": ("measure",),
}

#: Pages of which every row has its own.
ROWS = {
    Meeting: ["actions:meeting"],
    Paper: ["actions:paper"],
    Action: ["actions:action"],
    ProgrammeItem: ["actions:programme_item"],
    AgendaVersion: ["desk:agenda_version"],
    Draft: ["packs:draft"],
    Document: ["desk:print_document", "desk:document_pdf", "desk:document_word"],
}
#: Stored, and shown to nobody; or as a limb's due words, only to who opens an action from it; or found by search alone.
UNSHOWN = {"pack file", "draft file", "finding data", "figure", "limb due", "paper text"}


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    with scenes.staged(django_db_blocker) as scene:
        yield scene


def addresses(scene):
    """Every page of every place, the lists, and addresses that are not there."""
    found = dict.fromkeys(LISTS)
    for place in (scene.open, scene.private, scene.closed, scene.draft, scene.ended):
        for name in scenes.patterns():
            try:
                found[address(name, place)] = None
            except AttributeError:  # a place that lacks this thing
                continue
    for model, names in ROWS.items():
        for row in model.objects.all():
            found |= {reverse(name, args=[row.pk]): None for name in names}
    for board in Board.objects.all():
        for version in (1, 2):
            seen = reverse("actions:programme_versions", args=[board.slug])
            found[f"{seen}?year=2025&show={version}"] = None
        found[f"{reverse('actions:compare_programme', args=[board.slug])}?year=2025"] = None
    for limb in Resolution.objects.select_related("minute__meeting__board"):
        opening = reverse("actions:open_action", args=[limb.minute.meeting.board.slug])
        found[f"{opening}?resolution={limb.pk}"] = None
    for place in (scene.open, scene.closed):
        for kind in ("csv", "xlsx"):
            found[f"{address('performance:measure', place)}?format={kind}"] = None
    return [*found, "/actions/999999/", "/no-such-page/"]


def heard(response):
    """Everything an answer says: its words, its headers, and what is inside a file."""
    body = scenes.body(response)
    parts = [body]
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            parts = [book.read(name) for name in book.namelist()]
    headers = " ".join(str(value) for value in response.headers.values())
    return headers + b" ".join(parts).decode("utf-8", "replace")


@pytest.mark.parametrize("who", ACTORS)
def test_private_words_are_heard_by_those_who_may_and_by_nobody_else(scene, who):
    sung = {}
    for where in addresses(scene):
        for word in CANARY.findall(heard(scene.clients[who].get(where))):
            sung.setdefault(word, where)
    person = scene.who[who]
    if person:
        for word in CANARY.findall(digest(person)):
            sung.setdefault(word, "a digest")
    may = {word for word, (what, who_may) in scene.canary.items() if who in who_may}

    leaked = {where: scene.canary[word] for word, where in sung.items() if word not in may}
    silent = {word: scene.canary[word][0] for word in may - set(sung)}

    assert not leaked
    assert set(silent.values()) <= UNSHOWN


def digest(person):
    said = what_to_say(person, make.TODAY)
    if not said.lines:
        return ""  # no message goes
    message = write(Digest(person=person, on=make.TODAY), said)
    return message.body + message.alternatives[0].content


@pytest.mark.parametrize("who", ["stranger", "another", "outsider"])
def test_looking_for_a_private_word_is_answered_like_looking_for_nonsense(scene, who):
    """The count, the empty text and the order tell no more than the rows do."""
    browser = scene.clients[who]
    forbidden = {word for word, (what, may) in scene.canary.items() if who not in may}

    for where, searched in SEARCHED.items():
        nonsense = plain(browser.get(where + "CANARY000"), "CANARY000")
        words = [word for word in forbidden if scene.canary[word][0] in searched]
        assert words
        for word in words:
            assert plain(browser.get(where + word), word) == nonsense, (where, word)


def plain(response, word):
    return TOKEN.sub("", response.content.decode()).replace(word, "WORD")


@pytest.mark.parametrize("who", ["stranger", "another", "co_opted", "outsider"])
def test_lists_read_the_same_whether_or_not_there_is_private_business(scene, who):
    """Not a count, a year, a filter or a page more: what is private might as well not be there."""
    browser = scene.clients[who]
    walk = [
        "/", "/actions/", "/actions/?no_date=on", "/actions/?format=csv", "/meetings/",
        "/meetings/?year=2026", "/boards/", "/boards/children/", "/boards/children/programme/",
        "/boards/children/programme/?year=2025", "/boards/children/answers/", "/boards/children/measures/",
        "/my-actions/",
        "/people/", f"/people/{scene.who['owner'].pk}/", address("people:person", scene.open),
        address("meetings:seats_of", scene.open), address("actions:meeting", scene.open),
        address("actions:action", scene.open), address("actions:programme_item", scene.open),
        address("performance:plan", scene.open),
    ]  # fmt: skip
    before = {where: said(browser.get(where)) for where in walk}

    more_private_business(scene)

    for where in walk:
        assert said(browser.get(where)) == before[where], where


def said(response):
    return TOKEN.sub("", heard(response))


def more_private_business(scene):
    """A second private action, item, minute and paper; and a meeting that is not formal, of another year."""
    board, owner = scene.open.board, scene.who["owner"]
    later = make.meeting(board, make.TODAY.replace(day=20), is_formal=False, place="Somewhere")
    item = make.item(board, slot="undated", title="CANARY", year=2031, is_private=True)
    minute = make.minute(scene.open.meeting, title="CANARY", is_private=True, number="77")
    limb = make.resolution(minute, "CANARY")
    make.item(board, slot="meeting", meeting=later, title="CANARY", year=2025)
    for due_on in (make.TODAY.replace(day=1), make.TODAY.replace(day=9)):
        make.action(
            board, title="CANARY", owner=owner, due_on=due_on, resolution=limb,
            programme_item=item, meeting=scene.open.meeting, is_private=True,
        )  # fmt: skip


def test_somebody_who_left_sees_what_a_stranger_sees(scene):
    browser, member = scene.clients["member"], scene.who["member"]
    Person.objects.filter(pk=member.pk).update(is_active=False)

    assert browser.get(address("actions:action", scene.private)).status_code == 302


def test_a_seat_that_ended_yesterday_opens_nothing_private_today(scene):
    browser, member = scene.clients["member"], scene.who["member"]
    member.memberships.update(ends_on=make.TODAY.replace(day=1))

    assert browser.get(address("actions:action", scene.private)).status_code == 404
    assert browser.get(address("performance:board_progress", scene.closed)).status_code == 404
