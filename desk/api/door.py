"""Who asks the API, how often they may, and how it refuses: always in one sentence, as RFC 9457 has it.

Without a token one reads what a stranger reads; with one, what its holder reads. Cookies count for nothing here.
"""

import json
from http import HTTPStatus

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from desk import tokens

NOT_TAKEN = "This token is not taken: it was revoked, is over, or never was one."
NOTHING_HERE = "There is nothing here that you may read."
ONLY_READ = "The API is only read: use GET."
TOO_OFTEN = "Too many requests: wait a minute, and ask for more rows at once."

api = NinjaAPI(
    title="Scrutiny tracker API",
    version="1",
    description="What boards asked for and what became of it, as JSON. It is only read. Without a token it answers "
    "with public business; with a token of yours, with what you may read.",
    urls_namespace="api",
    docs_url=None,
    openapi_url=None,
)


class Refused(Exception):
    """An answer that is a problem: its status and a sentence."""

    def __init__(self, status, sentence, **headers):
        super().__init__(sentence)
        self.status, self.headers = status, headers


def door(view):
    """Every address of the API: who asks, then the answer, and who may keep it."""

    @login_not_required
    def answer(request, *args, **kwargs):
        try:
            request.user = reader(request)
            response = read(view, request, *args, **kwargs)
        except Refused as refusal:
            response = problem(refusal.status, str(refusal), **refusal.headers)
        except Http404:
            response = problem(404, NOTHING_HERE)
        patch_vary_headers(response, ["Authorization"])
        if "Authorization" in request.headers:
            patch_cache_control(response, private=True, no_store=True)
        response.is_for_everybody = "Authorization" not in request.headers
        return response

    answer.csrf_exempt = True  # nothing is written, and no cookie says who asks
    return answer


def read(view, request, *args, **kwargs):
    if request.method not in ("GET", "HEAD"):
        raise Refused(405, ONLY_READ, Allow="GET, HEAD")
    refuse_what_no_text_holds(request)
    request.method = "GET"  # a server leaves out the words of an answer to HEAD by itself
    return view(request, *args, **kwargs)


def refuse_what_no_text_holds(request):
    """A character that not every database keeps is in nothing that could be found."""
    if "\0" in request.path:
        raise Http404
    for name, values in request.GET.lists():
        if "\0" in name + "".join(values):
            raise Refused(422, f"“{name}” makes no sense: a character of it is in no text.")


def reader(request):
    """Whom the token reads for; a stranger, where no token was sent. A wrong one is never taken for none."""
    now, said = timezone.now(), request.headers.get("Authorization")
    token = token_of(said, timezone.localdate(now)) if said is not None else None
    who = token.pk if token else get_adapter(request).get_client_ip(request)
    if tokens.is_too_often(who, now):
        raise Refused(429, TOO_OFTEN, **{"Retry-After": "60"})
    if token:
        tokens.note_use(token, timezone.localdate(now))
        return token.person
    if said is not None:
        raise Refused(401, NOT_TAKEN, **{"WWW-Authenticate": "Bearer"})
    return AnonymousUser()


def token_of(said, today):
    scheme, _, words = said.partition(" ")
    return tokens.taken(words.strip(), today) if scheme.lower() == "bearer" else None


def problem(status, sentence, **headers):
    said = {"title": HTTPStatus(status).phrase, "status": status, "detail": sentence}
    return HttpResponse(
        json.dumps(said), status=status, content_type="application/problem+json", headers=headers
    )


def nothing_here(request, **parts):
    raise Http404


@api.exception_handler(Http404)
def missing(request, exc):
    return problem(404, NOTHING_HERE)


@api.exception_handler(Refused)
def refused(request, exc):
    return problem(exc.status, str(exc), **exc.headers)


@api.exception_handler(HttpError)
def failed(request, exc):
    return problem(exc.status_code, str(exc))


@api.exception_handler(ValidationError)
def makes_no_sense(request, exc):
    """The first thing in the address that makes no sense."""
    wrong = exc.errors[0]
    return problem(422, f"“{wrong['loc'][-1]}” makes no sense: {wrong['msg']}.")
