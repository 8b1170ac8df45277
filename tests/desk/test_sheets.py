"""Spreadsheets out, edited and in again: by reference, seen first, and never half."""

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from actions.choices import ActionKind, SlotKind, Status
from actions.models import Action, ProgrammeItem
from actions.services import ChangeRefused, set_due
from desk.models import Sheet
from desk.sheets import SHEETS, Plan, apply, take_in
from desk.sheets.planning import Record, rows_of
from performance.models import Figure
from tests import make
from tests.cast import assemble
from tests.scene import body

pytestmark = pytest.mark.django_db
STAMP = {"by": None, "now": make.NOW}


@pytest.fixture
def cast():
    return assemble()


@pytest.fixture
def keeper(client, cast):
    client.force_login(cast.coordinator)
    return client


def out(keeper, board, kind="actions", form="csv"):
    """What a download holds, as a list of dicts."""
    answer = body(keeper.get(f"/boards/{board.slug}/sheets/{kind}.{form}"))
    return list(csv.DictReader(io.StringIO(answer.decode("utf-8-sig"))))


def csv_of(rows):
    text = io.StringIO()
    writer = csv.DictWriter(
        text, {name: None for row in rows for name in row}, quoting=csv.QUOTE_ALL
    )
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def plan(cast, rows, kind="actions", board=None):
    data = rows if isinstance(rows, bytes) else csv_of(rows)
    record = Record(board or cast.board, cast.coordinator, make.TODAY)
    return Plan(SHEETS[kind], record, rows_of(SHEETS[kind], data))


def send(keeper, board, rows, kind="actions"):
    data = rows if isinstance(rows, bytes) else csv_of(rows)
    file = SimpleUploadedFile("tracker.csv", data)
    where = f"/boards/{board.slug}/sheets/"
    return keeper.post(where, {"kind": kind, "file": file}, follow=True)


def written(cast, rows, kind="actions"):
    """Taken in, looked at and imported."""
    data = csv_of(rows)
    about = {"by": cast.coordinator, "now": make.NOW}
    sheet = take_in(kind=SHEETS[kind], board=cast.board, name="a.csv", data=data, **about)
    apply(sheet=sheet, plan=plan(cast, data, kind), **about)
    return sheet


def find(rows, action):
    return next(row for row in rows if row["Reference"] == action.reference)


# --- Round trips


def test_what_was_downloaded_and_not_edited_changes_nothing(keeper, cast):
    make.action(cast.board, title="=SUM(1)", asked="+ line\nbreak", owner=cast.owner,
                contributors=[cast.member, cast.outsider], due_on=make.TODAY)  # fmt: skip

    for form in ("csv", "xlsx"):
        answer = body(keeper.get(f"/boards/{cast.board.slug}/sheets/actions.{form}"))
        assert plan(cast, answer).counts == {"new": 0, "changed": 0, "unchanged": 3, "refused": 0}


def test_what_the_programme_opened_by_itself_comes_back_though_nobody_asked_for_it(keeper, cast):
    opened = make.action(cast.board, title="Paper: Early help", asked="", kind="report_due")
    asked = make.action(cast.board, title="Survey", asked="request the survey")
    rows = out(keeper, cast.board)
    find(rows, asked)["Asked"] = ""
    rows.append({"Title": "New", "Kind": "Request"})

    looked = plan(cast, rows)

    assert opened.reference not in str(looked.of("refused"))
    assert looked.counts == {"new": 0, "changed": 0, "unchanged": 3, "refused": 2}


def test_a_downloaded_cell_that_would_run_stands_behind_an_apostrophe(keeper, cast):
    action = make.action(cast.board, title="=HYPERLINK(1)")

    assert find(out(keeper, cast.board), action)["Title"] == "'=HYPERLINK(1)"


