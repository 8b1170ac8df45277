"""The story of an action, or of an item of the programme, on one page that prints on one sheet."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from actions import story
from actions.choices import COLOURS, Standing
from actions.journey import journey
from actions.views.action import conceal, whole
from actions.views.programme import shown_item, slot_name
from people.querysets import may_sign_in
from scrutiny.doors import open_to_strangers
from scrutiny.ui.templatetags.ui import long_date, standing_tag_html
from scrutiny.ui.templatetags.words import who


@open_to_strangers
def action_story(request, pk):
    action = conceal(get_object_or_404(whole(request.user), pk=pk))
    standing = Standing(action.standing)
    context = {
        "caption": f"{action.reference}, {action.board}",
        "title": action.word("title"),
        "asked": action.word("asked"),
        "tag": standing_tag_html(standing.label, COLOURS[standing]),
        "facts": [
            ("Lead officer", answers(action.owner, request.user)),
            ("Due", due(action)),
        ],
        "chapters": story.of_action(action, journey(action, request.user)),
        "back": action.get_absolute_url(),
    }
    return render(request, "actions/story.html", context)


def answers(person, reader):
    """By name and post to those who sign in; by post to the public."""
    if not person:
        return "Nobody yet"
    name = who(person, reader)
    return f"{name}, {person.post}" if person.post and may_sign_in(reader) else name


def due(action):
    if not action.due_to:
        return "No date"
    moved = action.first_due_to and action.first_due_to != action.due_to
    first = f", first due {long_date(action.first_due_to)}" if moved else ""
    late = (timezone.localdate() - action.due_to).days
    overdue = (
        f", {late} day{'' if late == 1 else 's'} late"
        if action.standing == Standing.OVERDUE
        else ""
    )
    return long_date(action.due_to) + first + overdue


@open_to_strangers
def item_story(request, pk):
    item = shown_item(request, pk)
    leads = [answers(person, request.user) for person in item.lead_officers.all()]
    context = {
        "caption": f"{item.board}, work programme",
        "title": item.word("title"),
        "asked": item.word("question"),
        "facts": [("Slot", slot_name(item)), ("Lead officers", "; ".join(leads) or "Nobody yet")],
        "chapters": story.of_item(item, journey(item, request.user), request.user),
        "back": item.get_absolute_url(),
    }
    return render(request, "actions/story.html", context)
