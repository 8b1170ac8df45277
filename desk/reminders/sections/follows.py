"""What somebody follows and how it changed since they were last told, as often as they wish.

What a message says of a change is what a stranger may read of it: a private title is in none, and of what is private
those who may read it are told only that it changed.
"""

import datetime as dt
from collections import defaultdict
from itertools import chain
from types import SimpleNamespace

from django.contrib.auth.models import AnonymousUser
from django.db.models import Max, Q
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.urls import reverse

from actions.filters import ActionFilter
from actions.journey import NOT_PUBLIC, ON_AGENDA, journey
from actions.models import Action
from actions.models import Event as ActionEvent
from desk import feeds
from desk.choices import TOLD, Often, Rule, Section, Weekday
from desk.models import Follow, MailChoice
from desk.reminders.lines import Line, Trigger
from desk.reminders.slots import latest_slot
from meetings.models import Board
from performance.history import history
from performance.models import Event as PerformanceEvent
from performance.models import Recommendation
from scrutiny.exempt import PRIVATE_MATTER
from scrutiny.together import in_groups
from scrutiny.ui.templatetags.ui import long_date

#: As many changes of one thing as a message tells; the page tells them all.
MOST = 10
#: The sender looks every few minutes: what changes in the hour it takes the messages up comes with them.
TAKEN_UP = dt.timedelta(hours=1)
#: What it is about, in a list of who is written to.
ABOUT = "what they follow"


def triggers_from(day):
    return [_followed(Follow.objects.all())]


def triggers(day, follows):
    """What changed after the moment somebody wished to hear of it waits for the next.

    A change of something private may be all there is, for somebody who may not read it: then nothing is sent.
    """
    wanted = [it for it in _waiting(day, follows) if it.person_id in day.reached]
    changed = _changed(wanted)
    for follow in wanted:
        at = changed(follow)
        if at and follow.told < at <= follow.wished + TAKEN_UP:
            waits = follow.often != Often.MEETING
            # It came up when they wished to hear of it: something else may have been told since it changed.
            yield Trigger(follow.person_id, follow.wished, waits=waits)


def lines_from(people, day):
    return [_followed(Follow.objects.filter(person__in=people))]


def lines(people, day, since, follows):
    said = defaultdict(list)
    by_key = {person.pk: person for person in people}
    for follow in _waiting(day, follows):
        if line := _line(follow, by_key[follow.person_id], day.on):
            said[follow.person_id].append(line)
    return said


def _followed(follows):
    """What is followed, and when its follower was last `told` of it, or began to follow it."""
    last = Max("lines__digest__claimed_at", filter=Q(lines__digest__state__in=TOLD))
    beside = ("board", "action__board", "recommendation__plan__board")
    return follows.annotate(told=Coalesce(last, "made_at")).select_related(*beside)


def _waiting(day, follows):
    """That of which its follower has not been told since they last `wished` to be."""
    for follow in follows:
        follow.wished = _wished(follow, day.chosen[follow.person_id], day)
    return [it for it in follows if it.told < it.wished]


def _wished(follow, choice, day):
    """The latest moment up to today at which a follower wished to hear of it."""
    if follow.often == Often.WEEKLY:
        weekday = Weekday.MONDAY if choice.weekday is None else choice.weekday
        return latest_slot(MailChoice(hour=choice.hour, weekday=weekday), day.on)
    if follow.often == Often.MEETING:
        before = day.near("briefing_days").get(_board_of(follow).pk)
        return before.at if before else follow.told
    return latest_slot(choice, day.on)


def _board_of(follow):
    about = follow.action or follow.recommendation
    return follow.board or getattr(about, "plan", about).board


