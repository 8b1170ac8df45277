"""The API answers each of a council's people with what pages show them, and with nothing else."""

import datetime as dt
import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from actions.models import Action, ProgrammeItem
from desk import tokens
from meetings.models import Board, Meeting, Minute, Resolution
from performance import services as performance
from performance.models import Measure, Plan, Recommendation
from tests import make
from tests import scene as scenes
from tests.scene import ACTORS, address
from tests.test_canaries import CANARY, more_private_business
from tests.test_queries import more

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

#: Lists, with what they tell of that has a page of its own.
PAGED = {
    "boards": Board,
    "meetings": Meeting,
    "actions": Action,
    "programme-items": ProgrammeItem,
    "plans": Plan,
    "recommendations": Recommendation,
    "measures": Measure,
}
LISTS = [*PAGED, "minutes", "resolutions", "figures"]
#: Queries of a list, whoever asks: the token, rights, the rows, and what stands with them.
MOST_QUERIES = 8


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    with scenes.staged(django_db_blocker) as scene:
        scene.programs = {who: program(scene.who[who]) for who in ACTORS}
        yield scene


def program(person):
    """A program with a token of somebody's, and no cookie."""
    if person is None:
        return Client()
    about = {"name": "Test", "days": 30, "by": person, "now": make.NOW}
    token = tokens.make_token(person=person, **about)
    return Client(headers={"Authorization": f"Bearer {token}"})


def items(program, where):
    """All rows of a list, page after page."""
    found, where = [], f"/api/v1/{where}"
    while where:
        page = program.get(where).json()
        found += page["items"]
        where = (page["next"] or "").removeprefix("http://127.0.0.1:8000")
    return found


@pytest.mark.parametrize("who", ACTORS)
def test_a_token_opens_what_the_pages_open_to_its_holder(scene, who):
    for name, model in PAGED.items():
        listed = {row["page"] for row in items(scene.programs[who], f"{name}?limit=7")}
        for row in model.objects.all():
            page = scene.clients[who].get(row.get_absolute_url())
            where = f"http://127.0.0.1:8000{row.get_absolute_url()}"
            assert (where in listed) == (page.status_code == 200), (name, row.pk)
            if name in ("actions", "meetings"):
                told = scene.programs[who].get(f"/api/v1/{name}/{row.pk}").status_code
                assert (told == 200) == (page.status_code == 200), (name, row.pk)


@pytest.mark.parametrize("who", ACTORS)
def test_private_words_are_told_to_those_who_may_read_them_and_to_nobody_else(scene, who):
    said = [address_said(scene.programs[who], f"/api/v1/{name}?limit=200") for name in LISTS]
    for name, model in (("actions", Action), ("meetings", Meeting), ("boards", Board)):
        for row in model.objects.all():
            key = row.slug if model is Board else row.pk
            said.append(address_said(scene.programs[who], f"/api/v1/{name}/{key}"))
    heard = set(CANARY.findall(" ".join(said)))
    may = {word for word, (_, readers) in scene.canary.items() if who in readers}

    assert heard <= may
    assert who in ("stranger", "another", "outsider") or heard, "the test can hear"


def address_said(program, where):
    response = program.get(where)
    return f"{response.headers} {response.content.decode()}"


@pytest.mark.parametrize("who", ["stranger", "another", "outsider"])
def test_private_business_leaves_no_trace(scene, who):
    program = scene.programs[who]
    missing = program.get("/api/v1/actions/999999")
    assert program.get(f"/api/v1/actions/{scene.private.action.pk}").content == missing.content
    closed = program.get(f"/api/v1/actions?board={scene.closed.board.slug}")
    assert closed.content == program.get("/api/v1/actions?board=no-such-board").content
    walk = [f"/api/v1/{name}?limit=3" for name in LISTS]
    walk += [f"/api/v1/actions?text={word}" for word in ("CANARY", "report")]
    walk.append(address("api:meeting", scene.open))
    before = [program.get(where).content for where in walk]

    more_private_business(scene)

    assert [program.get(where).content for where in walk] == before


def test_what_is_read_asks_as_often_for_many_rows_as_for_one(scene):
    one = [f"actions/{scene.open.action.pk}", f"meetings/{scene.open.meeting.pk}"]
    each = [f"/api/v1/{name}" for name in (*LISTS, *one)]
    before = {where: asked(scene, where) for where in each}

    for n in (1, 2):
        more(scene, n)

    assert {where: asked(scene, where) for where in each} == before
    assert max(before.values()) <= MOST_QUERIES


def asked(scene, where):
    scene.programs["coordinator"].get(where)
    with CaptureQueriesContext(connection) as queries:
        assert scene.programs["coordinator"].get(where).status_code == 200
    return len(queries)


def test_a_session_is_nobody_here(scene):
    """A cookie opens nothing: a page elsewhere cannot have a browser read private business for it."""
    for who in ("coordinator", "administrator"):
        told = scene.clients[who].get("/api/v1/actions").json()
        assert told == scene.programs["stranger"].get("/api/v1/actions").json()


def test_officers_are_named_to_those_who_sign_in_and_strangers_read_their_posts(scene):
    where = f"/api/v1/actions/{scene.open.action.pk}"

    assert scene.programs["member"].get(where).json()["owner"] == "Olive Owner"
    assert scene.programs["stranger"].get(where).json()["owner"] == "Head of Early Help"


