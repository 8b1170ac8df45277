"""What the commands share that say something of a file and write nothing."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from packs import isolated


class FileCommand(BaseCommand):
    """`ask` answers what is found of an open file; `summary` tells it to people. Exit status 2 and one sentence on
    standard error where the file cannot be read."""

    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="print the whole of it as JSON")

    def handle(self, *, file, json: bool, **options):
        try:
            with file.open("rb") as opened:
                found = self.ask(opened, file.name)
        except isolated.CannotRead as refusal:
            self.refuse(str(refusal))
        except OSError as error:
            self.refuse(f"{file.name} cannot be opened: {error.strerror.lower()}.")
        self.stdout.write(as_json(found) if json else self.summary(found))
        return self.close(found)

    def close(self, found):
        """What is left to do when all is printed."""

    def show(self, percent):
        """Progress is for people: a file or a pipe gets none."""
        if sys.stderr.isatty():
            self.stderr.write(f"\rReading: {percent} %", ending="\n" if percent >= 100 else "")

    def refuse(self, words):
        self.stderr.style_func = None
        self.stderr.write(words)
        raise SystemExit(2)


def as_json(found):
    return json.dumps(found, ensure_ascii=False, indent=2)
