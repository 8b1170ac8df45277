"""What every test stands on: a folder and a database of its own, and no way out to the network."""

import hashlib
import os
import shutil
import socket
import sys
import tempfile
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client, TransactionTestCase

CI = os.environ.get("CI", "").lower() in ("1", "true")
CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
NO_CHROMIUM = "Chromium is not installed; set CHROMIUM to its path"


def pytest_unconfigure(config):
    shutil.rmtree(settings.DATA_DIR, ignore_errors=True)


def pytest_collection_modifyitems(items):
    if not CHROMIUM and not CI:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


def pytest_runtest_setup(item):
    if item.get_closest_marker("browser") and not CHROMIUM:
        pytest.fail(NO_CHROMIUM, pytrace=False)


# --- Nothing leaves this machine


def only_here(connect):
    def guarded(self, address):
        host = address[0] if isinstance(address, tuple) else "localhost"
        if host not in ("127.0.0.1", "::1", "localhost"):
            raise OSError(f"tests may not connect to {host}")
        return connect(self, address)

    return guarded


socket.socket.connect = only_here(socket.socket.connect)
socket.socket.connect_ex = only_here(socket.socket.connect_ex)


# --- Emptying tables that production cannot empty


def unlock_history(unlocked):
    """The one switch of scrutiny/history/append_only.py, which only a test database obeys."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        connection.connection.create_function("history_unlocked", 0, lambda: int(unlocked))
    else:
        with connection.cursor() as cursor:
            cursor.execute(f"SET scrutiny.history_unlocked = '{'on' if unlocked else 'off'}'")


empty_tables = TransactionTestCase._fixture_teardown


def empty_tables_unlocked(self):
    unlock_history(True)
    try:
        empty_tables(self)
    finally:
        unlock_history(False)


TransactionTestCase._fixture_teardown = empty_tables_unlocked


# --- The tables, migrated once on a machine for as long as no migration changes

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def migrated():
    """Where an empty database with these very migrations is kept."""
    digest = hashlib.sha256(f"{django.VERSION} {sys.version_info} {os.getuid()}".encode())
    for path in sorted([*ROOT.glob("*/migrations/*.py"), *ROOT.glob("scrutiny/history/**/*.py")]):
        digest.update(path.read_bytes())
    return Path(tempfile.gettempdir()) / f"scrutiny-migrated-{digest.hexdigest()[:16]}.sqlite3"


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings, migrated):
    """On SQLite a run begins with a copy of the migrated tables, where they are kept already."""
    if connection.vendor != "sqlite" or not migrated.exists():
        return False
    shutil.copyfile(migrated, settings.DATABASES["default"]["TEST"]["NAME"])
    return True


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, migrated):
    if connection.vendor == "sqlite" and not migrated.exists():
        ours = f"{migrated}.{os.getpid()}"
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [ours])
        os.replace(ours, migrated)


# --- The browser


@pytest.fixture(scope="session")
def browser_type_launch_args():
    quiet = ("no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-sync",
             "disable-background-networking", "disable-component-update",
             "host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost")  # fmt: skip
    return {"executable_path": CHROMIUM, "args": [f"--{word}" for word in quiet]}


@pytest.fixture(scope="session")
def browser_context_args(live_server):
    """`page.goto("/actions/")` means the site under test."""
    return {"base_url": live_server.url, "locale": "en-GB", "timezone_id": "Europe/London"}


@pytest.fixture(autouse=True)
def fresh_cache():
    """Limits on guessing count in the cache: one test must not use up another's tries."""
    cache.clear()


@pytest.fixture(autouse=True)
def nothing_was_sent_from_here():
    """How far a machine's sending has come stands in a file: every test begins with an empty database."""
    (settings.DATA_DIR / "sent-so-far").unlink(missing_ok=True)


@pytest.fixture(autouse=True)
def files_are_closed(monkeypatch):
    """A server closes the file that an answer hands out; the test client waits for somebody to read it."""
    answers, request = [], Client.request

    def remember(self, **words):
        response = request(self, **words)
        if response.streaming:
            answers.append(response)
        return response

    monkeypatch.setattr(Client, "request", remember)
    yield
    for response in answers:
        if not response.closed:
            response.getvalue()
