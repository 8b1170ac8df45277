"""What a file holds that its pages do not show, before a named person, who lets it go or has it replaced."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from meetings.forms import LetGoForm
from meetings.services import ChangeRefused, Stale
from packs import intake
from packs.models import PackHidden


def decide(request, hidden, let_go, done, **page):
    """Show what is hidden in a file, and let it go with a reason; who comes second is told, and loses nothing."""
    about = {"is_private": hidden.is_private, "initial": {"version": hidden.version}}
    form, status = LetGoForm(request.POST or None, **about), 200
    if form.is_valid():
        try:
            let_go(hidden=hidden, by=request.user, now=timezone.now(), **form.cleaned_data)
        except Stale:
            hidden.refresh_from_db()
            status = 409
            form.data = form.data.copy()
            form.data["version"] = hidden.version
            form.add_error(None, f"{hidden.let_go_by or 'Somebody else'} decided this meanwhile.")
        except ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(page["back"])
    context = {"hidden": hidden, "form": form, "needs": not hidden.may_go(False), **page}
    return render(request, "packs/hidden.html", context, status=status)


def hidden(request, pk):
    """What a pack hides: nothing of it is accepted before somebody has let it go."""
    rows = PackHidden.objects.visible_to(request.user).select_related("pack__board", "let_go_by")
    hidden = get_object_or_404(rows, pk=pk)
    pack = hidden.pack
    return decide(
        request, hidden, intake.let_pack_go, "The pack may be accepted.",
        title=pack.name, caption=pack.board, back=pack.get_absolute_url(),
    )  # fmt: skip
