"""The pages on which meetings are called and agendas built and published."""

import datetime as dt

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from actions.models import Action, ProgrammeItem
from desk.papers import making
from meetings import services
from meetings.models import AgendaItem, Meeting, Paper
from people.models import Closure, RuleNumber
from tests import make
from tests.cast import assemble
from tests.packs.readers.pdfs import a_pdf, words

STAMP = {"by": None, "now": make.NOW}
APRIL = dt.date(2026, 4, 16)
GROUNDS = {"exempt_paragraph": "3", "public_interest": "A contract is being let."}

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return assemble()


@pytest.fixture
def at(client):
    """`at(page, key, person)` on the second of March 2026; `posted` sends a form."""

    def fetch(page, key, person=None, posted=None):
        client.logout()
        if person:
            client.force_login(person)
        where = reverse(page, args=[key])
        with time_machine.travel(make.NOW, tick=False):
            return client.get(where) if posted is None else client.post(where, posted)

    return fetch


@pytest.fixture
def meeting(cast):
    return make.meeting(cast.board, APRIL, status="planned", minutes_state="")


def said(response):
    return response.content.decode()


def titles(meeting):
    return [item.word("title") for item in meeting.agenda.filter(withdrawn_on=None)]


# --- Calling


def test_several_days_are_called_and_what_speaks_against_one_is_said_first(at, cast):
    Closure.objects.create(on=dt.date(2026, 6, 4), name="Staff day")
    typed = {"days": "Thursday 7 May 2026\n4/6/2026\n2026-07-02", "is_formal": "yes"}

    warned = at("desk:call_meeting", cast.board.slug, cast.coordinator, typed)

    assert "The council is closed on 4 June 2026 (Staff day)." in said(warned)
    assert not cast.board.meetings.exists()
    at("desk:call_meeting", cast.board.slug, cast.coordinator, typed | {"despite": "on"})
    assert [str(meeting) for meeting in cast.board.meetings.order_by("on")] == [
        "7 May 2026", "4 June 2026", "2 July 2026"
    ]  # fmt: skip


def test_a_line_that_is_no_day_and_a_day_that_is_taken_are_told(at, cast, meeting):
    where = ("desk:call_meeting", cast.board.slug, cast.coordinator)

    refused = at(*where, {"days": "7 May 2026\nsoon", "is_formal": "yes"})
    taken = at(*where, {"days": "7 May 2026\n16 April 2026", "is_formal": "yes"})

    assert "“soon” is not a day" in said(refused)
    assert "Thursday 7 May 2026</strong>: accepted." in said(taken)
    assert "16 April 2026: the board meets on this day already." in said(taken)
    assert cast.board.meetings.get() == meeting


def test_moving_a_meeting_moves_what_is_due_for_it(at, cast, meeting):
    item = make.item(cast.board, slot="meeting", meeting=meeting, lead_officers=[cast.owner])
    due = Action.objects.filter(programme_item=item).values_list("due_to", flat=True)
    before = list(due.all())
    typed = {"on_day": "14", "on_month": "5", "on_year": "2026", "why": "The room is flooded",
             "notice": "Moved to May.", "version": "1"}  # fmt: skip

    at("desk:move_meeting", meeting.pk, cast.coordinator, typed)

    page = said(at("actions:meeting", meeting.pk))
    assert "Moved to May." in page
    assert "First called for 16 April 2026" in page
    assert "The room is flooded" not in page
    assert len(before) == 1
    assert due.get() > before[0]


def test_cancelling_a_meeting_sends_its_items_back(at, cast, meeting):
    item = make.item(cast.board, slot="meeting", meeting=meeting)
    typed = {"why": "Snow", "notice": "Cancelled because of snow.", "version": "1"}

    at("desk:cancel_meeting", meeting.pk, cast.coordinator, typed)

    assert ProgrammeItem.objects.get(pk=item.pk).slot == "undated"
    assert "Cancelled because of snow." in said(at("actions:meeting", meeting.pk))


