"""The first page, the set-up list, and the council's colour."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition

from desk import home as reckoning
from desk import set_up as setting_up
from meetings.models import Board
from people.models import Council
from people.querysets import may_administer, may_sign_in
from scrutiny.doors import open_to_strangers

#: Before the council has chosen one: the default of the model.
COLOUR = "#1d4f91"
#: Where what is set up is changed.
LINKS = [
    ("/set-up/council/", "The council’s details"),
    ("/set-up/years/", "Municipal years and closures"),
    ("/set-up/boards/", "Boards, who sits on them and who keeps their record"),
    ("/people/", "People"),
    ("/set-up/tokens/", "Tokens for the API"),
]


@open_to_strangers
def home(request):
    """For strangers, the public boards; for the rest, what they owe, where they sit and what waits."""
    person, today = request.user, timezone.localdate()
    boards = Board.objects.visible_to(person).open()
    if Council.objects.current() is None:
        return render(request, "desk/set_up.html", {"is_started": False})
    if not may_sign_in(person):
        return render(request, "desk/welcome.html", {"boards": boards.filter(is_public=True)})
    seats = person.memberships.current(today).select_related("board").order_by("board__name")
    steps = []
    if may_administer(person) and setting_up.left():
        steps = setting_up.steps(today, person)
        # The last of them may be done since they were counted.
        steps = steps if setting_up.count_again(steps) else []
    context = {
        "owed": reckoning.owed(person, today),
        "kept": reckoning.kept(person, today),
        "seats": seats,
        "boards": boards,
        "steps": steps,
    }
    return render(request, "desk/home.html", context)


@login_not_required
def set_up(request):
    """What is left to do. Before the council is started, whoever installs it is told the command."""
    if Council.objects.current() is None:
        return render(request, "desk/set_up.html", {"is_started": False})
    if not may_sign_in(request.user):
        return redirect_to_login(request.path)
    if not may_administer(request.user):
        raise PermissionDenied
    steps = setting_up.steps(timezone.localdate(), request.user)
    left = setting_up.count_again(steps)
    context = {"is_started": True, "steps": steps, "left": left, "links": LINKS}
    return render(request, "desk/set_up.html", context)


def colour():
    council = Council.objects.current()
    return council["colour"] if council else COLOUR


@login_not_required
@cache_control(public=True, max_age=300)
@condition(etag_func=lambda request: f'"{colour()}"')
def council_css(request):
    """The council's colour, as a file: the policy on styles forbids writing it into the page.

    White words are read on it: the form refuses a colour that is too light for them.
    """
    rule = f":root{{--app-council-colour:{colour()};--app-council-text:#ffffff}}\n"
    return HttpResponse(rule, content_type="text/css; charset=utf-8")
