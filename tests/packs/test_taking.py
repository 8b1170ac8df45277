"""From a file to its findings: once each, whole or not at all, and only differences a second time."""

import datetime as dt
from dataclasses import replace
from io import BytesIO

import pytest
from django.core.files import File
from django.db import DatabaseError

from packs import intake, isolated
from packs.choices import FindingKind, FindingState, PackState
from packs.intake import taking
from packs.models import Finding, Pack
from tests import make
from tests.packs import papers

pytestmark = pytest.mark.django_db
LATER = make.NOW + dt.timedelta(hours=1)


def file(content=b"1. Apologies"):
    return File(BytesIO(content), name="paper.txt")


def take_in(board, content=b"1. Apologies"):
    return intake.take_in(board=board, name="paper.txt", data=file(content), by=None, now=make.NOW)


def states(pack):
    return {one.text.split("\n")[0]: one.state for one in pack.findings.all()}


def test_the_very_same_file_is_taken_in_once_for_a_board():
    board = make.board()
    first, is_new = take_in(board)
    again, is_new_again = take_in(board)

    assert (is_new, is_new_again) == (True, False)
    assert again == first
    assert take_in(make.board())[1], "another board has it for itself"


def test_a_file_that_failed_may_be_loaded_again():
    board = make.board()
    first, _ = take_in(board)
    Pack.objects.update(state=PackState.FAILED)

    again, is_new = take_in(board)

    assert is_new and again != first


@pytest.mark.parametrize(("content", "why"), [(b"", isolated.EMPTY), (None, isolated.TOO_LARGE)])
def test_what_cannot_be_read_is_refused_before_it_is_kept(content, why, monkeypatch):
    monkeypatch.setattr(isolated, "MOST_BYTES", 5)

    with pytest.raises(intake.ChangeRefused, match=why):
        take_in(make.board(), b"larger" if content is None else content)

    assert not Pack.objects.exists()


def test_the_stored_file_has_a_name_that_nobody_can_guess():
    pack, _ = take_in(make.board())

    assert pack.file.name.startswith("packs/") and "paper" not in pack.file.name


def test_reading_keeps_what_the_child_found(monkeypatch):
    monkeypatch.setattr(
        isolated,
        "check",
        lambda *args: (papers.found(agenda=(papers.agenda_item(),)), papers.told()),
    )
    pack, _ = take_in(make.board())

    assert intake.read(pack=pack, now=make.NOW)

    assert pack.state == PackState.READ
    assert pack.meeting_on == papers.MEETING_ON
    assert states(pack) == dict.fromkeys(states(pack), FindingState.WAITING)
    assert not intake.read(pack=pack, now=make.NOW), "a second worker finds nothing to do"


def test_a_pack_that_cannot_be_read_says_why(monkeypatch):
    def refuse(*args):
        raise isolated.CannotRead("The file is a picture.")

    monkeypatch.setattr(isolated, "check", refuse)
    pack, _ = take_in(make.board())

    intake.read(pack=pack, now=make.NOW)

    assert (pack.state, pack.error) == (PackState.FAILED, "The file is a picture.")


def test_half_a_pack_is_never_written(monkeypatch):
    board = make.board()
    made = []

    def break_at_the_third(*args):
        made.append(args)
        if len(made) == 3:
            raise DatabaseError("the disk is full")
        return whole(*args)

    whole = taking._finding
    monkeypatch.setattr(taking, "_finding", break_at_the_third)
    with pytest.raises(DatabaseError):
        papers.read_pack(board, agenda=tuple(papers.agenda_item(str(n)) for n in range(5)))

    assert not Finding.objects.exists()
    assert Pack.objects.get().state == PackState.READING


def test_a_reader_that_died_is_relieved_after_some_minutes():
    pack, _ = take_in(make.board())
    Pack.objects.update(state=PackState.READING, claimed_at=make.NOW)

    assert not intake.waiting(make.NOW + dt.timedelta(minutes=2)).exists()
    assert intake.waiting(make.NOW + dt.timedelta(minutes=4)).get() == pack


def test_cancelling_while_it_is_read_keeps_nothing(monkeypatch):
    pack, _ = take_in(make.board())

    def cancelled_meanwhile(file, name, progress, few):
        assert progress(40) is True
        intake.cancel(pack=pack)
        assert progress(60) is False
        raise isolated.CannotRead(isolated.STOPPED)

    monkeypatch.setattr(isolated, "check", cancelled_meanwhile)
    intake.read(pack=pack, now=make.NOW)

    assert pack.state == PackState.CANCELLED
    assert not pack.findings.exists()


def test_a_pack_that_is_read_cannot_be_cancelled():
    pack = papers.read_pack(make.board())

    with pytest.raises(intake.ChangeRefused):
        intake.cancel(pack=pack)


def test_a_corrected_pack_asks_only_for_the_differences():
    board = make.board()
    limbs = (papers.limb("1"), papers.limb("2", "request a visit", "request"))
    first = papers.read_pack(board, minutes=papers.minutes(papers.minute(limbs=limbs)))
    intake.accept_section(pack=first, kinds=list(FindingKind), by=None, now=make.NOW)

    moved = replace(limbs[0], line=400)
    corrected = replace(limbs[1], text="request two visits", line=410)
    again = papers.minutes(papers.minute(limbs=(moved, corrected), line=390))
    second = papers.read_pack(board, minutes=again, now=LATER)

    waiting = second.findings.waiting().get()
    assert waiting.text == "request two visits"
    assert waiting.replaces.text == "request a visit"
    unchanged = second.findings.filter(state=FindingState.UNCHANGED)
    assert unchanged.count() == second.findings.count() - 1


def test_what_was_dismissed_is_not_asked_again():
    board = make.board()
    first = papers.read_pack(board, agenda=(papers.agenda_item(),))
    item = first.findings.get(kind=FindingKind.AGENDA_ITEM)
    intake.dismiss(finding=item, by=None, now=make.NOW, why="printed by mistake")

    second = papers.read_pack(board, agenda=(papers.agenda_item(),), now=LATER)

    assert second.findings.get(kind=FindingKind.AGENDA_ITEM).state == FindingState.UNCHANGED


def test_what_waits_in_an_earlier_pack_is_decided_in_the_later_one():
    board = make.board()
    first = papers.read_pack(board, agenda=(papers.agenda_item("4"), papers.agenda_item("5")))
    papers.read_pack(board, agenda=(papers.agenda_item("4"),), now=LATER)

    old = first.findings.get(data__number="4")
    assert old.state == FindingState.SUPERSEDED
    assert first.findings.get(data__number="5").state == FindingState.WAITING
    with pytest.raises(intake.ChangeRefused, match="later pack"):
        intake.accept(finding=old, by=None, now=LATER)


def test_a_place_that_is_filled_twice_loses_neither():
    pack = papers.read_pack(
        make.board(), agenda=(papers.agenda_item("4"), papers.agenda_item("4", "Other"))
    )

    assert pack.findings.filter(kind=FindingKind.AGENDA_ITEM).count() == 2
