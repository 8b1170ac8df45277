"""What every page of the minutes shares: its door, and forms that are saved while somebody types on."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, Subquery
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from meetings import services
from meetings.models import Meeting, Minute, Resolution
from meetings.services import ChangeRefused
from scrutiny.ui.times import clock


def kept(rows, request, pk):
    """A row of a board's record for the co-ordinator who keeps it: 404 when unseen, 403 when not theirs."""
    model = rows.model
    theirs = model.objects.coordinated_by(request.user).filter(pk=OuterRef("pk")).order_by()
    row = get_object_or_404(rows.annotate(keeps=Exists(theirs)), pk=pk)
    if not row.keeps:
        raise PermissionDenied
    return row


def kept_meeting(request, pk):
    return kept(Meeting.objects.visible_to(request.user).select_related("board"), request, pk)


def kept_minute(request, pk):
    """A minute with the keys of those before and after it."""
    there = Minute.objects.filter(meeting=OuterRef("meeting")).order_by("position", "pk")
    earlier = Q(position__lt=OuterRef("position")) | Q(
        position=OuterRef("position"), pk__lt=OuterRef("pk")
    )
    before, after = (
        there.filter(earlier).reverse(),
        there.exclude(earlier).exclude(pk=OuterRef("pk")),
    )
    minutes = Minute.objects.visible_to(request.user).annotate(
        before=Subquery(before.values("pk")[:1]),
        after=Subquery(after.values("pk")[:1]),
    )
    return kept(minutes.select_related("meeting__board", "item", "exempt"), request, pk)


def kept_limb(request, pk):
    limbs = Resolution.objects.visible_to(request.user)
    about = ("minute__meeting__board", "minute__item", "exempt")
    return kept(limbs.select_related(*about), request, pk)


def wants_json(request):
    """Whether the page's own script asks: it saves while somebody types on."""
    return request.headers.get("Accept") == "application/json"


def save(request, form, service, **row):
    """True when it was saved; what stands now when somebody else wrote it; None when it was not saved."""
    if not form.is_valid():
        return None
    try:
        service(by=request.user, now=timezone.now(), **row, **form.cleaned_data)
    except services.Stale as refusal:
        (newer,) = row.values()
        newer.refresh_from_db()
        form.data = form.data.copy()
        form.data["version"] = newer.version
        form.add_error(None, f"{refusal} Nothing is lost: compare both texts, and save again.")
        return typed(newer)
    except ChangeRefused as refusal:
        form.add_error(None, str(refusal))
        return None
    return True


def typed(row):
    """A minute or a limb as its form has it."""
    words = {"title", "text"} & set(row.WORDS)
    told = {name: row.word(name) for name in words}
    return told | {"number": row.number, "version": row.version}


def saved(row, **more):
    at = clock(timezone.localtime())
    return JsonResponse({"saved": at, "version": row.version, **more})


def refused(form, theirs, **more):
    """For the script: what stands now, or what is wrong with what was typed."""
    if theirs:
        return JsonResponse({"theirs": theirs, "version": theirs["version"], **more}, status=409)
    errors = [str(error) for errors in form.errors.values() for error in errors]
    return JsonResponse({"errors": errors}, status=400)


def rows(form, theirs):
    """What stands now, beside what was typed."""
    labels = {name: form.fields[name].label for name in theirs if name != "version"}
    return [{"key": label, "value": theirs[name]} for name, label in labels.items()]
