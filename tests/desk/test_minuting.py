"""Minutes at the table, over HTTP: saved while they are typed, never lost, and turned into work at once."""

import datetime as dt

import pytest
import time_machine
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actions import notices
from actions.choices import ItemStatus
from actions.models import Action, Answer, ProgrammeItem
from desk.views.outcomes import around
from meetings import services as meetings
from meetings.models import Meeting, Minute, Resolution
from people.services import add_body
from tests import make
from tests.cast import assemble

pytestmark = pytest.mark.django_db

JSON = {"headers": {"accept": "application/json"}}
STAMP = {"by": None, "now": make.NOW}
PROMISE = "The Head of Early Help undertook to circulate the figures by May 2026"


@pytest.fixture
def cast():
    with time_machine.travel(make.NOW, tick=False):
        yield assemble()


@pytest.fixture
def minute(cast):
    """A minute of a draft; the meeting was held yesterday, and the next is in April."""
    meeting = make.meeting(
        cast.board, make.TODAY - dt.timedelta(days=1), status="published", minutes_state=""
    )
    meetings.add_agenda_item(meeting=meeting, title="Early help", number="1", position=1)
    make.meeting(cast.board, dt.date(2026, 4, 20), status="planned", minutes_state="")
    return meetings.start_minutes(meeting=meeting, **STAMP).minutes.get()


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.coordinator)
    return client


def words(minute, text, version=1):
    return {"number": minute.number, "title": "Early help", "text": text, "version": version}


def write(desk, minute, text, version=1, **options):
    return desk.post(
        reverse("desk:write_minute", args=[minute.pk]), words(minute, text, version), **options
    )


def limb(
    minute, text="request that the Head of Early Help bring a report back in April", **details
):
    about = {"minute": minute, "text": text, "kind": "report_back"} | details
    return meetings.add_limb(**about, **STAMP)


def test_a_limb_that_sets_up_a_group_leads_to_setting_it_up(desk, minute):
    group = limb(minute, "set up a task and finish group on exclusions", kind="agree")
    other = limb(minute)

    page = desk.get(reverse("desk:write_minute", args=[minute.pk])).content.decode()

    assert reverse("desk:group_from_limb", args=[group.pk]) in page
    assert reverse("desk:group_from_limb", args=[other.pk]) not in page


def test_the_words_of_a_draft_are_no_groups_scope_before_they_are_out(desk, minute):
    group = limb(minute, "set up a task and finish group on exclusions", kind="agree")
    where = reverse("desk:group_from_limb", args=[group.pk])

    page = desk.get(where)
    assert page.context["form"].initial["scope"] == ""
    assert "These minutes are a draft" in page.content.decode()

    Meeting.objects.update(minutes_state="circulated")
    page = desk.get(where)
    assert page.context["form"].initial["scope"] == group.text
    assert "These minutes are a draft" not in page.content.decode()


def decision(limb, **answers):
    """What the page sends of a limb's form."""
    answers = {"version": limb.version, "kind": limb.kind, "title": "Report back"} | answers
    return {f"outcome{limb.pk}-{name}": value for name, value in answers.items()}


def decide(desk, limb, **answers):
    where = reverse("desk:decide_limb", args=[limb.pk])
    return desk.post(where, decision(limb, **answers))


def test_the_script_saves_and_is_told_when_and_which_version(desk, minute):
    answer = write(desk, minute, "Members asked.", **JSON)

    assert answer.json()["saved"] == "9:30am"
    assert answer.json()["version"] == 2
    minute.refresh_from_db()
    assert minute.text == "Members asked."


def test_a_second_writer_is_given_the_other_text_and_writes_nothing(desk, minute):
    write(desk, minute, "The first", **JSON)

    answer = write(desk, minute, "The second", **JSON)

    assert answer.status_code == 409
    assert answer.json()["theirs"]["text"] == "The first"
    assert answer.json()["version"] == 2
    minute.refresh_from_db()
    assert minute.text == "The first"


