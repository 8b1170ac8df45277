"""Agenda items that become private, or open again: their words and papers go where such words stand, at once."""

from pathlib import PurePath

from django.db import transaction
from django.utils.timezone import localdate

from meetings import versions
from meetings.models import AgendaItem, AgendaItemExempt, Paper, PaperExempt
from meetings.services.building import STALE, refuse_without_grounds
from meetings.services.calendar import refuse_unless_coming
from meetings.services.papers import delete_later
from meetings.services.recording import ChangeRefused, record, write
from scrutiny.exempt import exempt_storage, open_storage


@transaction.atomic
def make_private(*, item, version, exempt_paragraph, public_interest, by, now):
    """Make an item private, with its papers and its words in versions published before.

    Refused without the paragraph of Schedule 12A and why the public interest is in keeping it private.
    """
    refuse_unless_coming(item.meeting, localdate(now))
    refuse_without_grounds(exempt_paragraph, public_interest)
    if item.is_private:
        raise ChangeRefused("It is private already.")
    words = {name: getattr(item, name) for name in AgendaItem.WORDS}
    grounds = {"exempt_paragraph": exempt_paragraph, "public_interest": public_interest}
    write(item, version, STALE, is_private=True, **dict.fromkeys(words, ""), **grounds)
    AgendaItemExempt.objects.create(item=item, **words)
    for paper in item.papers.filter(is_private=False):
        _hide(paper)
    versions.withhold(item)
    after = {"item": item.pk, "paragraph": exempt_paragraph}
    record(kind="agenda_item_made_private", meeting=item.meeting, by=by, now=now, after=after)


@transaction.atomic
def make_open(*, item, version, why, by, now, with_papers=False):
    """Open an item to the public again, and its papers if so decided; refused without a reason."""
    refuse_unless_coming(item.meeting, localdate(now))
    if not item.is_private:
        raise ChangeRefused("It is open to the public already.")
    if not why.strip():
        raise ChangeRefused("Say why it is opened to the public.")
    exempt = AgendaItemExempt.objects.get(item=item)
    words = {name: getattr(exempt, name) for name in AgendaItem.WORDS}
    grounds = {"exempt_paragraph": None, "public_interest": ""}
    write(item, version, STALE, is_private=False, **words, **grounds)
    exempt.delete()
    for paper in item.papers.filter(is_private=True) if with_papers else ():
        _show(paper)
    after = {"item": item.pk, "with_papers": with_papers}
    record(kind="agenda_item_opened", meeting=item.meeting, by=by, now=now, text=why, after=after)


def _hide(paper):
    words = {"subject": paper.subject, "file_name": paper.file_name}
    PaperExempt.objects.create(paper=paper, file=_copied(paper.file, exempt_storage()), **words)
    gone = dict.fromkeys((*Paper.WORDS, "file"), "")
    Paper.objects.filter(pk=paper.pk).update(is_private=True, **gone)


def _show(paper):
    exempt = paper.exempt
    words = {"subject": exempt.subject, "file_name": exempt.file_name}
    file = _copied(exempt.file, open_storage())
    exempt.delete()
    Paper.objects.filter(pk=paper.pk).update(is_private=False, file=file, **words)


def _copied(file, storage):
    """The name of a file's copy in the other store; the file itself goes once the change is certain."""
    if not file:
        return ""
    delete_later(file)
    with file.open() as words:
        return storage.save(f"papers/{PurePath(file.name).name}", words)