def test_of_two_who_change_a_meeting_the_second_is_shown_both(at, cast, meeting):
    services.change_meeting(meeting=meeting, version=1, place="Room 2", **STAMP)
    typed = {"place": "Room 3", "is_formal": "yes", "version": "1"}

    late = at("desk:change_meeting", meeting.pk, cast.coordinator, typed)

    assert late.status_code == 409
    assert "Room 2" in said(late)
    assert 'value="Room 3"' in said(late)
    typed["version"] = "2"
    at("desk:change_meeting", meeting.pk, cast.coordinator, typed)
    assert Meeting.objects.get(pk=meeting.pk).place == "Room 3"


# --- Building


@pytest.fixture
def booked(cast, meeting):
    make.item(cast.board, slot="meeting", meeting=meeting, title="CANARY plan", is_private=True)
    return make.item(cast.board, slot="meeting", meeting=meeting, title="Fostering")


def test_an_agenda_starts_with_the_usual_items_and_what_is_booked(at, cast, meeting, booked):
    make.meeting(cast.board, make.TODAY)
    make.meeting(cast.board, make.TODAY + dt.timedelta(days=1), minutes_state="")

    at("desk:start_agenda", meeting.pk, cast.coordinator, {"version": "1"})

    assert titles(meeting) == [
        "Apologies and substitutions", "Declarations of interest",
        "Minutes of the meeting of 2 March 2026", "Fostering", "Outstanding issues",
        "Work programme", "Any other business",
    ]  # fmt: skip
    assert ProgrammeItem.objects.get(pk=booked.pk).agenda_item.title == "Fostering"
    page = said(at("desk:agenda", meeting.pk, cast.coordinator))
    assert "60 of 120 minutes are planned" in page
    assert "CANARY plan" in page, "it waits for its paragraph"


def test_an_agenda_made_before_the_meeting_between_takes_the_minutes_of_that_one(at, cast, meeting):
    make.meeting(cast.board, make.TODAY)
    soon = make.TODAY + dt.timedelta(days=1)
    make.meeting(cast.board, soon, status="published", minutes_state="")

    at("desk:start_agenda", meeting.pk, cast.coordinator, {"version": "1"})

    assert "Minutes of the meeting of 3 March 2026" in titles(meeting)


def test_taking_up_asks_for_a_paragraph_only_where_something_is_private(at, cast, meeting):
    make.item(cast.board, slot="meeting", meeting=meeting, title="Fostering")
    asked = "Which paragraph of Schedule 12A makes it private?"

    assert asked not in said(at("desk:take_up", meeting.pk, cast.coordinator))
    make.item(cast.board, slot="meeting", meeting=meeting, title="Plan", is_private=True)
    assert asked in said(at("desk:take_up", meeting.pk, cast.coordinator))


def test_pressed_twice_it_starts_once(at, cast, meeting, booked):
    for _ in range(2):
        at("desk:start_agenda", meeting.pk, cast.coordinator, {"version": "1"})

    assert titles(meeting).count("Fostering") == 1
    assert len(titles(meeting)) == 6


def test_a_private_item_of_the_programme_is_taken_up_with_its_grounds(at, cast, meeting, booked):
    private = ProgrammeItem.objects.get(is_private=True)
    where = ("desk:take_up", meeting.pk, cast.coordinator)

    refused = at(*where, {"item": private.pk})
    at(*where, {"item": private.pk} | GROUNDS)

    assert "Choose the paragraph of Schedule 12A" in said(refused)
    item = AgendaItem.objects.get()
    assert (item.title, item.is_private, item.word("title")) == ("", True, "CANARY plan")


def test_taken_off_the_agenda_its_programme_item_waits_again(at, cast, meeting, booked):
    at("desk:take_up", meeting.pk, cast.coordinator, {"item": booked.pk})
    item = AgendaItem.objects.get()

    at("desk:remove_agenda_item", item.pk, cast.coordinator, {"version": item.version})

    assert titles(meeting) == []
    assert "Fostering" in said(at("desk:agenda", meeting.pk, cast.coordinator))


