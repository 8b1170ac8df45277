"""From asking for a document to its copy: asked, claimed, made whole or not at all, and released to its readers.

The row is the record; whoever makes it picks it up. Once made, its words and files never change: they only move to
where private ones stand, when something in them becomes private.
"""

import re
import secrets
from pathlib import PurePath

from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.timezone import localdate

from desk.choices import OF_A_MEETING, WITHHELD, Audience, DocumentKind, DocumentState
from desk.models import Document, DocumentCopy, DocumentCopyExempt
from desk.papers.blocks import Content
from desk.papers.contents import BUILDERS
from desk.papers.pdf import CannotPrint, as_pdf
from desk.papers.word import as_word
from meetings.choices import OPEN_MINUTES, MeetingStatus
from meetings.models import Board, Meeting
from meetings.rights import keeps_record
from meetings.services import ChangeRefused
from meetings.services.papers import delete_later
from meetings.services.recording import record
from people.models import Council

BROKEN = (
    "The document could not be made. Try again, and tell whoever runs the site if it fails again."
)
NOT_YOURS = "Whoever asked for this document no longer keeps the board’s record."
NOTHING_PUBLIC = "The public may read nothing of this. Make a copy for members instead."
NOT_PUBLISHED = (
    "The agenda is not published yet. Make a copy for members as a draft, or publish it first."
)
NOT_CIRCULATED = "The minutes are not circulated yet. Make a copy for members as a draft, or circulate them first."
NOW_PRIVATE = "It says what has become private since it was made. Make it anew."
UNDER_WAY = (DocumentState.WAITING, DocumentState.WORKING)
WORD = re.compile(r"\w+")
#: How far the work is, in hundredths, once the words are there and once the Word file is.
WRITTEN, IN_WORD = 15, 70


@transaction.atomic
def ask(*, kind, board, audience, by, now, as_at=None, **about):
    """Ask for a document of a meeting, a plan or a year's programme, as things stand today; a tracker also `as_at` a
    past day.

    Refused for a day to come, and for a past day of anything else. Refused for the public when it may not read them: a
    board or meeting that is not open, an agenda that is not published, minutes that are not circulated.
    """
    document = Document(
        kind=kind,
        board=board,
        audience=audience,
        as_at=as_at or localdate(now),
        asked_by=by,
        asked_at=now,
        **about,
    )
    if document.as_at != localdate(now):
        _refuse_the_day(document, now)
    if not document.is_for_members:
        _refuse_what_is_not_public(document)
    document.full_clean()
    document.save()
    return document


def _refuse_the_day(document, now):
    if document.as_at > localdate(now):
        raise ChangeRefused("Choose today or a day before it.")
    if document.kind != DocumentKind.TRACKER:
        raise ChangeRefused("Only a tracker can be made as things stood on a past day.")


def _refuse_what_is_not_public(document):
    stranger, meeting = AnonymousUser(), document.meeting
    if not Board.objects.visible_to(stranger).contains(document.board):
        raise ChangeRefused(NOTHING_PUBLIC)
    if meeting and not Meeting.objects.visible_to(stranger).contains(meeting):
        raise ChangeRefused(NOTHING_PUBLIC)
    if document.kind == DocumentKind.AGENDA and meeting.status == MeetingStatus.PLANNED:
        raise ChangeRefused(NOT_PUBLISHED)
    if document.kind == DocumentKind.MINUTES and meeting.minutes_state not in OPEN_MINUTES:
        raise ChangeRefused(NOT_CIRCULATED)


def make_next(now):
    """Make the document that has waited longest; False when none waits."""
    document = Document.objects.waiting(now).order_by("asked_at", "pk").first()
    if document:
        make(document=document, now=now)
    return bool(document)


