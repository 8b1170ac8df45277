"""Says what a file holds that its pages do not show, and writes nothing."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand

from packs import isolated


class Command(BaseCommand):
    help = "Say what a PDF holds that its pages do not show: look before it is published. Nothing is written."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="print the whole of it as JSON")

    def handle(self, *, file, json: bool, **options):
        try:
            with file.open("rb") as opened:
                found = isolated.find_hidden(opened, file.name)
        except isolated.CannotRead as refusal:
            self.refuse(str(refusal))
        except OSError as error:
            self.refuse(f"{file.name} cannot be opened: {error.strerror.lower()}.")
        self.stdout.write(as_json(found) if json else summary(found))
        if found:
            raise SystemExit(1)

    def refuse(self, words):
        self.stderr.style_func = None
        self.stderr.write(words)
        raise SystemExit(2)


def as_json(found):
    return json.dumps(found, ensure_ascii=False, indent=2)


def summary(found):
    rows = [f"{place(one)}{one['kind']}: {one['words']}\n    {one['why']}" for one in found]
    return "\n".join(rows) or "Nothing hidden was found."


def place(one):
    return f"Page {one['page']}, " if one["page"] else ""
