"""Files that go to others are looked into: at once where they are small, by the sweep otherwise, and once."""

import datetime as dt
import io
from pathlib import Path

import docx
import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from actions.models import Action
from meetings import services
from meetings.models import Event, PaperHidden
from packs import intake, looking, tasks
from packs.models import Finding, Pack, PackHidden
from tests import make
from tests.packs import papers
from tests.packs.readers.pdfs import a_pdf, box, words
from tests.packs.readers.word import as_word, saved

STAMP = {"by": None, "now": make.NOW}
CLEAN = a_pdf([words("The ferry fares rise")])
HIDING = a_pdf([words("Harold Quill"), box()])

pytestmark = pytest.mark.django_db


def attached(data, name="paper.pdf", **details):
    meeting = make.meeting(make.board(), dt.date(2026, 4, 16), status="planned", minutes_state="")
    item = services.put_on_agenda(meeting=meeting, title="Fostering", **STAMP)
    about = {"subject": "Report", "file": ContentFile(data, name), "file_name": name}
    return services.attach_paper(item=item, **about, **details, **STAMP)


def looked(paper, now=make.NOW):
    looking.look(hidden=paper.hidden, now=now)
    return PaperHidden.objects.get(paper=paper)


def test_what_a_file_hides_is_kept_with_its_place():
    hidden = looked(attached(HIDING))

    (one,) = hidden.found
    assert (hidden.state, one["words"], one["page"]) == ("found", "Harold Quill", 1)


def test_a_private_file_is_looked_into_where_it_stands():
    why = {"exempt_paragraph": 3, "public_interest": "A contract is being let."}

    assert looked(attached(HIDING, is_private=True, **why)).state == "found"


@pytest.mark.parametrize("name", ["paper.txt", "photo.jpg"])
def test_a_text_and_a_picture_hide_no_text(name):
    data = b"A paper" if name == "paper.txt" else b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(40)

    assert looked(attached(data, name)).state == "clean"


@pytest.mark.parametrize(
    "data", [HIDING[:300], b"%PDF-1.7 words", b"PK\x03\x04 no archive"], ids=["cut", "none", "zip"]
)
def test_what_cannot_be_looked_into_says_so_and_is_never_clean(data):
    hidden = looked(attached(data))

    assert hidden.state == "unreadable" and hidden.error.endswith(".")


def test_a_file_that_is_gone_is_not_clean():
    paper = attached(CLEAN)
    paper.file.storage.delete(paper.file.name)

    assert (looked(paper).state, PaperHidden.objects.get().error) == ("unreadable", looking.MISSING)


def test_a_large_file_is_left_to_the_worker_and_the_sweep_finds_it(monkeypatch):
    monkeypatch.setattr(looking, "AT_ONCE", 10)
    paper = attached(CLEAN)

    assert not looking.look_at_once(hidden=paper.hidden, now=make.NOW)
    assert PaperHidden.objects.get().state == "waiting"
    call_command("read_waiting_packs")

    assert PaperHidden.objects.get().state == "clean"


def test_who_comes_second_finds_it_claimed_and_who_died_is_followed():
    paper = attached(CLEAN)
    assert services.claim_hidden(hidden=paper.hidden, now=make.NOW)

    assert looked(paper).state == "waiting"
    assert looked(paper, make.NOW + dt.timedelta(minutes=4)).state == "clean"


def test_looking_that_breaks_down_is_told_and_does_not_stop_the_sweep(monkeypatch):
    attached(CLEAN)
    monkeypatch.setattr(looking.isolated, "find_hidden", lambda file, name: 1 / 0)

    tasks.read_waiting_packs()

    hidden = PaperHidden.objects.get()
    assert (hidden.state, hidden.error) == ("unreadable", looking.BROKEN)


# --- Packs: reading takes hidden words for the paper's own


def word_pack(tmp_path, hide):
    text = (Path(__file__).parent / "readers/pages/agenda_and_minutes.txt").read_text()
    document = docx.Document(io.BytesIO(as_word(text)))
    if hide:
        document.add_paragraph().add_run("Harold Quill").font.hidden = True
    path = tmp_path / "pack.docx"
    path.write_bytes(saved(document))
    return path


def test_nothing_of_a_pack_that_hides_something_is_accepted_until_it_is_let_go(tmp_path):
    board = make.board()
    path = word_pack(tmp_path, hide=True)

    with pytest.raises(CommandError, match="holds text that its pages may not show"):
        call_command("load_pack", str(path), board=board.slug, accept_all=True)
    finding = Finding.objects.filter(kind="meeting").get()
    with pytest.raises(intake.ChangeRefused, match="holds text"):
        intake.accept(finding=finding, **STAMP)
    assert not Action.objects.exists()

    hidden = PackHidden.objects.get()
    intake.let_pack_go(hidden=hidden, version=hidden.version, why="A heading", **STAMP)
    intake.accept(finding=finding, **STAMP)

    assert Finding.objects.get(pk=finding.pk).state == "accepted"
    assert Event.objects.get(kind="pack_let_go").text == "A heading"


def test_a_clean_pack_is_accepted_at_once(tmp_path):
    board = make.board()

    call_command(
        "load_pack", str(word_pack(tmp_path, hide=False)), board=board.slug, accept_all=True
    )

    assert Finding.objects.filter(state="accepted").exists()


def test_a_pack_that_nobody_has_looked_into_waits():
    pack = papers.read_pack(make.board())
    PackHidden.objects.filter(pack=pack).update(state="waiting")

    with pytest.raises(intake.ChangeRefused, match="still being looked through"):
        intake.accept_section(pack=pack, kinds=["meeting"], **STAMP)


def test_a_pack_of_plain_text_has_nothing_to_hide():
    pack = papers.read_pack(make.board())

    assert Pack.objects.get(pk=pack.pk).hidden.state == "clean"


def test_a_paper_attached_by_hand_goes_on_waiting_when_its_pack_is_accepted():
    board = make.board()
    meeting = make.meeting(board, papers.MEETING_ON, status="planned", minutes_state="")
    item = services.put_on_agenda(meeting=meeting, title="School transport", number="4", **STAMP)
    about = {"subject": "School transport costs", "file": ContentFile(HIDING, "a.pdf")}
    paper = services.attach_paper(item=item, file_name="a.pdf", **about, **STAMP)
    pack = papers.read_pack(board, agenda=(papers.agenda_item(),), papers=(papers.paper(),))

    intake.accept_section(pack=pack, kinds=["meeting", "agenda_item", "paper"], **STAMP)

    paper.refresh_from_db()
    assert paper.held_back
