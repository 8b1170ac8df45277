"""A corrected paper takes the place of one that was published, which is kept."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.utils.timezone import make_aware

from meetings import services
from meetings.models import (
    Paper,
)
from meetings.services import ChangeRefused
from tests import make

pytestmark = pytest.mark.django_db
#: The last day to publish for this meeting is the sixth of February: domain.md, section 4.
MEETING = dt.date(2018, 2, 14)
IN_TIME = make_aware(dt.datetime(2018, 2, 6, 17))
LATE = make_aware(dt.datetime(2018, 2, 7, 9))
GROUNDS = {"exempt_paragraph": 3, "public_interest": "A contract is being let."}
STRANGER = AnonymousUser()


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


def replace(paper, subject="Report, corrected", now=IN_TIME, **details):
    paper = Paper.objects.select_related("item__meeting").get(pk=paper.pk)
    file = ContentFile(b"%PDF- corrected", "stored.pdf")
    paper = services.replace_paper(
        paper=paper, subject=subject, file=file, file_name="new.pdf", **details, **then(now)
    )
    return make.looked_into(paper)


def papers(item, person=STRANGER):
    return [paper.word("subject") for paper in Paper.objects.listed_to(person).filter(item=item)]


def test_a_corrected_paper_takes_the_place_of_a_published_one_and_that_one_is_kept(meeting):
    item = put(meeting, "Fostering")
    old = attach(item)
    first = publish(meeting)

    new = replace(old)
    assert papers(item) == ["Report"], "the corrected paper waits for a version with it"
    assert papers(item, make.coordinator(meeting.board)) == ["Report, corrected"]
    with pytest.raises(ChangeRefused, match="waits for publication already"):
        replace(old)
    *_, changed = services.publishing.state(meeting)
    assert [(it.kind, it.text) for it in changed] == [
        ("Paper replaced", "Report, corrected, for 1. Fostering")
    ]

    second = publish(meeting, why="A figure was wrong")
    assert papers(item) == ["Report, corrected"]
    new = Paper.objects.listed_to(STRANGER).get(pk=new.pk)
    assert new.replaces.replaced_on == dt.date(2018, 2, 6)
    kept = [version.items[0]["papers"][0]["paper"] for version in (first, second)]
    assert kept == [old.pk, new.pk]
    with Paper.objects.visible_to(STRANGER).get(pk=old.pk).file.open() as file:
        assert file.read() == b"%PDF- report"


def test_a_late_correction_needs_its_reason_for_urgency(meeting):
    old = attach(put(meeting, "Fostering"))
    publish(meeting)
    replace(old, now=LATE)

    with pytest.raises(ChangeRefused, match="last day to publish"):
        publish(meeting, LATE, why="A figure was wrong")


def test_what_nobody_else_has_seen_is_replaced_without_a_trace(meeting):
    item = put(meeting, "Fostering")
    draft = attach(item)
    new = replace(draft)
    assert [paper.pk for paper in item.papers.all()] == [new.pk]
    publish(meeting)

    third = replace(replace(new), "Third")

    assert [paper.pk for paper in item.papers.order_by("pk")] == [new.pk, third.pk]
    assert third.replaces == new


def test_a_corrected_paper_is_as_private_as_the_one_before(meeting):
    item = put(meeting, "Fostering")
    old = attach(item, "CANARY", is_private=True, **GROUNDS)
    publish(meeting)

    new = replace(old, "CANARY corrected")

    assert (new.is_private, new.subject, new.exempt_paragraph) == (True, "", 3)
    assert papers(item) == ["Private paper"]


def test_published_papers_are_kept_and_draft_ones_are_removed(meeting):
    item = put(meeting, "Fostering")
    draft = attach(item, "Draft")
    services.remove_paper(paper=draft, **then())
    kept = attach(item, "Report")
    publish(meeting)
    late = attach(item, "Late")

    services.remove_paper(paper=Paper.objects.get(pk=late.pk), **then())
    with pytest.raises(ChangeRefused, match="published papers are kept"):
        services.remove_paper(paper=Paper.objects.get(pk=kept.pk), **then())

    assert [paper.subject for paper in item.papers.all()] == ["Report"]
