from statistics import median, quantiles
from time import perf_counter

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse
from django.utils import timezone

from actions.models import Action
from desk.demo.crowd import fill
from meetings.choices import MinutesState
from meetings.models import AgendaItem, Meeting, Minute
from people.models import Council

#: A signed-in page that says the same to everybody: what every page costs, whatever it shows.
FLOOR = "help"
KEEPER = "Bench Keeper"
#: A quarter of the floor's rounds may be this much slower than another quarter, before its ratios say nothing.
STEADY = 1.25


class Command(BaseCommand):
    help = (
        "Measure pages against an empty signed-in page, on a made-up council of its own. "
        "Refused where a database holds anything else."
    )

    def add_arguments(self, parser):
        parser.add_argument("--boards", type=int, default=3)
        parser.add_argument("--size", type=int, default=2000, help="Actions and items of a board.")
        parser.add_argument("--rounds", type=int, default=15)

    def handle(self, *, boards, size, rounds, **options):
        keeper = self.keeper(boards, size)
        with override_settings(DEBUG=False, ALLOWED_HOSTS=["testserver"]):
            self.tell(measured(keeper, pages(), rounds))

    def keeper(self, boards, size):
        """The co-ordinator of the made-up council, which is written where the database is empty."""
        people = get_user_model().objects
        if not Council.objects.exists() and not people.exists():
            self.stdout.write("Writing a council to measure on …")
            fill(boards=boards, size=size, now=timezone.now())
            connection.cursor().execute(
                "ANALYZE"
            )  # or the database plans for tables that were empty
        keeper = people.filter(name=KEEPER).first()
        if not keeper or Council.objects.first().name != "Bench Council":
            raise CommandError("This database is in use. The bench wants an empty one of its own.")
        return keeper

    def tell(self, times):
        """Each page's median and its ratio to the floor of the same round, with the middle half of the ratios."""
        floor = times.pop(FLOOR)
        low, _, high = quantiles(floor, n=4)
        is_noisy = high > STEADY * low
        said = f"{FLOOR}: {median(floor):.1f} ms, middle half {low:.1f} to {high:.1f}"
        self.stdout.write(f"{said}{': noisy, the ratios say little' if is_noisy else ''}")
        for name, took in times.items():
            ratios = [each / one for each, one in zip(took, floor, strict=True)]
            low, middle, high = quantiles(ratios, n=4)
            self.stdout.write(
                f"{name:28} {median(took):7.1f} ms {middle:5.1f} × ({low:.1f} to {high:.1f})"
            )


def pages():
    """Each page of the bench's first board: {its name: its address}."""
    action = Action.objects.filter(title="Told of often").order_by("pk").first()
    slug = action.board.slug
    held = Meeting.objects.filter(board=action.board, minutes_state=MinutesState.AGREED)
    held = held.order_by("-on").first()
    draft = Minute.objects.filter(meeting=action.meeting).first()
    item = AgendaItem.objects.filter(meeting=held).first()
    asked = {
        "desk:queue": [],
        "performance:board_progress": [slug],
        "actions:actions": [],
        "actions:action": [action.pk],
        "actions:my_actions": [],
        "actions:meeting": [held.pk],
        "actions:planning": [slug],
        "actions:programme": [slug],
        "desk:board_decisions": [action.meeting_id],
        "desk:answers": [item.pk],
        "desk:meeting_answers": [held.pk],
        "desk:write_minute": [draft.pk],
    }
    return {name: reverse(name, args=args) for name, args in asked.items()}


def measured(keeper, pages, rounds):
    """Milliseconds of every round of every page, the floor first in each round: {name: times}."""
    browser = Client()
    browser.force_login(keeper)
    pages = {FLOOR: reverse(FLOOR)} | pages
    times = {name: [] for name in pages}
    for n in range(rounds + 1):
        for name, address in pages.items():
            begins = perf_counter()
            answer = browser.get(address, secure=True)
            took = 1000 * (perf_counter() - begins)
            if answer.status_code != 200:
                raise CommandError(f"{address} answered {answer.status_code}.")
            if n:  # the first round fills what is cached
                times[name].append(took)
    return times
