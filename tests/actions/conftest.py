import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people.models import Council
from tests import make
from tests.cast import assemble


@pytest.fixture
def cast(db):
    return assemble()


@pytest.fixture
def on_the_day():
    """The pages read the clock: it stands at make.NOW."""
    with time_machine.travel(make.NOW, tick=False):
        yield make.TODAY


@pytest.fixture
def at(client, on_the_day):
    """`at("/actions/", somebody)`: the page as somebody sees it, or a stranger; `posted` sends a form."""

    def fetch(address, person=None, posted=None):
        client.logout()
        if person is not None and person.is_authenticated:
            client.force_login(person)
        return client.get(address) if posted is None else client.post(address, posted)

    return fetch


@pytest.fixture
def asked(at, client):
    """How many queries a page takes, once its reader has signed in and the caches are filled."""

    Council.objects.create(pk=1, name="Marlbridge City Council", short_name="Marlbridge")

    def count(address, person=None):
        at(address, person)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    return count
