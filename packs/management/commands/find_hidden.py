"""Says what a file holds that its pages do not show, and writes nothing."""

from packs import isolated
from packs.management.of_a_file import FileCommand


class Command(FileCommand):
    help = "Say what a PDF, Word, Excel or OpenDocument file holds that it does not show. Nothing is written."

    def ask(self, opened, name):
        return isolated.find_hidden(opened, name)

    def summary(self, found):
        rows = [f"{place(one)}{one['kind']}: {one['words']}\n    {one['why']}" for one in found]
        return "\n".join(rows) or "Nothing hidden was found."

    def close(self, found):
        """Whoever publishes by a script must see that something was found."""
        if found:
            raise SystemExit(1)


def place(one):
    """A Word file has lines; it has pages only once it is printed. A spreadsheet has sheets and cells."""
    if one["place"]:
        return f"{one['place'][0].upper()}{one['place'][1:]}, "
    if one["page"]:
        return f"Page {one['page']}, "
    return f"Line {one['line']}, " if one["line"] else ""
