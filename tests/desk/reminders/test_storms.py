"""Hundreds of deaths, many hands at once, servers that restart: real processes, minutes long, by `make test-all`."""

import os
import random
import signal
import subprocess
import time
from collections import Counter
from contextlib import ExitStack, closing

import psycopg
import pytest
from django.db import connection
from django.db.models import F

from desk.choices import DigestState
from desk.models import Digest
from desk.reminders import sending
from tests import make
from tests.crowd import crowd
from tests.processes import ON_A_MONDAY, Senders, eventually, surroundings
from tests.sink import listening
from tools import services

pytestmark = [pytest.mark.storm, pytest.mark.django_db(transaction=True)]
KILLS = int(os.environ.get("STORM_KILLS") or 300)
RESTARTS = 3


#: What those who are killed do: one plans as well, and the others send what is planned.
HANDS = ("passes", "sends", "sends")


@pytest.fixture
def sink():
    with listening() as sink:
        yield sink


def inboxes(sink):
    """How many messages each reader has: one reader a message."""
    return Counter(reader for (reader,), _ in sink.messages)


def open_ends():
    return Digest.objects.filter(state__in=(DigestState.PENDING, DigestState.SENDING)).count()


def test_hundreds_of_deaths_double_nothing_and_lose_nothing_in_silence(sink, capsys):
    """Three senders, one of them killed again and again; after each ten deaths the dead ones' claims are old."""
    chance, kills, people = random.Random(4), 0, 0
    sink.delay = 0.02
    senders = Senders(surroundings(sink))
    while kills < KILLS:
        if len(sink.messages) > people - 100:
            crowd(500)
            connection.close()
            people += 500
            assert senders.finish(senders.start("plan", make.NOW)) == 0
        running = [senders.start(what, make.NOW) for what in HANDS]
        for _ in range(10):
            time.sleep(chance.uniform(0.1, 0.7))
            victim = chance.randrange(3)
            kills += kill(senders, running[victim])
            running[victim] = senders.start(HANDS[victim], make.NOW)
        kills += sum(kill(senders, pid) for pid in running)
        age_claims()
    for _ in range(2):
        assert senders.finish(senders.start("pass", make.NOW)) == 0
        age_claims()
    senders.close()

    arrived = inboxes(sink)
    states = Counter(Digest.objects.values_list("state", flat=True))
    with capsys.disabled():
        print(f"\n{kills} deaths, {len(sink.messages)} messages: {dict(states)}")
    assert max(arrived.values()) == 1, "nothing is doubled"
    for state, email in Digest.objects.values_list("state", "person__email"):
        if state == DigestState.SENT:
            assert arrived[email] == 1
        else:
            assert state == DigestState.UNKNOWN or (state, arrived[email]) == (
                DigestState.FAILED,
                0,
            )
    assert Digest.objects.count() == people, "nothing is lost"
    assert states[DigestState.UNKNOWN] <= kills


def kill(senders, pid):
    os.kill(pid, signal.SIGKILL)
    assert senders.finish(pid) == -signal.SIGKILL
    return 1


def age_claims():
    """As if the settling time were over: nobody lives who could still end them."""
    past = F("claimed_at") - 2 * sending.SETTLING
    Digest.objects.filter(state=DigestState.SENDING).update(claimed_at=past)


