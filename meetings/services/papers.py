"""Papers attached to an agenda that is to come."""

import hashlib

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.timezone import localdate

from meetings.choices import MeetingStatus
from meetings.models import Meeting, Paper
from meetings.services.agenda import add_paper, refuse_without_grounds
from meetings.services.calendar import refuse_unless_coming
from meetings.services.recording import ChangeRefused, record


@transaction.atomic
def attach_paper(*, item, subject, file, file_name, by, now, is_private=False, **details):
    """Attach a paper to an item; a private item's papers are private, on its ground.

    Refused unless the meeting is to come, and for a private paper of an open item without a ground of its own.
    Others see it once a version with it is published.
    """
    refuse_unless_coming(item.meeting, localdate(now))
    if is_private and not item.is_private:
        refuse_without_grounds(details.get("exempt_paragraph"), details.get("public_interest"))
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
def replace_paper(*, paper, subject, file, file_name, by, now, **details):
    """Attach a corrected paper in place of one, as private as that is.

    What nobody else has seen goes. What was published stays with the versions that had it, and the corrected paper
    takes its place once a version with it is published. Refused where a corrected paper waits already.
    """
    if replacement := Paper.objects.filter(replaces=paper).first():
        waits = "waits for publication already: replace or remove that"
        raise ChangeRefused(
            f"A corrected paper {waits if replacement.held_back else 'took its place already'}."
        )
    item, replaced = paper.item, paper if _was_published(paper) else paper.replaces
    kept = ("is_private", "is_background", "exempt_paragraph", "public_interest")
    details = {name: getattr(paper, name) for name in kept} | details
    if replaced != paper:
        remove_paper(paper=paper, by=by, now=now)
    return attach_paper(
        item=item, subject=subject, file=file, file_name=file_name, replaces=replaced,
        by=by, now=now, **details,
    )  # fmt: skip


def _was_published(paper):
    published = Meeting.objects.filter(agenda=paper.item_id, status=MeetingStatus.PUBLISHED)
    return not paper.held_back and published.exists()


@transaction.atomic
def remove_paper(*, paper, by, now):
    """Remove a paper that nobody but the co-ordinator has seen; one that was published stays (LGA 1972 s.100C)."""
    meeting = Meeting.objects.get(agenda=paper.item_id)
    refuse_unless_coming(meeting, localdate(now))
    if _was_published(paper):
        raise ChangeRefused(
            "This paper was published, and published papers are kept. Replace it with a corrected one."
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
