"""Named places at which a test lets a process die as if it were killed, or sleep until it is woken.

Only with DEBUG and FAILPOINT set does it do anything: `after_claim` dies there, `sleep:after_claim` sleeps there.
"""

import os
import signal

from django.conf import settings

#: What a shell reports of a process that was ended by kill -9.
KILLED = 137


def failpoint(name):
    if settings.FAILPOINT == name:  # noqa: SIM300
        os._exit(KILLED)
    if settings.FAILPOINT == f"sleep:{name}":  # noqa: SIM300
        os.kill(os.getpid(), signal.SIGSTOP)