def _changed(follows):
    """When what is followed changed last: a function, read in one query for all that is followed.

    For a search that is when anything changed at all: what it finds is asked when the message is written.
    """
    boards = {it.board_id for it in follows} - {None}
    actions = {it.action_id for it in follows} - {None}
    plans = {it.recommendation_id for it in follows} - {None}
    told = ActionEvent.objects.filter(kind__in=(*feeds.OF_ACTIONS, *feeds.OF_ITEMS))
    seen = ActionEvent.objects.exclude(kind__in=(*NOT_PUBLIC, *ON_AGENDA))
    searched = told if any(it.search for it in follows) else told.none()
    on_boards, of_action, of_plan, of_any = in_groups(
        (
            _latest(told.filter(action__is_private=False), "action__board", boards),
            _latest(told.filter(programme_item__is_private=False), "programme_item__board", boards),
            _latest(feeds.told_of_meetings(), "meeting__board", boards),
        ),
        (_latest(seen, "action", actions),),
        (_latest(PerformanceEvent.objects.all(), "recommendation", plans),),
        (searched.order_by().values_list("kind").annotate(at=Max("at")),),
    )
    of_board = defaultdict(list)
    for board, at in chain(*on_boards):
        of_board[board].append(at)
    of_action, of_plan = dict(*of_action), dict(*of_plan)
    anything = max((at for _, at in of_any[0]), default=None)

    def changed(follow):
        if follow.board_id:
            return max(of_board[follow.board_id], default=None)
        if follow.search:
            return anything
        return of_action.get(follow.action_id) or of_plan.get(follow.recommendation_id)

    return changed


def _latest(events, path, keys):
    rows = events.filter(**{f"{path}__in": keys}).order_by()
    return rows.values_list(path).annotate(at=Max("at"))


def _line(follow, person, today):
    """What changed, as its follower may read it; nothing where nothing did, or where they may no longer look."""
    if follow.search:
        return _of_search(follow, person, today)
    if follow.board:
        return _of_board(follow, person)
    return _of_action(follow, person) if follow.action else _of_recommendation(follow, person)


def _said(follow, changes, *, name, path, **more):
    if not changes:
        return None
    left = len(changes) - MOST
    told = [*changes[:MOST], *([f"and {left} more"] if left > 0 else [])]
    return Line(
        section=Section.FOLLOWS,
        rule=Rule.FOLLOW,
        name=name,
        path=path,
        parts=((f"Since {long_date(follow.told)}", told),),
        about={"follow": follow, **more.pop("about", {})},
        **more,
    )


def _of_board(follow, person):
    board = Board.objects.visible_to(person).filter(pk=follow.board_id).first()
    if board is None:
        return None
    changes = [change.title for change in feeds.changes(board, person, follow.told)]
    about = {"board": board}
    return _said(follow, changes, name=str(board), path=board.get_absolute_url(),
                 link="How the board’s work stands", about=about)  # fmt: skip


def _of_action(follow, person):
    action = Action.objects.visible_to(person).filter(pk=follow.action_id).first()
    if action is None:
        return None
    told = [it for it in journey(action, AnonymousUser()) if it["moment"] > follow.told]
    private = ["It changed"] if action.is_private and told else []
    changes = private or [f"{it['at']}: {it['title']}" for it in told]
    name = PRIVATE_MATTER if action.is_private else action.title
    return _said(follow, changes, name=name, path=action.get_absolute_url(), link=f"Look at {action.reference}",
                 reference=action.reference, source=str(follow.action.board), about={"action": action})  # fmt: skip


def _of_recommendation(follow, person):
    seen = Recommendation.objects.visible_to(person).filter(pk=follow.recommendation_id)
    recommendation = seen.select_related("plan").first()
    if recommendation is None:
        return None
    events = recommendation.events.select_related("by").filter(at__gt=follow.told)
    told = history(events.order_by("-at", "-pk"), AnonymousUser())
    changes = [f"{it['at']}: {it['title']}" for it in told]
    about = {"recommendation": recommendation}
    return _said(follow, changes, name=str(recommendation), path=recommendation.get_absolute_url(),
                 link="Look at the recommendation", source=str(recommendation.plan), about=about)  # fmt: skip


def _of_search(follow, person, today):
    rows = Action.objects.visible_to(person).with_standing(today)
    asked = ActionFilter(QueryDict(follow.search), rows, request=SimpleNamespace(user=person))
    changes = [change.title for change in feeds.changes_of(asked.qs, follow.told)]
    path = f"{reverse('actions:actions')}?{follow.search}"
    return _said(
        follow, changes, name="A search of the actions", path=path, link="Look at the list"
    )