def test_an_edited_row_is_told_field_by_field_and_then_written(keeper, cast):
    rows = out(keeper, cast.board)
    row = find(rows, cast.action)
    row |= {"Title": "A better title", "Lead officer": "Oscar Outsider", "Due": "31/3/2026"}

    (line,) = plan(cast, rows).of("changed")
    written(cast, rows)

    assert line.changes == {
        "Title": ("Report back on early help", "A better title"),
        "Lead officer": ("Olive Owner, Head of Early Help", "Oscar Outsider"),
        "Due": ("", "2026-03-31"),
    }
    cast.action.refresh_from_db()
    assert cast.action.title == "A better title"
    assert cast.action.owner == cast.outsider
    assert cast.action.due_to == dt.date(2026, 3, 31)
    assert set(cast.action.events.values_list("kind", flat=True)) >= {"changed", "due_set"}


def test_lines_of_a_cell_stay_lines_when_a_word_is_edited(keeper, cast):
    item = make.item(cast.board, title="Fostering", papers="Progress report\nRisk register")
    rows = [row for row in out(keeper, cast.board, "programme") if row["Title"] == "Fostering"]
    rows[0]["Papers"] = rows[0]["Papers"].replace("Risk", "Health risk")

    written(cast, rows, "programme")

    item.refresh_from_db()
    assert item.papers == "Progress report\nHealth risk register"


def test_private_words_that_are_edited_stay_private(keeper, cast):
    rows = out(keeper, cast.board)
    find(rows, cast.private)["Title"] = "CANARY reworded"

    written(cast, rows)

    cast.private.refresh_from_db()
    assert (cast.private.title, cast.private.exempt.title) == ("", "CANARY reworded")


def test_a_column_that_is_not_there_changes_nothing(cast):
    rows = [{"Reference": cast.action.reference, "Title": "Report back on early help"}]

    assert plan(cast, rows).counts["unchanged"] == 1


def test_a_row_without_a_reference_opens_an_action_as_it_stands(cast):
    new = {
        "Reference": "", "Title": "A visit", "Asked": "that officers arrange a visit",
        "Kind": "Event to hold", "Lead officer": "Olive Owner", "Due": "2026-04-01",
        "Status": "Complete", "Opened": "5 January 2026", "Reason": "From the old list",
    }  # fmt: skip

    written(cast, [new])

    action = Action.objects.get(title="A visit")
    assert (action.kind, action.status) == (ActionKind.EVENT, Status.COMPLETE)
    assert action.owner == cast.owner
    assert action.opened_on == dt.date(2026, 1, 5)
    assert action.reference.split("/")[1] == "25"


def test_a_new_row_that_names_its_limb_is_as_private_as_the_limb(cast):
    meeting = make.meeting(cast.board, make.TODAY)
    limb = make.resolution(make.minute(meeting, number="8", is_private=True), number="2")
    new = {
        "Reference": "",
        "Title": "New",
        "Asked": "do it",
        "Kind": "Request",
        "Asked by": "8/25 (2)",
    }

    written(cast, [new])

    action = limb.actions.get()
    assert action.is_private and action.title == "" and action.word("title") == "New"


# --- Refusals


REFUSED = [
    ({"Reference": "XX/25/999"}, "XX/25/999 is not known here"),
    ({"Title": ""}, "Title is missing."),
    ({"Kind": "Whim"}, "“Whim” is not one of: Report back"),
    ({"Due": "soon"}, "“soon” is not a date. Write it like 31/3/2026."),
    ({"Due": "2026-03-01", "Due from": "2026-04-01"}, "Due must be on or after Due from."),
    ({"Lead officer": "Nobody At All"}, "Nobody in the directory is “Nobody At All”."),
    ({"Status": "Complete"}, "“Not started” cannot become “Complete”."),
    ({"Status": "Paused"}, "A paused action needs a review date"),
    ({"Status": "No longer required"}, "Say in Reason why the status changes."),
    ({"Private": "Yes"}, "Private cannot be changed by a sheet. It is “No”."),
    ({"Title": "Stale", "Version": "0"}, ""),
    ({"Title": "Stale", "Version": "99"}, "Somebody changed this since the sheet was downloaded."),
]


@pytest.mark.parametrize(("edit", "why"), REFUSED)
def test_a_row_that_cannot_be_taken_says_why(keeper, cast, edit, why):
    rows = out(keeper, cast.board)
    find(rows, cast.action).update(edit)
    number = rows.index(next(row for row in rows if row.items() >= edit.items())) + 2

    refused = plan(cast, rows).of("refused")

    assert [line.number for line in refused] == ([number] if why else [])
    assert all(why in line.why for line in refused)