def test_without_the_script_both_texts_are_on_the_page_and_saving_again_decides(desk, minute):
    write(desk, minute, "The first")

    page = write(desk, minute, "The second").content.decode()

    assert "The first" in page and "The second" in page
    assert write(desk, minute, "The second", version=2).status_code == 302
    minute.refresh_from_db()
    assert minute.text == "The second"


@pytest.fixture
def other(cast):
    return make.coordinator(cast.board, "Otto Ordinator")


def test_a_text_that_another_replaced_is_kept_and_shown_while_the_minutes_are_a_draft(
    client, desk, cast, minute, other
):
    write(desk, minute, "CANARY1 was asked.", **JSON)
    write(desk, minute, "CANARY1 was asked twice.", version=2, **JSON)
    where = reverse("desk:write_minute", args=[minute.pk])
    assert "Texts that were replaced" not in desk.get(where).content.decode()

    client.force_login(other)
    write(client, minute, "CANARY2 was asked.", version=3, **JSON)
    write(client, minute, "CANARY2 was asked for.", version=4, **JSON)

    (kept,) = minute.replaced_texts.all()
    assert (kept.title, kept.text) == ("Early help", "CANARY1 was asked twice.")
    assert (kept.written_by, kept.by, kept.at) == (cast.coordinator, other, make.NOW)
    page = client.get(where).content.decode()
    assert "Texts that were replaced" in page
    assert "Written by Cora Ordinator, replaced by Otto Ordinator on 2 March 2026" in page
    assert "CANARY1 was asked twice." in page
    assert [table for table in open_tables() if "CANARY1" in told_by(table)] == []
    meetings.circulate_minutes(meeting=minute.meeting, **STAMP)
    assert "CANARY1" not in client.get(where).content.decode()


def test_a_private_text_that_another_replaced_is_kept_too(client, desk, minute, other):
    private = meetings.add_minute(
        meeting=minute.meeting, version=minute.meeting.version, title="A contract",
        is_private=True, **STAMP,
    )  # fmt: skip
    write(desk, private, "The first", **JSON)

    client.force_login(other)
    write(client, private, "The second", version=2, **JSON)

    assert [kept.text for kept in private.replaced_texts.all()] == ["The first"]


def test_another_who_mends_the_number_alone_replaces_nothing(client, desk, minute, other):
    write(desk, minute, "The first", **JSON)

    client.force_login(other)
    told = words(minute, "The first", version=2) | {"number": "99"}
    client.post(reverse("desk:write_minute", args=[minute.pk]), told, **JSON)

    assert not minute.replaced_texts.exists()
    write(client, minute, "The second", version=3, **JSON)
    assert [kept.text for kept in minute.replaced_texts.all()] == ["The first"]


@pytest.mark.parametrize(
    "attempt", [lambda kept: kept.update(text="rewritten"), lambda kept: kept.delete()]
)
def test_a_text_that_was_replaced_is_rewritten_by_nobody(client, desk, minute, other, attempt):
    write(desk, minute, "The first", **JSON)
    client.force_login(other)
    write(client, minute, "The second", version=2, **JSON)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        attempt(minute.replaced_texts.all())

    assert minute.replaced_texts.get().text == "The first"


def test_what_is_wrong_is_told_and_nothing_is_written(desk, minute):
    where = reverse("desk:write_minute", args=[minute.pk])

    answer = desk.post(where, words(minute, "Text") | {"title": ""}, **JSON)

    assert (answer.status_code, answer.json()) == (400, {"errors": ["Enter a title"]})
    minute.refresh_from_db()
    assert minute.version == 1


def test_a_pasted_list_becomes_limbs_that_propose_what_becomes_of_them(desk, minute):
    text = (
        "1) note it; 2) request that the Head of Early Help bring a report back to the next meeting"
    )

    desk.post(reverse("desk:add_limbs", args=[minute.pk]), {"limbs-text": text})

    told = list(minute.resolutions.values_list("number", "kind", "settled"))
    assert told == [("1", "note", "noted"), ("2", "report_back", "")]
    page = desk.get(reverse("desk:write_minute", args=[minute.pk])).content.decode()
    assert "Olive Owner, Head of Early Help" in page
    assert "The board meets on 20 April 2026" in page


