"""What an officer owes, and giving an update in one page."""

import datetime as dt
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from actions import services
from actions.choices import MoveState, Status
from actions.forms.updating import MOST_BYTES
from actions.models import Action, Evidence, Update
from tests import make

pytestmark = pytest.mark.django_db


def by(person):
    return {"by": person, "now": make.NOW}


SAID = {"changed": "Two of the four hubs have opened."}


@pytest.fixture
def address(cast):
    return reverse("actions:give_update", args=[cast.action.pk])


def error_of(response, field):
    return " ".join(response.context["form"].errors.get(field, []))


def test_an_update_starts_the_action(at, cast, address):
    response = at(address, cast.owner, SAID | {"left": "The other two."})

    assert response.url == cast.action.get_absolute_url()
    cast.action.refresh_from_db()
    assert cast.action.status == Status.IN_PROGRESS
    update = Update.objects.get()
    assert (update.changed, update.left, update.by) == (
        SAID["changed"],
        "The other two.",
        cast.owner,
    )
    assert SAID["changed"] in at(response.url, cast.member).content.decode()


@pytest.mark.parametrize(
    "said",
    ["", "Ongoing", "ongoing.", "n/a", "No change", "No change to report.", "Work is ongoing",
     "Nothing to report at present", "still in progress"],
)  # fmt: skip
def test_words_that_say_nothing_are_refused(at, cast, address, said):
    response = at(address, cast.owner, {"changed": said, "left": "what I typed"})

    assert "has changed since the last update" in error_of(response, "changed")
    assert "what I typed" in response.content.decode()
    assert not Update.objects.exists()


def test_complete_needs_something_that_shows_it(at, cast, address):
    refused = at(address, cast.owner, SAID | {"reports_complete": "on"})
    taken = at(address, cast.owner, SAID | {"reports_complete": "on", "url": "example.org/plan"})

    assert "Say what shows" in error_of(refused, "shown_by")
    assert taken.status_code == 302
    assert Action.objects.get(pk=cast.action.pk).status == Status.REPORTED
    assert Evidence.objects.get().url == "https://example.org/plan"


LATER = {"new_due_day": "1", "new_due_month": "5", "new_due_year": "2026"}


def test_a_later_date_is_asked_for_with_the_reason(at, cast, address):
    services.set_due(action=cast.action, due_to=dt.date(2026, 4, 1), **by(cast.owner))

    refused = at(address, cast.owner, SAID | LATER)
    taken = at(address, cast.owner, SAID | LATER | {"why": "The builder is late."})

    assert error_of(refused, "why") == "Say why you need the later date"
    assert taken.status_code == 302
    move = cast.action.due_moves.get()
    assert (move.state, move.due_after, move.why) == (
        MoveState.ASKED, dt.date(2026, 5, 1), "The builder is late."
    )  # fmt: skip
    page = at(address, cast.owner).content.decode()
    assert "The answer is awaited" in page and "new_due_day" not in page


def test_a_date_that_is_not_later_is_refused(at, cast, address):
    services.set_due(action=cast.action, due_to=dt.date(2026, 6, 1), **by(cast.owner))

    response = at(address, cast.owner, SAID | LATER | {"why": "Because."})

    assert "must be after 1 June 2026" in error_of(response, "new_due")


def docx():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", "<w/>" * 50)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "body", "is_taken"),
    [
        ("plan.pdf", b"%PDF-1.7 something", True),
        ("Photo.JPG", b"\xff\xd8\xff\xe0\x00\x10JFIF", True),
        ("plan.docx", docx(), True),
        ("plan.pdf", b"<html><script>alert(1)</script>", False),
        ("plan.html", b"%PDF-1.7 something", False),
        ("plan.docm", docx(), False),
        ("plan.exe", b"MZ\x90\x00", False),
        ("notes.txt", b"plain words", False),
        ("big.pdf", b"%PDF-1.7" + b"0" * MOST_BYTES, False),
    ],
)
def test_evidence_is_of_a_kind_that_can_be_kept(at, cast, address, name, body, is_taken):
    upload = SimpleUploadedFile(name, body)
    response = at(address, cast.owner, SAID | {"file": upload})

    assert (response.status_code == 302) == is_taken
    assert bool(error_of(response, "file")) != is_taken if response.context else is_taken
    assert Evidence.objects.filter(file_name__iexact=name).exists() == is_taken


