"""What every page shows round its own words: the council's name and the way to the other pages."""

from desk import set_up
from people.models import Council
from people.querysets import PersonQuerySet, may_sign_in

#: Pages that belong to a board, though their addresses do not begin with it.
OF_BOARDS = ("/plans/", "/recommendations/", "/measures/")
#: (words, address). The address also tells which entry is the current one.
EVERYBODY = [("Boards", "/boards/"), ("Meetings", "/meetings/"), ("Actions", "/actions/")]
SIGNED_IN = [("My actions", "/my-actions/"), *EVERYBODY, ("People", "/people/")]


def everywhere(request):
    """Costs no query while the council and the state of its set-up are in the cache."""
    council = Council.objects.current()
    person = getattr(request, "user", None)
    names = {"council_name": council["name"]} if council else {}
    viewing = getattr(request, "viewing", None)
    shown = {"navigation": navigation(person, request.path), "viewing": viewing}
    return names | {"council": council} | shown


def navigation(person, path):
    """The menu, by what stands in the person's own row: showing a way is not opening a door."""
    entries = list(EVERYBODY)
    if person is not None and may_sign_in(person):
        entries = list(SIGNED_IN)
        if PersonQuerySet.may_keep_directory(person):
            entries = [("Desk", "/desk/"), *entries]
        if person.keeps_directory:
            entries.append(("Packs", "/packs/"))
        if person.is_administrator:
            entries.append((set_up.heading(), "/set-up/"))
        elif person.keeps_directory:
            entries.append(("Set up", "/set-up/boards/"))
    elif Council.objects.current() is None:
        entries = [("Set up", "/set-up/")]
    place = "/boards/" if path.startswith(OF_BOARDS) else path
    return [
        {"text": text, "href": href, "current": place.startswith(href)} for text, href in entries
    ]