EASIER = "that could make it easier to follow up"


def test_a_recommendation_that_is_typed_is_advised_on_beside_its_box_and_decided_all_the_same(
    desk, minute
):
    vague = limb(minute, "recommend that outcomes be improved", kind="recommend")
    where = reverse("desk:write_limb", args=[vague.pk])
    sent = {f"limb{vague.pk}-number": "1", f"limb{vague.pk}-text": vague.text}

    pages = [
        desk.get(reverse("desk:write_minute", args=[minute.pk])).content.decode(),
        desk.get(reverse("desk:decide_limb", args=[vague.pk])).content.decode(),
        desk.post(where, sent | {f"limb{vague.pk}-version": 1, "left": "1"}, **JSON).json()["outcome"],
    ]  # fmt: skip

    assert all(EASIER in page and "By when, or how often?" in page for page in pages)
    vague.refresh_from_db()
    decide(desk, vague, outcome="noted")
    vague.refresh_from_db()
    assert vague.settled


def test_what_recommends_nothing_is_not_advised_on(desk, minute):
    limb(minute)
    limb(minute, "note it", kind="note")

    assert EASIER not in desk.get(reverse("desk:write_minute", args=[minute.pk])).content.decode()


def test_a_limb_becomes_an_action_with_the_boards_words_and_its_reference_shown(desk, cast, minute):
    asked = limb(minute)

    page = decide(
        desk, asked, outcome="action", owner="Olive Owner", addressees="Head of Early Help"
    )

    action = asked.actions.get()
    assert (action.owner, action.asked, action.kind) == (cast.owner, asked.text, "report_back")
    assert [body.name for body in action.addressees.all()] == ["Head of Early Help"]
    assert action.reference in desk.get(page.url).content.decode()


def test_a_limb_that_became_something_is_still_saved_while_it_is_typed(desk, minute):
    asked = limb(minute)
    make.action(minute.meeting.board, resolution=asked)
    answers = {"number": "1", "text": "request it", "version": 1}
    sent = {f"limb{asked.pk}-{name}": value for name, value in answers.items()} | {"left": "1"}

    answer = desk.post(reverse("desk:write_limb", args=[asked.pk]), sent, **JSON)

    assert (answer.json()["version"], answer.json()["outcome"]) == (2, "")


def test_a_limb_is_proposed_anew_once_its_field_is_left_and_not_while_it_is_typed(desk, minute):
    asked = limb(minute, "note it", kind="note")
    where = reverse("desk:write_limb", args=[asked.pk])
    sent = {f"limb{asked.pk}-number": "1", f"limb{asked.pk}-text": "request a report back"}
    meetings.describe_limb(
        limb=asked, version=1, kind="note", addressees=[], due={}, settled="", **STAMP
    )

    typing = desk.post(where, sent | {f"limb{asked.pk}-version": 2}, **JSON)
    left = desk.post(where, sent | {f"limb{asked.pk}-version": 3, "left": "1"}, **JSON)

    assert "outcome" not in typing.json()
    assert 'value="report_back" selected' in left.json()["outcome"]


@pytest.mark.parametrize("text", ["Members asked.", f"{PROMISE}."])
def test_a_pause_in_typing_asks_six_things_of_the_database(desk, minute, text):
    write(desk, minute, text, **JSON)
    written = f"{text} Members thanked officers for it."

    with CaptureQueriesContext(connection) as queries:
        answer = write(desk, minute, written, version=2, **JSON)

    assert "promises" not in answer.json()
    asked = [one["sql"] for one in queries if "SAVEPOINT" not in one["sql"]]
    assert len(asked) == 6


