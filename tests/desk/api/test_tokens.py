"""A token is shown once, ends when it should, and stands nowhere that somebody could read it."""

import datetime as dt
import logging

import pytest
from django.db import connection
from django.test import Client

from desk import tokens
from desk.forms.tokens import TokenForm
from desk.handover import let_go
from desk.models import ApiToken
from people import services as people
from people.models import Event
from tests import make

pytestmark = pytest.mark.django_db
PAGE = "/my-details/tokens/"
FORM = {"name": "Dashboard", "days": "30"}


def token_of(person, **details):
    about = {"name": "Dashboard", "days": 30, "by": person, "now": make.NOW} | details
    return tokens.make_token(person=person, **about)


def ask(token, where="/api/v1/boards"):
    return Client(headers={"Authorization": f"Bearer {token}"}).get(where)


def signed_in(person):
    browser = Client()
    browser.force_login(person)
    return browser


def token_said(response):
    return response.context["made"]


@pytest.fixture
def on_that_day(time_machine):
    time_machine.move_to(make.NOW, tick=False)


def test_a_token_is_shown_once_and_only_its_seal_is_kept(on_that_day):
    person = make.person()
    browser = signed_in(person)

    token = token_said(browser.post(PAGE, FORM))

    assert len(token) > len(tokens.PREFIX) + 42 and token.startswith("scrutiny_")
    assert ask(token).status_code == 200
    page = browser.get(PAGE).content.decode()
    assert "Dashboard" in page and token not in page
    kept = ApiToken.objects.get()
    assert kept.ends_on == make.TODAY + dt.timedelta(days=30)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM desk_apitoken")
        assert token not in str(cursor.fetchall())
    said = Event.objects.get(person=person, kind="api_token_made")
    assert said.after == {"name": "Dashboard", "ends_on": "2026-04-01"}


def test_making_one_asks_again_for_the_password(on_that_day):
    person = make.person(password="a long enough password")
    browser = signed_in(person)

    asked = browser.post(PAGE, FORM)
    assert asked.headers["Location"].startswith("/accounts/reauthenticate/")
    assert not ApiToken.objects.exists()

    response = browser.post(asked.headers["Location"], {"password": "a long enough password"})
    assert ask(token_said(response)).status_code == 200


def test_a_revoked_token_is_not_taken_any_more(on_that_day):
    person = make.person()
    token = token_of(person)

    signed_in(person).post(f"/tokens/{ApiToken.objects.get().pk}/revoke/")

    response = ask(token)
    assert (response.status_code, response.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert response.json()["detail"].startswith("This token is not taken")
    assert Event.objects.filter(person=person, kind="api_token_revoked").exists()


def test_administrators_see_whose_tokens_there_are_and_revoke_them(on_that_day):
    token, browser = token_of(make.person("Olive Owner")), signed_in(make.administrator())

    page = browser.get("/set-up/tokens/").content.decode()
    assert "Olive Owner" in page and token not in page
    browser.post(f"/tokens/{ApiToken.objects.get().pk}/revoke/")

    assert ask(token).status_code == 401


def test_a_token_ends_on_its_day_and_no_later_than_the_site_allows(time_machine, settings):
    settings.API_TOKEN_DAYS = 10
    time_machine.move_to(make.NOW, tick=False)
    assert [days for days, _ in TokenForm().fields["days"].choices] == [10]
    token = token_of(make.person(), days=365)

    time_machine.move_to(make.NOW + dt.timedelta(days=10), tick=False)
    assert ask(token).status_code == 200
    time_machine.move_to(make.NOW + dt.timedelta(days=11), tick=False)
    assert ask(token).status_code == 401


def test_a_token_ends_with_its_holder_s_account_and_does_not_come_back_with_it(on_that_day):
    person, by = make.person(), make.administrator()
    token = token_of(person)

    let_go(person=person, version=person.version, by=by, now=make.NOW)
    assert ask(token).status_code == 401
    people.reactivate(person=person, version=person.version, by=by, now=make.NOW)

    assert ask(token).status_code == 401


def test_the_day_of_its_last_use_is_kept_with_one_write_a_day(
    on_that_day, django_assert_num_queries
):
    make.board()
    token = token_of(make.person())
    ask(token)
    assert ApiToken.objects.get().used_on == make.TODAY

    with django_assert_num_queries(3):  # the token, its holder's rights, the boards
        ask(token)


def test_each_token_is_answered_so_often_a_minute(time_machine, settings):
    settings.API_REQUESTS_A_MINUTE = 2
    time_machine.move_to(make.NOW, tick=False)
    token, another = token_of(make.person()), token_of(make.person())

    assert [ask(token).status_code for _ in range(3)] == [200, 200, 429]
    assert ask(token).headers["Retry-After"] == "60"
    assert ask(another).status_code == 200
    time_machine.move_to(make.NOW + dt.timedelta(minutes=1), tick=False)
    assert ask(token).status_code == 200


def test_no_log_says_a_token(on_that_day, caplog):
    caplog.set_level(logging.DEBUG)
    token = token_of(make.person())

    for where in ("/api/v1/boards", "/api/v1/nothing", "/api/v1/boards?limit=0"):
        ask(token, where)
    ask(token + "x")

    assert token not in caplog.text


@pytest.mark.parametrize(
    "said", ["", "Bearer", "Bearer ", "Basic b2s=", "Bearer scrutiny_nonsense"]
)
def test_a_wrong_token_is_never_taken_for_none(said):
    assert Client(headers={"Authorization": said}).get("/api/v1/boards").status_code == 401