def test_moving_an_item_leads_back_to_the_button_that_was_pressed(at, cast, meeting):
    first, second, third = (
        services.put_on_agenda(meeting=meeting, title=title, **STAMP) for title in "ABC"
    )
    typed = {"version": third.version, "to": "up"}

    once = at("desk:move_agenda_item", third.pk, cast.coordinator, typed)
    typed["version"] = AgendaItem.objects.get(pk=third.pk).version
    twice = at("desk:move_agenda_item", third.pk, cast.coordinator, typed)

    assert titles(meeting) == ["C", "A", "B"]
    assert once["Location"].endswith(f"/agenda/#up-{third.pk}")
    assert twice["Location"].endswith(f"/agenda/#down-{third.pk}"), "it stands first now"
    assert (first.pk, second.pk) == tuple(meeting.agenda.values_list("pk", flat=True)[1:])


def test_of_two_who_edit_an_item_the_second_is_shown_both(at, cast, meeting):
    item = services.put_on_agenda(meeting=meeting, title="Fostering", **STAMP)
    other = make.coordinator(cast.board, "Corin Other")
    typed = {"title": "Foster care", "kind": "business", "number": "1", "version": "1"}
    at("desk:change_agenda_item", item.pk, other, typed | {"title": "Fostering strategy"})

    late = at("desk:change_agenda_item", item.pk, cast.coordinator, typed)

    assert late.status_code == 409
    assert "Fostering strategy" in said(late)
    assert 'value="Foster care"' in said(late)
    at("desk:change_agenda_item", item.pk, cast.coordinator, typed | {"version": "2"})
    assert titles(meeting) == ["Foster care"]


def test_a_paper_is_what_its_name_says_and_goes_with_its_item(at, cast, meeting):
    item = services.put_on_agenda(meeting=meeting, title="Fostering", **STAMP)
    where = ("desk:attach_paper", item.pk, cast.coordinator)

    def typed(words):
        return {"subject": "Report", "file": SimpleUploadedFile("report.pdf", words)}

    refused = at(*where, typed(b"not a pdf"))
    at(*where, typed(b"%PDF-1.7 words"))

    assert "must be a PDF" in said(refused)
    paper = Paper.objects.get()
    assert (paper.file_name, paper.held_back) == ("report.pdf", True)
    assert at("actions:paper", paper.pk).status_code == 302, "a draft is the co-ordinator's"


# --- Publishing


def test_an_agenda_is_published_and_what_is_added_later_is_not_seen(at, cast, meeting):
    services.put_on_agenda(meeting=meeting, title="Fostering", **STAMP)
    assert "Fostering" not in said(at("actions:meeting", meeting.pk))

    at("desk:publish", meeting.pk, cast.coordinator, {"version": "1"})
    services.put_on_agenda(meeting=meeting, title="CANARY addition", **STAMP)

    stranger, own = (
        at("actions:meeting", meeting.pk),
        at("desk:agenda", meeting.pk, cast.coordinator),
    )
    assert "Fostering" in said(stranger)
    assert "CANARY" not in said(stranger) + said(at("actions:meeting", meeting.pk, cast.member))
    assert "Changed since" not in said(stranger)
    assert "Added: 2. CANARY addition" in said(own)


def test_a_late_agenda_asks_why_it_is_urgent_and_says_so_to_everybody(at, cast):
    soon = make.meeting(cast.board, dt.date(2026, 3, 9), status="planned", minutes_state="")
    services.put_on_agenda(meeting=soon, title="Flood", **STAMP)

    refused = at("desk:publish", soon.pk, cast.coordinator, {"version": "1"})
    urgent = {"version": "1", "urgency": "The river rose.", "agreed_by": "Councillor Vine"}
    at("desk:publish", soon.pk, cast.coordinator, urgent)

    assert "Say why it is urgent" in said(refused)
    assert "That day has passed." in said(refused)
    assert "The river rose. Agreed as urgent by Councillor Vine." in said(
        at("actions:meeting", soon.pk)
    )


def test_a_reworded_item_is_told_beside_what_was_published(at, cast, meeting):
    item = services.put_on_agenda(meeting=meeting, title="Fostering", **STAMP)
    version = services.publish_agenda(meeting=meeting, version=1, **STAMP)
    services.change_agenda_item(item=item, version=1, title="Foster care", **STAMP)

    page = said(at("actions:meeting", meeting.pk))

    assert "Changed since it was published on 2 March 2026" in page
    assert "“Fostering” is now “Foster care”" in page
    assert "Fostering" in said(at("desk:agenda_version", version.pk))


