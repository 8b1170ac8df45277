"""What somebody follows, and when they are written to: their own choices, kept in the directory's history."""

from django.db import transaction

from desk.choices import Often
from desk.models import Follow, MailChoice
from people.services import ChangeRefused, record

#: As many things as one person follows: beyond it nobody reads what comes.
MOST = 50


@transaction.atomic
def follow(*, person, often, by, now, board=None, action=None, recommendation=None, search=""):
    """Follow one thing, or say anew how often to hear of it. Refused for a fifty-first thing, and for a search before
    each meeting: it may be over several boards.
    """
    if search and often == Often.MEETING:
        raise ChangeRefused("A search may be over several boards. Choose daily or weekly.")
    about = {"board": board, "action": action, "recommendation": recommendation, "search": search}
    if not person.follows.filter(**about).exists() and person.follows.count() >= MOST:
        raise ChangeRefused(f"You follow {MOST} things already. Stop following one of them first.")
    followed, _ = Follow.objects.update_or_create(
        person=person,
        **about,
        defaults={"often": often},
        create_defaults={"often": often, "made_at": now},
    )
    record(kind="follows", person=person, by=by, now=now, after={"often": often} | _told(followed))
    return followed


@transaction.atomic
def stop_following(*, followed, by, now):
    """No longer hear of it; nothing happens where that was so already."""
    told = _told(followed)
    gone, _ = Follow.objects.filter(pk=followed.pk).delete()
    if gone:
        record(kind="follows_no_longer", person=followed.person, by=by, now=now, before=told)


@transaction.atomic
def choose_mail(*, person, hour, weekday, wants_briefing, by, now):
    """Choose when the message of a day may come. That it comes with what is overdue is nobody's choice."""
    chosen = {"hour": hour, "weekday": weekday, "wants_briefing": wants_briefing}
    choice, _ = MailChoice.objects.update_or_create(person=person, defaults=chosen)
    record(kind="mail_chosen", person=person, by=by, now=now, after=chosen)
    return choice


def _told(followed):
    return {
        f"{name}": getattr(followed, f"{name}_id")
        for name in Follow.OF
        if getattr(followed, f"{name}_id")
    } or {"search": followed.search}
