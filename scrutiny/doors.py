"""Doors that pages share: public pages, and who is asked to sign in."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404


def open_to_strangers(view):
    """A page that shows strangers what is public.

    What a stranger may not see and what is not there are answered alike, with the sign-in page, so that
    an address tells nobody whether something private stands behind it. What a stranger was shown may be
    shown to the next one (scrutiny/headers.py).
    """

    @login_not_required
    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            if request.user.is_authenticated:
                raise
            return redirect_to_login(request.get_full_path())
        response.is_for_everybody = not request.user.is_authenticated
        return response

    return answer