def test_a_limb_that_was_sent_or_answered_in_full_counts_as_decided(desk, cast, minute):
    limbs = [limb(minute, kind=kind) for kind in ("recommend", "report_back", "report_back")]
    body = add_body(name="Cabinet", kind="other", **STAMP)
    notices.prepare(resolution=limbs[0], addressee=body, **STAMP)
    for asked, verdict in zip(limbs[1:], ("yes", "partly"), strict=True):
        Answer.objects.create(
            resolution=asked, agenda_item=minute.item, verdict=verdict, reason="Why", at=make.NOW
        )

    page = desk.get(reverse("desk:minuting", args=[minute.meeting_id])).content.decode()

    assert "3 resolved, 1 to decide" in page


def test_two_who_decide_one_limb_at_once_open_one_action(desk, minute):
    asked = limb(minute)
    answers = decision(asked, outcome="action")
    where = reverse("desk:decide_limb", args=[asked.pk])

    desk.post(where, answers)
    page = desk.post(where, answers)

    assert "Something came of this limb already" in page.content.decode()
    assert asked.actions.count() == 1


def test_a_decision_over_words_that_somebody_changed_meanwhile_is_refused(desk, minute):
    asked = limb(minute)
    meetings.write_limb(
        limb=Resolution.objects.get(pk=asked.pk), version=1, number="1", text="Other", **STAMP
    )

    page = decide(desk, asked, outcome="action")

    assert "Somebody else changed this" in page.content.decode()
    assert not asked.actions.exists()


def test_a_limb_becomes_a_slot_noted_or_nothing_with_a_reason(desk, cast, minute):
    slotted, noted, nothing = limb(minute), limb(minute), limb(minute)
    there = make.item(cast.board, title="On it already")

    decide(desk, slotted, outcome="slot", slot=f"item-{there.pk}")
    decide(desk, noted, outcome="noted")
    refusal = decide(desk, nothing, outcome="nothing")
    decide(desk, nothing, outcome="nothing", reason="It was done")

    there.refresh_from_db()
    assert there.resolution == slotted
    assert "Say why nothing is needed" in refusal.content.decode()
    settled = dict(Resolution.objects.values_list("pk", "settled"))
    assert (settled[noted.pk], settled[nothing.pk]) == ("noted", "nothing_needed")


def test_a_limb_is_offered_coming_meetings_then_pools_then_items_that_are_there(desk, cast, minute):
    make.item(cast.board, title="Fostering")
    Meeting.objects.filter(pk=minute.meeting_id).update(on=make.TODAY - dt.timedelta(days=20))
    make.meeting(cast.board, make.TODAY - dt.timedelta(days=10))

    page = desk.get(reverse("desk:decide_limb", args=[limb(minute).pk]))

    _, *groups = page.context["form"].fields["slot"].choices
    assert [name for name, _ in groups] == [
        "At a meeting", "Without a day", "An item that is there already"
    ]  # fmt: skip
    assert [name for _, name in groups[0][1]] == ["20 April 2026"]


def test_what_earlier_meetings_took_is_not_looked_through_again(cast, minute):
    earlier = make.meeting(cast.board, make.TODAY - dt.timedelta(days=90))
    taken = {"slot": "meeting", "meeting": earlier}
    for title, status in (("Adoption", ItemStatus.TAKEN), ("Fostering", ItemStatus.PLANNED)):
        item = make.item(cast.board, title=title, **taken)
        ProgrammeItem.objects.filter(pk=item.pk).update(status=status)

    known, choices = around(minute, cast.coordinator)

    assert [item.title for item in choices["items"]] == ["Fostering"]
    assert [subject.title for subject in known.programme] == ["Fostering"]


