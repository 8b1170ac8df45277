"""Two entries of one person become one, after a page that says what will happen."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from people import forms, services
from people.models import Person
from people.views.council import FORM, refuse_unless


def merge(request, pk):
    """Choose the entry to keep; `?keep=` shows what would happen, and only the second page's button does it."""
    drop = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    refuse_unless(Person.objects.administered_by(request.user).contains(drop))
    others = Person.objects.visible_to(request.user).active().exclude(pk=pk)
    form = forms.KeepForm(request.GET if "keep" in request.GET else None, people=others)
    if not form.is_valid():
        title = f"Merge {drop} into another entry"
        page = {"form": form, "title": title, "back": drop.get_absolute_url()}
        return render(request, FORM, page | {"method": "get", "verb": "See what would happen"})
    about = {"keep": form.cleaned_data["keep"], "drop": drop}
    about |= {"by": request.user, "now": timezone.now()}
    try:
        if request.method == "POST":
            services.merge(**about)
            messages.success(request, f"The two entries of {about['keep']} are one")
            return redirect(about["keep"])
        moved, stayed = services.moves(**about)
    except services.ChangeRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(drop)
    context = about | {"moved": sorted(moved.items()), "stayed": sorted(stayed.items())}
    return render(request, "people/merge.html", context)
