"""Building an agenda, keeping part of it private, and publishing it version by version."""

import datetime as dt
import hashlib

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.utils.timezone import make_aware

from meetings import services, versions
from meetings.models import (
    AgendaItem,
    AgendaVersion,
    Declaration,
    Event,
    Meeting,
    Paper,
    PaperExempt,
)
from meetings.services import ChangeRefused, Stale
from scrutiny.exempt import exempt_storage, open_storage
from tests import make

pytestmark = pytest.mark.django_db

STAMP = {"by": None, "now": make.NOW}
#: The last day to publish for this meeting is the sixth of February: domain.md, section 4.
MEETING = dt.date(2018, 2, 14)
IN_TIME = make_aware(dt.datetime(2018, 2, 6, 17))
LATE = make_aware(dt.datetime(2018, 2, 7, 9))
GROUNDS = {"exempt_paragraph": 3, "public_interest": "A contract is being let."}
URGENT = {"urgency": "The court ruled yesterday", "agreed_by": "Councillor Vine, Chair"}
STRANGER = AnonymousUser()
TOLD = (
    "1 Item taken in private: "
    "Schedule 12A, paragraph 3: financial or business affairs. A contract is being let."
)


def then(now=IN_TIME):
    return {"by": None, "now": now}


@pytest.fixture
def board():
    return make.board()


@pytest.fixture
def meeting(board):
    return make.meeting(board, MEETING, status="planned", minutes_state="")


def put(meeting, title, now=IN_TIME, **details):
    return services.put_on_agenda(meeting=meeting, title=title, **then(now), **details)


def attach(item, subject="Report", words=b"%PDF- report", now=IN_TIME, **details):
    file = ContentFile(words, "stored.pdf")
    paper = services.attach_paper(
        item=item, subject=subject, file=file, file_name="report.pdf", **then(now), **details
    )
    return make.looked_into(paper)


def publish(meeting, now=IN_TIME, **told):
    meeting.refresh_from_db()
    return services.publish_agenda(meeting=meeting, version=meeting.version, **told, **then(now))


def lines(meeting, person=STRANGER):
    seen = AgendaItem.objects.visible_to(person).filter(meeting=meeting)
    return [f"{item.number} {item.word('title')}" for item in seen]


def listed(meeting, person=STRANGER):
    """What somebody is told of an agenda, item by item: its title, and of what is private why."""
    seen = AgendaItem.objects.listed_to(person).filter(meeting=meeting)
    return [
        f"{item.number} {item.word('title')}{(item.is_private and f': {item.why_private}') or ''}"
        for item in seen
    ]


def numbered(meeting):
    items = meeting.agenda.filter(withdrawn_on=None)
    return [f"{item.number} {item.title}" for item in items]


def again(item):
    return AgendaItem.objects.select_related("meeting").get(pk=item.pk)


# --- Building


def test_items_are_numbered_as_they_are_put_and_business_goes_before_the_usual_last_items(meeting):
    put(meeting, "Apologies", kind="apologies")
    put(meeting, "Other business", kind="other")
    put(meeting, "Fostering")

    assert numbered(meeting) == ["1 Apologies", "2 Fostering", "3 Other business"]


def test_an_item_moves_and_the_numbers_follow(meeting):
    first, second = put(meeting, "First"), put(meeting, "Second")

    services.move_agenda_item(item=second, version=second.version, step=-1, **then())

    assert numbered(meeting) == ["1 Second", "2 First"]
    with pytest.raises(ChangeRefused, match="stands last already"):
        services.move_agenda_item(item=again(first), version=2, step=1, **then())


def test_typed_numbers_stay_until_they_are_counted_again(meeting):
    put(meeting, "First")
    second = put(meeting, "Second")
    services.change_agenda_item(item=second, version=1, number="1A", **then())

    services.move_agenda_item(item=again(second), version=2, step=-1, **then())
    assert numbered(meeting) == ["1A Second", "1 First"]

    services.number_agenda(meeting=meeting, **then())
    assert numbered(meeting) == ["1 Second", "2 First"]