def test_a_promise_is_caught_once_and_shown_as_caught(desk, cast, minute):
    write(desk, minute, f"{PROMISE}. Members thanked her.")
    where = reverse("desk:catch_promise", args=[minute.pk])
    all_minutes = reverse("desk:minuting", args=[minute.meeting_id])
    assert "1 promised" in desk.get(all_minutes).content.decode()

    for text in (PROMISE, PROMISE, "Officers offered to do what nobody wrote"):
        desk.post(where, {"text": text})

    action = Action.objects.get(minute=minute)
    assert (action.kind, action.asked, action.owner) == ("promise", PROMISE, cast.owner)
    assert action.due_to == dt.date(2026, 5, 31)
    assert "1 promised" not in desk.get(all_minutes).content.decode()
    page = desk.get(reverse("desk:write_minute", args=[minute.pk])).content.decode()
    assert "Caught" in page and "Follow it as an action" not in page


def test_what_comes_of_a_draft_is_the_coordinators_until_it_is_circulated(desk, cast, minute):
    asked = limb(minute)
    decide(desk, asked, outcome="action", owner="Olive Owner")
    new = limb(minute, "add libraries to the work programme", kind="add_to_programme")
    decide(desk, new, outcome="slot", slot="undated", title="Libraries")
    action, item = asked.actions.get(), ProgrammeItem.objects.get(title="Libraries")
    people = [cast.owner, cast.member, cast.outsider, cast.administrator, cast.stranger]

    for person in people:
        assert not Action.objects.visible_to(person).contains(action)
        assert not ProgrammeItem.objects.visible_to(person).contains(item)
    assert Action.objects.visible_to(cast.coordinator).contains(action)

    desk.post(reverse("desk:circulate", args=[minute.meeting_id]))

    for person in people:
        assert Action.objects.visible_to(person).contains(action)
        assert ProgrammeItem.objects.visible_to(person).contains(item)


def test_a_minute_whose_item_became_private_is_made_private_with_all_that_came_of_it(
    client, desk, cast, minute
):
    write(desk, minute, "CANARY1 was discussed.")
    asked, new = (
        limb(minute, "request CANARY2"),
        limb(minute, "add CANARY3", kind="add_to_programme"),
    )
    reasoned = limb(minute, "agree CANARY4", kind="agree")
    decide(desk, asked, outcome="action", title="CANARY5", owner="Olive Owner", said="CANARY6")
    decide(desk, new, outcome="slot", slot="undated", title="CANARY7")
    decide(desk, reasoned, outcome="nothing", reason="CANARY8")
    item = minute.item
    on_the_day = {"by": None, "now": make.NOW - dt.timedelta(days=1)}
    meetings.make_private(
        item=item,
        version=item.version,
        exempt_paragraph=3,
        public_interest="It names a firm.",
        **on_the_day,
    )
    where = reverse("desk:write_minute", args=[minute.pk])
    assert "Make the minute private" in desk.get(where).content.decode()

    desk.post(reverse("desk:withhold_minute", args=[minute.pk]))

    assert [table for table in open_tables() if "CANARY" in told_by(table)] == []
    page = desk.get(where).content.decode()
    for n in (1, 2, 4, 5, 7, 8):
        assert f"CANARY{n}" in page
    desk.post(reverse("desk:circulate", args=[minute.meeting_id]))
    minute.meeting.refresh_from_db()
    assert minute.meeting.minutes_state == "circulated"
    for person in (cast.outsider, cast.member):
        client.force_login(person)
        told = client.get(minute.meeting.get_absolute_url()).content.decode()
        assert ("CANARY1" in told) == (person == cast.member)


def open_tables():
    """Every table of the record but those where private words stand."""
    models = [
        model for model in apps.get_models() if model._meta.app_label in ("meetings", "actions")
    ]
    return [model for model in models if not model._meta.db_table.endswith("_exempt")]


def told_by(model):
    return str(list(model.objects.values_list()))


def test_a_minute_of_an_open_item_is_not_made_private(desk, minute):
    desk.post(reverse("desk:withhold_minute", args=[minute.pk]))

    minute.refresh_from_db()
    assert not minute.is_private