def test_moving_a_date_that_stands_needs_a_reason(keeper, cast):
    set_due(action=cast.action, due_to=make.TODAY, **STAMP)
    rows = out(keeper, cast.board)
    find(rows, cast.action)["Due"] = "2026-05-01"

    assert plan(cast, rows).of("refused")[0].why == "Say in Reason why the due date moves."

    find(rows, cast.action)["Reason"] = "The inspector comes later"
    written(cast, rows)
    assert cast.action.due_moves.get().why == "The inspector comes later"


def test_two_people_of_one_name_are_asked_for_with_their_post(cast):
    make.person("Sam Same", post="Head of One")
    make.person("Sam Same", post="Head of Two")
    row = {"Reference": cast.action.reference, "Title": cast.action.title}

    assert (
        "Several people are “Sam Same”"
        in plan(cast, [row | {"Lead officer": "Sam Same"}]).lines[0].why
    )
    assert plan(cast, [row | {"Lead officer": "Sam Same, Head of Two"}]).counts["changed"] == 1


def test_the_same_words_again_are_not_a_second_action(cast):
    new = {"Reference": "", "Title": "A visit", "Asked": "arrange a visit", "Kind": "Request"}
    written(cast, [new])

    again = plan(cast, [new, new | {"Title": "Another"}, new | {"Title": "another"}])

    opened = Action.objects.get(title="A visit")
    assert (
        again.lines[0].why == f"{opened.reference} says the same. Put its reference into this row."
    )
    assert [line.outcome for line in again.lines[1:]] == ["new", "refused"]


def test_another_boards_action_is_not_known_here(cast):
    elsewhere = make.action(make.board(), title="Elsewhere")

    (line,) = plan(cast, [{"Reference": elsewhere.reference, "Title": "Mine now"}]).lines

    assert "is not known here" in line.why


# --- The pages


def test_it_is_seen_first_and_imported_once(keeper, cast):
    rows = [*out(keeper, cast.board), {"Title": "New", "Asked": "do it", "Kind": "Request"}]

    look = send(keeper, cast.board, rows)
    assert "1 new, 0 changed, 2 unchanged, 0 refused. Nothing is written yet." in look.text
    assert not Action.objects.filter(title="New").exists()

    where, digest = look.request["PATH_INFO"], look.context["plan"].digest
    done = keeper.post(where, {"digest": digest}, follow=True)
    keeper.post(where, {"digest": digest})

    assert "What the spreadsheet changed" in done.text
    assert Action.objects.filter(title="New").count() == 1


def test_what_changed_meanwhile_is_looked_at_again(keeper, cast):
    rows = out(keeper, cast.board)
    find(rows, cast.action)["Title"] = "Mine"
    look = send(keeper, cast.board, rows)
    Action.objects.filter(pk=cast.action.pk).update(title="Theirs", version=7)

    again = keeper.post(look.request["PATH_INFO"], {"digest": look.context["plan"].digest})

    assert again.status_code == 409
    assert "The record changed since you looked" in again.text
    cast.action.refresh_from_db()
    assert cast.action.title == "Theirs"


def test_refused_rows_come_back_with_their_number_and_why_and_can_be_sent_again(keeper, cast):
    good = {"Reference": "", "Title": "Good", "Asked": "do it", "Kind": "Request", "Due": ""}
    bad = good | {"Title": "Bad", "Due": "soon"}
    look = send(keeper, cast.board, [good, bad])
    where = look.request["PATH_INFO"]
    keeper.post(where, {"digest": look.context["plan"].digest})

    answer = body(keeper.get(f"{where}refused.csv"))
    (row,) = csv.DictReader(io.StringIO(answer.decode("utf-8-sig")))
    assert (row["Title"], row["Row"]) == ("Bad", "3")
    assert row["Why refused"] == "“soon” is not a date. Write it like 31/3/2026."

    mended = send(keeper, cast.board, [row | {"Due": "1/4/2026"}])
    assert mended.context["plan"].counts["new"] == 1


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"a,b\n1,2\n", "The first row must name the columns"), (b"\0\0", "neither a CSV file"),
     (b"PK nonsense", "cannot be read")],
)  # fmt: skip
def test_a_file_that_is_no_such_sheet_is_refused_in_a_sentence(keeper, cast, data, why):
    assert why in send(keeper, cast.board, data).text
    assert not Sheet.objects.exists()


