"""A draft paper, checked before it is published: its owner's alone, and gone after some days."""

import datetime as dt
from io import StringIO

import pytest
import time_machine
from django.apps import apps
from django.contrib.admin import site
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from selectolax.lexbor import LexborHTMLParser

from packs import drafts, intake, isolated, tasks
from packs.choices import PackState
from packs.models import Draft
from people.choices import PersonKind
from scrutiny.exempt import exempt_storage
from tests import make

pytestmark = pytest.mark.django_db
PAPER = """Sandhaven Council

To: Harbour Panel

Date: 14 March 2030

Subject: Children of the harbour

## 1 Children

1.1 Two children were placed outside the county. Visits rose from 100 to 120, an increase of 50%.

1.2 A survey took place in November 2030.

## 2 Recommendations

2.1 The Panel is recommended to:

1) Consider the report
"""


@pytest.fixture(autouse=True)
def nobody_is_woken(monkeypatch):
    monkeypatch.setattr("packs.views.loading.tasks.read_waiting_packs.delay", lambda: None)


def pasted(owner=None, text=PAPER, now=make.NOW):
    return drafts.take_paste(text=text, owner=owner or make.person(), now=now)


def checked(owner=None, **about):
    draft = pasted(owner, **about)
    drafts.check(draft=draft, now=make.NOW)
    draft.refresh_from_db()
    return draft


def words(response):
    page = LexborHTMLParser(response.content)
    return " ".join(page.css_first("main").text(separator=" ").split())


def test_a_pasted_draft_is_checked_and_told_in_plain_words(client):
    officer = make.person()
    client.force_login(officer)

    response = client.post("/my-drafts/", {"text": PAPER}, follow=True)
    assert "Waiting to be checked." in words(response) and response["Refresh"] == "3"
    assert drafts.check_next(make.NOW) and not drafts.check_next(make.NOW), "once"

    said = words(client.get(f"/my-drafts/{Draft.objects.get().pk}/"))
    assert "A draft, seen by you alone Children of the harbour" in said
    for part in (
        "fewer than 6”. “Two children were placed outside the county.” (line 11)",
        "Worth asking Somebody who reads closely may ask about these.",
        "an increase of 50%",
        "Dates and numbering “took place in November 2030”",
        "What the paper recommends",
        "“Consider”",
    ):
        assert part in said, part
    order = (
        "1 thing to look at",
        "Small numbers",
        "Worth asking Some",
        "Dates and",
        "What the",
        "What was checked",
    )
    places = [said.index(part) for part in order]
    assert places == sorted(places)


def test_a_file_is_checked_and_looked_through_for_hidden_text(client, monkeypatch):
    row = {"kind": "covered", "words": "Ann Person", "why": "A box lies over it.", "page": 3}
    monkeypatch.setattr(isolated, "find_hidden", lambda file, name: [row | {"line": None}])
    monkeypatch.setattr(drafts, "NOTHING_HIDDEN_IN", ())
    officer = make.person()
    client.force_login(officer)

    file = SimpleUploadedFile("plan.md", PAPER.encode())
    client.post("/my-drafts/", {"file": file})
    tasks.read_waiting_packs()

    said = words(client.get(f"/my-drafts/{Draft.objects.get(name='plan.md').pk}/"))
    assert "Hidden text “Ann Person” A box lies over it. page 3" in said
    assert "2 things to look at before it is published" in said


def test_a_file_that_cannot_be_looked_through_says_so(client, monkeypatch):
    def refuse(file, name):
        raise isolated.CannotRead("It is locked.")

    monkeypatch.setattr(isolated, "find_hidden", refuse)
    monkeypatch.setattr(drafts, "NOTHING_HIDDEN_IN", ())
    draft = checked()
    client.force_login(draft.owner)

    said = words(client.get(draft.get_absolute_url()))

    assert "could not be looked through for hidden text: It is locked." in said
    assert "The file was looked through" not in said


