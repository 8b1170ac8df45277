import datetime as dt
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from actions.choices import ActionKind
from actions.models import Action
from desk.models import Digest
from desk.reminders import owing, sending
from desk.reminders.day import Day
from desk.reminders.saying import what_to_say
from desk.reminders.writing import write
from meetings.services import open_board
from people.choices import PersonKind
from people.models import Person
from scrutiny.mail import Smtp

PORT = 10025
BEYOND = 60  # days: not yet worth a message
ROUNDS = 3


class Command(BaseCommand):
    help = (
        "Measure a morning's reminders beside what the mail server alone takes, on a made-up council of its own. "
        "Refused where a database holds anybody."
    )

    def add_arguments(self, parser):
        parser.add_argument("--owners", type=int, default=2000)
        parser.add_argument("--actions", type=int, default=100_000)
        parser.add_argument("--due", type=int, default=10_000, help="How many are due or overdue.")

    def handle(self, *, owners, actions, due, **options):
        if Person.objects.exists():
            raise CommandError("This database is in use. The bench wants an empty one of its own.")
        moment = a_working_morning()
        fill(owners, actions, due, moment)
        self.plan(moment)
        with a_mail_server():
            self.send(moment)

    def plan(self, moment):
        """How long planning takes, in how many queries, and in how much memory."""
        before = memory(afresh=True)
        with CaptureQueriesContext(connection) as asked:
            took, _ = timed(owing.owe, moment)
        grown = memory() - before
        count = Digest.objects.count()
        self.stdout.write(
            f"Planned {count} messages in {took:.2f} s, {len(asked)} queries, {grown / 1024:.1f} MB more at the peak."
        )

    def send(self, moment):
        """How long sending takes beside handing the same messages to the same server, which is all it must do."""
        batches = []
        sending.run(lambda: moment, batches.append)
        first, *rest = batches
        alone = sorted(rate(written(batch), moment) for batch in rest[:ROUNDS])
        with CaptureQueriesContext(connection) as asked:
            sending.send(first, lambda: moment, way_out())
        before = memory(afresh=True)
        took, _ = timed(lambda: [sending.send(it, lambda: moment, way_out()) for it in rest])
        grown, count = memory() - before, sum(map(len, rest))
        ratio = median(alone) * took / count
        self.stdout.write(
            f"Sent {count} messages in {took:.1f} s, {count / took:.0f} a second, "
            f"{len(asked) / len(first):.1f} queries each, {grown / 1024:.1f} MB more at the peak."
        )
        self.stdout.write(
            f"The mail server alone takes {median(alone):.0f} a second ({alone[0]:.0f} to {alone[-1]:.0f}): "
            f"the sender takes {ratio:.1f} times as long."
        )


def a_working_morning():
    now = timezone.localtime().replace(hour=9, minute=30)
    while not Day(now.date()).is_working:
        now += dt.timedelta(days=1)
    return now


def fill(owners, actions, due, moment):
    today = moment.date()
    board = open_board(name="Bench Board", slug="bench", prefix="B", by=None, now=moment)
    people = Person.objects.bulk_create(
        (
            Person(name=f"Owner {n}", kind=PersonKind.OFFICER, email=f"owner{n}@example.org")
            for n in range(owners)
        ),
        batch_size=1000,
    )
    some_days = dt.timedelta
    for start in range(0, actions, 2000):
        Action.objects.bulk_create(
            Action(
                board=board,
                reference=f"B/25/{n}",
                title=f"Report back on question {n}",
                asked="report back on the question to the board",
                kind=ActionKind.REPORT_BACK,
                owner=people[n % owners],
                due_to=today + some_days(days=n // owners % 20 - 5 if n < due else BEYOND),
                opened_on=today - some_days(days=100),
            )
            for n in range(start, min(start + 2000, actions))
        )
    connection.cursor().execute("ANALYZE")


def written(ids):
    """The same messages, as they go over the line."""
    digests = Digest.objects.filter(pk__in=ids).select_related("person")
    return [write(it, what_to_say(it.person, it.on)) for it in digests]


def rate(messages, moment):
    """How many of these the server takes a second, over one line, when they are there already."""
    way = way_out()
    way.open()
    ready = [(it.from_email, it.to, it.message().as_bytes(linesep="\r\n")) for it in messages]
    took, _ = timed(lambda: [way.connection.sendmail(*each) for each in ready])
    way.close()
    return len(ready) / took


def way_out():
    plain = {"username": "", "password": "", "use_tls": False, "use_ssl": False}
    return Smtp(host="127.0.0.1", port=PORT, timeout=20, **plain)


class a_mail_server:
    """One that takes everything and keeps nothing, in a process of its own."""

    def __enter__(self):
        words = ["-m", "aiosmtpd", "-n", "-c", "aiosmtpd.handlers.Sink", "-l", f"127.0.0.1:{PORT}"]
        self.process = subprocess.Popen([sys.executable, *words])
        for _ in range(100):
            try:
                way = way_out()
                way.open()
            except OSError:
                sleep(0.1)
            else:
                way.close()
                return
        raise CommandError(
            "The bench's mail server did not start: it is aiosmtpd, of the dev extra."
        )

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait()


def memory(*, afresh=False):
    """The most memory this process has had, in kB, since it was last asked for afresh."""
    if afresh:
        Path("/proc/self/clear_refs").write_text("5")
    (line,) = (it for it in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in it)
    return int(line.split()[1])


def timed(call, *words):
    begins = perf_counter()
    answer = call(*words)
    return perf_counter() - begins, answer
