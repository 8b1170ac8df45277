"""Looking for hidden text in the files that go to others: in a process with limits, once, and by whoever comes first.

The row is the record: what nobody looked into at once, the sweep finds.
"""

import logging

from meetings import services as meetings
from meetings.models import PaperHidden
from packs import isolated
from packs.models import PackHidden

log = logging.getLogger(__name__)

#: Looked into while whoever sent it waits; a larger file is left to the worker.
AT_ONCE = 2 * 1024 * 1024
BROKEN = "Looking into the file broke down. Look through it yourself."
MISSING = "The stored file is missing. Send it again."


def look(*, hidden, now):
    """Look into one file. Whoever comes second finds it claimed, and does nothing.

    No transaction is open while the child process works. What cannot be looked into is said to be so.
    """
    if not meetings.claim_hidden(hidden=hidden, now=now):
        return
    found, error = [], ""
    try:
        with hidden.file.open("rb") as file:
            found = isolated.find_hidden(file, hidden.file_name)
    except isolated.CannotRead as refusal:
        error = str(refusal)
    except (OSError, ValueError):  # a row without its file, or a file that is not there
        error = MISSING
    except Exception:
        # Told to who waits, and to the log: without this it would be tried again and again.
        log.exception("Looking for hidden text broke down")
        error = BROKEN
    meetings.keep_hidden(hidden=hidden, found=found, error=error, now=now)


def look_at_once(*, hidden, now):
    """Look into a small file right away; False where a larger one is left to the worker."""
    try:
        is_small = hidden.file.size <= AT_ONCE
    except (OSError, ValueError):
        is_small = True
    if is_small:
        look(hidden=hidden, now=now)
    return is_small


def look_next(now):
    """Look into a file that waits; False when none does."""
    papers = PaperHidden.objects.select_related("paper__exempt")
    packs = PackHidden.objects.select_related("pack")
    for waiting in (papers, packs):
        if hidden := waiting.to_look(now).order_by("pk").first():
            look(hidden=hidden, now=now)
            return True
    return False
