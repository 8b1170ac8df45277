"""Setting up the council: who may, what is refused, and what the pages say."""

import datetime as dt

import pytest

from people import services
from people.colours import contrast_with_white
from people.models import Body, Closure, Council, Directorate, Event, MunicipalYear, Person
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    _, administrator = services.start_council(
        name="Wexcombe City Council",
        short_name="Wexcombe",
        admin_name="Sam Reed",
        email="sam@wexcombe.example",
        by=None,
        now=NOW,
    )
    client.force_login(administrator)
    return administrator


ADMINISTRATORS = ["council/", "years/", "years/add/", "closures/add/", "boards/open/"]
KEEPERS = ["directorates/", "directorates/add/", "bodies/", "bodies/add/", "boards/"]


@pytest.mark.parametrize("address", ADMINISTRATORS + KEEPERS)
def test_who_sets_up_what(client, administrator, address):
    assert client.get(f"/set-up/{address}").status_code == 200

    client.force_login(make.coordinator(make.board()))
    assert client.get(f"/set-up/{address}").status_code == (200 if address in KEEPERS else 403)

    client.force_login(make.person())
    assert client.get(f"/set-up/{address}").status_code == 403

    client.logout()
    assert client.get(f"/set-up/{address}").status_code == 302


DETAILS = {
    "nation": "england",
    "name": "Wexcombe Council",
    "short_name": "Wex",
    "colour": "#00703C",
    "email": "",
}


def test_a_changed_name_and_colour_show_on_the_next_page(client, administrator):
    client.post("/set-up/council/", DETAILS)

    assert "Wexcombe Council" in client.get("/").content.decode()
    assert "#00703c" in client.get("/council.css").content.decode()
    event = Event.objects.get(kind="changed", council=1)
    assert event.after["colour"] == "#00703c"


@pytest.mark.parametrize("colour", ["#ffdd00", "red", "#fff", "#1d4f91;}body{display:none"])
def test_a_colour_that_white_words_cannot_be_read_on_is_refused(client, administrator, colour):
    page = client.post("/set-up/council/", DETAILS | {"colour": colour}).content.decode()

    assert "There is a problem" in page
    assert Council.objects.get().colour == "#1d4f91"


@pytest.mark.parametrize(
    ("colour", "contrast"), [("#000000", 21), ("#ffffff", 1), ("#767676", 4.54)]
)
def test_contrast_is_wcags(colour, contrast):
    assert contrast_with_white(colour) == pytest.approx(contrast, abs=0.01)


def three_boxes(**days):
    parts = ("day", "month", "year")
    return {f"{name}_{part}": getattr(day, part) for name, day in days.items() for part in parts}


def test_a_year_that_runs_into_another_is_refused(client, administrator):
    days = three_boxes(starts_on=dt.date(2026, 4, 1), ends_on=dt.date(2026, 12, 31))

    page = client.post("/set-up/years/add/", days).content.decode()

    assert "run into the municipal year" in page
    assert MunicipalYear.objects.count() == 2


def test_the_annual_meeting_may_move(client, administrator):
    year = MunicipalYear.objects.first()
    days = three_boxes(starts_on=dt.date(2025, 5, 14), ends_on=year.ends_on)

    client.post(f"/set-up/years/{year.pk}/change/", days)

    assert MunicipalYear.objects.first().starts_on == dt.date(2025, 5, 14)


def test_a_closure_is_added_once_and_removed_after_a_page_that_says_so(client, administrator):
    day = three_boxes(on=dt.date(2026, 12, 29)) | {"name": "Christmas closure"}
    client.post("/set-up/closures/add/", day)
    again = client.post("/set-up/closures/add/", day).content.decode()
    closure = Closure.objects.get()

    assert "There is a problem" in again
    assert (
        "becomes a working day"
        in client.get(f"/set-up/closures/{closure.pk}/remove/").content.decode()
    )
    assert Closure.objects.exists()
    client.post(f"/set-up/closures/{closure.pk}/remove/")
    assert not Closure.objects.exists()
    assert list(Event.objects.filter(council=1).values_list("kind", flat=True).order_by("pk")) == [
        "started",
        "closure_added",
        "closure_removed",
    ]


