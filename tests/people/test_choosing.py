"""People are found by what is typed: a name, part of it, or the whole of what a page calls them."""

import pytest

from people.choosing import found
from people.models import Person
from tests import make

pytestmark = pytest.mark.django_db


def test_somebody_is_found_as_every_page_calls_them():
    kaur = make.person("B Kaur", title="Councillor", kind="councillor")
    make.person("AB Kaur", title="Councillor", kind="councillor")

    assert found("Councillor B Kaur", Person.objects.all()) == [kaur]
