"""Documents: asked for, made, kept as they were, and read by those they are for."""

import datetime as dt
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from django.utils.timezone import make_aware

from desk.choices import Audience, DocumentKind, DocumentState
from desk.models import Document, DocumentCopy, DocumentCopyExempt
from desk.papers import making
from meetings.services import ChangeRefused
from people.models import Directorate
from tests import make

pytestmark = pytest.mark.django_db

LATER = make.NOW + dt.timedelta(minutes=30)


@pytest.fixture
def board():
    return make.board("Children's Board", slug="children", prefix="CH")


@pytest.fixture
def keeper(board):
    return make.coordinator(board, "Cora Ordinator")


def asked(board, keeper, kind=DocumentKind.PROGRAMME, audience=Audience.PUBLIC, **about):
    if kind == DocumentKind.PROGRAMME:
        about.setdefault("year", 2025)
    return making.ask(kind=kind, board=board, audience=audience, by=keeper, now=make.NOW, **about)


def made(document, now=make.NOW):
    making.make(document=document, now=now)
    document.refresh_from_db()
    return document


def test_a_document_is_made_once_and_stays_as_it_was(board, keeper):
    item = make.item(board, title="Early help")
    document = made(asked(board, keeper))
    kept = document.made

    with pytest.raises(DatabaseError), transaction.atomic():
        DocumentCopy.objects.update(content={})

    assert document.state == DocumentState.READY
    assert not making.make(document=document, now=LATER)
    assert "Early help" in str(kept.content)
    assert making.stored(kept.pdf)[:5] == b"%PDF-" and making.stored(kept.word)[:2] == b"PK"
    assert item.title == "Early help"


def test_whoever_comes_second_finds_it_claimed(board, keeper):
    document = asked(board, keeper)
    Document.objects.update(state=DocumentState.WORKING, claimed_at=make.NOW)

    assert not making.make_next(make.NOW + dt.timedelta(minutes=1))
    assert making.make_next(LATER), "the first has died"
    document.refresh_from_db()
    assert document.state == DocumentState.READY


def test_a_cancelled_document_is_not_made(board, keeper):
    document = asked(board, keeper)
    making.cancel(document=document)

    assert not making.make_next(make.NOW)
    with pytest.raises(ChangeRefused, match="nothing to cancel"):
        making.cancel(document=document)


def test_cancelling_stops_the_making(board, keeper, monkeypatch):
    document = asked(board, keeper)
    write = making.written

    def cancelled_meanwhile(document):
        Document.objects.update(state=DocumentState.CANCELLED)
        return write(document)

    monkeypatch.setattr(making, "written", cancelled_meanwhile)

    assert made(document).state == DocumentState.CANCELLED
    assert not DocumentCopy.objects.exists()


