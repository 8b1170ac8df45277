"""The first command on a new installation: the council, its years and its first administrator."""

import sys

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone

from people import invitations
from people.models import Council
from people.services import ChangeRefused, start_council

#: Option, the question asked for it at a terminal, and an example.
ASKED = [
    ("name", "The council's name", "Wexcombe City Council"),
    ("short_name", "Its short name, as tables of figures call it", "Wexcombe"),
    ("admin_name", "Your name, as the first administrator", "Sam Reed"),
    ("email", "Your e-mail address", "sam.reed@wexcombe.example"),
]


class Command(BaseCommand):
    help = "Start the council: its name, two municipal years and the first administrator."

    def add_arguments(self, parser):
        for option, question, example in ASKED:
            flag = "--" + option.replace("_", "-")
            parser.add_argument(flag, dest=option, help=f"{question}, such as {example}")

    def handle(self, **options):
        self._refuse_second()
        details = {name: options[name] or self._ask(name, *about) for name, *about in ASKED}
        try:
            validate_email(details["email"])
            _, administrator = start_council(**details, by=None, now=timezone.now())
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from None
        except ChangeRefused as refusal:
            raise CommandError(str(refusal)) from None
        self._say_what_next(administrator)

    def _refuse_second(self):
        if council := Council.objects.first():
            raise CommandError(f"{council} has been started here already. Nothing was changed.")

    def _ask(self, name, question, example):
        flag = "--" + name.replace("_", "-")
        if not sys.stdin.isatty():
            raise CommandError(f'{question} is missing: give {flag}, such as {flag} "{example}".')
        answer = ""
        while not answer:
            answer = input(f"{question} (such as {example}): ").strip()
        return answer

    def _sent_to(self, email):
        if settings.EMAIL_BACKEND == "scrutiny.mail.Folder":
            return f"EMAIL_URL names no mail server: the mail to {email} is a file in {settings.MAIL_FOLDER}."
        return f"It was also mailed to {email}."

    def _say_what_next(self, administrator):
        link = invitations.link_for(administrator)
        try:
            invitations.invite(person=administrator, by=None, now=timezone.now())
            sent = self._sent_to(administrator.email)
        except ChangeRefused as refusal:
            sent = str(refusal)
        self.stdout.write(
            f"The council has been started, and {administrator} is its administrator.\n"
            f"Choose a password here, within {invitations.LASTS.days} days:\n\n  {link}\n\n{sent}"
        )
