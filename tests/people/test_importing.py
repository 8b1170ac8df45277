"""People from a spreadsheet: seen first, then all of it or nothing."""

import io

import pytest
import xlsxwriter

from people import importing, services, spreadsheet
from people.models import Directorate, Person
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db

HEAD = "name,title,kind,post,directorate,e-mail\n"


def plan(body, by=None):
    rows = spreadsheet.read((HEAD + body).encode())
    return importing.Plan(rows, by or make.administrator())


def only(body, **about):
    return plan(body, **about).rows[0]


def test_a_row_for_somebody_new_is_new():
    row = only("Ann Lee,Mrs,Officer,Clerk,People,ann@example.org\n")

    assert (row.number, row.outcome) == (2, "new")


def test_rows_are_numbered_as_the_spreadsheet_shows_them():
    """Empty rows count, and a cell with a line break in it is still one row."""
    rows = spreadsheet.read((HEAD + '\n"Ann\nLee",,Officer\n,,,\nBob Ray,,Officer\n').encode())

    assert [(row.number, row.cells["name"]) for row in rows] == [(3, "Ann\nLee"), (5, "Bob Ray")]
    assert only('"Ann\nLee",,Officer\n').name == "Ann Lee"


def test_a_change_is_shown_field_by_field_and_an_empty_cell_changes_nothing():
    make.person("Ann Lee", email="ann@example.org", post="Clerk", title="Mrs")

    row = only("Ann Lee,,,Head Clerk,,ANN@example.org\n")

    assert (row.outcome, row.changes) == ("changed", {"post": ("Clerk", "Head Clerk")})


def test_the_same_sheet_again_changes_nothing():
    body = "Ann Lee,Mrs,Officer,Clerk,People,ann@example.org\n"
    by = make.administrator()
    importing.apply(plan=plan(body, by=by), by=by, now=NOW)

    assert only(body, by=by).outcome == "unchanged"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (",,Officer,,,\n", "The name is missing"),
        ("Ann Lee,,,,,\n", "Say what they are"),
        ("Ann Lee,,Wizard,,,\n", "not a kind of person"),
        ("Ann Lee,,Officer,,,nobody\n", "not an e-mail address"),
        ("Two Ofthem,,Officer,,,\n", "Several people have this name"),
        ("Known Name,,Officer,,,other@example.org\n", "another e-mail address"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(body, why):
    make.person("Two Ofthem")
    make.person("Two Ofthem")
    make.person("Known Name")

    row = only(body)

    assert row.outcome == "refused"
    assert why in row.why


def test_the_second_row_of_one_person_names_the_first():
    rows = plan("Ann Lee,,Officer,,,a@example.org\nAnn B Lee,,Officer,,,A@example.org\n").rows

    assert rows[1].why == "This is the same person as in row 2."


def test_a_co_ordinators_sheet_changes_no_known_address_and_no_administrator():
    keeper = make.coordinator(make.board())
    make.person("Ann Lee", email=None)
    make.administrator("Ada Min")

    rows = plan("Ann Lee,,,,,ann@example.org\nAda Min,,,New post,,\n", by=keeper).rows

    assert [row.outcome for row in rows] == ["changed", "refused"]


def test_nothing_is_written_while_a_row_is_refused():
    by = make.administrator()
    mixed = plan("Ann Lee,,Officer,,People,\n,,Officer,,,\n", by=by)

    with pytest.raises(services.ChangeRefused):
        importing.apply(plan=mixed, by=by, now=NOW)

    assert not Person.objects.filter(name="Ann Lee").exists()
    assert not Directorate.objects.exists()


def workbook(*lines):
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, line in enumerate(lines):
            sheet.write_row(at, 0, line)
    return held.getvalue()


def test_an_excel_workbook_reads_like_the_same_csv():
    lines = [["Name", "Kind", "Email"], ["Ann Lee", "Officer", "ann@example.org"]]

    rows = spreadsheet.read(workbook(*lines))

    assert [(row.number, row.cells["e-mail"]) for row in rows] == [(2, "ann@example.org")]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"a,b\n1,2\n",
        b"PK\x03\x04 not a zip",
        b"\x89PNG\r\n\0\0",
        b"name\n" + b"x\n" * 6000,
        b"x" * (spreadsheet.MOST_BYTES + 1),
        b'name\n"' + b"x" * 200_000,
    ],
)
def test_a_file_that_is_no_list_of_people_ends_in_a_sentence(data):
    with pytest.raises(spreadsheet.Unreadable, match=r"\.$"):
        spreadsheet.read(data)


def upload(client, body):
    sheet = io.BytesIO((HEAD + body).encode())
    sheet.name = "people.csv"
    return client.post("/people/import/", {"sheet": sheet})


def test_the_page_shows_first_and_writes_when_asked(client):
    client.force_login(make.administrator())

    seen = upload(client, "Ann Lee,Mrs,Officer,Clerk,People,ann@example.org\n")

    assert "1 new, 0 changed" in seen.content.decode()
    assert not Person.objects.filter(name="Ann Lee").exists()
    client.post("/people/import/", {"rows": seen.context["rows"]})
    assert Person.objects.get(name="Ann Lee").directorate.name == "People"


def test_when_the_directory_changed_meanwhile_the_page_is_shown_again(client):
    client.force_login(make.administrator())
    seen = upload(client, "Ann Lee,,Officer,Clerk,,ann@example.org\n")
    make.person("Ann Lee", email="ann@example.org", post="Cook")

    again = client.post("/people/import/", {"rows": seen.context["rows"]})

    assert "The directory changed meanwhile" in again.content.decode()
    assert Person.objects.get(name="Ann Lee").post == "Cook"


def test_rows_that_somebody_tampered_with_are_not_taken(client):
    client.force_login(make.administrator())

    answer = client.post("/people/import/", {"rows": "W10:made:up"})

    assert answer.url == "/people/import/"


def test_the_template_can_be_imported_as_it_is(client):
    client.force_login(make.administrator())

    template = client.get("/people/import/template/").content

    assert [row.cells["name"] for row in spreadsheet.read(template)] == ["Ada Example"]