def test_of_two_who_edit_an_item_the_second_is_told_and_nothing_is_lost(meeting):
    item = put(meeting, "Fostering")
    mine, theirs = again(item), again(item)
    services.change_agenda_item(item=mine, version=1, title="Fostering strategy", **then())

    with pytest.raises(Stale):
        services.change_agenda_item(item=theirs, version=1, title="Foster care", **then())
    with pytest.raises(Stale):
        services.move_agenda_item(item=put(meeting, "Other"), version=7, step=-1, **then())

    assert numbered(meeting) == ["1 Fostering strategy", "2 Other"]


def test_a_draft_item_is_removed_with_its_papers_and_the_rest_is_numbered_again(meeting):
    first = put(meeting, "First")
    put(meeting, "Second")
    paper = attach(first)

    services.take_off_agenda(item=again(first), version=1, **then())

    assert numbered(meeting) == ["1 Second"]
    assert not Paper.objects.filter(pk=paper.pk).exists()


@pytest.mark.parametrize("status", ["held", "agreed", "cancelled"])
def test_the_agenda_of_a_meeting_that_is_over_stands(board, status):
    meeting = make.meeting(board, MEETING, status=status)

    with pytest.raises(ChangeRefused, match="stands as it is"):
        put(meeting, "Late thought")


def test_every_change_is_in_the_history_of_the_meeting_without_words(meeting):
    item = put(meeting, "Secret title", is_private=True, **GROUNDS)
    services.change_agenda_item(item=item, version=item.version, title="Other secret", **then())

    kinds = Event.objects.filter(meeting=meeting).exclude(kind="meeting_called")
    assert [(event.kind, event.text) for event in kinds] == [
        ("agenda_item_added", ""),
        ("agenda_item_changed", ""),
    ]


# --- Private


def test_a_private_item_needs_its_paragraph_and_the_public_interest(meeting):
    for missing in GROUNDS:
        with pytest.raises(ChangeRefused):
            put(meeting, "Contract", is_private=True, **(GROUNDS | {missing: ""}))

    assert not meeting.agenda.exists()


def test_made_private_its_words_papers_and_published_versions_leave_the_open_at_once(
    meeting, django_capture_on_commit_callbacks
):
    item = put(meeting, "CANARY title", note="CANARY note")
    paper = attach(item, "CANARY subject", b"CANARY file")
    stored = Paper.objects.get(pk=paper.pk).file.name
    version = publish(meeting)

    with django_capture_on_commit_callbacks(execute=True):
        services.make_private(item=again(item), version=item.version, **GROUNDS, **then())

    item, paper = again(item), Paper.objects.get(pk=paper.pk)
    version = AgendaVersion.objects.get(pk=version.pk)
    assert (item.title, item.note, paper.subject, paper.file_name, paper.file.name) == ("",) * 5
    assert "CANARY" not in str(version.items)
    assert not open_storage().exists(stored)
    with exempt_storage().open(paper.exempt.file.name) as kept:
        assert kept.read() == b"CANARY file"
    assert (item.exempt.title, paper.exempt.subject) == ("CANARY title", "CANARY subject")
    assert "CANARY subject" in str(version.exempt.items)
    assert lines(meeting) == []
    assert listed(meeting) == [TOLD]


def test_made_private_what_was_declared_in_it_goes_with_it(meeting):
    item = put(meeting, "A contract")
    declared = services.declare(
        item=item, person=make.person(), kind="other", nature="CANARY nature", **then()
    )

    services.make_private(item=again(item), version=item.version, **GROUNDS, **then())

    declared = Declaration.objects.get(pk=declared.pk)
    assert (declared.is_private, declared.nature) == (True, "")
    assert declared.exempt.nature == "CANARY nature"


