"""What a council has to do before its first meeting is tracked, and how far it has come."""

from dataclasses import dataclass

from django.core.cache import cache
from django.utils import timezone

from meetings.choices import Role
from meetings.models import Appointment, Board, Membership
from packs.models import Pack
from people.models import Council, MunicipalYear, Person

KEY = "set-up-left"
SECONDS = 30
#: Once everything is done there is little to ask for.
SECONDS_WHEN_DONE = 3600


@dataclass(frozen=True)
class Step:
    text: str
    hint: str
    href: str
    done: bool


def steps(today, person=None):
    """Every step in the order that makes the next one possible. Only counts are asked for, nothing private.

    The last one is a co-ordinator's: it leads on for a `person` who is one.
    """
    kept = Appointment.objects.current(today).filter(role=Role.COORDINATOR)
    held = Membership.objects.current(today)
    return [
        _step(
            "Check the council’s details",
            "Its name, short name, colour and the scrutiny team’s address",
            "/set-up/council/",
            Council.objects.exclude(email=""),
        ),
        _step(
            "Check the municipal years and closures",
            "From one annual meeting to the next; and days that are not working days",
            "/set-up/years/",
            MunicipalYear.objects.filter(starts_on__lte=today, ends_on__gte=today),
        ),
        _step(
            "Open the first board",
            "A scrutiny board, committee, improvement board or task and finish group",
            "/set-up/boards/",
            Board.objects.open(),
        ),
        _step(
            "Add people",
            "Councillors and officers, one by one or from a spreadsheet. Then invite them",
            "/people/",
            Person.objects.active().filter(is_administrator=False),
        ),
        _step(
            "Seat the councillors",
            "Who chairs the board and who sits on it",
            "/set-up/boards/",
            held,
        ),
        _step(
            "Appoint a co-ordinator",
            "Who keeps the board’s record: only they can load its packs",
            "/set-up/boards/",
            kept,
        ),
        _step(
            "Load the first pack",
            "The co-ordinator uploads the agenda pack of a meeting, and checks what was found in it",
            "/packs/" if person and person.keeps_directory else "",
            Pack.objects.all(),
        ),
    ]


def _step(text, hint, href, there):
    return Step(text, hint, href, there.exists())


def left():
    """How many steps are left, as far as was known half a minute ago."""
    count = cache.get(KEY)
    return count_again(steps(timezone.localdate())) if count is None else count


def count_again(steps):
    """How many of these steps are left, kept for the menu of the next pages."""
    count = sum(not step.done for step in steps)
    cache.set(KEY, count, SECONDS if count else SECONDS_WHEN_DONE)
    return count


def heading():
    """The menu's words for setting up: they say how much is left until nothing is."""
    count = left()
    return f"Set up: {count} to do" if count else "Set up"