def test_evidence_comes_as_a_download_that_cannot_run(at, cast, address):
    at(address, cast.owner, SAID | {"file": SimpleUploadedFile("the plan.pdf", b"%PDF-1.7 x")})
    piece = Evidence.objects.get()

    response = at(reverse("actions:evidence", args=[piece.pk]), cast.member)

    assert response.getvalue() == b"%PDF-1.7 x"
    assert "the plan" not in piece.file.name
    assert response["Content-Disposition"] == 'attachment; filename="the plan.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_file_lost_to_another_error_is_asked_for_again(at, cast, address):
    upload = SimpleUploadedFile("plan.pdf", b"%PDF-1.7 x")
    response = at(address, cast.owner, {"changed": "n/a", "file": upload})

    assert "Choose the file again" in error_of(response, "file")


@pytest.mark.parametrize(
    ("who", "status"),
    [("owner", 200), ("coordinator", 200), ("member", 403), ("outsider", 403), ("stranger", 302)],
)
def test_only_who_answers_for_it_gives_updates(at, cast, address, who, status):
    assert at(address, cast[who]).status_code == status
    assert at(address, cast[who], SAID).status_code == (302 if status == 200 else status)
    assert Update.objects.exists() == (status == 200)


def test_a_finished_action_says_so_and_takes_none(client, cast, address):
    services.withdraw(action=cast.action, why="The law changed.", **by(cast.owner))

    client.force_login(cast.owner)
    response = client.post(address, SAID, follow=True)

    assert "Ask the co-ordinator to reopen it" in response.content.decode()
    assert not Update.objects.exists()


def test_paused_work_is_not_reported_complete(at, cast, address):
    review_on = dt.date(2026, 6, 1)
    services.pause(
        action=cast.action, review_on=review_on, why="Waiting for the inspector.", **by(cast.owner)
    )

    assert "reports_complete" not in at(address, cast.owner).content.decode()


def test_my_actions_has_what_i_owe_and_help_with_the_most_urgent_first(at, cast):
    other = make.person()
    make.action(cast.board, title="Late", owner=cast.owner, due_on=dt.date(2026, 2, 1))
    make.action(cast.board, title="Helped", owner=other, contributors=[cast.owner])
    make.action(cast.board, title="Somebody else's", owner=other)

    response = at("/my-actions/", cast.owner)

    owed = [card["action"].title for card in response.context["cards"]]
    assert owed == ["Late", "Report back on early help", "Helped"]
    assert response.content.decode().count("Give an update") == 3


def test_my_actions_says_when_nothing_is_owed(at, cast):
    assert "You owe nothing" in at("/my-actions/", cast.outsider).content.decode()


def test_my_actions_tells_what_was_answered(at, cast):
    services.give_update(
        action=cast.action, changed="It is done", reports_complete=True, **by(cast.owner)
    )
    services.send_back(action=cast.action, why="The figures are missing.", **by(cast.owner))

    page = at("/my-actions/", cast.owner).content.decode()

    assert "Sent back: Report back on early help" in page
    assert "The figures are missing." in page


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_my_actions_asks_the_same_however_much_is_owed(asked, cast, rows):
    for _ in range(rows):
        action = make.action(cast.board, owner=cast.outsider, due_on=dt.date(2026, 4, 1))
        services.ask_later_date(
            action=action, due_after=dt.date(2026, 5, 1), why="Late.", **by(cast.owner)
        )

    assert asked("/my-actions/", cast.outsider) == 9
