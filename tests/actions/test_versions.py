"""Published programmes: kept as they were, read by those who may, and compared so that nothing vanishes unseen."""

import datetime as dt

import pytest

from actions import programme, versions
from actions.models import ProgrammeItem
from actions.services import ChangeRefused
from tests import make

pytestmark = pytest.mark.django_db

YEAR = 2025
LATER = make.NOW + dt.timedelta(days=30)
JANUARY, FEBRUARY = dt.date(2026, 1, 15), dt.date(2026, 2, 12)


@pytest.fixture
def board():
    return make.board("Children's Board", slug="children")


def publish(board, now=make.NOW, **details):
    return versions.publish(board=board, year=YEAR, by=None, now=now, **details)


def entry(item, title="Fostering", slot="undated", on=None, people=()):
    return {"item": item, "slot": slot, "meeting": None, "on": on, "title": title,
            "people": list(people), "others": ""}  # fmt: skip


def kinds(before, after):
    return [one.kind for one in versions.compare(before, after)]


def test_versions_are_numbered_and_kept_as_they_were(board):
    item = make.item(board, title="Fostering")
    first = publish(board)
    programme.change_item(item=item, version=1, title="Adoption", by=None, now=make.NOW)

    second = publish(board)

    assert (first.number, second.number) == (1, 2)
    assert [first.items[0]["title"], second.items[0]["title"]] == ["Fostering", "Adoption"]


def test_an_empty_programme_is_not_published(board):
    with pytest.raises(ChangeRefused):
        publish(board)


def test_what_a_draft_minute_added_waits_until_the_minutes_are_out(board):
    make.item(board, title="Fostering")
    held = make.meeting(board, minutes_state="draft")
    make.item(board, title="CANARY", minute=make.minute(held))

    assert [entry["title"] for entry in publish(board).items] == ["Fostering"]


def test_the_same_programme_for_the_same_meeting_is_kept_once(board):
    make.item(board)
    meeting = make.meeting(board)

    assert publish(board, meeting=meeting) == publish(board, meeting=meeting)


def test_private_items_and_informal_meetings_are_kept_apart(board):
    informal = make.meeting(board, is_formal=False)
    make.item(board, title="CANARY private", is_private=True)
    make.item(board, title="CANARY informal", slot="meeting", meeting=informal)
    make.item(board, title="Open")
    version = publish(board)

    assert [one["title"] for one in version.items] == ["Open"]
    assert len(versions.told(version, make.person())) == 1
    assert len(versions.told(version, make.coordinator(board))) == 3


def test_an_item_that_became_private_leaves_every_version(board):
    make.item(board, title="CANARY")
    version = publish(board)
    assert versions.told(version, make.person())

    ProgrammeItem.objects.update(is_private=True, title="")

    assert not versions.told(version, make.person())


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ([entry(1)], [], ["gone"]),
        ([], [entry(1)], ["came"]),
        ([entry(1)], [entry(1, slot="standing")], ["moved"]),
        ([entry(1)], [entry(1, "Adoption")], ["retitled"]),
        ([entry(1)], [entry(2)], []),
        ([entry(1)], [entry(2, slot="standing")], ["moved"]),
        ([entry(1, "Fostering service review")], [entry(2, "Review of fostering service")], ["doubtful"]),
        ([entry(1, "Fostering service review")], [entry(2, "Fostering services review")], ["doubtful"]),
        ([entry(1, "School results", people=[7])], [entry(2, "School results 2026", people=[7])], ["doubtful"]),
        ([entry(1, "Fostering")], [entry(2, "Youth justice")], ["gone", "came"]),
    ],
)  # fmt: skip
def test_what_came_went_moved_and_was_renamed(before, after, kind):
    assert kinds(before, after) == kind


def test_what_vanished_without_a_minute_comes_first(board):
    old = publish_at(board, JANUARY, ["School exclusions", "Fostering service"])
    minuted(board, FEBRUARY, "That the item on school exclusions be taken off.")
    new = publish_at(board, FEBRUARY, ["Youth justice"])
    reader = make.person()

    told = [versions.told(version, reader) for version in (old, new)]
    found = versions.explain(versions.compare(*told), old, new, reader)

    assert [one.before["title"] for one in found[:2]] == ["Fostering service", "School exclusions"]
    assert not found[0].said and found[1].said[0][0].startswith("Resolution under minute")
    assert found[2].kind == "came"


def publish_at(board, on, titles):
    pks = [make.item(board, title=title).pk for title in titles]
    items = ProgrammeItem.objects.filter(pk__in=pks).order_by("pk")
    meeting = board.meetings.filter(on=on).first() or make.meeting(board, on)
    return publish(board, meeting=meeting, items=items)


def minuted(board, on, text, **details):
    meeting = make.meeting(board, on)
    minute = make.minute(meeting, number="9", **details)
    return make.resolution(minute, text)


def test_a_private_minute_explains_only_to_those_who_may_read_it(board):
    old = publish_at(board, JANUARY, ["School exclusions"])
    minuted(board, FEBRUARY, "CANARY school exclusions", is_private=True)
    new = publish_at(board, FEBRUARY, ["Youth justice"])
    said = {}
    for reader in (make.person(), make.coordinator(board)):
        told = [versions.told(version, reader) for version in (old, new)]
        said[reader.pk] = versions.explain(versions.compare(*told), old, new, reader)[0].said

    assert [len(each) for each in said.values()] == [0, 1]


# --- The pages


@pytest.fixture
def coordinator(board, client, time_machine):
    time_machine.move_to(make.NOW, tick=False)
    client.force_login(make.coordinator(board))


PAGES = "/boards/children/programme/"


def test_a_version_is_published_read_and_compared(board, coordinator, client):
    item = make.item(board, title="Fostering")
    client.post(f"{PAGES}publish/?year=2025", {"meeting": ""})
    programme.drop_item(item=item, why="Overtaken", by=None, now=make.NOW)
    make.item(board, title="Adoption")
    client.post(f"{PAGES}publish/?year=2025", {"meeting": ""})
    client.logout()

    shown = client.get(f"{PAGES}versions/?year=2025&show=1").content.decode()
    compared = client.get(f"{PAGES}compare/?year=2025&from=1&to=2").content.decode()

    assert "Fostering" in shown and "Adoption" not in shown
    assert "Vanished" in compared and compared.index("Fostering") < compared.index("Adoption")
    assert "No minute says why" in compared


def test_a_version_that_is_not_there_is_not_found(board, coordinator, client):
    assert client.get(f"{PAGES}versions/?year=2025&show=7").status_code == 404
