"""An officer's draft paper, checked before it is published: kept for its owner alone, and for some days only.

No history is written, nothing is logged, and nobody is written to.
"""

import re
import secrets
from pathlib import PurePath

from django.core.files.base import ContentFile, File
from django.db import transaction

from packs import isolated
from packs.choices import PackState
from packs.intake.refusing import ChangeRefused
from packs.intake.taking import MISSING, few, told
from packs.models import Draft

SUBJECT = re.compile(
    r"^\W*(?:report )?(?:subject|title)\W*[:\t]\W*(?P<name>\w.*)$", re.IGNORECASE | re.MULTILINE
)
PASTED = "draft.txt"
UNCHECKED = "The draft was read, but what it says could not be held against its figures."
NOTHING_HIDDEN_IN = ("text", "markdown", "csv")


def take_paste(*, text, owner, now):
    """Keep a pasted text to be checked; it is called by its subject, or by its first line."""
    subject = SUBJECT.search(text)
    name = subject["name"] if subject else next(filter(None, map(str.strip, text.splitlines())))
    return _take(name.strip(" #*\t\r"), PASTED, ContentFile(text.encode()), owner, now)


def take_file(*, name, data, owner, now):
    """Keep a file to be checked. Refused: an empty file, and one of more than 50 MB."""
    if data.size > isolated.MOST_BYTES:
        raise ChangeRefused(isolated.TOO_LARGE)
    if not data.size:
        raise ChangeRefused(isolated.EMPTY)
    name = PurePath(name).name
    return _take(name, name, File(data), owner, now)


def _take(name, file_name, data, owner, now):
    draft = Draft(owner=owner, name=name[:200], made_at=now)
    draft.file.save(f"{secrets.token_hex(16)}{PurePath(file_name).suffix[:10]}", data, save=False)
    draft.save()
    return draft


def check_next(now):
    """Check the draft that has waited longest; False when none waits."""
    draft = Draft.objects.waiting(now).order_by("made_at").first()
    if draft:
        check(draft=draft, now=now)
    return bool(draft)


def check(*, draft, now):
    """Check one draft in a child process. Whoever comes second finds it claimed; what was deleted is left alone."""
    claimed = Draft.objects.waiting(now).filter(pk=draft.pk)
    if not claimed.update(state=PackState.READING, claimed_at=now, progress=0, error=""):
        return
    mine = Draft.objects.filter(pk=draft.pk, state=PackState.READING, claimed_at=now)
    # Pasted text is called by its own words, which name no kind of file.
    name = PurePath(draft.file.name).name

    def go_on(percent):
        return bool(mine.update(progress=min(int(percent), 99)))

    try:
        with draft.file.open("rb") as file:
            found, checks = isolated.check_draft(file, name, go_on, few())
            hidden, unseen = _hidden(file, name, found["file"]["kind"])
    except isolated.CannotRead as refusal:
        mine.update(state=PackState.FAILED, error=str(refusal)[:300])
    except OSError:
        mine.update(state=PackState.FAILED, error=MISSING)
    else:
        columns = told(found, checks, now) | {"error": "" if checks else UNCHECKED}
        mine.update(state=PackState.READ, hidden=hidden, unseen=unseen, **columns)


def _hidden(file, name, kind):
    """What the file holds that its pages do not show; and why it could not be looked through, if so."""
    if kind in NOTHING_HIDDEN_IN:
        return [], ""
    try:
        return isolated.find_hidden(file, name), ""
    except isolated.CannotRead as refusal:
        return [], str(refusal)[:300]


def cancel(*, draft):
    """Stop a check that waits or is under way; refused once it is done."""
    under_way = Draft.objects.filter(pk=draft.pk, state__in=[PackState.WAITING, PackState.READING])
    if not under_way.update(state=PackState.CANCELLED):
        raise ChangeRefused("This draft has been checked already, and there is nothing to cancel.")


def delete(*, draft):
    """The row first: whoever checks it just now finds it gone, and stops. Then its file."""
    name, store = draft.file.name, draft.file.storage
    draft.delete()
    transaction.on_commit(lambda: store.delete(name))


def delete_old(now):
    """Delete what is past its days; how many there were."""
    old = list(Draft.objects.over(now))
    for draft in old:
        delete(draft=draft)
    return len(old)
