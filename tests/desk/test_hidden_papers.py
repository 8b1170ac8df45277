"""Pages on which a named person sees what a paper hides, and decides; and everybody else learns nothing of it."""

import datetime as dt
import io

import docx
import pytest
import time_machine
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings import services
from meetings.models import Meeting, Paper, PaperHidden
from packs import intake
from packs.models import PackHidden
from tests import make
from tests.cast import EVERYBODY, assemble
from tests.packs import papers
from tests.packs.readers.pdfs import a_pdf, box, words
from tests.packs.readers.word import saved

STAMP = {"by": None, "now": make.NOW}
SECRET = "CANARY of Gull Lane"
CLEAN = a_pdf([words("The ferry fares rise")])
HIDING = a_pdf([words("The ferry fares rise", y=600)], [words(SECRET), box()])

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return assemble()


@pytest.fixture
def at(client):
    def fetch(page, key, person, posted=None, **how):
        client.logout()
        if person.is_authenticated:
            client.force_login(person)
        where = reverse(page, args=[key] if key else [])
        with time_machine.travel(make.NOW, tick=False):
            return client.get(where) if posted is None else client.post(where, posted, **how)

    return fetch


@pytest.fixture
def meeting(cast):
    on = dt.date(2026, 4, 16)
    return make.meeting(cast.board, on, status="planned", minutes_state="")


@pytest.fixture
def item(meeting):
    return services.put_on_agenda(meeting=meeting, title="Fostering", **STAMP)


def said(response):
    return " ".join(response.content.decode().split())


def attach(at, item, person, data=HIDING, name="report.pdf", page="desk:attach_paper"):
    file = SimpleUploadedFile(name, data)
    return at(page, item.pk, person, {"subject": "Report", "file": file})


def publish(at, meeting, person, **why):
    meeting.refresh_from_db()
    typed = {"version": meeting.version, **why}
    return at("desk:publish", meeting.pk, person, typed, follow=True)


def decide(at, paper, person, **typed):
    typed = {"why": "It is a heading", "version": PaperHidden.objects.get().version} | typed
    return at("desk:hidden_paper", paper.pk, person, typed)


def test_a_clean_paper_is_attached_and_published_as_ever(at, cast, meeting, item):
    attached = attach(at, item, cast.coordinator, CLEAN)
    assert attached.url == reverse("desk:agenda", args=[meeting.pk])
    publish(at, meeting, cast.coordinator)

    assert at("actions:paper", Paper.objects.get().pk, cast.stranger).status_code == 200


def test_where_she_attaches_a_paper_a_way_leads_to_checking_a_draft(at, cast, item):
    assert "Check a draft paper" in said(at("desk:attach_paper", item.pk, cast.coordinator))


def test_a_paper_that_hides_something_leads_at_once_to_what_it_hides(at, cast, item):
    attached = attach(at, item, cast.coordinator)

    paper = Paper.objects.get()
    assert attached.url == reverse("desk:hidden_paper", args=[paper.pk])
    page = said(at("desk:hidden_paper", paper.pk, cast.coordinator))
    assert f"“{SECRET}”" in page
    assert "Covered</strong>, page 2" in page
    assert "Replace the file" in page and "remove the paper" in page


def test_it_is_left_out_of_what_is_published_and_she_is_told(at, cast, meeting, item):
    attach(at, item, cast.coordinator)

    agenda = said(at("desk:agenda", meeting.pk, cast.coordinator))
    asked = said(at("desk:publish", meeting.pk, cast.coordinator))
    after = said(publish(at, meeting, cast.coordinator))

    assert "1 paper waits for you" in agenda and "1 paper waits for you" in asked
    assert "hidden text found" in agenda
    assert "Paper: Report" not in asked
    assert "Left out, for the file may hold hidden text: “Report”." in after
    assert "Report" not in said(at("actions:meeting", meeting.pk, cast.stranger))
    assert at("actions:paper", Paper.objects.get().pk, cast.stranger).status_code in (302, 404)


def test_let_go_with_a_reason_it_goes_with_the_next_version(at, cast, meeting, item):
    attach(at, item, cast.coordinator)
    paper = Paper.objects.get()
    publish(at, meeting, cast.coordinator)

    refused = decide(at, paper, cast.coordinator, why="")
    decided = decide(at, paper, cast.coordinator)
    publish(at, meeting, cast.coordinator, why="The report may go")

    assert "Say why it may go as it is" in said(refused)
    assert decided.url == reverse("desk:agenda", args=[meeting.pk])
    assert at("actions:paper", paper.pk, cast.stranger).status_code == 200
    shown = said(at("desk:hidden_paper", paper.pk, cast.coordinator))
    assert "By Cora Ordinator" in shown and "It is a heading" in shown
    assert 'name="why"' not in shown


def test_replaced_by_a_clean_file_nothing_waits(at, cast, meeting, item):
    attach(at, item, cast.coordinator)

    attach(at, Paper.objects.get(), cast.coordinator, CLEAN, page="desk:replace_paper")
    publish(at, meeting, cast.coordinator)

    assert Paper.objects.get().hidden.state == "clean"
    assert "Report" in said(at("actions:meeting", meeting.pk, cast.stranger))


def test_a_word_file_with_changes_tracked_waits_too(at, cast, item):
    document = docx.Document()
    document.add_paragraph("The ferry fares rise")
    document.add_paragraph().add_run(SECRET).font.hidden = True

    attach(at, item, cast.coordinator, saved(document), "report.docx")

    assert SECRET in said(at("desk:hidden_paper", Paper.objects.get().pk, cast.coordinator))


def a_workbook(build):
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as workbook:
        workbook.add_worksheet("Fares").write("A1", "The ferry fares rise")
        build(workbook)
    return held.getvalue()


