"""Agenda items that become private, or open again: their words and papers go where such words stand, at once."""

from pathlib import PurePath

from django.db import transaction
from django.utils.timezone import localdate

from meetings import versions
from meetings.models import (
    AgendaItem,
    AgendaItemExempt,
    Declaration,
    DeclarationExempt,
    Paper,
    PaperExempt,
    PaperPassage,
    PaperPassageExempt,
)
from meetings.services.agenda import move_text, refuse_without_grounds, with_parts
from meetings.services.building import STALE
from meetings.services.calendar import refuse_unless_coming
from meetings.services.hidden import refuse_hiding
from meetings.services.papers import delete_later
from meetings.services.recording import ChangeRefused, record, write
from scrutiny.exempt import exempt_storage, open_storage


@transaction.atomic
def make_private(*, item, version, exempt_paragraph, public_interest, by, now):
    """Make an item private, with its papers, what was declared in it, and its words in versions published before.

    Refused without the paragraph of Schedule 12A and why the public interest is in keeping it private.
    """
    refuse_unless_coming(item.meeting, localdate(now))
    refuse_without_grounds(exempt_paragraph, public_interest)
    if item.is_private:
        raise ChangeRefused("It is private already.")
    words = {name: getattr(item, name) for name in AgendaItem.WORDS}
    gone = dict.fromkeys(words, "") | {"sub_items": []}
    words["note"] = with_parts(item.note, item.sub_items)
    grounds = {"exempt_paragraph": exempt_paragraph, "public_interest": public_interest}
    write(item, version, STALE, is_private=True, **gone, **grounds)
    AgendaItemExempt.objects.create(item=item, **words)
    for paper in item.papers.filter(is_private=False):
        _hide(paper)
    withhold_declarations(item)
    versions.withhold(item)
    after = {"item": item.pk, "paragraph": exempt_paragraph}
    record(kind="agenda_item_made_private", meeting=item.meeting, by=by, now=now, after=after)


@transaction.atomic
def make_open(*, item, version, why, by, now, with_papers=False):
    """Open an item to the public again, and its papers if so decided; refused without a reason.

    A paper with a ground of its own stays private; one that stays so without takes over the item's. What was
    declared in the item while it was private stays private too. Refused with a paper whose file may hide something.
    """
    refuse_unless_coming(item.meeting, localdate(now))
    if not item.is_private:
        raise ChangeRefused("It is open to the public already.")
    if not why.strip():
        raise ChangeRefused("Say why it is opened to the public.")
    papers = item.papers.filter(is_private=True, exempt_paragraph=None)
    if with_papers:
        refuse_hiding(papers.select_related("exempt"))
    exempt = AgendaItemExempt.objects.get(item=item)
    words = {name: getattr(exempt, name) for name in AgendaItem.WORDS}
    grounds = {"exempt_paragraph": None, "public_interest": ""}
    kept = {name: getattr(item, name) for name in grounds}
    write(item, version, STALE, is_private=False, **words, **grounds)
    exempt.delete()
    for paper in papers if with_papers else ():
        _show(paper)
    if not with_papers:
        papers.update(**kept)
    after = {"item": item.pk, "with_papers": with_papers}
    record(kind="agenda_item_opened", meeting=item.meeting, by=by, now=now, text=why, after=after)


@transaction.atomic
def open_paper(*, paper, why, by, now):
    """Open a private paper of an open item to the public.

    Refused without a reason, while its item is private, and while its file may hide something.
    """
    refuse_unless_coming(paper.item.meeting, localdate(now))
    if not paper.is_private or paper.item.is_private:
        raise ChangeRefused("Only a private paper of an open item can be opened by itself.")
    if not why.strip():
        raise ChangeRefused("Say why it is opened to the public.")
    refuse_hiding([paper])
    _show(paper)
    about = {"meeting": paper.item.meeting, "after": {"paper": paper.pk}}
    record(kind="paper_opened", by=by, now=now, text=why, **about)


def withhold_declarations(item):
    """Move the nature of every interest declared in an item to where private words stand."""
    for row in Declaration.objects.filter(item=item, is_private=False):
        DeclarationExempt.objects.create(declaration=row, nature=row.nature)
        Declaration.objects.filter(pk=row.pk).update(is_private=True, nature="")


def _hide(paper):
    words = {"subject": paper.subject, "file_name": paper.file_name}
    PaperExempt.objects.create(paper=paper, file=_copied(paper.file, exempt_storage()), **words)
    gone = dict.fromkeys((*Paper.WORDS, "file"), "")
    Paper.objects.filter(pk=paper.pk).update(is_private=True, **gone)
    move_text(paper, to=PaperPassageExempt)


def _show(paper):
    exempt = paper.exempt
    words = {"subject": exempt.subject, "file_name": exempt.file_name}
    file = _copied(exempt.file, open_storage())
    exempt.delete()
    words |= {"exempt_paragraph": None, "public_interest": ""}
    Paper.objects.filter(pk=paper.pk).update(is_private=False, file=file, **words)
    move_text(paper, to=PaperPassage)


def _copied(file, storage):
    """The name of a file's copy in the other store; the file itself goes once the change is certain."""
    if not file:
        return ""
    delete_later(file)
    with file.open() as words:
        return storage.save(f"papers/{PurePath(file.name).name}", words)
