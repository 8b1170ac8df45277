"""A paper whose file holds more than its pages show waits; its co-ordinator sees what and where, and decides."""

import datetime as dt

import docx
import pytest
from django.utils import timezone

from meetings import services
from meetings.models import Board, Paper
from tests import make
from tests.journeys.conftest import Visitor
from tests.packs.readers.word import marked, saved

pytestmark = pytest.mark.browser

SECRET = "Harold Quill of Gull Lane"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def report(*, with_changes):
    document = docx.Document()
    document.add_paragraph("The ferry fares rise in May.")
    run = document.add_paragraph("We heard from ").add_run(SECRET)
    if with_changes:
        change = marked("w:ins", id=1, author="A. Writer", date="2031-01-01T00:00:00Z")
        run._r.addprevious(change)
        change.append(run._r)
    else:
        run.text = "the families."
    return saved(document)


@pytest.fixture
def meeting(demo):
    """A meeting to come of the board that the demonstration's co-ordinator keeps, with one item on its agenda."""
    board = Board.objects.get(slug="children-and-families")
    on = timezone.localdate() + dt.timedelta(days=40)
    meeting = make.meeting(board, on, status="planned", minutes_state="")
    services.put_on_agenda(meeting=meeting, title="Ferry fares", by=None, now=timezone.now())
    return meeting


def send(who, data, verb):
    who.page.get_by_label("The file", exact=True).set_input_files(
        {"name": "fares.docx", "mimeType": WORD, "buffer": data}
    )
    who.press(verb)


def attach_one_with_changes(who, meeting):
    who.sign_in("coordinator")
    who.go(f"/meetings/{meeting.pk}/agenda/")
    who.follow("Attach a paper to Ferry fares")
    who.sees("Check a draft paper")
    who.write("What is it called?", "Report on fares")
    send(who, report(with_changes=True), "Attach it")
    who.sees("Text that its pages do not show")
    who.sees("Tracked change")
    who.sees(", line 2")
    who.sees(f"“{SECRET}”")


def publish(who, meeting, why=""):
    who.go(f"/meetings/{meeting.pk}/publish/")
    if why:
        who.write("Why does the agenda change?", why)
    who.press("Publish")


def seen_by_a_councillor(new_context, meeting):
    """Whether the page of the meeting names the paper, and what its own address answers."""
    who = Visitor(new_context().new_page())
    who.sign_in("councillor")
    who.go(f"/meetings/{meeting.pk}/")
    is_named = who.page.get_by_text("Report on fares").count() > 0
    paper = Paper.objects.get(item__meeting=meeting, replaces=None)
    return is_named, who.page.request.get(
        f"{who.page.url.split('/meetings')[0]}/papers/{paper.pk}/"
    ).status


def test_she_is_shown_what_is_hidden_and_lets_it_go_with_a_reason(visitor, new_context, meeting):
    attach_one_with_changes(visitor, meeting)
    publish(visitor, meeting)
    visitor.sees("Left out, for the file may hold hidden text: “Report on fares”.")
    assert seen_by_a_councillor(new_context, meeting) == (False, 404)

    visitor.go("/papers/hidden/")
    visitor.follow("Report on fares")
    visitor.press("Let it go")
    visitor.sees("There is a problem")
    visitor.write("Why may it go as it is?", f"{SECRET} agreed to be named")
    visitor.press("Let it go")
    visitor.sees("Say why without the hidden words")
    visitor.write("Why may it go as it is?", "Whom it names has agreed to it")
    visitor.press("Let it go")
    visitor.sees("The paper may go.")
    assert seen_by_a_councillor(new_context, meeting) == (False, 404)

    publish(visitor, meeting, "The report may go")
    assert seen_by_a_councillor(new_context, meeting) == (True, 200)


def test_she_replaces_it_on_a_small_telephone(phone, new_context, meeting):
    attach_one_with_changes(phone, meeting)
    phone.follow("Replace the file")
    send(phone, report(with_changes=False), "Replace it")
    phone.sees("The corrected paper is attached.")
    phone.sees_not("hidden text found")
    publish(phone, meeting)
    assert seen_by_a_councillor(new_context, meeting)[0]
