"""The three pages every public body's site must have, open to everyone and asking nothing; and where robots may go."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from scrutiny.doors import open_to_strangers

#: Nothing public stands behind these.
NOT_FOR_ROBOTS = ("/accounts/", "/admin/", "/invitation/", "/calendar/", "/search/")


@open_to_strangers
def accessibility(request):
    return render(request, "pages/accessibility.html")


@open_to_strangers
def privacy(request):
    return render(request, "pages/privacy.html")


@open_to_strangers
def help_page(request):
    return render(request, "pages/help.html")


@open_to_strangers
def robots(request):
    lines = ["User-agent: *", *(f"Disallow: {where}" for where in NOT_FOR_ROBOTS)]
    lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('desk:sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


urlpatterns = [
    path("accessibility/", accessibility, name="accessibility"),
    path("privacy/", privacy, name="privacy"),
    path("help/", help_page, name="help"),
    path("robots.txt", robots, name="robots"),
]
