"""A process that forks senders on demand, so that a test can kill hundreds of them.

It reads lines: `start WHAT MOMENT FAILPOINT` answers with a process id, `finish PID` waits and answers with how it
ended. WHAT is `pass` (one pass), `passes` (one after another until killed), `sends` (the same without planning), `plan`
(ten plannings) or `crowd` (a hundred people with something due).
"""

import datetime as dt
import os
import sys

import django
from django.conf import settings
from django.core.mail.utils import DNS_NAME
from django.template.loader import get_template
from django.urls import reverse

from tests import notify


def main():
    django.setup()
    notify.install()
    warm_up()
    for line in sys.stdin:
        verb, *words = line.rstrip("\n").split(" ")
        print(start(*words) if verb == "start" else finish(*words), flush=True)


def warm_up():
    """What each sender would load anew, so that those who are killed early were busy sending."""
    for path in (settings.BASE_DIR / "templates" / "emails").iterdir():
        get_template(f"emails/{path.name}")
    reverse("actions:my_actions")
    DNS_NAME.get_fqdn()


def start(what, moment, failpoint):
    pid = os.fork()
    if pid:
        return pid
    try:
        work(what, dt.datetime.fromisoformat(moment), failpoint)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


def finish(pid):
    return os.waitstatus_to_exitcode(os.waitpid(int(pid), 0)[1])


def work(what, moment, failpoint):
    from desk.reminders import owing, sending
    from tests.crowd import crowd

    settings.FAILPOINT = failpoint
    if what == "crowd":
        crowd(100)
        return
    if what == "plan":
        for _ in range(10):
            owing.owe(moment)
        return
    while what == "sends":
        sending.settle(moment)
        waiting = sending.due_now(moment).order_by("?").values_list("pk", flat=True)
        sending.send(list(waiting[: sending.BATCH]), lambda: moment)
    sending.run(lambda: moment)
    while what == "passes":
        sending.run(lambda: moment)


if __name__ == "__main__":
    main()
