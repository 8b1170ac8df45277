"""The first command on an empty installation."""

import datetime as dt
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils.timezone import localdate

from people.models import Council, Event, MunicipalYear, Person
from people.services.council import municipal_years

pytestmark = pytest.mark.django_db

ANSWERS = ["--name=Wexcombe City Council", "--short-name=Wexcombe"]
ANSWERS += ["--admin-name=Sam Reed", "--email=Sam.Reed@wexcombe.example"]


def start(*answers):
    out = StringIO()
    call_command("start_council", *answers, stdout=out)
    return out.getvalue()


def test_it_makes_the_council_two_years_and_an_administrator():
    start(*ANSWERS)

    assert Council.objects.get().name == "Wexcombe City Council"
    first = municipal_years(localdate())[0]
    assert [year.starts_on for year in MunicipalYear.objects.all()] == [
        dt.date(first, 5, 1),
        dt.date(first + 1, 5, 1),
    ]
    administrator = Person.objects.get()
    assert administrator.is_administrator
    assert administrator.email == "sam.reed@wexcombe.example"
    assert not administrator.has_usable_password()


def test_the_link_it_prints_is_also_mailed_and_sets_a_password(client):
    said = start(*ANSWERS)

    link = next(word for word in said.split() if "/invitation/" in word)
    assert link in mail.outbox[0].body
    path = link.partition("8000")[2]
    client.post(path, {"password": "three odd words together"})
    assert Person.objects.get().check_password("three odd words together")


def test_without_a_mail_server_it_says_where_the_mail_lies(settings, tmp_path):
    settings.EMAIL_BACKEND, settings.MAIL_FOLDER = "scrutiny.mail.Folder", tmp_path / "mail"

    said = start(*ANSWERS)

    assert f"is a file in {tmp_path / 'mail'}." in said
    assert "It was also mailed" not in said
    assert len(list((tmp_path / "mail").glob("*.txt"))) == 1


def test_a_second_run_is_refused_and_changes_nothing():
    start(*ANSWERS)

    with pytest.raises(CommandError, match="Wexcombe City Council has been started here already"):
        start("--name=Another", *ANSWERS[1:])

    assert Council.objects.get().name == "Wexcombe City Council"
    assert Event.objects.filter(council=1).count() == 1


@pytest.mark.parametrize("missing", range(4))
def test_a_script_that_leaves_out_an_answer_is_told_which(missing):
    answers = ANSWERS[:missing] + ANSWERS[missing + 1 :]

    with pytest.raises(CommandError, match=f"give {ANSWERS[missing].partition('=')[0]}"):
        start(*answers)

    assert not Council.objects.exists()


def test_an_address_that_is_none_is_refused_before_anything_is_written():
    with pytest.raises(CommandError, match="valid email"):
        start(*ANSWERS[:3], "--email=nobody")

    assert not Council.objects.exists()


@pytest.mark.parametrize(
    ("today", "first"),
    [(dt.date(2026, 4, 30), 2025), (dt.date(2026, 5, 1), 2026), (dt.date(2027, 1, 1), 2026)],
)
def test_the_municipal_year_begins_in_may(today, first):
    assert municipal_years(today) == [first, first + 1]
