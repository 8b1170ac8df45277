from django.core.management.base import BaseCommand
from django.utils import timezone

from performance import services


class Command(BaseCommand):
    help = "Apply SMALL_NUMBER_UNDER and SMALL_NUMBER_SHOW_ZERO to the figures that are here."

    def handle(self, **options):
        suppressed, shown = services.apply_small_numbers(by=None, now=timezone.now())
        self.stdout.write(f"{suppressed} figures suppressed, {shown} shown again.")
