"""Other processes on the test's own database, mail server and broker."""

import os
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import connection

PATIENCE = 40
#: A sender dies at each named place once, and five times by `make test-all`.
TURNS = [0, *(pytest.param(turn, marks=pytest.mark.storm) for turn in range(1, 5))]
#: At weekends nobody is owed a message.
ON_A_MONDAY = [sys.executable, "-m", "tests.at", "2026-03-02T09:30", str(time.time())]


def broker_address():
    """Redis with a database for this test process alone, else the broker that needs no service."""
    redis = os.environ.get("TEST_BROKER_URL")
    number = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    return f"{redis.rsplit('/', 1)[0]}/{number}" if redis else ""


def database_address():
    """The test's own database, as another process reaches it."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    return (
        f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT'] or 5432}/{at['NAME']}"
    )


def surroundings(sink, **changes):
    """What another process finds in its environment: what this one stands on, with these changes."""
    return (
        os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "scrutiny.settings",
            "DEBUG": "true",
            "DATA_DIR": str(settings.DATA_DIR),
            "DATABASE_URL": database_address(),
            "EMAIL_URL": f"smtp://127.0.0.1:{sink.port}",
            "BROKER_URL": broker_address(),
            "TICK_SECONDS": "5",
        }
        | changes
    )


def eventually(happened, patience=PATIENCE):
    """Wait until it has happened; a real process takes its time."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if happened():
            return
        time.sleep(0.2)
    pytest.fail(f"It did not happen within {patience} seconds.")


class Senders:
    """Forks senders on demand, from one process that has the project loaded: see tests/senders.py."""

    def __init__(self, environment):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.senders"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, what, moment, failpoint=""):
        """The process id of a new sender that does `what`: see tests/senders.py."""
        return int(self._ask("start", what, moment.isoformat(), failpoint))

    def finish(self, pid):
        """How it ended, once it has: its exit status, or the signal that ended it as a negative number."""
        return int(self._ask("finish", str(pid)))

    def _ask(self, *words):
        self.process.stdin.write(" ".join(words) + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline()

    def close(self):
        self.process.communicate(timeout=60)
