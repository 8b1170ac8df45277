"""Tokens by which a person's own programs read the API as that person: shown once, and only their seals are kept."""

import datetime as dt
import hashlib
import secrets

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils.timezone import localdate

from desk.models import ApiToken
from people.services import record

#: Begins every token, so that tools that look for secrets in files know one.
PREFIX = "scrutiny_"
#: A token holds 256 bits of chance.
BYTES = 32


@transaction.atomic
def make_token(*, person, name, days, by, now):
    """Make a token of somebody's, for so many days; longer than the site allows is cut short."""
    token = PREFIX + secrets.token_urlsafe(BYTES)
    days = min(days, settings.API_TOKEN_DAYS)
    ends_on = localdate(now) + dt.timedelta(days=days)
    sealed = ApiToken(person=person, name=name, sealed=_seal(token), made_at=now, ends_on=ends_on)
    sealed.full_clean()
    sealed.save()
    after = {"name": name, "ends_on": ends_on.isoformat()}
    record(kind="api_token_made", person=person, by=by, now=now, after=after)
    return token


@transaction.atomic
def revoke_token(*, token, by, now):
    """End a token at once."""
    if ApiToken.objects.filter(pk=token.pk).delete()[0]:
        _note_end(token, by, now)


@transaction.atomic
def revoke_all(*, person, by, now):
    """End all of somebody's tokens, as when they leave: they are not taken again if the person comes back."""
    for token in ApiToken.objects.filter(person=person):
        revoke_token(token=token, by=by, now=now)


def _note_end(token, by, now):
    record(
        kind="api_token_revoked", person=token.person, by=by, now=now, before={"name": token.name}
    )


def taken(said, today):
    """The token that was said, with its holder; None where there is no such token, or it is over.

    It is looked up by its seal: what is compared tells nothing of the token, however long comparing takes.
    """
    return (
        ApiToken.objects.in_use(today).select_related("person").filter(sealed=_seal(said)).first()
    )


def note_use(token, today):
    """Keep the day on which a token was last used: one write a day."""
    if token.used_on != today:
        ApiToken.objects.filter(pk=token.pk).update(used_on=today)


def is_too_often(who, now):
    """Whether somebody asked more than a minute allows; counted in the cache, with the answer to wait for."""
    minute = int(now.timestamp() // 60)
    key = f"api-asked:{who}:{minute}"
    cache.add(key, 0, 120)
    try:
        return cache.incr(key) > settings.API_REQUESTS_A_MINUTE
    except ValueError:  # the cache let it go in between
        return False


def _seal(token):
    return hashlib.sha256(token.encode()).hexdigest()
