"""What strangers read may be kept and shown to the next one; what anybody reads who signed in never is."""

import re

import pytest
from django.urls import reverse

from tests import make
from tests import scene as scenes
from tests.scene import address
from tests.test_access import OPEN, PRIVATE
from tests.test_canaries import CANARY, ROWS, heard

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

#: What has a rule of its own, for good: a style, what somebody looks for, what is read by a secret address or once.
OWN_RULE = {"desk:council_css", "desk:search", "desk:own_calendar", "people:accept_invitation"}
PUBLIC = [name for name, codes in OPEN.items() if codes[0] == 200 and name not in OWN_RULE]


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    with scenes.staged(django_db_blocker) as scene:
        yield scene


class Shared(dict):
    """A cache before the site that knows answers by their address alone, as many do, and obeys what it is told."""

    def get(self, browser, where):
        if where not in self:
            response = browser.get(where)
            scenes.body(response)
            if "public" in response.get("Cache-Control", "") and not response.cookies:
                self[where] = response
            return response
        return self[where]


def walk(scene):
    places = (scene.open, scene.private, scene.closed, scene.draft)
    for place in places:
        for name in (*PUBLIC, *PRIVATE):
            try:
                yield address(name, place)
            except AttributeError:
                continue
    for model, names in ROWS.items():
        for row in model.objects.all():
            yield from (reverse(name, args=[row.pk]) for name in names)


@pytest.mark.parametrize("name", PUBLIC)
def test_a_stranger_s_page_may_be_kept_for_a_minute_and_sets_no_cookie(scene, name):
    browser, where = scenes.client(None), address(name, scene.open)

    response = browser.get(where)

    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert "Cookie" in response.headers["Vary"]
    assert not response.cookies
    if not response.streaming:
        again = browser.get(where, headers={"If-None-Match": response.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["Cache-Control"] == "public, max-age=60"


def test_nothing_of_anybody_s_own_stays_in_a_cache_that_all_share(scene):
    """The co-ordinator, who reads everything, reads first; the stranger is then shown what the cache has kept."""
    shared, secret = (
        Shared(),
        {word for word, (_, may) in scene.canary.items() if "stranger" not in may},
    )
    addresses = list(dict.fromkeys(walk(scene)))
    for where in addresses:
        shared.get(scene.clients["coordinator"], where)
    assert shared.keys() <= {"/council.css"}

    for where in addresses:
        shared.get(scene.clients["stranger"], where)

    assert len(shared) > len(PUBLIC)
    for where, kept in shared.items():
        assert not secret & set(CANARY.findall(heard(kept))), where


def test_a_page_that_changed_is_sent_again(client):
    board = make.board()
    before = client.get(board.get_absolute_url()).headers["ETag"]
    make.action(board, title="Report back on early help")

    response = client.get(board.get_absolute_url(), headers={"If-None-Match": before})

    assert response.status_code == 200
    assert response.headers["ETag"] != before


def test_the_page_after_signing_out_says_so_to_nobody_else(client):
    client.force_login(make.person())

    response = client.post("/accounts/logout/", follow=True)

    assert b"signed out" in response.content
    assert "Cache-Control" not in response.headers


def test_the_site_says_for_how_long_pages_are_kept(client, settings):
    settings.PUBLIC_PAGE_SECONDS = 0

    assert client.get("/boards/").headers["Cache-Control"] == "public, max-age=0"


def test_the_map_of_the_site_names_every_public_page_and_no_other(scene):
    member, stranger = scene.clients["member"], scene.clients["stranger"]

    named = {page for section in mapped(member, "/sitemap.xml") for page in mapped(member, section)}

    rows = (scene.open.board, scene.open.meeting, scene.open.action, scene.open.item,
            scene.open.plan, scene.open.recommendation, scene.open.measure)  # fmt: skip
    assert {row.get_absolute_url() for row in rows} <= named
    assert [where for where in named if stranger.get(where).status_code != 200] == []


def mapped(browser, where):
    """The addresses in a map, without the site's own beginning."""
    said = browser.get(where).content.decode()
    return re.findall(r"<loc>https?://[^/]+(.+?)</loc>", said)


def test_robots_are_told_where_the_map_is(client):
    said = client.get("/robots.txt").content.decode()

    assert "Disallow: /accounts/\n" in said
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml\n" in said