def test_a_draft_in_which_nothing_is_found_says_so(client):
    draft = checked(text="The harbour is quiet.")
    client.force_login(draft.owner)

    said = words(client.get(draft.get_absolute_url()))

    assert "Nothing was found that should hold back publication" in said
    assert "nor that everything is right" in said


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"text": ""}, "Paste the text of the draft, or choose its file"),
        ({"text": " \n "}, "Paste the text of the draft, or choose its file"),
        ({"file": b""}, "The file is empty. Choose another"),
        ({"text": "Kept words", "file": b"x"}, "Paste the text or choose a file, not both"),
        ({"text": "Kept words" + " " * 10**6}, "The text is longer than 1 million characters."),
    ],
)
def test_what_cannot_be_taken_is_said_and_no_word_is_lost(client, sent, told):
    client.force_login(make.person())
    if "file" in sent:
        sent = sent | {"file": SimpleUploadedFile("a.txt", sent["file"])}

    response = client.post("/my-drafts/", sent)

    assert told in words(response) and not Draft.objects.exists()
    assert ("Kept words" in sent.get("text", "")) == ("Kept words" in response.content.decode())


def test_a_file_that_is_too_large_is_refused_beside_its_field(client, monkeypatch):
    monkeypatch.setattr(isolated, "MOST_BYTES", 3)
    client.force_login(make.person())

    response = client.post("/my-drafts/", {"file": SimpleUploadedFile("a.txt", b"four")})

    assert isolated.TOO_LARGE in words(response) and not Draft.objects.exists()


def test_a_file_of_another_kind_is_told_in_one_sentence(client):
    draft = drafts.take_file(
        name="a.csv", data=ContentFile(b"Tides,Walls"), owner=make.person(), now=make.NOW
    )
    drafts.check_next(make.NOW)
    client.force_login(draft.owner)

    assert "CSV files cannot be read yet" in words(client.get(draft.get_absolute_url()))


def test_a_check_that_broke_down_says_so(client, monkeypatch):
    whole = isolated.check_draft
    monkeypatch.setattr(isolated, "check_draft", lambda *args: (whole(*args)[0], None))
    draft = checked()
    client.force_login(draft.owner)

    said = words(client.get(draft.get_absolute_url()))

    assert "could not be held against its figures" in said


def test_nobody_but_its_owner_sees_a_draft(client):
    board = make.board()
    owner, keeper = make.person(), make.coordinator(board)
    make.action(board, owner=owner)
    administrator = make.person()
    administrator.is_administrator = True
    administrator.save()
    draft = checked(owner)

    for person in (keeper, administrator, make.person()):
        assert list(Draft.objects.visible_to(person)) == []
        client.force_login(person)
        assert client.get(draft.get_absolute_url()).status_code == 404
        for what in ("cancel", "delete"):
            assert client.post(f"{draft.get_absolute_url()}{what}/").status_code == 404
        assert draft.name not in client.get("/my-drafts/").content.decode()
    assert list(Draft.objects.visible_to(make.anew(owner))) == [draft]
    owner.is_active = False
    assert list(Draft.objects.visible_to(owner)) == [], "who has left reads nothing"


@pytest.mark.parametrize("kind", [PersonKind.COUNCILLOR, PersonKind.CO_OPTED, PersonKind.PARTNER])
def test_drafting_papers_is_for_officers(client, kind):
    client.force_login(make.person(kind=kind))

    assert client.get("/my-drafts/").status_code == 403
    assert "Check a draft paper" not in words(client.get("/my-actions/"))


def test_nothing_of_a_draft_is_kept_but_in_its_own_row_and_file(caplog):
    assert not site.is_registered(Draft), "no administrator's page shows it"
    owner, before = make.person(), rows()

    draft = checked(owner, text="CANARY one.\n\nTwo children came.")

    assert draft.name == "CANARY one."
    assert "CANARY" not in caplog.text and "Two children" not in caplog.text
    assert {name for name, count in rows().items() if count != before.get(name)} == {
        "packs_draft_exempt"
    }


def rows():
    """How many rows each table has."""
    return {
        it._meta.db_table: it.objects.count() for it in apps.get_models() if hasattr(it, "objects")
    }


