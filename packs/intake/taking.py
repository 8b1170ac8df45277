"""From a file to its findings: taken in, claimed, read in a child process, kept whole or not at all."""

import hashlib
import secrets
from datetime import date
from pathlib import PurePath

from django.conf import settings
from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.db.models import Q

from meetings.choices import HiddenState
from packs import isolated
from packs.choices import FindingState, PackState
from packs.intake.drafting import drafts
from packs.intake.refusing import ChangeRefused
from packs.models import Finding, Pack, PackHidden, PackReading, PaperText
from packs.querysets import untaken

#: Files in which everybody sees all there is.
SHOWS_ALL = ("text", "markdown")
UNCHECKED = "The pack was read, but what it says could not be held against its figures."
MISSING = "The stored file is missing. Load it again."
LINKS = [
    field.name
    for field in Finding._meta.get_fields()
    if field.many_to_one and field.concrete and field.name not in ("pack", "decided_by", "replaces")
]


def take_in(*, board, name, data, by, now):
    """Keep a file to be read. Returns the pack, and whether it is new: the very same file is taken in once.

    `data` is an open binary file. Refused: an empty file, and one of more than 50 MB.
    """
    if data.size > isolated.MOST_BYTES:
        raise ChangeRefused(isolated.TOO_LARGE)
    if not data.size:
        raise ChangeRefused(isolated.EMPTY)
    sha256 = _digest(data)
    if known := _same_file(board, sha256):
        return known, False
    pack = Pack(
        board=board,
        name=PurePath(name).name[:200],
        size=data.size,
        sha256=sha256,
        uploaded_by=by,
        uploaded_at=now,
    )
    pack.file.save(f"{secrets.token_hex(16)}{PurePath(name).suffix[:10]}", File(data), save=False)
    try:
        with transaction.atomic():
            pack.save()
    except IntegrityError:  # somebody else loaded the same file at the same moment
        pack.file.delete(save=False)
        return _same_file(board, sha256), False
    return pack, True


def _same_file(board, sha256):
    gone = [PackState.FAILED, PackState.CANCELLED]
    return Pack.objects.filter(board=board, sha256=sha256).exclude(state__in=gone).first()


def _digest(data):
    digest = hashlib.sha256()
    data.seek(0)
    for piece in iter(lambda: data.read(1024 * 1024), b""):
        digest.update(piece)
    data.seek(0)
    return digest.hexdigest()


def waiting(now):
    """Packs to read: those that wait, and those whose reader has died."""
    died = Q(state=PackState.READING) & untaken(now)
    return Pack.objects.filter(Q(state=PackState.WAITING) | died).order_by("uploaded_at")


def read(*, pack, now):
    """Read one pack, and keep what was found. Whoever comes second finds it claimed, and does nothing.

    No transaction is open while the child process works. A pack that cannot be read is failed, with a sentence.
    """
    claimed = waiting(now).filter(pk=pack.pk)
    if not claimed.update(state=PackState.READING, claimed_at=now, progress=0, error=""):
        return False
    pack.refresh_from_db()
    mine = Pack.objects.filter(pk=pack.pk, state=PackState.READING, claimed_at=now)
    try:
        with pack.file.open("rb") as file:
            read = isolated.check(file, pack.name, lambda percent: _go_on(mine, percent), few())
        keep_findings(pack=pack, found=read[0], checks=read[1], now=now)
    except isolated.CannotRead as refusal:
        mine.update(state=PackState.FAILED, error=str(refusal)[:300])
    except OSError:
        mine.update(state=PackState.FAILED, error=MISSING)
    pack.refresh_from_db()
    return True


def few():
    """So many people are few by the council's own rule, and one more are not."""
    return settings.SMALL_NUMBER_UNDER - 1


def _go_on(mine, percent):
    """Write how far the reading is; False once it was cancelled or taken over by another."""
    return bool(mine.update(progress=min(int(percent), 99)))


def read_next(now):
    """Read the pack that has waited longest; False when none waits."""
    pack = waiting(now).first()
    if pack:
        read(pack=pack, now=now)
    return bool(pack)


@transaction.atomic
def keep_findings(*, pack, found, checks, now):
    """Keep what was found and told, in one transaction; what an earlier pack of the meeting said is not asked again."""
    meeting_on = _day(found)
    mine = Pack.objects.filter(pk=pack.pk, state=PackState.READING, claimed_at=pack.claimed_at)
    if not mine.update(
        state=PackState.READ,
        progress=100,
        read_at=now,
        kind=found["file"]["kind"],
        unread=found["unread"],
        meeting_on=meeting_on,
    ):
        return  # cancelled meanwhile
    PackReading.objects.update_or_create(pack=pack, defaults=told(found, checks, now))
    shows_all = found["file"]["kind"] in SHOWS_ALL
    looked = {"state": HiddenState.CLEAN, "looked_at": now} if shows_all else {}
    PackHidden.objects.get_or_create(pack=pack, defaults=looked)
    earlier = _earlier_findings(pack, meeting_on)
    findings = [
        _finding(pack, position, draft, earlier)
        for position, draft in enumerate(drafts(found, pack.board.name), start=1)
    ]
    Finding.objects.bulk_create(findings, batch_size=200)
    PaperText.objects.bulk_create(
        PaperText(finding=finding, passages=list(finding.passages))
        for finding in findings
        if finding.passages
    )
    again = [old.pk for old in earlier.values() if old.state == FindingState.WAITING]
    again = Finding.objects.filter(
        pk__in=again, fingerprint__in=[one.fingerprint for one in findings]
    )
    again.update(state=FindingState.SUPERSEDED)


def told(found, checks, now):
    """The columns of a reading that is done; `checks` is None when checking broke down."""
    error = "" if checks is not None else UNCHECKED
    return {"found": found, "checks": checks or {}, "error": error, "read_at": now, "progress": 100}


def _finding(pack, position, draft, earlier):
    finding = Finding(
        pack=pack,
        kind=draft.kind,
        position=position,
        fingerprint=draft.fingerprint,
        content=draft.content,
        line=draft.data.get("line"),
        page=draft.data.get("page"),
        text=draft.text,
        data=draft.data,
    )
    finding.passages = draft.passages
    old = earlier.get(finding.fingerprint)
    if old and old.state != FindingState.WAITING:
        _compare(finding, old)
    return finding


def _compare(finding, old):
    """The same place and words as decided before need no second decision; other words show both."""
    for name in LINKS:
        setattr(finding, f"{name}_id", getattr(old, f"{name}_id"))
    if finding.content == old.content:
        finding.state = FindingState.UNCHANGED
    else:
        finding.replaces = old


def _earlier_findings(pack, meeting_on):
    """The latest word on each place, from the earlier packs of this board and meeting."""
    packs = Pack.objects.filter(board=pack.board_id, meeting_on=meeting_on, state=PackState.READ)
    found = Finding.objects.filter(pack__in=packs.exclude(pk=pack.pk)).exclude(
        state=FindingState.SUPERSEDED
    )
    return (
        {one.fingerprint: one for one in found.order_by("pack__read_at", "pk")}
        if meeting_on
        else {}
    )


def _day(found):
    said = (found["meeting"] or {}).get("date")
    return date.fromisoformat(said) if said else None


@transaction.atomic
def cancel(*, pack):
    """Stop a pack that waits or is being read; refused once it is read."""
    under_way = Pack.objects.filter(pk=pack.pk, state__in=[PackState.WAITING, PackState.READING])
    if not under_way.update(state=PackState.CANCELLED):
        raise ChangeRefused("This pack has been read already, and there is nothing to cancel.")
