"""Tokens for one's own programs: make one, see its last use, revoke it; and all there are, for administrators."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from desk.forms.tokens import TokenForm
from desk.models import ApiToken
from desk.tokens import make_token
from desk.tokens import revoke_token as revoke
from people.forms import saved
from people.querysets import may_administer


@reauthentication_required(allow_get=True)
def my_tokens(request):
    """A token is shown once, on the answer to making it, for which one proves again who one is."""
    form = TokenForm(request.POST or None)
    about = {"person": request.user, "by": request.user, "now": timezone.now()}
    made = form.made if saved(form, make_token, **about) else ""
    tokens = ApiToken.objects.visible_to(request.user)
    page = {"form": TokenForm() if made else form, "made": made, "tokens": tokens}
    return render(request, "desk/my_tokens.html", page | {"today": timezone.localdate()})


def tokens(request):
    """Whose tokens there are, without the tokens: nobody can read those."""
    if not may_administer(request.user):
        raise PermissionDenied
    rows = ApiToken.objects.administered_by(request.user).select_related("person")
    rows = rows.order_by("person__sort_name", "pk")
    page = {"tokens": rows, "today": timezone.localdate()}
    return render(request, "desk/tokens.html", page)


@require_POST
def revoke_token(request, pk):
    token = get_object_or_404(ApiToken.objects.revocable_by(request.user), pk=pk)
    revoke(token=token, by=request.user, now=timezone.now())
    messages.success(request, f"“{token}” is revoked: it is not taken any more")
    own = token.person_id == request.user.pk
    return redirect("desk:my_tokens" if own else "desk:tokens")
