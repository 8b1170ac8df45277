"""What comes to a meeting: agenda items and their papers."""

from django.db import transaction

from meetings.models import (
    AgendaItem,
    AgendaItemExempt,
    Paper,
    PaperExempt,
    PaperHidden,
    PaperPassage,
    PaperPassageExempt,
)
from meetings.services.recording import ChangeRefused, add_worded
from scrutiny.exempt import split_words


@transaction.atomic
def add_agenda_item(
    *, meeting, title, note="", author="", sub_items=(), is_private=False, **details
):
    """Put an item on an agenda. A private one must name its paragraph of Schedule 12A; its parts go into its note."""
    words = {"title": title, "note": note, "author": author}
    if is_private:
        words["note"] = with_parts(note, sub_items)
    else:
        details["sub_items"] = list(sub_items)
    return add_worded(
        AgendaItem, AgendaItemExempt, "item", words, is_private, meeting=meeting, **details
    )


def with_parts(note, sub_items):
    """What is said under a private item: its parts stand there too, a line each."""
    return "\n".join([*filter(None, [note]), *map(str, sub_items)])


@transaction.atomic
def add_paper(*, item, subject, file_name="", file="", is_private=False, **details):
    """Attach a paper to an agenda item; a private one's file goes to the exempt store.

    A file waits to be looked into: until then no agenda is published with it.
    """
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
    if file:
        PaperHidden.objects.create(paper=paper)
    return paper


@transaction.atomic
def keep_text(*, paper, passages):
    """Keep what a paper says, as {text, page, line}, where its words stand and in place of what was kept before."""
    paper.passages.all().delete()
    paper.exempt_passages.all().delete()
    model = PaperPassageExempt if paper.is_private else PaperPassage
    rows = [model(paper=paper, position=n, **passage) for n, passage in enumerate(passages)]
    model.objects.bulk_create(rows, batch_size=200)


def move_text(paper, to):
    """Take a paper's text to where its other words went."""
    away = PaperPassage if to is PaperPassageExempt else PaperPassageExempt
    rows = away.objects.filter(paper=paper)
    kept = list(rows.values("paper_id", "position", "page", "line", "text"))
    to.objects.bulk_create([to(**row) for row in kept], batch_size=200)
    rows.delete()


def refuse_without_grounds(paragraph, public_interest):
    """Nothing is private without its paragraph and the public-interest test (LGA 1972 Sch. 12A Part 1 and 2)."""
    if not paragraph:
        raise ChangeRefused("Choose the paragraph of Schedule 12A that makes it private.")
    if not (public_interest or "").strip():
        raise ChangeRefused("Say why the public interest is in keeping it private.")
