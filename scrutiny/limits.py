"""How often somebody may ask within a minute: counted in the cache, per person, or per address for strangers."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.shortcuts import render
from django.utils import timezone

MINUTE = 60


def is_too_often(request, what, most):
    """Whether this is more than may be asked in this minute; it is counted either way."""
    minute = int(timezone.now().timestamp()) // MINUTE
    key = f"limit:{what}:{minute}:{_who(request)}"
    return not cache.add(key, 1, MINUTE) and cache.incr(key) > most


def _who(request):
    """Everybody of one address is counted together only while they have not signed in."""
    if request.user.is_authenticated:
        return request.user.pk
    return get_adapter().get_client_ip(request)


def too_often(request):
    return render(request, "429.html", status=429)