# --- Days


def test_the_days_before_a_meeting_explain_themselves(at, cast):
    easter = make.meeting(cast.board, dt.date(2026, 4, 9), status="planned", minutes_state="")

    page = said(at("desk:dates", easter.pk, cast.outsider))

    assert (
        "Mon 30 March 2026" in page
    )  # five clear working days, past Good Friday and Easter Monday
    assert "3 April 2026 (Good Friday)" in page
    assert "The law: Local Government Act 1972" in page
    assert "monitoring officer" in page


def test_an_administrator_sets_the_councils_own_number_and_takes_it_back(at, cast):
    typed = {"n": "7", "source": "Constitution, part 4"}

    at("people:change_rule", "call-in", cast.administrator, typed)
    assert RuleNumber.objects.get().n == 7
    decision = services.watch_decision(
        board=cast.board, title="Let it", decided_by="Cabinet", published_on=make.TODAY, **STAMP
    )
    assert decision.call_in_by == dt.date(2026, 3, 11)

    at("people:change_rule", "call-in", cast.administrator, {"forget": "yes"})
    assert not RuleNumber.objects.exists()
    assert at("people:change_rule", "publication", cast.administrator).status_code == 404


# --- Private


@pytest.fixture
def private(cast, meeting):
    """A published agenda with a private item and with a private paper of an open one."""
    item = services.put_on_agenda(
        meeting=meeting, title="CANARY contract", note="CANARY note", author="CANARY author",
        is_private=True, **GROUNDS, **STAMP,
    )  # fmt: skip
    attach(item, "CANARY bid")
    fostering = services.put_on_agenda(meeting=meeting, title="Fostering", **STAMP)
    own = {"exempt_paragraph": 1, "public_interest": "It names a child."}
    attach(fostering, "CANARY annex", is_private=True, **own)
    publish(meeting)
    return item


def attach(item, subject="Report", words=b"%PDF-1.7 words", **details):
    file = SimpleUploadedFile("report.pdf", words)
    paper = services.attach_paper(
        item=item, subject=subject, file=file, file_name="report.pdf", **details, **STAMP
    )
    return make.looked_into(paper)


def publish(meeting, **why):
    meeting.refresh_from_db()
    return services.publish_agenda(meeting=meeting, version=meeting.version, **why, **STAMP)


def front_sheet(cast, meeting, audience="public"):
    """A printed front sheet that its readers can read."""
    about = {"kind": "agenda", "board": cast.board, "meeting": meeting, "audience": audience}
    document = making.ask(by=cast.coordinator, now=make.NOW, **about)
    making.make(document=document, now=make.NOW)
    document.refresh_from_db()
    return making.release(document=document, by=cast.coordinator, now=make.NOW)


@pytest.mark.parametrize("who", ["stranger", "outsider"])
def test_a_private_item_reads_alike_on_every_page_of_the_agenda(at, cast, meeting, private, who):
    person = None if who == "stranger" else make.coordinator(make.board("Health Board"))
    first = meeting.agenda_versions.get()
    words = {"title": "CANARY bid", "exempt_paragraph": 2, "public_interest": "It names a firm."}
    services.change_agenda_item(item=private, version=private.version, **words, **STAMP)
    compared = said(at("actions:meeting", meeting.pk, person))
    second = publish(meeting, why="Corrected")
    sheet = front_sheet(cast, meeting)

    pages = {
        "the meeting": said(at("actions:meeting", meeting.pk, person)),
        "the earlier version": said(at("desk:agenda_version", first.pk, person)),
        "the version": said(at("desk:agenda_version", second.pk, person)),
        "the front sheet": said(at("desk:print_document", sheet.pk, person)),
        "the comparison": compared,
    }

    for name, page in pages.items():
        was = name == "the earlier version"
        assert "CANARY" not in page, name
        assert "Item taken in private" in page, name
        assert ("paragraph 3: financial" if was else "paragraph 2: likely") in page, name
        assert ("A contract is being let." if was else "It names a firm.") in page, name
        assert "Private paper" in page, name
        assert "It names a child." in page, name
    assert "Reworded: Why 1. Item taken in private is private" in compared
    feed = said(at("desk:board_changes", cast.board.slug, person))
    assert "CANARY" not in feed