def celery(environment, *words):
    command = [*ON_A_MONDAY, "-m", "celery", "-A", "scrutiny.celery", *words]
    return subprocess.Popen(
        [*command, "--loglevel", "ERROR"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def end(processes):
    for process in processes:
        process.terminate()
    for process in processes:
        process.wait(timeout=60)


def test_a_broker_that_is_away_and_comes_back_empty_loses_nothing(sink, tmp_path):
    port = services.free_port()
    environment = surroundings(sink, BROKER_URL=f"redis://127.0.0.1:{port}/0")
    with ExitStack() as stack:
        stack.callback(lambda: end(started))
        started = [redis(port, tmp_path)]
        started.append(celery(environment, "worker", "-P", "solo", "-B", "-s", str(tmp_path / "b")))
        crowd(5)
        connection.close()
        eventually(lambda: len(sink.messages) == 5, patience=90)

        end([started.pop(0)])
        crowd(5)
        time.sleep(7)
        assert len(sink.messages) == 5
        started.append(redis(port, tmp_path))
        eventually(lambda: len(sink.messages) == 10, patience=90)

    assert set(inboxes(sink).values()) == {1}


def test_two_beats_five_workers_and_ten_planners_send_a_thousand_people_one_message_each(
    sink, tmp_path
):
    port = services.free_port()
    crowd(1000)
    connection.close()
    environment = surroundings(sink, BROKER_URL=f"redis://127.0.0.1:{port}/0", TICK_SECONDS="20")
    beats = [
        ("beat", "--schedule", tmp_path / f"beat{n}", "--pidfile", tmp_path / f"beat{n}.pid")
        for n in range(2)
    ]
    workers = [("worker", "--pool", "solo", "--hostname", f"worker{n}@here") for n in range(5)]
    with ExitStack() as stack:
        stack.callback(lambda: end(started))
        started = [redis(port, tmp_path)]
        started += [celery(environment, *map(str, words)) for words in (*beats, *workers)]
        senders = stack.enter_context(closing(Senders(environment)))
        planners = [senders.start("plan", make.NOW) for _ in range(10)]
        assert [senders.finish(pid) for pid in planners] == [0] * 10
        eventually(lambda: len(sink.messages) >= 1000, patience=300)
        eventually(lambda: not open_ends())

    assert len(sink.messages) == 1000
    assert set(inboxes(sink).values()) == {1}
    assert set(Digest.objects.values_list("state", flat=True)) == {DigestState.SENT}


def redis(port, folder):
    words = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    server = subprocess.Popen([*words, "--dir", str(folder)], stdout=subprocess.DEVNULL)
    services.wait_for(port)
    return server


def test_a_database_that_restarts_in_mid_send_doubles_and_loses_nothing(sink, tmp_path):
    with ExitStack() as stack:
        if not (address := stack.enter_context(services.postgresql())):
            pytest.skip("PostgreSQL is not installed")
        environment = surroundings(sink, DATABASE_URL=address, DATA_DIR=str(tmp_path))
        migrate = [*ON_A_MONDAY, "manage.py", "migrate", "--verbosity", "0"]
        subprocess.run(migrate, env=environment, check=True)
        senders = stack.enter_context(closing(Senders(environment)))
        sink.delay = 0.02
        for _ in range(RESTARTS):
            assert senders.finish(senders.start("crowd", make.NOW)) == 0
            running, before = senders.start("pass", make.NOW), len(sink.messages)
            eventually(lambda seen=before: len(sink.messages) > seen + 5)
            restart(address)
            # It says what became of the message it had; then it goes on, or ends, and the next tick goes on.
            assert senders.finish(running) in (0, 1)
        assert senders.finish(senders.start("pass", make.NOW)) == 0
        with psycopg.connect(address) as database:
            states = dict(database.execute("SELECT state, count(*) FROM desk_digest GROUP BY 1"))

    assert max(inboxes(sink).values()) == 1
    assert states == {DigestState.SENT: 100 * RESTARTS}, (
        "what it had not handed over was given back"
    )
    assert len(sink.messages) == 100 * RESTARTS


def restart(address):
    with psycopg.connect(address) as database:
        (folder,) = database.execute("SHOW data_directory").fetchone()
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    control = [*as_user, services.newest_programs() / "pg_ctl", "--pgdata", folder, "--silent"]
    log = os.path.join(os.path.dirname(folder), "log")
    services.quietly([*control, "--wait", "--mode", "fast", "--log", log, "restart"])