def test_the_parts_and_author_of_a_private_item_stand_where_its_title_does(meeting):
    parts = {"author": "CANARY author", "sub_items": ["CANARY part"]}
    item = services.add_agenda_item(meeting=meeting, title="Contract", note="A note", **parts)
    first = services.add_agenda_item(
        meeting=meeting, title="Bid", is_private=True, **parts, **GROUNDS
    )

    services.make_private(item=again(item), version=item.version, **GROUNDS, **then())

    for row in (again(item), again(first)):
        assert (row.author, row.sub_items) == ("", [])
        assert row.exempt.author == "CANARY author"
        assert row.exempt.note.endswith("CANARY part")


def reopened(item, **how):
    item = again(item)
    services.make_open(item=item, version=item.version, why="The contract is let", **how, **then())
    return again(item)


def test_opened_again_with_a_reason_its_papers_only_if_so_decided(meeting):
    item = put(meeting, "Contract", is_private=True, **GROUNDS)
    paper = attach(item, "The bid")
    with pytest.raises(ChangeRefused, match="Say why"):
        services.make_open(item=again(item), version=item.version, why=" ", **then())

    assert reopened(item, with_papers=True).title == "Contract"

    paper = Paper.objects.get(pk=paper.pk)
    with paper.file.open() as file:
        assert (paper.subject, file.read()) == ("The bid", b"%PDF- report")


def test_a_paper_that_stays_private_when_its_item_is_opened_takes_over_the_ground(meeting):
    item = put(meeting, "Contract", is_private=True, **GROUNDS)
    paper = attach(item, "The bid")

    item = reopened(item)

    paper = Paper.objects.get(pk=paper.pk)
    assert (paper.is_private, item.exempt_paragraph) == (True, None)
    assert (paper.exempt_paragraph, paper.public_interest) == tuple(GROUNDS.values())


def test_opening_an_item_leaves_a_paper_private_that_has_a_ground_of_its_own(meeting):
    item, own = (
        put(meeting, "Contract"),
        {"exempt_paragraph": 1, "public_interest": "It names a child."},
    )
    paper = attach(item, "CANARY child", is_private=True, **own)
    services.make_private(item=again(item), version=item.version, **GROUNDS, **then())

    reopened(item, with_papers=True)

    paper = Paper.objects.select_related("item__meeting").get(pk=paper.pk)
    assert (paper.is_private, paper.exempt_paragraph) == (True, 1)
    with pytest.raises(ChangeRefused, match="Say why"):
        services.open_paper(paper=paper, why=" ", **then())
    services.open_paper(paper=paper, why="The child is of age", **then())
    paper = Paper.objects.get(pk=paper.pk)
    assert (paper.subject, paper.exempt_paragraph, paper.public_interest) == (
        "CANARY child",
        None,
        "",
    )


def test_a_private_paper_of_an_open_item_needs_a_ground_of_its_own(meeting):
    item = put(meeting, "Fostering")

    for missing in GROUNDS:
        with pytest.raises(ChangeRefused):
            attach(item, "Annex", is_private=True, **(GROUNDS | {missing: ""}))

    assert not item.papers.exists()


def test_a_paper_keeps_its_hash_and_is_as_private_as_its_item(meeting):
    paper = attach(put(meeting, "Contract", is_private=True, **GROUNDS), received_on=MEETING)

    assert paper.is_private
    assert paper.sha256 == hashlib.sha256(b"%PDF- report").hexdigest()
    with PaperExempt.objects.get(paper=paper).file.open() as file:
        assert file.read() == b"%PDF- report"


# --- Publishing


def test_nothing_is_seen_until_it_is_published(meeting):
    item = put(meeting, "Fostering")
    paper = attach(item)
    assert lines(meeting) == []

    version = publish(meeting)

    assert lines(meeting) == ["1 Fostering"]
    assert Paper.objects.visible_to(STRANGER).get() == paper
    assert (meeting.status, meeting.published_on) == ("published", dt.date(2018, 2, 6))
    assert version.number == 1
    assert version.items[0]["papers"][0]["sha256"] == paper.sha256