def make(*, document, now):
    """Make one document. Whoever comes second finds it claimed, and does nothing.

    No transaction is open while it is written and printed. What cannot be made is failed, with a sentence.
    """
    claimed = Document.objects.waiting(now).filter(pk=document.pk)
    if not claimed.update(state=DocumentState.WORKING, claimed_at=now, progress=0, error=""):
        return False
    document = Document.objects.select_related(
        "board", "meeting__board", "plan__board", "asked_by"
    ).get(pk=document.pk)
    mine = Document.objects.filter(pk=document.pk, state=DocumentState.WORKING, claimed_at=now)
    try:
        _keep(document, mine, now, *_printed(document, mine))
    except (CannotPrint, ChangeRefused) as refusal:
        mine.update(state=DocumentState.FAILED, error=str(refusal)[:300])
    except Exception:
        # Told to whoever waits, and to the log: without this it would be tried again and again.
        mine.update(state=DocumentState.FAILED, error=BROKEN)
        raise
    return True


def _printed(document, mine):
    """The content, the PDF and the Word file. Stops when it was cancelled meanwhile."""
    content = written(document)
    look = looks()
    _go_on(mine, WRITTEN)
    share = (IN_WORD - WRITTEN) / max(len(content.blocks), 1)

    def progress(n):
        if n % 25 == 0:
            _go_on(mine, WRITTEN + share * n)

    word = as_word(content, template=template(), progress=progress, **look)
    _go_on(mine, IN_WORD)
    return content, as_pdf(content, **look), word


def written(document):
    """What the document says, as its readers may know it, and without what no printer may be given."""
    asked_by = document.asked_by
    if not keeps_record(asked_by, document.board_id):
        raise ChangeRefused(NOT_YOURS)
    if not document.is_for_members:
        _refuse_what_is_not_public(document)
    reader = asked_by if document.is_for_members else AnonymousUser()
    return Content.from_json(BUILDERS[document.kind](document, reader).as_json())


def looks():
    """The council's colour and logo, as the printers take them."""
    council = Council.objects.first()
    if not council:
        return {}
    kept = stored(council.logo)
    logo = (kept, council.logo.name.rsplit(".", 1)[-1]) if kept else None
    return {"colour": council.colour, "logo": logo}


def template():
    """The council's own Word template, or None for the plain one."""
    council = Council.objects.first()
    return stored(council.word_template) if council else None


def stored(file):
    """The bytes of a stored file, or None where there is none any more: a document is printed without it."""
    try:
        with file.open("rb") as kept:
            return kept.read()
    except (ValueError, FileNotFoundError):
        return None


def _go_on(mine, percent):
    """Write how far it is; once it was cancelled, or taken over by another, stop."""
    if not mine.update(progress=min(int(percent), 99)):
        raise ChangeRefused("The making was cancelled.")


@transaction.atomic
def _keep(document, mine, now, content, pdf, word):
    state = {"state": DocumentState.READY, "made_at": now, "progress": 100}
    if not mine.update(**state, made_from=made_from(document)):
        return  # cancelled meanwhile
    kept = DocumentCopyExempt if document.is_for_members else DocumentCopy
    name = secrets.token_hex(16)
    kept.objects.create(
        document=document,
        content=content.as_json(),
        pdf=ContentFile(pdf, f"{name}.pdf"),
        word=ContentFile(word, f"{name}.docx"),
    )


def made_from(document):
    """The versions of what it tells of."""
    meeting = document.meeting
    if not meeting:
        return {}
    agenda = meeting.agenda_versions.order_by("number").values_list("number", flat=True).last()
    said = {"meeting": meeting.version, "draft": is_draft(document)}
    return said | ({"agenda": agenda} if agenda else {})


@transaction.atomic
def cancel(*, document):
    """Stop a document that waits or is being made; refused once it is ready."""
    held = Document.objects.filter(pk=document.pk, state__in=UNDER_WAY)
    if not held.update(state=DocumentState.CANCELLED):
        raise ChangeRefused(
            "This document is not being made any more, so there is nothing to cancel."
        )


