from statistics import median, quantiles
from time import perf_counter

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser

from actions.models import Action
from desk.demo.crowd import COUNCILLOR
from desk.management.commands import bench_pages
from desk.search import finding
from desk.search.asking import read
from meetings.rights import rights

#: On few rows, on very many, two of these, a phrase, how one begins, and on none.
WORDS = ("often", "the report", "request subject", '"report back"', "minut*", "zebra")


class Command(bench_pages.Command):
    help = (
        "Measure the query of a search against reading one action by its key, on the council of bench_pages. "
        "Refused where a database holds anything else."
    )

    def handle(self, *, boards, size, rounds, **options):
        keeper = self.keeper(boards, size)
        councillor = get_user_model().objects.get(name=COUNCILLOR)
        readers = {"stranger": AnonymousUser(), "councillor": councillor, "co-ordinator": keeper}
        searches = {
            f"{who}, {words}": finding.parts_of(read(words), person)
            for who, person in readers.items()
            for words in WORDS
            if rights(person)
        }
        self.tell_times(timed(searches, rounds))

    def tell_times(self, times):
        floor = times.pop("")
        self.stdout.write(f"one action by its key: {median(floor):.2f} ms")
        for name, took in times.items():
            low, middle, high = quantiles(took, n=4)
            said = f"{middle:7.2f} ms ({low:.2f} to {high:.2f}), {middle / median(floor):5.1f} ×"
            self.stdout.write(f"{name:32} {said}")


def timed(searches, rounds):
    """Milliseconds of every round of each search, its plan and its rows; the floor's are under no name."""
    key = Action.objects.order_by("pk").values_list("pk", flat=True).first()
    times = {name: [] for name in ("", *searches)}
    for _ in range(rounds):
        for name, parts in {"": None, **searches}.items():
            begins = perf_counter()
            finding.ranked(parts) if parts else Action.objects.get(pk=key)
            times[name].append(1000 * (perf_counter() - begins))
    return times
