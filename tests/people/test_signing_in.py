"""Signing in by password and by code, invitations, and who cannot."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from people import invitations, services
from people.models import Event, Person
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db

PASSWORD = "three odd words together"
CODE = "/accounts/login/code/"


def signed_in(client):
    return "_auth_user_id" in client.session


def ask_for_code(client, email):
    client.post(CODE, {"email": email})
    return re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", mail.outbox[-1].body, re.M).group(1)


def test_by_password(client):
    make.person(email="jo@example.org", password=PASSWORD)

    client.post("/accounts/login/", {"login": "JO@example.org", "password": PASSWORD})

    assert signed_in(client)


def test_by_a_code_without_ever_having_had_a_password(client):
    make.person(email="jo@example.org")

    code = ask_for_code(client, "jo@example.org")
    client.post("/accounts/login/code/confirm/", {"code": code})

    assert mail.outbox[-1].to == ["jo@example.org"]
    assert signed_in(client)


def test_by_code_after_the_address_was_changed_twice(client):
    person = make.person(email="one@example.org")
    for version, email in [(1, "two@example.org"), (2, "one@example.org")]:
        EmailAddress.objects.get_or_create(user=person, email=person.email, verified=True)
        services.change_person(person=person, version=version, email=email, by=None, now=NOW)

    code = ask_for_code(client, "one@example.org")
    client.post("/accounts/login/code/confirm/", {"code": code})

    assert signed_in(client)
    assert list(EmailAddress.objects.values_list("email", flat=True)) in ([], ["one@example.org"])


def test_an_unknown_address_gets_the_same_page_and_no_mail(client):
    make.person(email="jo@example.org")
    known = client.post(CODE, {"email": "jo@example.org"})
    client.logout()
    sent = len(mail.outbox)

    unknown = client.post(CODE, {"email": "who@example.org"})

    assert (unknown.status_code, unknown.url) == (known.status_code, known.url)
    assert len(mail.outbox) == sent


def test_somebody_deactivated_gets_no_code_and_no_way_in(client):
    person = make.person(email="jo@example.org", password=PASSWORD)
    client.force_login(person)
    services.deactivate(person=person, version=1, by=None, now=NOW)

    assert client.get("/people/").status_code == 302, "a session that was open has ended"
    client.post("/accounts/login/", {"login": "jo@example.org", "password": PASSWORD})
    client.post(CODE, {"email": "jo@example.org"})
    assert mail.outbox == []
    assert client.get("/people/").status_code == 302


def test_nobody_signs_up(client):
    data = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}

    client.post("/accounts/signup/", data)

    assert not Person.objects.filter(email="new@example.org").exists()


def test_nobody_adds_an_address_of_their_own(client):
    """An address is a way in: the council keeps them, and a change is in the history."""
    client.force_login(make.person())

    client.post("/accounts/email/", {"email": "other@example.org", "action_add": ""})

    assert not EmailAddress.objects.filter(email="other@example.org").exists()


def test_a_forgotten_password_is_set_by_a_mailed_link(client):
    make.person(email="jo@example.org", password=PASSWORD)
    client.post("/accounts/password/reset/", {"email": "jo@example.org"})

    link = re.search(r"http://\S+(/accounts/password/reset/key/\S+)", mail.outbox[0].body).group(1)
    form = client.get(link, follow=True).request["PATH_INFO"]
    client.post(form, {"password1": "another odd word pair", "password2": "another odd word pair"})

    assert Person.objects.get().check_password("another odd word pair")


# --- Invitations


def path(link):
    return re.sub(r"^https?://[^/]+", "", link)


def test_an_invitation_is_mailed_noted_and_lets_one_choose_a_password(client):
    person = make.person("Jo Field", email="jo@example.org")

    link = invitations.invite(person=person, by=None, now=NOW)
    answer = client.post(path(link), {"password": PASSWORD})

    assert link in mail.outbox[0].body
    assert answer.url == "/accounts/login/"
    assert Person.objects.get().check_password(PASSWORD)
    kinds = Event.objects.filter(person=person).values_list("kind", flat=True)
    assert list(kinds.order_by("pk")) == ["added", "invited", "chose_password"]


def test_an_invitation_works_once(client):
    link = invitations.invite(person=make.person(), by=None, now=NOW)
    client.post(path(link), {"password": PASSWORD})

    again = client.post(path(link), {"password": "somebody elses words"})

    assert again.status_code == 410
    assert Person.objects.get().check_password(PASSWORD)


@pytest.mark.parametrize("change", ["deactivated", "new address", "signed in", "tampered"])
def test_an_invitation_ends(client, change):
    person = make.person(email="jo@example.org")
    link = path(invitations.link_for(person))
    if change == "deactivated":
        services.deactivate(person=person, version=1, by=None, now=NOW)
    elif change == "new address":
        services.change_person(person=person, version=1, email="a@b.example", by=None, now=NOW)
    elif change == "signed in":
        Person.objects.update(last_login=NOW)
    else:
        link = link[:-3] + "x/"

    assert client.get(link).status_code == 410


def test_a_weak_password_is_refused_with_what_to_do(client):
    link = invitations.link_for(make.person())

    page = client.post(path(link), {"password": "short"}).content.decode()

    assert "at least 12 characters" in page
    assert not Person.objects.get().has_usable_password()


def test_how_far_somebody_is_on_the_way_in_is_told():
    person = make.person()
    assert invitations.state(person) == "Not invited yet"

    invitations.invite(person=person, by=None, now=NOW)
    assert invitations.state(person) == "Invited on 2 March 2026"

    person.last_login = NOW
    assert invitations.state(person) == "Has signed in"
    assert "cannot sign in" in invitations.state(make.person(email=None))


def test_who_has_no_address_is_not_invited():
    with pytest.raises(services.ChangeRefused, match="e-mail address"):
        invitations.invite(person=make.person(email=None), by=None, now=NOW)


def test_my_details_change_my_name_and_nothing_else(client):
    person = make.person("Jo Feild", email="jo@example.org")
    client.force_login(person)
    typed = {"title": "Ms", "name": "Jo Field", "version": 1, "email": "x@example.org"}

    client.post("/my-details/", typed | {"is_administrator": "on"})

    person = Person.objects.get()
    assert (str(person), person.email) == ("Ms Jo Field", "jo@example.org")
    assert not person.is_administrator
