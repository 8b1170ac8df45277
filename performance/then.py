"""What one number of a board's page counted, at the day of a past meeting: the rows of that number, replayed."""

from actions.asked import asked_then
from actions.choices import COLOURS, Standing
from performance.counts import REPORTS, Counts
from performance.progress import NOBODY, line, owners_of, said, since_on
from scrutiny.ui.templatetags.ui import long_date, standing_tag_html

#: What a list is called, by what its name begins with.
TITLES = {
    "asked": "Asked for",
    "done": "Done",
    "owed": "Asked for and still owed",
    "live": "Still owed",
    REPORTS: "Reports owed",
    "long_overdue": "Overdue for a long time",
}


def listed(board, *, person, meetings, day, year_on, name):
    """The title of a list, its rows and their owners: no rows for a name that counts nothing."""
    since = since_on(meetings, day, year_on)
    rows, _ = asked_then(board, person, day)
    told = Counts(rows, day, address=lambda *_: "", **since).of(name).rows
    owners = {key: said(who, person) for key, who in owners_of(told).items()}
    return _title(name, since, told, owners), told, owners


def _title(name, since, rows, owners):
    if name in Standing.values:
        return Standing(name).label
    if name in TITLES:
        return TITLES[name]
    what, _, of = name.partition("_")
    if what == "late":
        owner = rows[0].owner if rows else None
        return f"Overdue: {owners.get(owner, NOBODY)}"
    first = since.get(f"{of}_on")
    said = TITLES.get(what, "Actions")
    return f"{said} since {long_date(first)}" if first else said


def lines(rows, day, owners):
    """The rows of one page in words, each with the tag of its standing."""
    return [(line(row, owners.get(row.owner), day), tag(row.standing(day))) for row in rows]


def tag(standing):
    return standing_tag_html(Standing(standing).label, COLOURS[standing])