def test_a_draft_goes_after_its_days_with_its_file(settings):
    settings.DRAFT_DAYS = 14
    pasted(now=make.NOW - dt.timedelta(days=15))
    kept = pasted(now=make.NOW - dt.timedelta(days=13))
    out = StringIO()

    with time_machine.travel(make.NOW, tick=False):
        call_command("delete_old_drafts", stdout=out)

    assert out.getvalue() == "Deleted 1 draft.\n"
    assert list(Draft.objects.all()) == [kept]
    assert drafts.delete_old(make.NOW) == 0


def test_deleting_takes_the_file_too(client, django_capture_on_commit_callbacks):
    draft = checked()
    client.force_login(draft.owner)
    assert exempt_storage().exists(draft.file.name)

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(f"{draft.get_absolute_url()}delete/", follow=True)

    assert "The draft is deleted, and all that was found in it." in response.content.decode()
    assert not exempt_storage().exists(draft.file.name) and not Draft.objects.exists()


def test_a_check_is_stopped_by_cancelling_and_by_deleting(client, monkeypatch):
    draft = pasted()
    client.force_login(draft.owner)
    heard = []

    def check(file, name, progress, few):
        heard.append(progress(10))
        client.post(f"{draft.get_absolute_url()}cancel/")
        heard.append(progress(20))
        raise isolated.CannotRead(isolated.STOPPED)

    monkeypatch.setattr(isolated, "check_draft", check)
    drafts.check(draft=draft, now=make.NOW)

    assert heard == [True, False]
    assert Draft.objects.get().state == PackState.CANCELLED
    assert "The check was cancelled." in words(client.get(draft.get_absolute_url()))


def test_what_is_deleted_while_it_is_checked_stays_deleted(monkeypatch):
    draft = pasted()

    def check(file, name, progress, few):
        Draft.objects.all().delete()
        return {"file": {"kind": "text"}}, {}

    monkeypatch.setattr(isolated, "check_draft", check)
    drafts.check(draft=draft, now=make.NOW)

    assert not Draft.objects.exists()


def test_a_checked_draft_cannot_be_cancelled():
    with pytest.raises(intake.ChangeRefused):
        drafts.cancel(draft=checked())


def test_a_draft_whose_checker_died_is_taken_over():
    draft = pasted()
    Draft.objects.update(state=PackState.READING, claimed_at=make.NOW)

    assert not drafts.check_next(make.NOW + dt.timedelta(minutes=2))
    assert drafts.check_next(make.NOW + dt.timedelta(minutes=4))
    assert Draft.objects.get(pk=draft.pk).state == PackState.READ


def test_a_lost_file_is_told():
    draft = pasted()
    exempt_storage().delete(draft.file.name)
    drafts.check(draft=draft, now=make.NOW)

    assert "file is missing" in Draft.objects.get().error


def test_the_ways_there_are_where_officers_answer(client):
    action = make.action(make.board(), owner=make.person())
    client.force_login(action.owner)

    for where in ("/my-actions/", f"/actions/{action.pk}/update/"):
        page = LexborHTMLParser(client.get(where).content)
        assert len(page.css('main a[href="/my-drafts/"]')) == 1, where


def test_a_small_number_is_what_the_council_calls_one(client, settings):
    settings.SMALL_NUMBER_UNDER = 12
    draft = checked(
        text="Subject: The harbour\n\n1.1 Nine children were placed outside the county.\n"
    )

    assert [one["kind"] for one in draft.checks["flags"]] == ["small number"]
    assert "fewer than 12" in draft.checks["flags"][0]["why"]


def test_a_draft_without_the_head_of_a_report_is_a_paper_all_the_same(client):
    text = (
        "The harbour\n\nRecommendations\n\nThe panel is recommended to:\n\n1) consider the report\n"
    )
    draft = checked(text=text)
    client.force_login(draft.owner)

    said = words(client.get(draft.get_absolute_url()))

    assert "1 suggestion on its recommendations" in said and "consider" in said
