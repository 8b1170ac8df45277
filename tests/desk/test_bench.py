"""The measure of pages: beside an empty page in the same rounds, and never on a council that is somebody's."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests import make

pytestmark = pytest.mark.django_db


def test_pages_are_measured_beside_the_page_that_shows_nothing():
    call_command("bench_pages", boards=1, size=30, rounds=4, stdout=(told := StringIO()))

    said = told.getvalue()
    assert "help: " in said
    assert "performance:board_progress" in said
    assert " × (" in said


def test_searches_of_each_reader_are_measured_beside_one_action():
    call_command("bench_search", boards=1, size=30, rounds=4, stdout=(told := StringIO()))

    said = told.getvalue().splitlines()
    assert said[1].startswith("one action by its key: ")
    assert [line.split(",")[0] for line in said[2::6]] == ["stranger", "councillor", "co-ordinator"]


def test_a_database_that_is_in_use_is_left_alone():
    make.person()

    with pytest.raises(CommandError, match="This database is in use"):
        call_command("bench_pages", boards=1, size=30, rounds=4)