def test_actions_are_narrowed_as_their_page_is(scene):
    board, program = scene.open.board, scene.programs["coordinator"]
    done = make.action(board, title="Fix the roof", due_on=make.TODAY - dt.timedelta(days=1))

    def found(query):
        return {row["id"] for row in items(program, f"actions?{query}")}

    assert found("text=roof") == {done.pk}
    assert done.pk in found("standing=overdue") & found("status=live") & found("no_owner=true")
    assert done.pk not in found("standing=on_track") | found("due_from=2026-03-02")
    assert found(f"meeting={scene.open.meeting.pk}") >= {scene.open.action.pk}


@pytest.mark.parametrize("who", ["stranger", "coordinator"])
def test_figures_have_a_state_where_there_is_no_value(scene, who):
    """One under embargo and one of a few children only have one too, whoever asks."""
    measure = scene.open.measure
    for n, status in enumerate(("not_yet_published", "suppressed")):
        about = {"measure": measure, "area": "England", "period": f"203{n}", "status": status}
        performance.record_figure(**about, **scenes.STAMP)

    told = items(scene.programs[who], f"figures?measure={measure.pk}")

    said = {row["status"]: (row["value"], row["rank"]) for row in told}
    assert said == {
        "validated": (12, None),
        "embargoed": (None, None),
        "not_yet_published": (None, None),
        "suppressed": (None, None),
    }


def test_minutes_come_with_what_was_resolved(scene):
    told = items(scene.programs["stranger"], f"minutes?meeting={scene.open.meeting.pk}")
    minute = Minute.objects.get(pk=scene.open.minute.pk)
    limb = Resolution.objects.get(pk=scene.open.resolution.pk)

    row = next(row for row in told if row["id"] == minute.pk)

    assert (row["citation"], row["title"]) == (minute.citation, minute.title)
    assert limb.text in [told["text"] for told in row["resolutions"]]


REFUSED = [
    ("/api/v1/actions?limit=201", 422, "“limit” makes no sense"),
    ("/api/v1/actions?standing=lost", 422, "“standing” makes no sense"),
    ("/api/v1/actions?colour=red", 422, "“colour” is nothing that this list can be asked."),
    ("/api/v1/actions?board=nowhere", 404, "There is nothing here that you may read."),
    ("/api/v1/figures?period=%00", 422, "“period” makes no sense"),
    ("/api/v1/boards/%00", 404, "There is nothing here that you may read."),
    ("/api/v1/no-such-list", 404, "There is nothing here that you may read."),
]


@pytest.mark.parametrize(("where", "status", "sentence"), REFUSED)
def test_a_refusal_is_a_sentence(scene, where, status, sentence):
    response = scene.programs["stranger"].get(where)

    assert response.headers["Content-Type"] == "application/problem+json"
    told = response.json()
    assert (response.status_code, told["status"]) == (status, status)
    assert told["detail"].startswith(sentence)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_api_is_only_read(scene, method):
    response = getattr(scene.programs["coordinator"], method)("/api/v1/actions")

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")
    assert response.json()["detail"] == "The API is only read: use GET."


def test_what_a_token_reads_is_kept_nowhere_and_what_strangers_read_for_a_minute(scene):
    private = scene.programs["member"].get("/api/v1/boards")
    public = scene.programs["stranger"].get("/api/v1/boards")

    assert private.headers["Cache-Control"] == "private, no-store"
    assert public.headers["Cache-Control"] == "public, max-age=60"
    for response in (private, public):
        assert "Authorization" in response.headers["Vary"]
        assert not response.cookies
    headers = {"If-None-Match": public.headers["ETag"]}
    assert Client(headers=headers).get("/api/v1/boards").status_code == 304


def test_the_description_tells_of_every_address_and_of_each_of_its_fields(scene):
    told = scene.programs["stranger"].get("/api/v1/openapi.json").json()
    parts = told["components"]["schemas"]

    assert told["openapi"].startswith("3.1")
    assert told["security"] == [{}, {"token": []}]
    read = {f"/api/v1/{name}" for name in LISTS}
    assert set(told["paths"]) == read | {
        "/api/v1/boards/{slug}", "/api/v1/meetings/{id}", "/api/v1/actions/{id}"
    }  # fmt: skip
    for where, methods in told["paths"].items():
        assert set(methods) == {"get"} and methods["get"]["summary"]
        assert set(methods["get"]["responses"]) == {"200", "401", "404", "405", "422", "429"}
        for asked in methods["get"]["parameters"]:
            assert asked["in"] == "path" or asked["name"] in ("after", "limit") or asked["schema"]
        if where in read:
            row = scene.programs["coordinator"].get(where).json()["items"][0]
            shape = parts[methods["get"]["responses"]["200"]["content"]["application/json"]
                          ["schema"]["$ref"].rsplit("/", 1)[1]]  # fmt: skip
            named = shape["properties"]["items"]["items"]["$ref"].rsplit("/", 1)[1]
            assert set(row) == set(parts[named]["properties"])
    pointed = re.findall(r'"#/components/schemas/(\w+)"', json.dumps(told))
    assert set(pointed) <= set(parts)
