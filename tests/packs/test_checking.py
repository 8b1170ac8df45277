"""What a check tells of a pack: kept with its reading, and made again when it is asked for."""

import datetime as dt
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command

from packs import intake, isolated
from packs.checks.told import Checks, Claim, Verdict
from packs.choices import PackState
from packs.models import PackReading
from tests import make
from tests.packs import papers

pytestmark = pytest.mark.django_db
LATER = make.NOW + dt.timedelta(hours=1)
CLAIM = Claim(12, "a rise of 5%", "200 to 230", "15% up", Verdict.WORTH_ASKING)


def answering(*claims):
    return lambda *args: (papers.found(), papers.told(Checks(claims)))


def stored(**details):
    """A pack that was read, with its file in the store."""
    pack = papers.read_pack(make.board(), **details)
    pack.file.save("paper.txt", ContentFile(b"1. Apologies"))
    return pack


def lost():
    """A pack that was read, and whose file is gone from the store."""
    pack = papers.read_pack(make.board())
    pack.file = "packs/lost.txt"
    pack.save()
    return pack


def test_a_pack_is_checked_as_it_is_read():
    pack = papers.read_pack(make.board(), checks=Checks((CLAIM,)))

    assert pack.reading.found["meeting"]["board"] == "Board of the test"
    assert [one["says"] for one in pack.reading.checks["claims"]] == ["a rise of 5%"]
    assert pack.reading.read_at == make.NOW
    assert not intake.check_next(LATER), "nothing is left to check"


def test_the_child_process_reads_and_checks_in_one():
    pack, _ = intake.take_in(
        board=make.board(),
        name="p.md",
        data=ContentFile(b"# Paper\n\nWords.", name="p.md"),
        by=None,
        now=make.NOW,
    )

    intake.read(pack=pack, now=make.NOW)

    assert pack.state == PackState.READ
    assert pack.reading.checks["claims"] == []


def test_a_pack_read_before_there_were_checks_is_checked_by_itself(monkeypatch):
    pack = stored()
    PackReading.objects.all().delete()
    monkeypatch.setattr(isolated, "check", answering(CLAIM))

    assert intake.check_next(LATER)
    assert not intake.check_next(LATER), "once"

    assert PackReading.objects.get(pack=pack).checks["claims"][0]["computed"] == "15% up"


def test_checking_again_leaves_what_was_decided_alone(monkeypatch):
    pack = stored(agenda=(papers.agenda_item(),), checks=Checks((CLAIM,)))
    before = list(pack.findings.values())
    monkeypatch.setattr(isolated, "check", answering())

    intake.ask_to_check(pack=pack)
    assert PackReading.objects.get().checks["claims"], "what was told stands until it is made anew"
    intake.check_next(LATER)

    assert PackReading.objects.get().checks["claims"] == []
    assert list(pack.findings.values()) == before


def test_what_is_being_checked_is_taken_over_only_from_the_dead(monkeypatch):
    pack = stored()
    intake.ask_to_check(pack=pack)
    PackReading.objects.update(claimed_at=LATER)
    monkeypatch.setattr(isolated, "check", answering(CLAIM))

    assert not intake.check_next(LATER + dt.timedelta(minutes=2))
    assert intake.check_next(LATER + dt.timedelta(minutes=4))


def test_what_cannot_be_checked_says_why_and_is_not_tried_for_ever():
    pack = lost()
    intake.ask_to_check(pack=pack)

    assert intake.check_next(LATER)
    assert not intake.check_next(LATER)

    assert "file is missing" in PackReading.objects.get().error


def test_a_check_that_breaks_down_costs_nothing_of_what_was_read(monkeypatch):
    monkeypatch.setattr(isolated, "check", lambda *args: (papers.found(), None))
    pack, _ = intake.take_in(
        board=make.board(),
        name="p.md",
        data=ContentFile(b"# Paper", name="p.md"),
        by=None,
        now=make.NOW,
    )

    intake.read(pack=pack, now=make.NOW)

    assert pack.state == PackState.READ
    assert "could not be held against its figures" in pack.reading.error


def test_only_what_was_read_can_be_checked_again():
    pack = papers.read_pack(make.board())
    pack.state = PackState.CANCELLED

    with pytest.raises(intake.ChangeRefused):
        intake.ask_to_check(pack=pack)


def test_an_upgrade_checks_every_pack_again(monkeypatch):
    stored(checks=Checks((CLAIM,)))
    lost()
    monkeypatch.setattr(isolated, "check", answering())
    out = StringIO()

    call_command("check_packs_again", stdout=out)

    assert out.getvalue() == "Checked 1 packs; 1 could not be checked.\n"