def test_cancelling_a_meeting_does_not_publish_its_draft(meeting):
    put(meeting, "Fostering")
    services.cancel_meeting(
        meeting=meeting, version=meeting.version, why="Snow", notice="Cancelled", **then()
    )

    assert lines(meeting) == []


def test_an_empty_agenda_is_not_published(meeting):
    with pytest.raises(ChangeRefused, match="Put an item"):
        publish(meeting)


def test_a_late_agenda_is_refused_without_a_reason_for_urgency(meeting):
    put(meeting, "Fostering")

    for missing in URGENT:
        with pytest.raises(ChangeRefused, match="last day to publish was 6 February 2018"):
            publish(meeting, LATE, **(URGENT | {missing: " "}))
    assert Meeting.objects.get(pk=meeting.pk).status == "planned"

    publish(meeting, LATE, **URGENT)
    said = "The court ruled yesterday. Agreed as urgent by Councillor Vine, Chair."
    assert (meeting.status, meeting.urgency) == ("published", said)
    assert Event.objects.get(kind="agenda_published").after == {"version": 1, "late": True}


def test_the_law_on_publishing_is_about_formal_meetings(board):
    briefing = make.meeting(board, MEETING, status="planned", is_formal=False)
    put(briefing, "Fostering", LATE)

    assert publish(briefing, LATE).number == 1


def test_what_is_added_after_publication_waits_for_the_next_version(meeting):
    item = put(meeting, "Fostering")
    publish(meeting)
    put(meeting, "CANARY addition")
    attach(item, "CANARY paper")

    assert lines(meeting) == ["1 Fostering"]
    assert not Paper.objects.visible_to(STRANGER).exists()
    coordinator = make.coordinator(meeting.board)
    assert lines(meeting, coordinator) == ["1 Fostering", "2 CANARY addition"]

    publish(meeting, why="A late report")
    assert lines(meeting) == ["1 Fostering", "2 CANARY addition"]
    assert Paper.objects.visible_to(STRANGER).count() == 1


def test_no_number_tells_of_an_item_that_is_held_back(meeting):
    put(meeting, "Fostering")
    put(meeting, "Other business", kind="other")
    publish(meeting)

    late = put(meeting, "CANARY addition")
    services.move_agenda_item(item=late, version=late.version, step=-1, **then())

    assert lines(meeting) == ["1 Fostering", "2 Other business"]
    assert numbered(meeting) == ["1 Fostering", "3 CANARY addition", "2 Other business"]


def test_other_changes_are_seen_at_once_and_told(meeting):
    item, gone = put(meeting, "Fostering"), put(meeting, "Adoption")
    paper = attach(gone)
    publish(meeting)

    services.change_agenda_item(item=item, version=item.version, title="Foster care", **then())
    with pytest.raises(ChangeRefused, match="say why the item is withdrawn"):
        services.take_off_agenda(item=again(gone), version=gone.version, **then())
    services.take_off_agenda(item=again(gone), version=gone.version, why="Officer is ill", **then())

    assert lines(meeting) == ["1 Foster care"]
    assert Paper.objects.visible_to(STRANGER).get() == paper, "a published paper stays"
    *_, changed = services.publishing.state(meeting)
    assert [(change.kind, change.text) for change in changed] == [
        ("Withdrawn", "2. Adoption"),
        ("Reworded", "“Fostering” is now “Foster care”"),
    ]


def test_a_new_version_says_why_and_what_was_late_is_urgent(meeting):
    put(meeting, "Fostering")
    publish(meeting)
    with pytest.raises(ChangeRefused, match="Nothing has changed"):
        publish(meeting, why="Because")
    put(meeting, "Flood", LATE)
    with pytest.raises(ChangeRefused, match="Say why the agenda changes"):
        publish(meeting, LATE, **URGENT)
    with pytest.raises(ChangeRefused, match="Say why it is urgent"):
        publish(meeting, LATE, why="The river rose")

    second = publish(meeting, LATE, why="The river rose", **URGENT)

    assert (second.number, second.why) == (2, "The river rose")
    assert [entry["title"] for entry in second.items] == ["Fostering", "Flood"]
    first = AgendaVersion.objects.get(meeting=meeting, number=1)
    assert [entry["title"] for entry in first.items] == ["Fostering"]


