"""Says what is understood of a file, and writes nothing."""

from packs import isolated
from packs.management.of_a_file import FileCommand

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


class Command(FileCommand):
    help = "Say what is understood of an agenda pack. Nothing is written."

    def ask(self, opened, name):
        return isolated.read(opened, name, self.show)

    def summary(self, found):
        meeting = found["meeting"] or {}
        head = ", ".join(filter(None, [meeting.get("board"), meeting.get("date")]))
        counts = [f"{len(found[key]):>5} {words}" for key, words in SECTIONS.items()]
        limbs = [
            limb
            for one in found["minutes"]
            for item in one["items"]
            for limb in item["resolutions"]
        ]
        figures = sum(len(measure["figures"]) for measure in found["measures"])
        more = [f"{len(limbs):>5} limbs of resolutions", f"{figures:>5} figures"]
        return "\n".join([head or "No front sheet was found.", *counts, *more])