def test_what_fails_unforeseen_is_told_and_not_tried_for_ever(board, keeper, monkeypatch):
    document = asked(board, keeper)
    monkeypatch.setitem(making.BUILDERS, DocumentKind.PROGRAMME, lambda document, reader: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        making.make(document=document, now=make.NOW)

    document.refresh_from_db()
    assert (document.state, document.error) == (DocumentState.FAILED, making.BROKEN)
    assert not making.make_next(LATER)


def test_a_copy_for_the_public_is_refused_of_what_it_may_not_read(keeper, board):
    closed = make.board("Closed", is_public=False)
    make.appoint(keeper, closed)
    planned = make.meeting(board, make.TODAY + dt.timedelta(days=9), status="planned")
    draft = make.meeting(board, make.TODAY, minutes_state="draft")
    informal = make.meeting(board, make.TODAY - dt.timedelta(days=9), is_formal=False)

    for about, sentence in (
        ({"board": closed}, making.NOTHING_PUBLIC),
        ({"kind": DocumentKind.AGENDA, "meeting": planned}, making.NOT_PUBLISHED),
        ({"kind": DocumentKind.MINUTES, "meeting": draft}, making.NOT_CIRCULATED),
        ({"kind": DocumentKind.TRACKER, "meeting": informal}, making.NOTHING_PUBLIC),
    ):
        with pytest.raises(ChangeRefused) as refusal:
            asked(**({"board": board} | about), keeper=keeper)
        assert str(refusal.value) == sentence


def test_somebody_who_stopped_keeping_the_record_gets_no_members_copy(board, keeper):
    document = asked(board, keeper, audience=Audience.MEMBERS)
    keeper.appointments.update(ends_on=make.TODAY - dt.timedelta(days=400))

    assert made(document).error == making.NOT_YOURS
    assert not DocumentCopyExempt.objects.exists()


def test_a_members_copy_stands_in_the_exempt_table_and_store(board, keeper):
    make.item(board, title="Secret slot", is_private=True)
    shown = made(asked(board, keeper))
    kept = made(asked(board, keeper, audience=Audience.MEMBERS))

    assert "Secret slot" in str(kept.made.content) and "Secret slot" not in str(shown.made.content)
    assert isinstance(kept.made, DocumentCopyExempt) and isinstance(shown.made, DocumentCopy)
    assert "/exempt/" in kept.made.pdf.path and "/exempt/" not in shown.made.pdf.path


def test_publishing_opens_a_copy_to_its_readers_and_is_recorded(board, keeper, client):
    document = made(asked(board, keeper))
    assert client.get(f"/documents/{document.pk}/pdf/").status_code == 302
    private = asked(board, keeper, audience=Audience.MEMBERS)
    assert making.file_name(private) == "children-programme-2026-03-02-not-for-publication"

    making.release(document=document, by=keeper, now=LATER)

    response = client.get(f"/documents/{document.pk}/pdf/")
    assert response.status_code == 200
    assert b"".join(response.streaming_content)[:5] == b"%PDF-"
    assert "children-programme-2026-03-02.pdf" in response["Content-Disposition"]
    assert board.events.filter(kind="document_released", by=keeper).count() == 1
    with pytest.raises(ChangeRefused):
        making.release(document=document, by=keeper, now=LATER)


def test_a_copy_that_names_officers_without_posts_says_so_to_its_co_ordinator(
    board, keeper, client
):
    owner = make.person(
        "Olive Owner", directorate=Directorate.objects.create(name="Children and Education")
    )
    make.item(board, title="Early help", lead_officers=[owner])
    make.person("Somebody Else")
    document = made(asked(board, keeper))
    client.force_login(keeper)

    page = client.get(document.get_absolute_url()).content.decode()

    assert "“An officer” stands in this copy" in page
    assert f'href="/people/{owner.pk}/change/">Olive Owner</a>' in page
    assert "Somebody Else" not in page
    assert "An officer, Children and Education" in str(document.made.content)
    assert "Olive Owner" not in str(document.made.content)


def test_a_document_is_asked_for_and_followed_without_a_script(board, keeper, client):
    meeting = make.meeting(board)
    client.force_login(keeper)

    answer = client.post(
        f"/meetings/{meeting.pk}/documents/", {"what": "tracker", "audience": "public"}
    )
    document = Document.objects.get()
    page = client.get(answer["Location"])

    assert page["Refresh"] == "3"
    assert "Waiting to be made" in page.content.decode()
    made(document, make_aware(dt.datetime(2026, 3, 2, 10)))
    page = client.get(answer["Location"])
    assert "Refresh" not in page.headers
    assert f"/documents/{document.pk}/word/" in page.content.decode()


def test_the_page_says_why_the_public_cannot_have_one(board, keeper, client):
    meeting = make.meeting(board, make.TODAY + dt.timedelta(days=9), status="planned")
    client.force_login(keeper)

    page = client.post(
        f"/meetings/{meeting.pk}/documents/", {"what": "agenda", "audience": "public"}
    )

    assert making.NOT_PUBLISHED in page.content.decode()
    assert not Document.objects.exists()


def test_a_withdrawn_document_is_the_co_ordinators_alone_again(board, keeper, client):
    document = made(asked(board, keeper))
    making.release(document=document, by=keeper, now=LATER)

    making.withdraw(document=document, by=keeper, now=LATER)

    assert client.get(f"/documents/{document.pk}/").status_code == 302
    assert board.events.filter(kind="document_withdrawn").count() == 1
    with pytest.raises(ChangeRefused):
        making.withdraw(document=document, by=keeper, now=LATER)


@pytest.fixture
def withheld(board, keeper, django_capture_on_commit_callbacks):
    """A published copy for the public that says what became private, where it was, and a copy that does not say it."""
    make.item(board, title="Buying a secret site")
    document = made(asked(board, keeper))
    making.release(document=document, by=keeper, now=LATER)
    other = made(asked(board, keeper, year=2026))
    meeting = make.meeting(board)
    open_files = [Path(document.made.pdf.path), Path(document.made.word.path)]
    assert all(file.exists() for file in open_files)
    for _ in ("once", "and again"):
        with django_capture_on_commit_callbacks(execute=True):
            making.withhold(meeting=meeting, words=["Buying a secret site"], by=keeper, now=LATER)
    document = Document.objects.get(pk=document.pk)
    return document, open_files, other


def test_a_copy_of_what_became_private_leaves_the_open_table_and_store(withheld):
    document, open_files, other = withheld

    assert [copy.pk for copy in DocumentCopy.objects.all()] == [other.pk]
    assert not any(file.exists() for file in open_files)
    assert Path(other.made.pdf.path).exists()
    assert isinstance(document.made, DocumentCopyExempt)
    assert "Buying a secret site" in str(document.made.content)
    assert "/exempt/" in document.made.pdf.path and "/exempt/" in document.made.word.path
    assert making.file_name(document).endswith("-not-for-publication")


def test_the_co_ordinator_alone_reads_a_copy_of_what_became_private(withheld, keeper, client):
    document, *_ = withheld
    where = f"/documents/{document.pk}/"
    assert [client.get(f"{where}{page}/").status_code for page in ("pdf", "print")] == [302, 302]

    client.force_login(keeper)

    assert "Buying a secret site" in client.get(f"{where}print/").content.decode()
    pdf = client.get(f"{where}pdf/")
    assert b"".join(pdf.streaming_content)[:5] == b"%PDF-"
    assert making.NOW_PRIVATE in client.get(where).content.decode()


def test_whoever_publishes_while_it_becomes_private_is_refused(withheld, keeper):
    document, *_ = withheld
    before = Document.objects.get(pk=document.pk)
    before.made_from = {}

    with pytest.raises(ChangeRefused):
        making.release(document=before, by=keeper, now=LATER)


def test_an_open_copy_is_deleted_only_where_the_same_is_kept_apart(board, keeper):
    document = made(asked(board, keeper))
    for kept in (None, {"blocks": "Something else"}):
        if kept:
            DocumentCopyExempt.objects.create(document=document, content=kept)
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            DocumentCopy.objects.all().delete()

    assert DocumentCopy.objects.get().document == document


def test_a_copy_kept_apart_is_neither_changed_nor_deleted(withheld):
    for attempt in (
        lambda: DocumentCopyExempt.objects.update(content={}),
        lambda: DocumentCopyExempt.objects.all().delete(),
        lambda: DocumentCopy.objects.update(content={}),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            attempt()


def test_a_copy_whose_files_are_lost_is_put_away_all_the_same(board, keeper):
    make.item(board, title="Buying a secret site")
    document = made(asked(board, keeper))
    Path(document.made.pdf.path).unlink()

    words = {"words": ["Buying a secret site"], "by": keeper, "now": LATER}
    making.withhold(meeting=make.meeting(board), **words)

    assert not DocumentCopy.objects.exists()
    assert making.stored(Document.objects.get().made.pdf) is None


def test_a_draft_is_not_published_even_to_members(board, keeper):
    meeting = make.meeting(board, minutes_state="draft")
    about = {"kind": DocumentKind.MINUTES, "audience": Audience.MEMBERS, "meeting": meeting}
    document = made(asked(board, keeper, **about))
    type(meeting).objects.update(minutes_state="circulated")
    meeting.refresh_from_db()

    with pytest.raises(ChangeRefused, match="This is a draft"):
        making.release(document=document, by=keeper, now=LATER)

    again = made(asked(board, keeper, **about))
    assert (document.made_from["draft"], again.made_from["draft"]) == (True, False)
    assert making.release(document=again, by=keeper, now=LATER).released_at


def test_a_tracker_of_a_past_meeting_is_offered_as_at_that_day(client, board, keeper):
    meeting = make.meeting(board)
    client.force_login(keeper)

    response = client.post(
        f"/meetings/{meeting.pk}/documents/", {"what": "tracker-then", "audience": "members"}
    )

    document = Document.objects.get()
    assert response.status_code == 302 and document.as_at == meeting.on


def test_only_a_tracker_is_made_of_a_past_day_and_nothing_of_one_to_come(board, keeper):
    meeting = make.meeting(board)
    tomorrow, yesterday = (make.TODAY + dt.timedelta(days=n) for n in (1, -1))

    with pytest.raises(ChangeRefused, match="today or a day before"):
        asked(board, keeper, DocumentKind.TRACKER, meeting=meeting, as_at=tomorrow)
    with pytest.raises(ChangeRefused, match="Only a tracker"):
        asked(board, keeper, DocumentKind.MINUTES, meeting=meeting, as_at=yesterday)
