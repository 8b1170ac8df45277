"""Named places at which a test lets a process die as if it were killed: nothing is cleaned up, nothing is said.

Only with DEBUG and FAILPOINT set does it do anything.
"""

import os

from django.conf import settings

#: What a shell reports of a process that was ended by kill -9.
KILLED = 137


def failpoint(name):
    if name == settings.FAILPOINT:
        os._exit(KILLED)
