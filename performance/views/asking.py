"""One form, one page: saved, refused on the page with what was typed, or shown beside what somebody else saved."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone

from people.choosing import labelled
from people.models import Person
from performance import services
from scrutiny.ui.templatetags.ui import long_date

WHILE_WRITING = (
    "Somebody else changed this while you were writing. Nothing is saved yet: "
    "compare both below, and save again."
)
#: What a form calls otherwise than the row it is about.
NAMED = {"by_body": "by"}


def ask(request, form, page, write, *, said, again=None, to=None):
    """Save what was typed by `write`, and go back; `again` reads the row as it stands now, for a stale page.

    `page` holds title, caption and back, and perhaps words, says, verb.
    """
    theirs, status = [], 200
    if form.is_valid():
        try:
            done = write(by=request.user, now=timezone.now(), **form.cleaned_data)
        except services.Stale as stale:
            theirs, status = differing(form, again()) if again else [], 409
            form.add_error(None, WHILE_WRITING if again else str(stale))
        except services.ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, said)
            return redirect(to(done) if to else page["back"])
    context = page | {"form": form, "theirs": theirs}
    return render(request, "performance/form.html", context, status=status)


def refuse(form, refusal):
    """What the model refuses, beside the field it is about where the form has that."""
    told = refusal.error_dict if hasattr(refusal, "error_dict") else {None: refusal.error_list}
    for name, said in told.items():
        form.add_error(name if name in form.fields else None, said)


def differing(form, stored):
    """What stands now where it differs from what was typed, and the form ready to be saved over it."""
    form.data = form.data.copy()
    form.data["version"] = stored.version
    names = [name for name in form.fields if name != "version" and hasattr(stored, called(name))]
    stands = {name: as_it_stands(stored, called(name)) for name in names}
    return [
        {"key": form.fields[name].label, "value": shown(stored, name, stands[name])}
        for name in names
        if stands[name] != plain(form.cleaned_data[name])
    ]


def called(name):
    return NAMED.get(name, name)


def as_it_stands(stored, name):
    return plain(getattr(stored, name))


def plain(value):
    """A value to compare: of several rows, their list."""
    return list(value.all()) if hasattr(value, "all") else value


def shown(stored, name, value):
    """A person, a day, rows or words as the page writes them."""
    if value in (None, "", []):
        return "Nothing"
    if isinstance(value, list):
        return "\n".join(map(str, value))
    if isinstance(value, Person):
        return labelled(value)
    display = getattr(stored, f"get_{name}_display", None)
    return display() if display else long_date(value) if hasattr(value, "year") else str(value)
