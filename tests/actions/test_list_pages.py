"""The list of actions: narrowed, sorted, counted, paged and downloaded, as its reader may see it."""

import csv
import datetime as dt
import io

import pytest

from actions import services
from actions.views import listing
from tests import make

pytestmark = pytest.mark.django_db


def by(person):
    return {"by": person, "now": make.NOW}


def titles(response):
    return [row.record.word("title") for row in response.context["table"].paginated_rows]


@pytest.fixture
def five(cast):
    """Five open actions beside the cast's own two; each says how it stands on the day."""
    board, owner = cast.board, cast.owner
    cabinet = make.person("Caty Binet", kind="councillor")
    minute = make.minute(make.meeting(board, dt.date(2026, 1, 11)), number="34")
    limb = make.resolution(minute, number="2")
    make.action(board, title="Late", owner=owner, due_on=dt.date(2026, 2, 1))
    make.action(board, title="Soon", due_on=dt.date(2026, 3, 9), cabinet_member=cabinet)
    make.action(board, title="Later", owner=owner, due_on=dt.date(2026, 9, 1), resolution=limb)
    done = make.action(board, title="Done", owner=owner, due_on=dt.date(2026, 1, 5))
    services.give_update(
        action=done, changed="it is all done", reports_complete=True, **by(cast.owner)
    )
    services.accept(action=done, **by(cast.owner))
    make.action(make.board("Health Board", slug="health"), title="Elsewhere")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("text=late", ["Late", "Later"]),
        ("board=health", ["Elsewhere"]),
        ("standing=overdue", ["Late"]),
        ("standing=due_soon", ["Soon"]),
        ("status=complete", ["Done"]),
        ("status=live&owner=olive", ["Late", "Later", "Report back on early help"]),
        ("cabinet_member=binet", ["Soon"]),
        ("source=34/26", []),
        ("source=34/25", ["Later"]),
        ("source=34/25 (2)", ["Later"]),
        ("source=34/25 (3)", []),
        ("due_from=2026-03-01&due_to=31/3/2026", ["Soon"]),
        ("no_date=on&owner=olive", ["Report back on early help"]),
        ("no_owner=on&status=live&due_to=2026-12-31", ["Soon"]),
        ("since=2026-03-01", ["Done"]),
        ("since=2026-03-03", []),
    ],
)
def test_list_is_narrowed(at, cast, five, query, found):
    assert sorted(titles(at(f"/actions/?{query}", cast.member))) == sorted(found)


@pytest.mark.parametrize(
    "query",
    [
        "standing=blue",
        "board=nowhere",
        "due_from=soon",
        "page=99",
        "per_page=7",
        "per_page=-1",
        "x=1",
    ],
)
def test_what_makes_no_sense_narrows_nothing(at, cast, five, query):
    assert len(titles(at(f"/actions/?{query}", cast.member))) == 7


def test_a_link_to_an_owner_shows_the_name(at, cast, five):
    response = at(f"/actions/?owner={cast.owner.pk}&status=live", cast.member)

    assert response.context["filter"].form["owner"].value() == "Olive Owner"
    chips = [(chip["label"], chip["text"]) for chip in response.context["chips"]]
    assert chips == [("Status", "Still open"), ("Lead officer", "Olive Owner")]


def test_each_chip_can_be_taken_away(at, cast, five):
    response = at("/actions/?standing=overdue&text=late&page=2", cast.member)

    without = {chip["label"]: chip["without"] for chip in response.context["chips"]}
    assert without == {"Words or reference": "standing=overdue", "Standing": "text=late"}


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("due", "Done"),
        ("-due", "Later"),
        ("standing", "Late"),
        ("reference", "Report back on early help"),
    ],
)
def test_list_is_sorted(at, cast, five, sort, first):
    assert titles(at(f"/actions/?sort={sort}&owner=olive", cast.member))[0] == first


def test_what_is_owed_comes_first_and_soonest(at, cast, five):
    found = titles(at("/actions/?owner=olive", cast.member))

    assert found == ["Late", "Later", "Report back on early help", "Done"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_download_has_every_row_shown_in_the_same_order(at, cast, kind):
    for number in range(30):
        make.action(
            cast.board, title=f"Action {number:02}", due_on=make.TODAY + dt.timedelta(number)
        )
    query = "text=action&sort=-due"

    shown = titles(at(f"/actions/?{query}", cast.member))
    shown += titles(at(f"/actions/?{query}&page=2", cast.member))
    sent = at(f"/actions/?{query}&format={kind}", cast.member)

    assert len(shown) == 30
    if kind == "xlsx":
        assert b"".join(sent.streaming_content)[:2] == b"PK"
        return
    lines = csv.DictReader(io.StringIO(sent.getvalue().decode("utf-8-sig")))
    assert [line["Action"] for line in lines] == shown


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_list_asks_the_same_of_the_database_however_long(asked, cast, rows):
    for number in range(rows):
        action = make.action(cast.board, title=f"Many {number}", owner=make.person())
        services.set_due(action=action, due_to=make.TODAY, **by(cast.owner))

    assert asked("/actions/?text=many", cast.member) == 6
    assert asked("/actions/?text=many") == 3


def test_counting_stops_where_nobody_pages(at, cast, monkeypatch):
    monkeypatch.setattr(listing, "MOST", 2)
    for _ in range(4):
        make.action(cast.board, title="Many")

    response = at("/actions/?text=many", cast.member)

    assert "<strong>2+</strong> actions" in response.content.decode()


def test_an_empty_list_says_what_to_do(at, cast):
    assert "Clear the filters" in at("/actions/?text=zebra", cast.member).content.decode()


def test_strangers_read_posts_and_cannot_look_for_an_officers_name(at, cast):
    page = at("/actions/").content.decode()

    assert "Head of Early Help" in page
    assert "Olive Owner" not in page
    assert titles(at("/actions/?owner=olive")) == []
    assert titles(at("/actions/?owner=early")) == ["Report back on early help"]
