"""The one page on which everything is looked for; open to strangers, who find what is public."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from desk.forms.searching import SearchForm
from desk.search import asking, finding, telling
from desk.search.meaning import meant
from meetings.models import Board
from scrutiny import limits
from scrutiny.doors import open_to_strangers

PER_PAGE = 20
#: Searches of one reader in a minute.
MOST_A_MINUTE = 60


@open_to_strangers
@never_cache  # what becomes private is gone at once
def search(request):
    boards = Board.objects.visible_to(request.user)
    form = SearchForm(request.GET, boards)
    context = {"form": form}
    if form.is_valid() and form.cleaned_data["q"]:
        if limits.is_too_often(request, "search", MOST_A_MINUTE):
            return limits.too_often(request)
        context |= _found(request, form)
    return render(request, "desk/search.html", context)


def _found(request, form):
    asked = asking.read(form.cleaned_data["q"])
    if not asked:
        form.add_error(
            "q", "Enter a word to look for: signs, and words such as “the”, stand everywhere"
        )
        return {}
    narrowed = form.narrowed()
    found = finding.best(asked, request.user, narrowed)
    page = Paginator(found.hits, PER_PAGE).get_page(request.GET.get("page"))
    told = {"asked": asked, "page": page, "is_all": found.is_all}
    told["hits"] = telling.tell(page.object_list, asked, request.user, timezone.localdate())
    told["meant"] = None if found.hits else meant(asked, request.user, narrowed)
    return told