def test_a_spreadsheet_that_hides_a_sheet_waits_and_is_told_where(at, cast, item):
    def build(workbook):
        sheet = workbook.add_worksheet("Families")
        sheet.write("A1", SECRET)
        sheet.hide()

    attach(at, item, cast.coordinator, a_workbook(build), "fares.xlsx")

    page = said(at("desk:hidden_paper", Paper.objects.get().pk, cast.coordinator))
    assert "Hidden text</strong>, sheet Families" in page and SECRET in page


def test_a_spreadsheet_that_hides_nothing_goes_without_a_wait(at, cast, meeting, item):
    attach(at, item, cast.coordinator, a_workbook(lambda workbook: None), "fares.xlsx")
    publish(at, meeting, cast.coordinator)

    assert at("actions:paper", Paper.objects.get().pk, cast.stranger).status_code == 200


def test_a_file_that_cannot_be_looked_into_says_so_and_can_be_let_go(at, cast, meeting, item):
    attach(at, item, cast.coordinator, HIDING[:300])
    paper = Paper.objects.get()

    page = said(at("desk:hidden_paper", paper.pk, cast.coordinator))
    decide(at, paper, cast.coordinator, why="I read it in Acrobat")
    publish(at, meeting, cast.coordinator)

    assert "could not be looked into. Look through it yourself." in page
    assert at("actions:paper", paper.pk, cast.stranger).status_code == 200


def test_of_two_co_ordinators_the_second_is_told_and_loses_nothing(at, cast, item):
    attach(at, item, cast.coordinator)
    other = make.coordinator(cast.board, "Otto Other")
    paper = Paper.objects.get()
    version = PaperHidden.objects.get().version
    decide(at, paper, cast.coordinator)

    second = decide(at, paper, other, why="Mine", version=version)

    assert second.status_code == 409
    assert "Cora Ordinator" in said(second) and "Mine" in said(second)
    assert PaperHidden.objects.get().let_go_by == cast.coordinator


def test_the_list_has_what_waits_and_no_more(at, cast, meeting, item):
    attach(at, item, cast.coordinator)
    paper = Paper.objects.get()

    waits = said(at("desk:hidden_papers", None, cast.coordinator))
    elsewhere = said(at("desk:hidden_papers", None, make.coordinator(make.board())))
    decide(at, paper, cast.coordinator)
    after = said(at("desk:hidden_papers", None, cast.coordinator))

    assert reverse("desk:hidden_paper", args=[paper.pk]) in waits
    assert "No paper waits" in elsewhere and "No paper waits" in after


def test_it_is_on_her_desk_until_she_has_decided(at, cast, item):
    attach(at, item, cast.coordinator)
    paper = Paper.objects.get()

    before = said(at("desk:queue", None, cast.coordinator))
    decide(at, paper, cast.coordinator)

    assert "Paper may hide text" in before and SECRET not in before
    after = said(at("desk:queue", None, cast.coordinator))
    assert reverse("desk:hidden_paper", args=[paper.pk]) in before
    assert reverse("desk:hidden_paper", args=[paper.pk]) not in after


def test_what_was_published_before_anybody_looked_is_said_to_be_out(at, cast, meeting, item):
    paper = services.add_paper(
        item=item, subject="Report", file=SimpleUploadedFile("a.pdf", HIDING)
    )
    Meeting.objects.filter(pk=meeting.pk).update(status="published")
    make.looked_into(paper, SECRET)

    page = said(at("desk:hidden_paper", paper.pk, cast.coordinator))
    listed = said(at("desk:hidden_papers", None, cast.coordinator))

    assert "It is published already" in page
    assert "others read it already" in listed


@pytest.mark.parametrize("who", [one for one in EVERYBODY if one != "coordinator"])
def test_nobody_else_reads_a_hidden_word_anywhere(who, at, cast, meeting, item):
    attach(at, item, cast.coordinator)
    publish(at, meeting, cast.coordinator)
    paper, person = Paper.objects.get(), cast[who]

    for page, key in (
        ("desk:hidden_paper", paper.pk), ("desk:hidden_papers", None), ("actions:meeting", meeting.pk),
        ("actions:paper", paper.pk), ("desk:published", meeting.pk), ("desk:queue", None), ("desk:search", None),
        ("desk:agenda", meeting.pk),
    ):  # fmt: skip
        assert "CANARY" not in said(at(page, key, person)).replace("CANARY private", "")
    assert at("actions:paper", paper.pk, person).status_code in (302, 404)
    assert at("desk:hidden_paper", paper.pk, person).status_code in (302, 403, 404)


def test_a_packs_hidden_words_are_shown_and_let_go_on_a_page_of_its_own(at, cast, client):
    pack = papers.read_pack(cast.board)
    rows = [{"kind": "comment", "words": SECRET, "why": "A note.", "page": 3, "line": None}]
    PackHidden.objects.filter(pack=pack).update(state="found", found=rows)
    finding = pack.findings.get(kind="meeting")

    pack_page = said(at("packs:pack", pack.pk, cast.coordinator))
    with time_machine.travel(make.NOW, tick=False):
        where = reverse("packs:review", args=[pack.pk, "meeting"])
        refused = said(client.post(where, {"decision": "section:all"}, follow=True))
    page = said(at("packs:hidden", pack.pk, cast.coordinator))
    at("packs:hidden", pack.pk, cast.coordinator, {"why": "A heading", "version": 1})
    intake.accept(finding=finding, **STAMP)

    assert "Nothing of it can be accepted until" in pack_page and SECRET not in pack_page
    assert "This pack holds text that its pages may not show" in refused
    assert f"“{SECRET}”" in page
    assert at("packs:hidden", pack.pk, cast.member).status_code == 404