def test_a_cabinet_members_post_changes_hands(client, administrator):
    holder = make.person("Coun Cillor")
    client.post("/set-up/bodies/add/", {"name": "Cabinet Member", "kind": "cabinet_member"})
    body = Body.objects.get()

    client.post(
        f"/set-up/bodies/{body.pk}/",
        {"name": "Cabinet Member", "kind": "cabinet_member", "holder": holder.pk},
    )

    assert Body.objects.get().holder == holder
    assert "Cabinet Member" in client.get(f"/people/{holder.pk}/").content.decode()


def test_a_directorate_has_one_entry(client, administrator):
    client.post("/set-up/directorates/add/", {"name": "People"})

    page = client.post("/set-up/directorates/add/", {"name": "People"}).content.decode()

    assert "There is a problem" in page
    assert Directorate.objects.count() == 1


@pytest.mark.parametrize("table", ["people/person", "people/body", "meetings/board"])
def test_djangos_own_pages_only_show(client, administrator, table):
    assert client.get(f"/admin/{table}/").status_code == 200
    assert client.get(f"/admin/{table}/add/").status_code == 403


def test_djangos_own_pages_are_for_administrators(client):
    client.force_login(make.coordinator(make.board()))

    assert client.get("/admin/people/person/").status_code in (302, 403)


# --- The directory's pages


def entry(person, **changed):
    return {
        "title": person.title,
        "name": person.name,
        "kind": person.kind,
        "post": person.post,
        "email": person.email,
        "version": person.version,
    } | changed


def test_the_list_narrows_by_words_kind_and_use(client, administrator):
    make.person("Ann Lee", post="Clerk")
    make.person("Bob Ray", kind="councillor")

    def found(query):
        return [str(row) for row in client.get(f"/people/?{query}").context["table"].data]

    assert found("words=clerk+ann") == ["Ann Lee"]
    assert found("kind=councillor") == ["Bob Ray"]
    assert found("is_active=False") == []
    assert len(found("kind=nonsense")) == 3


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_questions_however_long(
    client, administrator, django_assert_num_queries, rows
):
    for _ in range(rows):
        make.person(
            directorate=services.add_directorate(name=f"D{make.person().pk}", by=None, now=NOW)
        )
    client.get("/people/")

    with django_assert_num_queries(6):  # session, person, two counts, directorates, rows
        client.get("/people/")


def test_two_writers_see_both_texts_and_the_second_may_save_again(client, administrator):
    person = make.person("Jo Field", post="Clerk")
    page = f"/people/{person.pk}/change/"
    mine = entry(person, post="My words")
    services.change_person(person=person, version=1, post="Their words", by=None, now=NOW)

    seen = client.post(page, mine)

    told = seen.content.decode()
    assert "Their words" in told
    assert "My words" in told
    client.post(page, mine | {"version": seen.context["form"].data["version"]})
    assert Person.objects.get(pk=person.pk).post == "My words"


def test_a_co_ordinator_is_not_asked_for_a_known_address(client, administrator):
    person = make.person("Jo Field", email="jo@example.org")
    client.force_login(make.coordinator(make.board()))

    client.post(f"/people/{person.pk}/change/", entry(person, email="mine@example.org"))

    assert Person.objects.get(pk=person.pk).email == "jo@example.org"


def test_somebody_who_leaves_is_deactivated_after_a_page_that_says_what_stays(
    client, administrator
):
    person = make.person("Jo Field")

    assert "stays in the record" in client.get(f"/people/{person.pk}/deactivate/").content.decode()
    client.post(f"/people/{person.pk}/deactivate/")

    assert not Person.objects.get(pk=person.pk).is_active
    client.post(f"/people/{person.pk}/reactivate/")
    assert Person.objects.get(pk=person.pk).is_active


@pytest.mark.parametrize("verb", ["role", "deactivate", "reactivate", "merge"])
def test_roles_and_leaving_are_decided_by_administrators(client, administrator, verb):
    person = make.person()
    client.force_login(make.coordinator(make.board()))

    assert client.post(f"/people/{person.pk}/{verb}/").status_code == 403


def test_an_invitation_is_sent_from_the_entry_and_its_state_is_shown(
    client, administrator, mailoutbox
):
    person = make.person("Jo Field", email="jo@example.org")

    client.post(f"/people/{person.pk}/invite/")

    assert [message.to for message in mailoutbox] == [["jo@example.org"]]
    assert "Invited on" in client.get(f"/people/{person.pk}/").content.decode()


def test_the_directory_is_for_those_who_sign_in(client, administrator):
    client.logout()

    assert client.get(f"/people/{administrator.pk}/").status_code == 302
