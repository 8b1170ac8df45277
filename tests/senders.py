"""A process that forks senders on demand, so that a test can kill hundreds of them.

It reads lines: `start WHAT MOMENT FAILPOINT` answers with a process id, `finish PID` waits and answers with how it
ended. WHAT is `pass` (one pass), `passes` (one after another until killed) or `plan` (ten plannings).
"""

import datetime as dt
import os
import sys

import django


def main():
    django.setup()
    for line in sys.stdin:
        verb, *words = line.rstrip("\n").split(" ")
        print(start(*words) if verb == "start" else finish(*words), flush=True)


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
    from django.conf import settings

    from desk.reminders import owing, sending

    settings.FAILPOINT = failpoint
    if what == "plan":
        for _ in range(10):
            owing.owe(moment.date())
        return
    sending.run(lambda: moment)
    while what == "passes":
        sending.run(lambda: moment)


if __name__ == "__main__":
    main()
