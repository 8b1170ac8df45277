"""While developing, every component in every state."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render

from scrutiny.ui import examples


@login_not_required
def components(request):
    if not settings.DEBUG:
        raise Http404
    return render(request, "ui/components.html", examples.everything(request))
