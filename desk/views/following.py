"""What one follows, and when one is written to."""

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from actions.filters import ActionFilter
from actions.models import Action
from desk import following
from desk.choices import Often
from desk.forms.following import FollowForm, MailForm
from desk.models import Follow, MailChoice
from desk.reminders.slots import by_person
from meetings.models import Board
from people.forms import saved
from performance.models import Recommendation

FORM = "desk/form.html"


def my_mail(request):
    """When one is written to, and everything one follows."""
    choice = by_person(MailChoice.objects.filter(person=request.user))[request.user.pk]
    initial = {name: getattr(choice, name) for name in ("hour", "weekday", "wants_briefing")}
    form = MailForm(request.POST or None, initial=initial)
    stamp = {"person": request.user, "by": request.user, "now": timezone.now()}
    if saved(form, following.choose_mail, **stamp):
        messages.success(request, "Your choice is saved")
        return redirect("desk:my_mail")
    follows = Follow.objects.visible_to(request.user)
    follows = follows.select_related("board", "action__board", "recommendation__plan")
    return render(request, "desk/my_mail.html", {"form": form, "follows": named(follows, request)})


def follow_board(request, slug):
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    return _follow(request, {"board": board}, str(board), board.get_absolute_url())


def follow_action(request, pk):
    action = get_object_or_404(Action.objects.visible_to(request.user), pk=pk)
    return _follow(request, {"action": action}, action.word("title"), action.get_absolute_url())


def follow_recommendation(request, pk):
    recommendation = get_object_or_404(Recommendation.objects.visible_to(request.user), pk=pk)
    about = {"recommendation": recommendation}
    return _follow(request, about, str(recommendation), recommendation.get_absolute_url())


def follow_search(request):
    """Follow the list of actions as it is narrowed now: its address says how."""
    search = _plain(request.GET)
    if not search:
        messages.error(request, "Narrow the list first, and then follow what it shows.")
        return redirect("actions:actions")
    back = f"{reverse('actions:actions')}?{search}"
    return _follow(request, {"search": search}, "this search of the actions", back)


def _plain(query):
    """Only what narrows the list, in one order: the same search has one address."""
    names = [name for name in sorted(ActionFilter.base_filters) if query.get(name)]
    plain = QueryDict(mutable=True)
    for name in names:
        plain[name] = query[name]
    return plain.urlencode()[: Follow._meta.get_field("search").max_length]


def _follow(request, about, title, back):
    before = Follow.objects.visible_to(request.user).filter(**about).first()
    form = FollowForm(
        request.POST or None,
        is_search="search" in about,
        initial={"often": before.often if before else Often.DAILY},
    )
    stamp = {"person": request.user, "by": request.user, "now": timezone.now()}
    if saved(form, following.follow, **about, **stamp):
        messages.success(request, f"You follow {title}")
        return redirect(back)
    says = "What changes comes in the one message of the day, and only when something did."
    page = {"title": f"Follow {title}", "back": back, "form": form, "says": says, "verb": "Follow"}
    return render(request, FORM, page)


@require_POST
def stop_following(request, pk):
    followed = get_object_or_404(Follow.objects.visible_to(request.user), pk=pk)
    following.stop_following(followed=followed, by=request.user, now=timezone.now())
    messages.success(request, "You no longer follow it")
    return redirect("desk:my_mail")


def named(follows, request):
    """Each with what it is called and where it stands, as its follower may see it now."""
    seen = {
        "board": Board.objects.visible_to(request.user),
        "action": Action.objects.visible_to(request.user).select_related("board"),
        "recommendation": Recommendation.objects.visible_to(request.user).select_related("plan"),
    }
    wanted = {kind: {getattr(it, f"{kind}_id") for it in follows} - {None} for kind in seen}
    found = {
        kind: rows.in_bulk(wanted[kind]) if wanted[kind] else {} for kind, rows in seen.items()
    }
    return [_told(it, found) for it in follows]


def _told(follow, found):
    told = {"follow": follow, "often": follow.get_often_display()}
    if follow.search:
        href = f"{reverse('actions:actions')}?{follow.search}"
        return told | {"title": "A search of the actions", "href": href}
    kind = next(name for name in Follow.OF if getattr(follow, f"{name}_id"))
    thing = found[kind].get(getattr(follow, f"{kind}_id"))
    if thing is None:
        return told | {"title": "Something that you may no longer see", "href": ""}
    title = thing.word("title") if kind == "action" else str(thing)
    return told | {"title": title, "href": thing.get_absolute_url()}