def test_circulating_takes_what_the_meeting_took_and_a_standing_item_keeps_its_slot(
    desk, cast, minute
):
    meeting = minute.meeting
    taken = make.item(cast.board, slot="meeting", meeting=meeting, title="Taken")
    left = make.item(cast.board, slot="meeting", meeting=meeting, title="Not reached")
    standing = make.item(cast.board, slot="standing", title="Finance", agenda_item=minute.item)

    desk.post(reverse("desk:circulate", args=[meeting.pk]), {"taken": [taken.pk, standing.pk]})

    for item in (taken, left, standing):
        item.refresh_from_db()
    assert (taken.status, left.status) == (ItemStatus.TAKEN, ItemStatus.PLANNED)
    assert (standing.status, standing.last_taken_on) == (ItemStatus.PLANNED, meeting.on)


def test_only_what_stood_on_the_agenda_is_ticked_as_taken_where_that_is_known(desk, cast, minute):
    booked = {"slot": "meeting", "meeting": minute.meeting}
    off = make.item(cast.board, title="Never came", **booked)
    where = reverse("desk:circulate", args=[minute.meeting_id])

    unknown = list(desk.get(where).context["form"].fields["taken"].initial)
    on = make.item(cast.board, title="Came", agenda_item=minute.item, **booked)

    assert unknown == [off]
    assert desk.get(where).context["form"].fields["taken"].initial == [on]


@pytest.fixture
def owed(cast, minute):
    """The paper of an item that the meeting had before it: overdue, and nobody said whether it came."""
    booked = {"slot": "meeting", "meeting": minute.meeting, "agenda_item": minute.item}
    item = make.item(cast.board, title="Fostering", **booked)
    about = {"kind": "report_due", "programme_item": item, "title": "Paper: Fostering"}
    return make.action(cast.board, owner=cast.owner, due_on=dt.date(2026, 2, 20), **about)


def test_circulating_asks_of_every_paper_that_was_owed_whether_it_came(desk, minute, owed):
    where = reverse("desk:circulate", args=[minute.meeting_id])

    assert "Did its paper come? Fostering" in desk.get(where).content.decode()
    refused = desk.post(where).content.decode()

    minute.meeting.refresh_from_db()
    assert "Say whether the paper came: Fostering" in refused
    assert minute.meeting.minutes_state == "draft"


def test_a_paper_that_came_is_complete_and_no_longer_overdue(desk, minute, owed):
    answers = {f"came_{owed.pk}": "yes"}

    desk.post(reverse("desk:circulate", args=[minute.meeting_id]), answers)

    owed.refresh_from_db()
    assert owed.status == "complete"


def test_a_paper_that_did_not_come_stays_owed_and_is_asked_about_again_later(desk, minute, owed):
    where = reverse("desk:circulate", args=[minute.meeting_id])
    answers = {f"came_{owed.pk}": "no"}
    page = desk.post(where, answers).content.decode()
    assert "Say why the paper did not come" in page

    desk.post(where, answers | {f"why_{owed.pk}": "Only slides"})
    owed.refresh_from_db()
    assert owed.status == "not_started"

    again = reverse("desk:meeting_answers", args=[minute.meeting_id])
    assert "Did its paper come? Fostering" in desk.get(again).content.decode()
    desk.post(again, {f"came_{owed.pk}": "yes"})
    owed.refresh_from_db()
    assert owed.status == "complete"
    assert "Did its paper come?" not in desk.get(again).content.decode()


def test_whether_a_paper_came_is_not_asked_before_its_meeting(desk, cast):
    april = make.meeting(cast.board, dt.date(2026, 4, 16), status="planned", minutes_state="")
    make.item(cast.board, slot="meeting", meeting=april, lead_officers=[cast.owner])

    page = desk.get(reverse("desk:meeting_answers", args=[april.pk])).content.decode()

    assert "Did its paper come?" not in page


def test_a_paper_that_is_attached_is_proposed_as_come(desk, minute, owed):
    meetings.add_paper(item=minute.item, subject="Fostering")

    form = desk.get(reverse("desk:circulate", args=[minute.meeting_id])).context["form"]

    assert form[f"came_{owed.pk}"].initial == "yes"


