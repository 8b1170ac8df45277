import os
import secrets

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from desk.demo.build import build
from desk.demo.cast import ACCOUNTS, COUNCIL
from people.models import Council


class Command(BaseCommand):
    help = "Load a made-up council to look round, with accounts to sign in as. Refused where there is one."

    def handle(self, **options):
        council = Council.objects.first()
        if council and council.name == COUNCIL["name"]:
            self.stdout.write("The demonstration council is there already; nothing was changed.")
            return
        if council:
            raise CommandError(
                f"{council.name} is here. The demonstration wants an empty database."
            )
        password = os.environ.get("DEMO_PASSWORD") or secrets.token_urlsafe(9)
        build(password=password, now=timezone.now())
        self.stdout.write(f"{COUNCIL['name']} is loaded. Sign in with the password {password} as:")
        for account in ACCOUNTS:
            self.stdout.write(f"  {account}@example.org")
