"""What comes to a meeting: agenda items and their papers."""

from django.db import transaction

from meetings.models import AgendaItem, AgendaItemExempt, Paper, PaperExempt
from meetings.services.recording import add_worded
from scrutiny.exempt import split_words


@transaction.atomic
def add_agenda_item(*, meeting, title, note="", is_private=False, **details):
    """Put an item on an agenda. A private one must name its paragraph of Schedule 12A."""
    return add_worded(
        AgendaItem,
        AgendaItemExempt,
        "item",
        {"title": title, "note": note},
        is_private,
        meeting=meeting,
        **details,
    )


@transaction.atomic
def add_paper(*, item, subject, file_name="", file="", is_private=False, **details):
    """Attach a paper to an agenda item; a private one's file goes to the exempt store."""
    open_words, exempt_words = split_words(
        Paper, {"subject": subject, "file_name": file_name}, is_private
    )
    paper = Paper(item=item, is_private=is_private, **open_words, **details)
    if not is_private:
        paper.file = file
    paper.full_clean()
    paper.save()
    if is_private:
        PaperExempt.objects.create(paper=paper, file=file, **exempt_words)
    return paper
