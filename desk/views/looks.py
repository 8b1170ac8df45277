"""What the council's documents look like: its logo and its Word template."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control

from desk.forms.documents import LookForm
from desk.papers import looks
from desk.papers.plain_template import plain_template
from people.models import Council
from people.querysets import may_administer
from people.services import ChangeRefused

#: A template cannot write these itself.
MARKS = {
    name: f"{{{{ {name} }}}}"
    for name in ("document", "title", "subtitle", "council", "logo", "warning")
}
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def document_look(request):
    council = administered(request)
    form = LookForm(request.POST or None, request.FILES or None)
    if form.is_valid() and accepted(form, council, request.user):
        messages.success(request, "Documents made from now on look so")
        return redirect("desk:document_look")
    return render(
        request, "desk/document_look.html", {"form": form, "looks": council, "marks": MARKS}
    )


def administered(request):
    """The council, for an administrator: else 403."""
    if not may_administer(request.user):
        raise PermissionDenied
    return get_object_or_404(Council)


def accepted(form, council, by):
    """Whether it was accepted; what is refused is said beside its file."""
    answers = dict(form.cleaned_data)
    for name, most in (("logo", looks.MOST_LOGO), ("word_template", looks.MOST_TEMPLATE)):
        answers[name] = answers[name].read(most + 1) if answers[name] else None
    try:
        looks.set_look(council=council, by=by, now=timezone.now(), **answers)
    except ChangeRefused as refusal:
        form.add_error("logo" if "logo" in str(refusal) else "word_template", str(refusal))
    return form.is_valid()


def word_template(request):
    """The plain template, to be restyled in Word."""
    council = administered(request)
    name = {"Content-Disposition": 'attachment; filename="document-template.docx"'}
    return HttpResponse(plain_template(council.colour), content_type=DOCX, headers=name)


@login_not_required
@cache_control(public=True, max_age=300)
def council_logo(request):
    """The logo, which heads public documents and is everybody's to see."""
    council = Council.objects.first()
    if not council or not council.logo:
        raise Http404
    kind = "image/png" if council.logo.name.endswith("png") else "image/jpeg"
    headers = {
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
    }
    try:
        return FileResponse(council.logo.open("rb"), content_type=kind, headers=headers)
    except FileNotFoundError as missing:
        raise Http404 from missing