def test_a_service_that_refuses_leaves_nothing_half_done(cast, monkeypatch):
    rows = [{"Reference": "", "Title": name, "Asked": "do it", "Kind": "Request"} for name in "ab"]
    data = csv_of(rows)
    about = {"by": cast.coordinator, "now": make.NOW}
    sheet = take_in(kind=SHEETS["actions"], board=cast.board, name="a.csv", data=data, **about)
    looked = plan(cast, data)
    looked.lines[1].values["kind"] = "nonsense"  # as if it had slipped past every check

    with pytest.raises(ChangeRefused, match=r"^Row 3: .*Nothing was imported\.$"):
        apply(sheet=sheet, plan=looked, **about)

    assert not Action.objects.filter(title="a").exists()
    sheet.refresh_from_db()
    assert sheet.applied_at is None


def test_more_rows_than_are_written_at_once_are_refused(cast, monkeypatch):
    monkeypatch.setattr("desk.sheets.planning.MOST_WRITTEN", 1)
    rows = [{"Reference": "", "Title": name, "Asked": "do it", "Kind": "Request"} for name in "ab"]

    with pytest.raises(ChangeRefused, match=r"would write 2 rows\. Split it: at most 1 at a time"):
        written(cast, rows)

    assert not Action.objects.filter(title="a").exists()


# --- The other sheets


def test_the_work_programme_goes_out_and_in_by_number(keeper, cast):
    meeting = make.meeting(cast.board, dt.date(2026, 4, 16), status="planned")
    item = make.item(cast.board, title="Fostering", lead_officers=[cast.owner])
    rows = out(keeper, cast.board, "programme")
    rows[0] |= {"Slot": "16 April 2026", "Question": "Is it safe?", "Reason": "Asked for sooner"}
    new = {"Item": "", "Title": "Attendance", "Slot": "Date to be determined", "Minutes": "30"}

    written(cast, [*rows, new], "programme")

    item.refresh_from_db()
    assert (item.slot, item.meeting, item.question) == (SlotKind.MEETING, meeting, "Is it safe?")
    assert ProgrammeItem.objects.get(title="Attendance").minutes_planned == 30
    again = body(keeper.get(f"/boards/{cast.board.slug}/sheets/programme.xlsx"))
    assert plan(cast, again, "programme").counts["unchanged"] == 2


def test_an_item_moves_only_to_a_meeting_that_is_called_and_with_a_reason(cast):
    item = make.item(cast.board, title="Fostering")
    row = {"Item": str(item.pk), "Title": "Fostering"}

    never = plan(cast, [row | {"Slot": "1/1/2031"}], "programme").lines[0]
    unsaid = plan(cast, [row | {"Slot": "Standing item"}], "programme").lines[0]

    assert never.why == "The board has no meeting on 1 January 2031. Call it first."
    assert unsaid.why == "Say in Reason why the item moves."


def test_figures_go_out_and_in_and_a_correction_keeps_what_stood_before(keeper, cast):
    figures = [
        {
            "area": "Wexcombe",
            "area_kind": "council",
            "period": "2025",
            "value": "66.1",
            "raw": "66.1%",
        },
        {"area": "England", "area_kind": "national", "period": "2025", "status": "embargoed"},
    ]
    make.measure(cast.board, figures=figures)
    rows = out(keeper, cast.board, "figures")
    assert plan(cast, rows, "figures").counts["unchanged"] == 2
    rows[0] |= {"Value": "67.2", "Reason": "Revised"}
    new = rows[0] | {"Figure": "", "Period": "2026", "Value": "68", "As printed": "", "Version": ""}

    written(cast, [*rows, new], "figures")

    corrected = Figure.objects.get(area="Wexcombe", period="2025")
    assert (float(corrected.value), corrected.raw) == (67.2, "67.2")
    assert corrected.events.get(kind="corrected").before["raw"] == "66.1%"
    assert float(Figure.objects.get(period="2026").value) == 68


