"""Says what is understood of a file, and writes nothing."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from packs import isolated

SECTIONS = {
    "membership": "members",
    "agenda": "agenda items",
    "papers": "papers",
    "minutes": "sets of minutes",
    "promises": "promises in the text",
    "work_programme": "programme items",
    "plans": "improvement plans",
    "measures": "measures",
    "unread": "pieces that could not be placed",
}


class Command(BaseCommand):
    help = "Say what is understood of an agenda pack. Nothing is written."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="print the whole of it as JSON")

    def handle(self, *, file, json: bool, **options):
        try:
            with file.open("rb") as opened:
                found = isolated.read(opened, file.name, self.show)
        except isolated.CannotRead as refusal:
            self.refuse(str(refusal))
        except OSError as error:
            self.refuse(f"{file.name} cannot be opened: {error.strerror.lower()}.")
        self.stdout.write(as_json(found) if json else summary(found))

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


def summary(found):
    meeting = found["meeting"] or {}
    head = ", ".join(filter(None, [meeting.get("board"), meeting.get("date")]))
    counts = [f"{len(found[key]):>5} {words}" for key, words in SECTIONS.items()]
    limbs = [
        limb for one in found["minutes"] for item in one["items"] for limb in item["resolutions"]
    ]
    figures = sum(len(measure["figures"]) for measure in found["measures"])
    more = [f"{len(limbs):>5} limbs of resolutions", f"{figures:>5} figures"]
    return "\n".join([head or "No front sheet was found.", *counts, *more])
