"""The way in for scripts: the commands say what they did, and what they could not do."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from actions.models import Action
from packs import intake, isolated
from packs.choices import PackState
from packs.models import Finding, Pack
from tests import make
from tests.packs import papers

#: The demonstration's own pack: an invented council.
PACK = Path(__file__).parents[2] / "docs/demo/marlbridge-agenda-pack-2026-12-10.md"


def load(*arguments):
    out = StringIO()
    call_command("load_pack", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_read_pack_needs_no_database(capsys):
    call_command("read_pack", str(PACK), "--json")

    found = json.loads(capsys.readouterr().out)
    assert found["meeting"]["date"] == "2026-12-10"
    assert list(found) == [
        "schema",
        "file",
        "meeting",
        "membership",
        "agenda",
        "minutes",
        "work_programme",
        "plans",
        "measures",
        "papers",
        "promises",
        "unread",
    ]


def test_read_pack_tells_people_in_short(capsys):
    call_command("read_pack", str(PACK))

    told = capsys.readouterr()
    assert "2026-12-10" in told.out and "agenda items" in told.out
    assert told.err == "", "progress is for a terminal only"


@pytest.mark.django_db
def test_load_pack_reads_and_accepts_everything():
    board = make.board()

    told = load(PACK, "--board", board.slug, "--accept-all")

    assert "Accepted " in told
    assert Pack.objects.get().state == PackState.READ
    assert Action.objects.exists()
    before = Finding.objects.count(), Action.objects.count()
    again = load(PACK, "--board", board.slug, "--accept-all")
    assert "nothing changed" in again and "Accepted 0." in again
    assert (Finding.objects.count(), Action.objects.count()) == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((PACK, "--board", "gossip"), "There is no board “gossip”. The boards are: own."),
        ((PACK, "--board", "own", "--by", "no@example.org"), "Nobody in the directory"),
        (("missing.txt", "--board", "own"), "missing.txt cannot be opened"),
    ],
)
def test_load_pack_says_what_is_wrong(arguments, says):
    make.board(slug="own")

    with pytest.raises(CommandError, match=says):
        load(*arguments)

    assert not Pack.objects.exists()


@pytest.mark.django_db
def test_the_sweep_reads_every_pack_that_waits(monkeypatch):
    monkeypatch.setattr(isolated, "check", lambda *args: (papers.found(), papers.told()))
    for n in range(3):
        intake.take_in(
            board=make.board(),
            name="a.txt",
            data=ContentFile(b"words %d" % n),
            by=None,
            now=make.NOW,
        )

    call_command("read_waiting_packs")

    assert set(Pack.objects.values_list("state", flat=True)) == {PackState.READ}
