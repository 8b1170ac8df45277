import sys

from django.core.management.base import BaseCommand
from django.utils import timezone

from desk.reminders import pulse


class Command(BaseCommand):
    help = "Say whether reminders go out; exit status 1 and a sentence when they do not. For monitoring."

    def handle(self, **options):
        signs = pulse.alive(timezone.now())
        ill = [sign.words for sign in signs if not sign.is_well]
        for words in ill or [sign.words for sign in signs]:
            self.stdout.write(words)
        if ill:
            sys.exit(1)
