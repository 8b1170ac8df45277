"""Papers attached to an agenda that is to come."""

import hashlib

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.timezone import localdate

from meetings.choices import MeetingStatus
from meetings.models import Meeting
from meetings.services.agenda import add_paper
from meetings.services.calendar import refuse_unless_coming
from meetings.services.recording import ChangeRefused, record


@transaction.atomic
def attach_paper(*, item, subject, file, file_name, by, now, is_private=False, **details):
    """Attach a paper to an item; a private item's papers are private.

    Refused unless the meeting is to come. Others see it once a version with it is published.
    """
    refuse_unless_coming(item.meeting, localdate(now))
    paper = add_paper(
        item=item,
        subject=subject,
        file=file,
        file_name=file_name,
        is_private=is_private or item.is_private,
        sha256=sha256(file),
        held_back=True,
        **details,
    )
    after = {"item": item.pk, "paper": paper.pk, "sha256": paper.sha256}
    record(kind="paper_attached", meeting=item.meeting, by=by, now=now, after=after)
    return paper


@transaction.atomic
def remove_paper(*, paper, by, now):
    """Remove a paper that nobody but the co-ordinator has seen; one that was published stays (LGA 1972 s.100C)."""
    meeting = Meeting.objects.get(agenda=paper.item_id)
    refuse_unless_coming(meeting, localdate(now))
    if meeting.status == MeetingStatus.PUBLISHED and not paper.held_back:
        raise ChangeRefused(
            "This paper was published, and published papers are kept. Attach the new one beside it."
        )
    after = {"item": paper.item_id, "paper": paper.pk}
    try:
        paper.delete()
    except ProtectedError as protected:
        raise ChangeRefused("The record speaks of this paper already: it stays.") from protected
    delete_file_of(paper)
    record(kind="paper_removed", meeting=meeting, by=by, now=now, after=after)


def delete_file_of(paper):
    file = paper.exempt.file if paper.is_private else paper.file
    if file:
        delete_later(file)


def delete_later(file):
    """Delete a file once the change is certain: until then the row may yet need it."""
    storage, name = file.storage, file.name
    transaction.on_commit(lambda: storage.delete(name))


def sha256(file):
    told = hashlib.sha256()
    for chunk in file.chunks():
        told.update(chunk)
    file.seek(0)
    return told.hexdigest()