def test_a_withdrawal_after_the_last_day_needs_no_urgency(meeting):
    put(meeting, "Fostering")
    gone = put(meeting, "Adoption")
    publish(meeting)
    services.take_off_agenda(item=gone, version=gone.version, why="Ill", **then(LATE))

    assert publish(meeting, LATE, why="The officer is ill").number == 2


def test_of_two_who_publish_at_once_one_does(meeting):
    put(meeting, "Fostering")
    meeting.refresh_from_db()
    services.publish_agenda(
        meeting=Meeting.objects.get(pk=meeting.pk), version=meeting.version, **then()
    )

    with pytest.raises(ChangeRefused):
        services.publish_agenda(meeting=meeting, version=meeting.version, **then())

    assert meeting.agenda_versions.count() == 1


def test_a_version_shows_private_words_to_those_who_may_read_them(meeting):
    item = put(meeting, "Fostering")
    attach(item, "CANARY annex", is_private=True, **GROUNDS)
    put(meeting, "CANARY contract", author="CANARY author", is_private=True, **GROUNDS)
    version = publish(meeting)
    member, outsider = make.person(), make.person()
    make.seat(member, meeting.board)

    def read(person):
        return versions.told(AgendaVersion.objects.visible_to(person).get(pk=version.pk))

    assert "CANARY" not in str(version.items)
    for person in (STRANGER, outsider):
        fostering, contract = read(person)
        (annex,) = fostering["papers"]
        assert (annex["subject"], contract["title"]) == ("Private paper", "Item taken in private")
        assert {annex["why_private"], contract["why_private"]} == {TOLD.partition(": ")[2]}
        assert "CANARY" not in str(read(person))
    told = [(entry["title"], len(entry["papers"])) for entry in read(member)]
    assert told == [("Fostering", 1), ("CANARY contract", 0)]


def test_everybody_is_told_that_an_item_is_private_why_and_no_word_more(meeting):
    put(meeting, "CANARY contract", note="CANARY", is_private=True, **GROUNDS)
    assert listed(meeting) == [], "a draft is the co-ordinator's alone"
    publish(meeting)
    member, outsider = make.person(), make.coordinator(make.board())
    make.seat(member, meeting.board)

    for person in (STRANGER, outsider):
        assert listed(meeting, person) == [TOLD]
        assert lines(meeting, person) == []
        item = AgendaItem.objects.listed_to(person).get(meeting=meeting)
        assert {item.word(name) for name in AgendaItem.WORDS} == {"Item taken in private", ""}
    assert "1 CANARY contract" in listed(meeting, member)[0]


def test_what_changes_of_a_private_item_is_told_without_its_words(meeting):
    item = put(meeting, "CANARY contract", is_private=True, **GROUNDS)
    version = publish(meeting)
    services.change_agenda_item(
        item=item, version=item.version, title="CANARY bid", note="CANARY", exempt_paragraph=2,
        public_interest="It names a firm.", **then(),
    )  # fmt: skip

    def told(person):
        before = versions.told(AgendaVersion.objects.visible_to(person).get(pk=version.pk))
        items = AgendaItem.objects.listed_to(person).filter(meeting=meeting)
        return [(it.kind, it.text) for it in versions.changes(before, versions.entries(items))]

    assert told(STRANGER) == [("Reworded", "Why 1. Item taken in private is private")]
    assert len(told(make.coordinator(meeting.board))) == 3
    item = reopened(item)
    assert told(STRANGER) == [("Opened", "1. CANARY bid")]


def test_a_private_item_keeps_its_ground_when_it_is_changed(meeting):
    item = put(meeting, "Contract", is_private=True, **GROUNDS)

    with pytest.raises(ChangeRefused, match="Say why the public interest"):
        services.change_agenda_item(
            item=item, version=item.version, exempt_paragraph=3, public_interest=" ", **then()
        )
