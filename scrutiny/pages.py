"""The three pages every public body's site must have; open to everyone, and asking nothing."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.urls import path


@login_not_required
def accessibility(request):
    return render(request, "pages/accessibility.html")


@login_not_required
def privacy(request):
    return render(request, "pages/privacy.html")


@login_not_required
def help_page(request):
    return render(request, "pages/help.html")


urlpatterns = [
    path("accessibility/", accessibility, name="accessibility"),
    path("privacy/", privacy, name="privacy"),
    path("help/", help_page, name="help"),
]
