"""A co-ordinator who views a board as somebody else is shown what they would be, and can change nothing."""

import datetime as dt
import re

import pytest

from desk.choices import ViewedAs
from meetings.models import Appointment
from tests import make
from tests import scene as scenes
from tests.scene import address
from tests.test_access import FORM, OPEN, WRITES, writes
from tests.test_canaries import CANARY, heard
from tests.test_pages import PAGES
from tests.test_public_pages import PUBLIC, walk

pytestmark = [pytest.mark.django_db, pytest.mark.walk]
BANNER = re.compile(r'<section class="[^"]+" aria-label="Viewing as.+?</section>', re.S)
#: Pages on which a seat is not enough: a councillor of flesh and blood, or the chair, may do more there.
OF_A_PERSON = {"desk:ask_to_speak", "desk:my_calendar"}


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    with scenes.staged(django_db_blocker) as scene:
        yield scene


def viewing(scene, who):
    browser = scenes.client(scene.who["coordinator"])
    answer = browser.post(address("desk:view_as", scene.open), {"who": who})
    assert answer.headers["Location"] == scene.open.board.get_absolute_url()
    return browser


def without_banner(response):
    said, found = BANNER.subn("", response.content.decode())
    return said, found


def words_for(scene, may_read):
    return {word for word, (_, readers) in scene.canary.items() if may_read(readers)}


def test_as_the_public_she_reads_byte_for_byte_what_a_stranger_reads(scene):
    browser = viewing(scene, ViewedAs.PUBLIC)
    for name in PUBLIC:
        where = address(name, scene.open)
        seen, stranger = browser.get(where), scene.clients["stranger"].get(where)
        if "html" not in seen.headers["Content-Type"]:
            assert scenes.body(seen) == scenes.body(stranger), where
            continue
        said, banners = without_banner(seen)
        assert banners == 1, where
        assert said.split() == stranger.content.decode().split(), where
        assert "no-store" in seen.headers["Cache-Control"]


@pytest.mark.parametrize("who", [ViewedAs.PUBLIC, ViewedAs.MEMBER, ViewedAs.CO_OPTED])
def test_she_hears_no_private_word_that_they_would_not(scene, who):
    """A seat on one board opens nothing of another one that she keeps too."""
    may = {
        ViewedAs.PUBLIC: words_for(scene, lambda readers: "stranger" in readers),
        ViewedAs.CO_OPTED: words_for(scene, lambda readers: "outsider" in readers),
        ViewedAs.MEMBER: words_for(
            scene, lambda readers: "outsider" in readers or {"member", "coordinator"} <= readers
        ) - words_for(scene, lambda readers: "co_opted" in readers and "outsider" not in readers),
    }[who]  # fmt: skip
    if who != ViewedAs.PUBLIC:
        # A question on the board that she views is every member's, and nobody else's.
        question = scene.open.shared_question
        may |= {question.text, question.ask, question.found_in}
    browser, sung = viewing(scene, who), {}
    for where in dict.fromkeys(walk(scene)):
        for word in CANARY.findall(heard(browser.get(where))):
            sung.setdefault(word, where)

    assert {where: scene.canary[word] for word, where in sung.items() if word not in may} == {}
    if who == ViewedAs.MEMBER:
        kinds = {scene.canary[word][0] for word in sung}
        assert {"action title", "minute title"} <= kinds, "the test can hear"


def test_each_page_answers_as_it_answers_a_member(scene):
    browser = viewing(scene, ViewedAs.MEMBER)
    column = scenes.ACTORS.index("member")
    for name in PAGES:
        where = address(name, scene.open)
        own = where.startswith(("/my-", "/invitation/"))
        expected = 403 if own else OPEN[name][column]
        if name not in OF_A_PERSON:
            assert browser.get(where).status_code == expected, name


def test_nothing_can_be_written_while_it_lasts(scene):
    browser = viewing(scene, ViewedAs.MEMBER)

    with writes() as written:
        answers = {
            name: browser.post(address(name, scene.open), FORM)
            for name in WRITES - {"desk:end_view"}
        }

    assert {answer.status_code for answer in answers.values()} == {403}
    assert b"Nothing can be changed while you view" in answers["actions:accept"].content
    assert not written


@pytest.mark.parametrize(
    "where", ["/my-actions/", "/my-details/", "/my-messages/", "/accounts/mfa/", "/admin/"]
)
def test_what_is_somebody_s_own_is_not_shown(scene, where):
    response = viewing(scene, ViewedAs.CO_OPTED).get(where)

    assert response.status_code == 403
    assert b"Not shown while you view as somebody else" in response.content


def test_a_co_opted_member_reads_private_business_where_it_was_given_to_them(scene):
    where = scene.private.action.get_absolute_url()

    assert viewing(scene, ViewedAs.CO_OPTED).get(where).status_code == 404
    assert viewing(scene, ViewedAs.CO_OPTED_PRIVATE).get(where).status_code == 200


def is_herself(browser):
    return browser.get("/my-actions/").status_code == 200


def test_it_ends_by_its_button_and_leads_back_to_the_board(scene):
    browser = viewing(scene, ViewedAs.PUBLIC)

    answer = browser.post("/view-as/end/")

    assert answer.headers["Location"] == scene.open.board.get_absolute_url()
    assert is_herself(browser)


def test_it_ends_after_half_an_hour(scene, time_machine):
    browser = viewing(scene, ViewedAs.PUBLIC)

    time_machine.move_to(make.NOW + dt.timedelta(minutes=29), tick=False)
    assert not is_herself(browser)
    time_machine.move_to(make.NOW + dt.timedelta(minutes=30), tick=False)
    assert is_herself(browser)


def test_it_ends_with_signing_out(scene):
    browser = viewing(scene, ViewedAs.PUBLIC)

    browser.post("/accounts/logout/")
    browser.force_login(scene.who["coordinator"])

    assert is_herself(browser)


def test_it_ends_when_she_keeps_the_board_no_more(scene):
    browser = viewing(scene, ViewedAs.MEMBER)

    Appointment.objects.filter(board=scene.open.board).update(ends_on=make.TODAY - dt.timedelta(1))

    assert is_herself(browser)
    assert browser.get(scene.private.action.get_absolute_url()).status_code == 404
