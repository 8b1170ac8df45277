from django.core.management.base import BaseCommand
from django.utils import timezone

from desk.reminders import owing, sending


class Command(BaseCommand):
    help = "Write and send today's reminders once, without a broker: for cron and for hands."

    def add_arguments(self, parser):
        parser.add_argument(
            "--once", action="store_true", help="One pass, which is what this always does."
        )

    def handle(self, **options):
        now = timezone.now()
        sending.settle(now)
        owing.owe(timezone.localdate(now))
        waiting = list(sending.due_now(now).values_list("pk", flat=True))
        for pk in waiting:
            sending.send(pk, timezone.now())
        self.stdout.write(f"{len(waiting)} digests taken up.")
