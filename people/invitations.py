"""Inviting somebody to sign in: a mail with a link to choose a password, and the way in without
one.

The link works once, for two weeks: it is sealed with the password and the last sign-in of the
moment it was made, so choosing a password or signing in ends it.
"""

import datetime as dt

from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from people.models import Council, Event, Person
from people.services import ChangeRefused, note_invitation

SALT = "people.invitation"
LASTS = dt.timedelta(days=14)


def invite(*, person, by, now):
    """Mail an invitation and note it; refused without an address, and for who has left.

    Mail that cannot be handed over is refused too, and nothing is noted. Returns the link.
    """
    if not (person.is_active and person.email):
        raise ChangeRefused(
            "Only somebody with an active entry and an e-mail address can be invited."
        )
    link = link_for(person)
    with transaction.atomic():
        note_invitation(person=person, by=by, now=now)
    try:
        _send(person, link)
    except OSError:
        raise ChangeRefused(
            "The mail server did not take the invitation. Try again in a few minutes."
        ) from None
    return link


def _send(person, link):
    council = Council.objects.current() or {"name": "The council"}
    words = {
        "person": person,
        "council": council,
        "link": link,
        "sign_in": settings.SITE_URL + reverse("account_request_login_code"),
        "days": LASTS.days,
    }
    body = render_to_string("people/emails/invitation.txt", words)
    subject = f"{council['name']}: your way into the scrutiny tracker"
    send_mail(subject, body, None, [person.email])


def link_for(person):
    token = signing.dumps([person.pk, _seal(person)], salt=SALT)
    return settings.SITE_URL + reverse("people:accept_invitation", args=[token])


def invited(token):
    """Whose invitation this is, or None when it has ended, was used or is not ours."""
    try:
        pk, seal = signing.loads(token, salt=SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    person = Person.objects.active().filter(pk=pk).first()
    return person if person and _seal(person) == seal else None


def state(person):
    """Where somebody is on the way to signing in, in words."""
    if not person.email:
        return "Has no e-mail address, so cannot sign in"
    if person.last_login:
        return "Has signed in"
    last = Event.objects.filter(person=person, kind="invited").order_by("-at").first()
    return f"Invited on {last.at.day} {last.at:%B %Y}" if last else "Not invited yet"


def _seal(person):
    seen = person.last_login.isoformat() if person.last_login else ""
    sealed = f"{person.get_session_auth_hash()}{seen}{person.email}"
    return signing.Signer(salt=SALT).signature(sealed)
