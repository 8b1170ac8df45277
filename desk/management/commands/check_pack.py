"""Holds a pack against its own figures and says what it leaves open; writes nothing."""

from pathlib import Path

from desk.loose_ends.from_pack import record_of
from desk.loose_ends.rules import loose_ends
from desk.loose_ends.told import as_json
from packs import isolated
from packs.management.of_a_file import FileCommand

SCHEMA = "scrutiny-check/1"


class Command(FileCommand):
    help = (
        "Say what an agenda pack leaves open, and what in it is worth asking. Nothing is written."
    )

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument(
            "--before", type=Path, help="an earlier pack of the board: what has gone from its programme is told too"
        )  # fmt: skip

    def handle(self, *, before=None, **options):
        self.before = before
        return super().handle(**options)

    def ask(self, opened, name):
        found, checks = isolated.check(opened, name, self.show)
        if checks is None:
            raise isolated.CannotRead(f"{name} was read, and checking it failed.")
        ends = as_json(loose_ends(record_of(found, checks["said"], before=self._earlier())))
        lists = {name: checks[name] for name in ("claims", "dates")}
        return {"schema": SCHEMA, "loose_ends": ends} | lists

    def _earlier(self):
        if not self.before:
            return None
        with self.before.open("rb") as opened:
            return isolated.read(opened, self.before.name)

    def summary(self, told):
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
