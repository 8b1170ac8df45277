"""Keeping the directory: adding, changing, leaving, roles."""

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.urls import reverse

from people import services
from people.models import Event, Person
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


def test_an_address_is_kept_in_small_letters_because_signing_in_looks_for_it_so():
    assert make.person(email="Jo.Field@Example.ORG").email == "jo.field@example.org"


def test_two_people_may_have_no_address_but_not_the_same():
    make.person(email=None)
    make.person(email=None)
    make.person(email="jo@example.org")

    with pytest.raises(ValidationError, match="Somebody else has this e-mail address"):
        make.person(email="JO@example.org")


def test_a_change_is_told_field_by_field():
    person = make.person("Jo Field", post="Clerk")

    services.change_person(
        person=person, version=1, name="Jo Field", post="Head of Clerks", by=None, now=NOW
    )

    event = Event.objects.get(person=person, kind="changed")
    assert (event.before, event.after) == ({"post": "Clerk"}, {"post": "Head of Clerks"})


def test_a_change_that_changes_nothing_is_not_told():
    person = make.person(post="Clerk")

    services.change_person(person=person, version=1, post="Clerk", by=None, now=NOW)

    assert not Event.objects.filter(kind="changed").exists()
    assert Person.objects.get(pk=person.pk).version == 1


def test_the_second_of_two_writers_is_refused_as_stale():
    first, second = make.person("Jo"), None
    second = Person.objects.get(pk=first.pk)
    services.change_person(person=first, version=1, post="Clerk", by=None, now=NOW)

    with pytest.raises(services.Stale):
        services.change_person(person=second, version=1, post="Cook", by=None, now=NOW)

    assert Person.objects.get(pk=first.pk).post == "Clerk"


def test_who_reads_an_old_address_can_no_longer_sign_in_with_it():
    person = make.person(email="old@example.org")
    EmailAddress.objects.create(user=person, email="old@example.org", verified=True, primary=True)

    services.change_person(person=person, version=1, email="new@example.org", by=None, now=NOW)

    assert not EmailAddress.objects.filter(email="old@example.org").exists()


def test_nobody_deactivates_themselves():
    person = make.administrator()

    with pytest.raises(services.ChangeRefused, match="your own entry"):
        services.deactivate(person=person, version=1, by=person, now=NOW)


def test_there_is_always_an_administrator():
    only = make.administrator()

    with pytest.raises(services.ChangeRefused, match="there must always be one"):
        services.set_administrator(person=only, is_administrator=False, by=only, now=NOW)

    make.administrator()
    services.set_administrator(person=only, is_administrator=False, by=only, now=NOW)
    assert not Person.objects.get(pk=only.pk).is_administrator


def test_an_administrator_must_be_able_to_sign_in():
    with pytest.raises(services.ChangeRefused, match="needs an active entry"):
        services.set_administrator(
            person=make.person(email=None), is_administrator=True, by=None, now=NOW
        )


def test_a_co_ordinator_mends_entries_but_not_an_administrators():
    keeper, officer = make.coordinator(make.board()), make.person()
    administrator = make.administrator()

    mended = Person.objects.editable_by(keeper)

    assert mended.contains(officer)
    assert not mended.contains(administrator)
    assert not Person.objects.editable_by(officer).exists()


def test_a_co_ordinator_fills_in_an_unknown_address_but_changes_no_known_one():
    """Who reads an address signs in as its owner."""
    keeper = make.coordinator(make.board())
    known, unknown = make.person(), make.person(email=None)

    settable = Person.objects.readdressable_by(keeper)

    assert settable.contains(unknown)
    assert not settable.contains(known)
    assert Person.objects.readdressable_by(make.administrator()).contains(known)


def test_who_was_added_is_shown_with_what_was_done(client):
    client.force_login(make.administrator())

    added = {"title": "Dr", "name": "Jo Field", "kind": "officer"}
    page = client.post(reverse("people:add_person"), added, follow=True)

    person = Person.objects.get(name="Jo Field")
    assert page.redirect_chain == [(person.get_absolute_url(), 302)]
    assert "Dr Jo Field is in the directory." in page.content.decode()
