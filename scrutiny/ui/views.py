"""The council's colour as a style sheet, and, while developing, every component in every state."""

import re

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from scrutiny.ui import examples

PLAIN = "#1d4f5f"


@login_not_required
@cache_control(public=True, max_age=3600)
def council_css(request):
    """One colour, as a file: the policy on styles forbids writing it into the page."""
    colour = getattr(settings, "COUNCIL_COLOUR", "")
    colour = colour if re.fullmatch(r"#[0-9a-fA-F]{6}", colour) else PLAIN
    rule = f":root{{--app-council-colour:{colour};--app-council-text:{readable_on(colour)}}}\n"
    return HttpResponse(rule, content_type="text/css; charset=utf-8")


def readable_on(colour):
    """Black or white, whichever stands out more (WCAG 2.2, relative luminance)."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#000000" if luminance > 0.179 else "#ffffff"


@login_not_required
def components(request):
    if not settings.DEBUG:
        raise Http404
    return render(request, "ui/components.html", examples.everything(request))
