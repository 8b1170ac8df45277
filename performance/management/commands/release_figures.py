from django.core.management.base import BaseCommand
from django.utils import timezone

from performance import services


class Command(BaseCommand):
    help = "Publish the figures whose embargo is over: for cron and for hands."

    def handle(self, **options):
        count = services.release_due(timezone.now())
        self.stdout.write(f"{count} figures published.")
