"""People are listed by their surname, whatever is written around it."""

import pytest

from people import services
from people.models import Person
from people.sorting import sort_name
from tests import make

KEYS = [
    ("Anna Reed", "reed, anna"),
    ("A Reed", "reed, a"),
    ("A.B. Reed", "reed, a b"),
    ("Reed A", "reed, a"),
    ("Reed, Anna", "reed, anna"),
    ("Anna Reed, MBE", "reed, anna"),
    ("Cllr Jan van der Berg MBE", "van der berg, jan"),
    ("Councillor Dr Mary O’Fenn JP", "ofenn, mary"),
    ("Zoë Moss-Quill O.B.E., JP", "moss quill, zoe"),
    ("Mrs C Moss (Clerk)", "moss, c"),
    ("Ioan ap Rhys", "ap rhys, ioan"),
    ("Oliver St John", "st john, oliver"),
    ("de la Mare", "de la mare"),
    ("Van Tranter", "tranter, van"),
    ("Bo Ma", "ma, bo"),
    ("J Reed Jr", "reed, j"),
    ("Healthwatch", "healthwatch"),
    ("Sir Keith", "keith"),
    ("MBE", "mbe"),
    ("", ""),
]


@pytest.mark.parametrize(("name", "key"), KEYS)
def test_a_name_is_sorted_by_its_surname(name, key):
    assert sort_name(name) == key


@pytest.mark.django_db
def test_people_come_in_the_order_of_their_surnames_on_either_database():
    names = ["Olive Owner", "Jan van der Berg", "Zoë O’Fenn", "Ann Reeder", "Zac Reed", "bea reed"]
    for name in names:
        make.person(name)

    found = list(Person.objects.values_list("name", flat=True))

    assert found == [
        "Zoë O’Fenn", "Olive Owner", "bea reed", "Zac Reed", "Ann Reeder", "Jan van der Berg"
    ]  # fmt: skip


@pytest.mark.django_db
def test_another_key_may_be_said_and_stays_when_the_name_is_mended():
    person = make.person("Juan Garcia Marquez", sort_name="García Márquez, Juan")
    other = make.person("Anna Reed")

    changed(person, name="Dr Juan Garcia Marquez", sort_name=person.sort_name)
    changed(other, name="Anna Moss", sort_name=other.sort_name)

    assert person.sort_name == "garcia marquez, juan"
    assert other.sort_name == "moss, anna"


@pytest.mark.django_db
def test_an_emptied_key_is_worked_out_again():
    person = make.person("Juan Garcia Marquez", sort_name="Garcia Marquez, Juan")

    changed(person, sort_name="")

    assert person.sort_name == "marquez, juan garcia"


def changed(person, **details):
    services.change_person(person=person, version=person.version, by=None, now=make.NOW, **details)
    person.refresh_from_db()
