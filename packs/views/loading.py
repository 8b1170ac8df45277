"""The list of packs, sending one in, and stopping its reading."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST
from django_tables2 import SingleTableView
from kombu.exceptions import OperationalError

from meetings.models import Board
from packs import intake, tasks
from packs.choices import FindingState
from packs.forms import LoadForm
from packs.models import Pack
from packs.tables import PackTable

WAITING = Count("findings", filter=Q(findings__state=FindingState.WAITING))


class PackList(SingleTableView):
    table_class = PackTable
    template_name = "packs/packs.html"
    paginate_by = 25

    def get_queryset(self):
        own_boards(self.request.user)
        visible = Pack.objects.visible_to(self.request.user).select_related("board")
        return visible.annotate(to_review=WAITING).order_by("-uploaded_at", "-pk")


def own_boards(person):
    """The boards whose packs this person may load; for whoever keeps none, these pages do not exist."""
    boards = Board.objects.coordinated_by(person).open()
    if not boards.exists():
        raise Http404
    return boards


def load(request):
    boards = own_boards(request.user)
    form = LoadForm(
        request.POST or None,
        request.FILES or None,
        boards=boards,
        initial={"board": request.GET.get("board") or boards.first()},
    )
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            pack, is_new = intake.take_in(
                board=form.cleaned_data["board"],
                name=file.name,
                data=file,
                by=request.user,
                now=timezone.now(),
            )
        except intake.ChangeRefused as refusal:
            form.add_error("file", str(refusal))
        else:
            say_taken_in(request, is_new)
            return redirect(pack)
    return render(request, "packs/load.html", {"form": form})


def say_taken_in(request, is_new):
    """Ask the worker to read it now. When the broker is away, the sweep finds it within a minute."""
    if not is_new:
        messages.info(
            request, "This very file has been loaded for the board already. Nothing has changed."
        )
        return
    nudge(request, "The pack is kept, and will be read in a minute or two.")


def nudge(request, otherwise):
    """Wake the worker; when the broker is away, the page says otherwise."""
    try:
        tasks.read_waiting_packs.delay()
    except (OperationalError, OSError):
        messages.info(request, otherwise)


@require_POST
def cancel(request, pk):
    pack = get_object_or_404(Pack.objects.visible_to(request.user), pk=pk)
    try:
        intake.cancel(pack=pack)
    except intake.ChangeRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(pack)
