from django.core.management.base import BaseCommand
from django.utils import timezone

from desk.reminders import holding


class Command(BaseCommand):
    help = "Let no reminder go until release_reminders is run."

    def add_arguments(self, parser):
        parser.add_argument("--why", default="Somebody held it by hand.", help="Shown on pages.")

    def handle(self, **options):
        holding.hold(options["why"], timezone.now())
        self.stdout.write("Sending is held. What is being handed over this moment is finished.")
