"""Holds a pack against its own figures and says what it leaves open; writes nothing."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from desk.loose_ends.from_pack import record_of
from desk.loose_ends.rules import loose_ends
from desk.loose_ends.told import as_json
from packs import isolated

SCHEMA = "scrutiny-check/1"


class Command(BaseCommand):
    help = (
        "Say what an agenda pack leaves open, and what in it is worth asking. Nothing is written."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="print the whole of it as JSON")

    def handle(self, *, file, json: bool, **options):
        try:
            with file.open("rb") as opened:
                found, checks = isolated.check(opened, file.name, self.show)
        except isolated.CannotRead as refusal:
            self.refuse(str(refusal))
        except OSError as error:
            self.refuse(f"{file.name} cannot be opened: {error.strerror.lower()}.")
        if checks is None:
            self.refuse(f"{file.name} was read, and checking it failed.")
        told = checked(found, checks)
        self.stdout.write(printed(told) if json else summary(told))

    def show(self, percent):
        """Progress is for people: a file or a pipe gets none."""
        if sys.stderr.isatty():
            self.stderr.write(f"\rReading: {percent} %", ending="\n" if percent >= 100 else "")

    def refuse(self, words):
        self.stderr.style_func = None
        self.stderr.write(words)
        raise SystemExit(2)


def checked(found, checks):
    """The three lists that are printed."""
    ends = as_json(loose_ends(record_of(found, checks["said"])))
    return {"schema": SCHEMA, "loose_ends": ends} | {
        name: checks[name] for name in ("claims", "dates")
    }


def printed(told):
    return json.dumps(told, ensure_ascii=False, indent=2)


def summary(told):
    """For people: what is open, and what is worth asking; of what agrees only how much there is."""
    asked = [one for one in told["claims"] if one["verdict"] == "worth asking"]
    agrees = sum(one["verdict"] == "agrees" for one in told["claims"])
    lines = [f"loose ends: {len(told['loose_ends'])}"]
    lines += [
        f"  line {_lines(one)}: {one['rule']}: {one['says']} ({one['found']})"
        for one in told["loose_ends"]
    ]
    lines += [f"claims worth asking about: {len(asked)} ({agrees} agree)"]
    lines += [
        f"  line {one['line']}: {one['says']} ({one['figures']}; {one['computed']})"
        for one in asked
    ]
    lines += [f"dates worth asking about: {len(told['dates'])}"]
    lines += [f"  line {one['line']}: {one['says']} ({one['found']})" for one in told["dates"]]
    return "\n".join(lines)


def _lines(end):
    return ", ".join(map(str, end["lines"])) or "–"