@transaction.atomic
def release(*, document, by, now):
    """Open a document to its readers: the public, or the members of the board.

    Refused unless it is ready, and while its agenda or minutes are a draft, which nobody else may see.
    """
    if document.is_withheld:
        raise ChangeRefused(NOW_PRIVATE)
    if is_draft(document):
        raise ChangeRefused(
            "This is a draft. Publish the agenda or circulate the minutes, and make it again."
        )
    held = Document.objects.filter(pk=document.pk, state=DocumentState.READY, released_at=None)
    held = held.exclude(made_from__has_key=WITHHELD)
    if not held.update(released_at=now, released_by=by):
        raise ChangeRefused(
            "Only a document that is ready, and not published yet, can be published."
        )
    record(kind="document_released", by=by, now=now, **_about(document))
    document.refresh_from_db()
    return document


def is_draft(document):
    """Whether it is of an agenda that is not published, or of minutes that were not circulated when it was made."""
    meeting = document.meeting
    if document.kind == DocumentKind.AGENDA:
        return meeting.status == MeetingStatus.PLANNED or document.made_from.get("draft", False)
    if document.kind == DocumentKind.MINUTES:
        return meeting.minutes_state not in OPEN_MINUTES or document.made_from.get("draft", False)
    return False


@transaction.atomic
def withdraw(*, document, by, now):
    """Close a published document to its readers again, as when something in it became private. Its copy is kept."""
    held = Document.objects.filter(pk=document.pk, released_at__isnull=False)
    if not held.update(released_at=None, released_by=None):
        raise ChangeRefused("This document is not published.")
    record(kind="document_withdrawn", by=by, now=now, **_about(document))
    document.refresh_from_db()
    return document


@transaction.atomic
def withhold(*, meeting, words, by, now):
    """Withdraw from the public every document of a board that says any of these words, which became private.

    Their copies move to where private words stand. A single word, as a title like "Budget", tells nothing outside the
    documents of its own meeting. None of them is published again, nor one that was ready to be; what is being made is
    begun again. Returns those that the public could read.
    """
    public = Document.objects.filter(board=meeting.board_id, audience=Audience.PUBLIC)
    making = public.filter(state=DocumentState.WORKING)
    making.update(state=DocumentState.WAITING, claimed_at=None, progress=0)
    phrases = [phrase for text in words if (phrase := plain(text))]
    withdrawn = []
    ready = public.filter(state=DocumentState.READY).exclude(made_from__has_key=WITHHELD)
    for document in ready.select_related("open_copy", "meeting", "board"):
        is_here = document.meeting_id == meeting.pk
        if not says(document, [it for it in phrases if is_here or " " in it]):
            continue
        made_from = document.made_from | {WITHHELD: True}
        if not ready.filter(pk=document.pk).update(made_from=made_from):
            continue  # withheld meanwhile
        _put_away(document.open_copy)
        if document.released_at:
            withdraw(document=document, by=by, now=now)
            withdrawn.append(document)
    return withdrawn


def _put_away(copy):
    """Move an open copy and its files to where private words stand; only then does the database let it go."""
    away = DocumentCopyExempt(document_id=copy.pk, content=copy.content)
    for name in ("pdf", "word"):
        file = getattr(copy, name)
        if (words := stored(file)) is not None:
            setattr(away, name, ContentFile(words, PurePath(file.name).name))
            delete_later(file)
    away.save(force_insert=True)
    copy.delete()


def says(document, phrases):
    """Whether a document for the public says any of these, as whole words, however they are cut into lines."""
    said = plain(" ".join(Content.from_json(document.open_copy.content).words()))
    return any(f" {phrase} " in f" {said} " for phrase in phrases)


def plain(text):
    return " ".join(WORD.findall(text.casefold()))


def _about(document):
    """What the event is about, and which document it names."""
    subject = "meeting" if document.kind in OF_A_MEETING else "board"
    after = {"document": document.pk, "kind": document.kind, "audience": document.audience}
    return {subject: getattr(document, subject), "after": after}


def file_name(document):
    """What a download is called; nothing private is in it, and a copy that is not for the public says so."""
    day = document.meeting.on if document.meeting else document.as_at
    is_open = not (document.is_for_members or document.is_withheld)
    end = "" if is_open else "-not-for-publication"
    return f"{document.board.slug}-{document.kind}-{day.isoformat()}{end}"
