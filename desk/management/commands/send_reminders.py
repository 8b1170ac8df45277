from django.core.management.base import BaseCommand
from django.utils import timezone

from desk.choices import Part
from desk.reminders import pulse, sending


class Command(BaseCommand):
    help = "Write and send today's reminders once, without a broker: for cron and for hands."

    def add_arguments(self, parser):
        parser.add_argument(
            "--once", action="store_true", help="One pass, which is what this always does."
        )

    def handle(self, **options):
        # Whoever runs this is the clock and the worker in one.
        pulse.see(Part.CLOCK, timezone.now())
        count = sending.run(timezone.now)
        self.stdout.write(f"{count} digests taken up.")