@pytest.mark.parametrize(("place", "is_taken"), [("999", False), ("0", False), ("150", True)])
def test_a_place_is_one_of_the_places_and_else_the_row_is_named(cast, place, is_taken):
    row = {"Measure": "Good level", "Area": "Wexcombe", "Period": "2025", "Unit": "%"}

    line = plan(cast, [row | {"Place": place, "Places": "150"}], "figures").lines[0]

    assert (line.number, line.outcome == "refused") == (2, not is_taken)
    assert is_taken or line.why == f"Place {place} is not one of 150."


def test_a_figure_has_a_value_or_a_state_and_is_corrected_by_its_number(cast):
    make.measure(cast.board, figures=[{"area": "Wexcombe", "period": "2025", "value": 1}])
    row = {
        "Figure": "",
        "Measure": "Good level of development",
        "Area": "Wexcombe",
        "Period": "2025",
    }

    again = plan(cast, [row | {"Value": "2"}], "figures").lines[0]
    empty = plan(cast, [row | {"Period": "2026"}], "figures").lines[0]

    assert "is for this area and period. Put its number into this row." in again.why
    assert empty.why == "Give a value or a place, or else the state that stands instead."


def test_figures_are_held_back_and_measures_described_by_sheet(keeper, cast):
    """People, embargo, break and aims go out and in; of what is held back the sheet has the state alone."""
    row = {"Measure": "Good level", "Area": "Wexcombe", "Period": "2026", "Unit": "%"}
    held = {"Value": "77.7", "Embargoed until": "3/3/2026 9:30am", "State": "Embargoed"}
    aims = {"New series because": "Counted anew", "Target": "70", "Tolerance": "0.5"}
    few = {"Period": "2025", "Value": "33.3", "People": "3"}

    written(cast, [row | held | aims, row | few], "figures")

    embargoed, suppressed = Figure.objects.order_by("-period")
    assert (embargoed.status, embargoed.value) == ("embargoed", None)
    assert embargoed.withheld.until == make.NOW + dt.timedelta(days=1)
    assert (suppressed.status, suppressed.withheld.people) == ("suppressed", 3)
    measure = embargoed.measure
    assert (measure.target, measure.tolerance) == (70, Decimal("0.5"))
    assert measure.breaks.get().why == "Counted anew"
    rows = out(keeper, cast.board, "figures")
    assert "77" not in str(rows) and "33" not in str(rows)
    assert [one["Embargoed until"] for one in rows] == ["", "2026-03-03 09:30"]
    assert plan(cast, rows, "figures").counts["unchanged"] == 2
    again = plan(cast, [rows[1] | {"Value": "66.6"}], "figures")
    assert again.lines[0].changes["Value"] == ("", "held back")

    rows[1] |= {"New series because": "", "Tolerance": "1"}
    written(cast, rows, "figures")

    measure.refresh_from_db()
    assert (measure.tolerance, measure.breaks.count()) == (1, 0)
    assert Figure.objects.get(period="2026").withheld.value == Decimal("77.7")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"Value": "1", "Embargoed until": "tomorrow"}, "“tomorrow” is not a day and an hour."),
        ({"Value": "1", "State": "Embargoed"}, "Say until when the figure is embargoed."),
        ({"Value": "1", "Tolerance": "-1"}, "The tolerance must be 0 or more."),
        ({"Figure": 1, "Note": "Revised"}, "What this figure says is held back."),
        (
            {"Value": "1", "Period": "2027", "Target": "3"},
            "Row 2 says another target of the same measure.",
        ),
    ],
)
def test_what_cannot_be_said_of_a_figure_by_sheet_is_refused(cast, said, why):
    held = make.measure(
        cast.board, figures=[{"area": "Wexcombe", "period": "2026", "value": 5, "people": 3}]
    )
    row = {"Measure": "Good level of development", "Area": "Wexcombe", "Period": "2025"}
    if "Figure" in said:
        said |= {"Figure": held.figures.get().pk, "Period": "2026"}

    lines = plan(
        cast, [row | {"Period": "2024", "Value": "2", "Target": "2"}, row | said], "figures"
    ).lines

    assert [line.outcome for line in lines] == ["new", "refused"]
    assert lines[1].why.startswith(why)