def test_what_is_still_open_is_said_and_the_draft_can_go_out_all_the_same(desk, minute):
    limb(minute)
    where = reverse("desk:circulate", args=[minute.meeting_id])

    page = desk.get(where).content.decode()

    assert "no text yet, 1 resolved, 1 to decide" in page and "Nobody is noted" in page
    assert desk.post(where).status_code == 302
    minute.meeting.refresh_from_db()
    assert minute.meeting.minutes_state == "circulated"


def test_a_corrected_limb_shows_both_wordings_with_its_meeting_and_its_actions(
    client, cast, minute
):
    asked = limb(minute, "ask the Trust to write")
    action = make.action(cast.board, resolution=asked, asked="ask the Trust to write")
    meetings.circulate_minutes(meeting=minute.meeting, **STAMP)
    client.force_login(cast.coordinator)
    where = reverse("desk:correct_limb", args=[asked.pk])

    later = make.meeting(cast.board, make.TODAY)
    client.post(where, {"text": "ask the Hospital to write", "version": 1, "meeting": later.pk})

    client.logout()
    for page in (minute.meeting.get_absolute_url(), action.get_absolute_url()):
        told = client.get(page).content.decode()
        assert "<del>ask the Trust to write</del>" in told
        assert "<ins>ask the Hospital to write</ins>" in told
        assert "corrected by the meeting of 2 March 2026" in told


def test_a_draft_on_a_meetings_page_is_nobody_elses(client, cast, minute):
    Minute.objects.filter(pk=minute.pk).update(text="CANARY")
    where = minute.meeting.get_absolute_url()

    for person in (cast.member, cast.administrator):
        client.force_login(person)
        assert "CANARY" not in client.get(where).content.decode()
    client.force_login(cast.coordinator)
    assert "CANARY" in client.get(where).content.decode()


# --- What cannot be done yet is said, and no button asks for it


def test_minutes_begun_before_the_day_are_refused_with_one_sentence(cast, client):
    coming = make.meeting(
        cast.board, make.TODAY + dt.timedelta(days=9), status="published", minutes_state=""
    )
    client.force_login(cast.coordinator)

    where, says = reverse("desk:minuting", args=[coming.pk]), "The minutes can be begun on the day"

    page = client.post(where, {"begin": "1"}).content.decode()

    assert f"{says} of the meeting, 11 March 2026." in page
    assert "Enter a title" not in page


@pytest.mark.parametrize(
    ("days", "status", "is_offered", "says"),
    [
        (1, "published", False, "begun on the day of the meeting, 3 March 2026."),
        (0, "published", True, ""),
        (-1, "cancelled", False, "This meeting is cancelled: it has no minutes to write."),
    ],
)
def test_minutes_are_offered_from_the_day_of_the_meeting_on(
    cast, client, days, status, is_offered, says
):
    on = make.TODAY + dt.timedelta(days=days)
    meeting = make.meeting(cast.board, on, status=status, minutes_state="")
    client.force_login(cast.coordinator)

    page = client.get(reverse("desk:minuting", args=[meeting.pk])).content.decode()

    assert ("Begin the minutes" in page) == is_offered
    assert says in page


def test_nothing_is_circulated_where_no_draft_is(cast, client):
    held = make.meeting(cast.board, make.TODAY - dt.timedelta(days=9), minutes_state="")
    client.force_login(cast.coordinator)

    page = client.get(reverse("desk:circulate", args=[held.pk])).content.decode()

    assert "There is no draft to circulate" in page
    assert "They can be circulated all the same" not in page
    assert ">Circulate<" not in "".join(page.split())


def test_minutes_are_not_agreed_while_no_later_meeting_was_held(cast, client):
    address = reverse("desk:agree", args=[make.meeting(cast.board, make.TODAY).pk])
    client.force_login(cast.coordinator)

    assert "No later meeting of the board has been held yet" in client.get(address).content.decode()
