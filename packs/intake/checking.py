"""Checking again what was read before: after an upgrade, and when a co-ordinator asks for it."""

from django.db import transaction

from packs import isolated
from packs.choices import PackState
from packs.intake.refusing import ChangeRefused
from packs.intake.taking import MISSING, few, told
from packs.models import Pack, PackReading
from packs.querysets import untaken

ASKED = {"read_at": None, "error": "", "claimed_at": None, "progress": 0}


@transaction.atomic
def ask_to_check(*, pack):
    """Have a pack checked anew. What was told of it before stands until then; asked twice, it is done once."""
    if pack.state != PackState.READ:
        raise ChangeRefused("This pack has not been read, and there is nothing to check.")
    PackReading.objects.update_or_create(pack=pack, defaults=ASKED)


def check_next(now):
    """Check the pack that has waited longest; False when none waits."""
    pack = Pack.objects.to_check(now).order_by("uploaded_at").first()
    if not pack:
        return False
    reading, _ = PackReading.objects.get_or_create(pack=pack)
    waiting = PackReading.objects.filter(untaken(now), pk=reading.pk, read_at=None, error="")
    if waiting.update(claimed_at=now, progress=0):
        _check(pack, now)
    return True


def _check(pack, now):
    """No transaction is open while the child process works."""
    mine = PackReading.objects.filter(pk=pack.pk, claimed_at=now)
    try:
        with pack.file.open("rb") as file:
            found, checks = isolated.check(
                file,
                pack.name,
                lambda percent: bool(mine.update(progress=min(int(percent), 99))),
                few(),
            )
    except isolated.CannotRead as refusal:
        mine.update(error=str(refusal)[:300])
    except OSError:
        mine.update(error=MISSING)
    else:
        mine.update(**told(found, checks, now))