def test_a_member_reads_the_words_of_a_private_item(at, cast, meeting, private):
    page = said(at("actions:meeting", meeting.pk, cast.member))

    for word in ("CANARY contract", "CANARY note", "CANARY author", "CANARY bid", "CANARY annex"):
        assert word in page


def test_whoever_writes_the_reason_is_told_that_the_public_reads_it(at, cast, meeting, private):
    for page, key in (
        ("desk:add_agenda_item", meeting.pk),
        ("desk:change_agenda_item", private.pk),
        ("desk:make_private", private.pk),
        ("desk:attach_paper", AgendaItem.objects.get(title="Fostering").pk),
    ):
        assert "The public reads this reason." in said(at(page, key, cast.coordinator))


def test_a_private_paper_of_an_open_item_asks_for_its_ground(at, cast, meeting):
    item = services.put_on_agenda(meeting=meeting, title="Fostering", **STAMP)
    where = ("desk:attach_paper", item.pk, cast.coordinator)
    typed = {"subject": "Annex", "is_private": "on"}

    def file():
        return {"file": SimpleUploadedFile("report.pdf", a_pdf([words("A contract")]))}

    refused = at(*where, typed | file())
    at(*where, typed | GROUNDS | file())

    assert "Choose the paragraph of Schedule 12A" in said(refused)
    assert "Say why the public interest is in keeping it private" in said(refused)
    paper = Paper.objects.get()
    assert (paper.is_private, paper.exempt_paragraph) == (True, 3)
    at("desk:open_paper", paper.pk, cast.coordinator, {"why": "The contract is let."})
    assert Paper.objects.get().subject == "Annex"


def test_a_corrected_paper_says_when_it_was_replaced(at, cast, meeting):
    item = services.put_on_agenda(meeting=meeting, title="Fostering", **STAMP)
    old = attach(item, words=b"%PDF-1.7 first")
    first = publish(meeting)
    typed = {"subject": "Report", "file": SimpleUploadedFile("new.pdf", a_pdf([words("Second")]))}

    at("desk:replace_paper", old.pk, cast.coordinator, typed)
    own = said(at("desk:agenda", meeting.pk, cast.coordinator))
    before = said(at("actions:meeting", meeting.pk))
    publish(meeting, why="A figure was wrong")

    assert "waits to replace the one that is published" in own
    assert "replace" not in before
    assert "replaced on 2 March 2026" in said(at("actions:meeting", meeting.pk))
    version = said(at("desk:agenda_version", first.pk))
    assert reverse("actions:paper", args=[old.pk]) in version
    response = at("actions:paper", old.pk)
    assert b"".join(response.streaming_content) == b"%PDF-1.7 first"


def test_made_private_documents_that_say_it_are_withdrawn_and_named(at, client, cast, meeting):
    item = services.put_on_agenda(meeting=meeting, title="A secret contract", **STAMP)
    services.put_on_agenda(meeting=meeting, title="Fostering", **STAMP)
    publish(meeting)
    sheet, members = front_sheet(cast, meeting), front_sheet(cast, meeting, "members")
    other = make.meeting(cast.board, APRIL + dt.timedelta(days=7), status="planned")
    services.put_on_agenda(meeting=other, title="Something else", **STAMP)
    publish(other)
    elsewhere = front_sheet(cast, other)

    client.force_login(cast.coordinator)
    where = reverse("desk:make_private", args=[item.pk])
    with time_machine.travel(make.NOW, tick=False):
        told = said(client.post(where, {"version": item.version} | GROUNDS, follow=True))

    assert f"Withdrawn from the public: {sheet}. Make them anew." in told
    assert at("desk:print_document", sheet.pk).status_code == 302
    for kept in (members, elsewhere):
        kept.refresh_from_db()
        assert kept.released_at
    sheet.refresh_from_db()
    with pytest.raises(services.ChangeRefused, match="has become private"):
        making.release(document=sheet, by=cast.coordinator, now=make.NOW)
    assert "Publish it" not in said(at("desk:document", sheet.pk, cast.coordinator))
    assert "Item taken in private" in said(at("desk:print_document", front_sheet(cast, meeting).pk))
