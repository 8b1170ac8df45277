"""Loads a pack for a board and reads it right away; for demonstrations and tests, accepts it too."""

from pathlib import Path

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from meetings.models import Board
from packs import intake, looking
from packs.choices import FindingKind, FindingState, PackState
from people.models import Person


class Command(BaseCommand):
    help = "Load an agenda pack for a board, and read it."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--board", required=True, help="the board's address: its slug")
        parser.add_argument("--by", default="", help="the e-mail address of who loads it")
        parser.add_argument("--accept-all", action="store_true", help="accept everything found")

    def handle(self, *, file, board, by, accept_all, **options):
        board, by = self.board(board), self.person(by)
        try:
            with file.open("rb") as opened:
                pack, is_new = intake.take_in(
                    board=board, name=file.name, data=File(opened), by=by, now=timezone.now()
                )
        except OSError as error:
            raise CommandError(f"{file.name} cannot be opened: {error.strerror.lower()}.") from None
        except intake.ChangeRefused as refusal:
            raise CommandError(str(refusal)) from None
        if not is_new:
            self.stdout.write(
                "This very file has been loaded for the board already; nothing changed."
            )
        intake.read(pack=pack, now=timezone.now())
        if pack.state != PackState.READ:
            raise CommandError(pack.error or f"The pack is {pack.get_state_display().lower()}.")
        self.tell(pack)
        looking.look(hidden=pack.hidden, now=timezone.now())
        if accept_all:
            self.accept(pack, by)

    def tell(self, pack):
        for kind in FindingKind:
            found = pack.findings.filter(kind=kind)
            waiting = found.filter(state=FindingState.WAITING).count()
            if number := found.count():
                self.stdout.write(f"{number:>5} {kind.label.lower()} ({waiting} to review)")
        self.stdout.write(f"{len(pack.unread):>5} pieces that could not be placed")

    def accept(self, pack, by):
        try:
            outcome = intake.accept_section(
                pack=pack, kinds=list(FindingKind), by=by, now=timezone.now(), with_proposals=True
            )
        except intake.ChangeRefused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"Accepted {outcome.accepted}.")
        for finding, why in outcome.left:
            self.stdout.write(f"Left, line {finding.line}: {why}")

    def board(self, slug):
        try:
            return Board.objects.get(slug=slug)
        except Board.DoesNotExist:
            slugs = ", ".join(Board.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no board “{slug}”. The boards are: {slugs}.") from None

    def person(self, email):
        if not email:
            return None
        person = Person.objects.filter(email__iexact=email).first()
        if not person:
            raise CommandError(f"Nobody in the directory has the address {email}.")
        return person
