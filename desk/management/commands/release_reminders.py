from django.core.management.base import BaseCommand
from django.utils import timezone

from desk.reminders import holding


class Command(BaseCommand):
    help = "Let reminders go again after they were held; after a restore from tomorrow on."

    def handle(self, **options):
        if holding.release(timezone.now()):
            self.stdout.write(
                "Sending is released from tomorrow on. What was due today and is not known to have gone is left out, "
                "because it may have gone before the restore; the next working day makes up for it."
            )
        else:
            self.stdout.write("Sending is released.")
