"""Work of real processes: reminders through a Celery worker and an SMTP server, and a document whose maker dies."""

import datetime as dt
import subprocess
import sys
import time

import pytest
from django.utils import timezone

from desk.choices import Audience, DigestState, DocumentKind, DocumentState, Part
from desk.models import Digest, Document, DocumentCopyExempt, Pulse
from desk.papers import making
from desk.querysets import SETTLING
from tests import make
from tests.processes import ON_A_MONDAY, eventually, surroundings
from tests.sink import listening


@pytest.fixture
def sink():
    with listening() as sink:
        yield sink


@pytest.fixture
def environment(sink, tmp_path):
    return surroundings(sink, DATA_DIR=str(tmp_path))


@pytest.fixture
def worker(environment):
    """A worker with its scheduler, as the demonstration starts it."""
    command = [*ON_A_MONDAY, "-m", "celery", "-A", "scrutiny", "worker", "-P", "solo", "-B"]
    process = subprocess.Popen(
        [*command, "--loglevel", "WARNING"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    yield process
    process.terminate()
    process.communicate(timeout=20)


def owe_one():
    owner = make.person("Olive Owner", email="olive@example.org")
    make.action(make.board(), title="Audit report", owner=owner, due_on=make.TODAY)


@pytest.mark.django_db(transaction=True)
def test_the_scheduled_tick_sends_each_owner_one_message(sink, worker):
    owe_one()

    eventually(lambda: sink.messages)
    time.sleep(11)  # two more ticks, which find nothing left to do

    ((recipients, message),) = sink.messages
    assert recipients == ["olive@example.org"]
    assert "Subject: Scrutiny: 1 due soon" in message
    assert "Audit report" in message
    assert [digest.state for digest in Digest.objects.all()] == [DigestState.SENT]
    assert set(Pulse.objects.exclude(alive_at=None).values_list("part", flat=True)) == set(Part)


@pytest.mark.django_db(transaction=True)
def test_the_command_makes_the_same_pass_without_a_broker(sink, environment):
    owe_one()
    command = [*ON_A_MONDAY, "manage.py", "send_reminders", "--once"]

    for _ in range(2):
        subprocess.run(command, env=environment, check=True, capture_output=True)

    assert len(sink.messages) == 1
    assert [digest.state for digest in Digest.objects.all()] == [DigestState.SENT]


@pytest.mark.django_db(transaction=True)
def test_a_document_whose_maker_is_killed_is_made_by_the_next(environment):
    board = make.board()
    keeper = make.coordinator(board)
    for n in range(400):
        make.item(board, title=f"Item {n}")
    about = {"kind": DocumentKind.PROGRAMME, "board": board, "year": 2025}
    document = making.ask(audience=Audience.MEMBERS, by=keeper, now=timezone.now(), **about)
    command = [sys.executable, "manage.py", "make_documents"]
    killed = subprocess.Popen(command, env=environment)

    eventually(lambda: Document.objects.get().progress)
    killed.kill()
    killed.wait()

    document.refresh_from_db()
    assert (document.state, document.made_at) == (DocumentState.WORKING, None)
    assert not DocumentCopyExempt.objects.exists()
    assert not making.make_next(timezone.now()), "it might still be alive"
    assert making.make_next(timezone.now() + SETTLING + dt.timedelta(minutes=1))
    assert DocumentCopyExempt.objects.count() == 1
