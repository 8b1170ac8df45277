"""Publication waits for what a file may hide: who is left out, what stands meanwhile, and who lets it go."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile

from meetings import services
from meetings.models import AgendaVersion, Event, Paper, PaperHidden
from tests import make

STAMP = {"by": None, "now": make.NOW}
APRIL = dt.date(2026, 4, 16)
SECRET = "CANARY of Gull Lane"
GROUNDS = {"exempt_paragraph": 3, "public_interest": "A contract is being let."}
STRANGER = AnonymousUser()

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return make.meeting(make.board(), APRIL, status="planned", minutes_state="")


def item(meeting, **details):
    return services.put_on_agenda(meeting=meeting, title="Fostering", **details, **STAMP)


def attach(item, subject="Report", **details):
    about = {"file": ContentFile(b"A paper", "paper.txt"), "file_name": "paper.txt", **details}
    return services.attach_paper(item=item, subject=subject, **about, **STAMP)


def publish(meeting, **why):
    meeting.refresh_from_db()
    return services.publish_agenda(meeting=meeting, version=meeting.version, **why, **STAMP)


def let_go(paper, why="It is a heading", by=None, **answers):
    hidden = PaperHidden.objects.get(paper=paper.pk)
    answers = {"version": hidden.version, "why": why, "by": by, "now": make.NOW, **answers}
    services.let_paper_go(hidden=hidden, **answers)


def read(meeting, person=STRANGER):
    papers = Paper.objects.listed_to(person).filter(item__meeting=meeting).order_by("pk")
    return [paper.word("subject") for paper in papers]


def unreadable(paper):
    said = "The file is locked with a password."
    services.keep_hidden(hidden=paper.hidden, found=[], error=said, now=make.NOW)


@pytest.mark.parametrize(
    "looked",
    [lambda paper: None, lambda paper: make.looked_into(paper, SECRET), unreadable],
    ids=["not looked into yet", "hides something", "cannot be looked into"],
)
def test_a_paper_that_may_hide_something_is_not_published_with_the_agenda(meeting, looked):
    paper = attach(item(meeting))
    looked(paper)
    make.looked_into(attach(item(meeting), "Clean"))

    version = publish(meeting)

    assert read(meeting) == ["Clean"]
    assert [len(entry["papers"]) for entry in version.items] == [0, 1]
    assert read(meeting, make.coordinator(meeting.board)) == ["Report", "Clean"]


def test_a_paper_that_was_let_go_is_published_with_the_next_version(meeting):
    paper = make.looked_into(attach(item(meeting)), SECRET)
    publish(meeting)

    let_go(paper)
    assert read(meeting) == [], "letting it go publishes nothing by itself"
    publish(meeting, why="The report is in")

    assert read(meeting) == ["Report"]


def test_a_paper_of_an_agenda_that_others_never_read_waits_whatever_its_row_says(meeting):
    paper = attach(item(meeting))
    Paper.objects.filter(pk=paper.pk).update(held_back=False)

    publish(meeting)

    assert read(meeting) == []


def test_a_file_nobody_has_written_down_as_waiting_waits_too(meeting):
    paper = attach(item(meeting))
    paper.hidden.delete()

    publish(meeting)

    assert read(meeting) == []


def test_a_paper_without_a_file_hides_nothing(meeting):
    services.add_paper(item=item(meeting), subject="Told in the meeting", held_back=True)

    publish(meeting)

    assert read(meeting) == ["Told in the meeting"]


def test_what_was_let_go_to_those_who_read_private_business_is_not_published_to_all(meeting):
    paper = make.looked_into(attach(item(meeting)), SECRET)
    let_go(paper, to_public=False)

    publish(meeting)

    assert read(meeting) == []


def test_a_corrected_paper_that_waits_leaves_the_old_one_standing(meeting):
    old = make.looked_into(attach(item(meeting)))
    publish(meeting)
    about = {"file": ContentFile(b"Other", "p.txt"), "file_name": "p.txt", "subject": "Corrected"}
    old.refresh_from_db()
    new = services.replace_paper(paper=old, **about, **STAMP)
    item(meeting)

    publish(meeting, why="One more item")
    assert read(meeting) == ["Report"]
    assert len(AgendaVersion.objects.last().items[0]["papers"]) == 1

    make.looked_into(new)
    publish(meeting, why="A figure was wrong")
    assert read(meeting) == ["Corrected"]


def test_with_nothing_else_changed_there_is_nothing_to_publish(meeting):
    publish_item = item(meeting)
    publish(meeting)
    attach(publish_item)

    with pytest.raises(services.ChangeRefused, match="Nothing has changed"):
        publish(meeting, why="A paper came")


def test_what_others_read_already_stays_when_something_is_found_in_it(meeting):
    paper = make.looked_into(attach(item(meeting)))
    publish(meeting)
    PaperHidden.objects.filter(paper=paper).update(state="found")
    item(meeting)

    publish(meeting, why="One more item")

    assert read(meeting) == ["Report"]


def test_who_let_it_go_when_and_why_is_kept_and_history_has_no_hidden_word(meeting):
    paper = make.looked_into(attach(item(meeting)), SECRET)
    coordinator = make.coordinator(meeting.board)

    let_go(paper, by=coordinator)

    hidden = PaperHidden.objects.get()
    told = (hidden.let_go_by, hidden.let_go_at, hidden.let_go_why, hidden.to_public)
    assert told == (coordinator, make.NOW, "It is a heading", True)
    event = Event.objects.get(kind="paper_let_go")
    assert (event.by, event.text, event.after["paper"]) == (
        coordinator,
        "It is a heading",
        paper.pk,
    )
    assert "CANARY" not in str(list(Event.objects.values()))


@pytest.mark.parametrize(
    ("why", "says"), [(" ", "Say why"), (f"The words “{SECRET.lower()}” are known", "without the")]
)
def test_letting_go_needs_a_reason_that_does_not_repeat_what_is_hidden(meeting, why, says):
    paper = make.looked_into(attach(item(meeting)), SECRET)

    with pytest.raises(services.ChangeRefused, match=says):
        let_go(paper, why)


def test_there_is_nothing_to_let_go_of_a_clean_file_or_one_that_waits(meeting):
    for paper in (make.looked_into(attach(item(meeting))), attach(item(meeting))):
        with pytest.raises(services.ChangeRefused, match="nothing to decide"):
            let_go(paper)


def test_of_two_who_decide_at_once_the_second_is_told(meeting):
    paper = make.looked_into(attach(item(meeting)), SECRET)
    let_go(paper, "First")

    with pytest.raises(services.ChangeRefused, match="let it go already"):
        let_go(paper, "Second")
    stale = PaperHidden(pk=paper.pk, state="found", found=[])
    with pytest.raises(services.Stale):
        services.let_paper_go(hidden=stale, version=2, why="Third", **STAMP)

    assert PaperHidden.objects.get().let_go_why == "First"


def test_a_later_look_does_not_undo_what_was_found(meeting):
    paper = make.looked_into(attach(item(meeting)), SECRET)

    services.keep_hidden(hidden=paper.hidden, found=[], now=make.NOW)

    assert PaperHidden.objects.get().state == "found"


def test_a_private_paper_let_go_to_members_is_decided_again_before_it_is_opened(meeting):
    paper = make.looked_into(attach(item(meeting), is_private=True, **GROUNDS), SECRET)
    let_go(paper, to_public=False)
    publish(meeting)
    member = make.person()
    make.seat(member, meeting.board)
    assert read(meeting, make.anew(member)) == ["Report"]

    def open_it():
        held = Paper.objects.select_related("exempt", "item__meeting").get()
        services.open_paper(paper=held, why="The contract is let", **STAMP)

    with pytest.raises(services.ChangeRefused, match="let it go to the public first"):
        open_it()
    let_go(paper, to_public=True)
    open_it()

    assert Paper.objects.get().subject == "Report"


def test_an_item_is_not_opened_with_a_paper_that_may_hide_something(meeting):
    private = item(meeting, is_private=True, **GROUNDS)
    attach(private)
    how = {"item": private, "version": private.version, "why": "The contract is let", **STAMP}

    with pytest.raises(services.ChangeRefused, match="“Report” may hold text"):
        services.make_open(with_papers=True, **how)

    services.make_open(with_papers=False, **how)


def test_what_was_found_goes_with_the_paper(meeting):
    paper = make.looked_into(attach(item(meeting)), SECRET)

    services.remove_paper(paper=paper, **STAMP)

    assert not PaperHidden.objects.exists()


def test_the_hidden_words_are_for_who_keeps_the_record(meeting):
    make.looked_into(attach(item(meeting)), SECRET)
    member = make.person()
    make.seat(member, meeting.board)
    elsewhere = make.coordinator(make.board())

    for person in (STRANGER, make.anew(member), elsewhere):
        assert not PaperHidden.objects.visible_to(person).exists()
    assert PaperHidden.objects.visible_to(make.coordinator(meeting.board)).exists()
