"""Documents: asking for one, how far it is, reading and downloading it, and publishing it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST
from django_tables2 import RequestConfig, SingleTableView
from kombu.exceptions import OperationalError

from actions.views.action import as_attachment
from actions.yearend import years_of
from desk import tasks
from desk.choices import OF_A_MEETING, DocumentKind, DocumentState
from desk.forms.documents import MakeForm
from desk.models import Document
from desk.papers import making
from desk.papers.blocks import Content
from desk.papers.nameless import without_post
from desk.tables.documents import DocumentTable, PublishedTable
from meetings.models import Board, Meeting
from meetings.rights import keeps_record
from meetings.services import ChangeRefused, first_year, year_name
from performance.models import Plan
from scrutiny.doors import open_to_strangers
from scrutiny.ui.templatetags.words import NO_POST

LATEST = 20


class DocumentList(SingleTableView):
    table_class = DocumentTable
    template_name = "desk/documents.html"
    paginate_by = 25

    def get_queryset(self):
        if not Board.objects.coordinated_by(self.request.user).exists():
            raise Http404
        return listed(Document.objects.coordinated_by(self.request.user))


documents = DocumentList.as_view()


def listed(rows):
    """Rows with what the table says of each."""
    return rows.select_related("board", "meeting", "plan", "asked_by").order_by("-asked_at", "-pk")


def meeting_documents(request, pk):
    """A meeting's front sheet, minutes and tracker, for its co-ordinator: else 404 or 403."""
    meetings = Meeting.objects.visible_to(request.user).select_related("board")
    meeting = get_object_or_404(meetings, pk=pk)
    refuse_unless_kept(meeting.board, request.user)
    choices = [(kind, kind.label) for kind in DocumentKind if kind in OF_A_MEETING]
    if meeting.on < timezone.localdate():
        choices.append(
            (f"{DocumentKind.TRACKER}-then", f"Action tracker as at the meeting, {meeting}")
        )
    page = {"meeting": meeting, "title": f"Documents of the meeting of {meeting}"}
    return ask_page(request, meeting.board, choices, page, meeting=meeting)


def board_documents(request, slug):
    """A board's work programme notes and plan reports, for its co-ordinator: else 404 or 403."""
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    refuse_unless_kept(board, request.user)
    this_year = first_year(timezone.localdate())
    years = sorted({*years_of(board), this_year, this_year + 1}, reverse=True)
    plans = Plan.objects.visible_to(request.user).filter(board=board)
    choices = [(f"programme-{year}", f"Work programme note {year_name(year)}") for year in years]
    choices += [(f"plan-{plan.pk}", f"Report: {plan}") for plan in plans]
    return ask_page(request, board, choices, {"title": "Documents"})


def refuse_unless_kept(board, person):
    if not keeps_record(person, board.pk):
        raise PermissionDenied


def ask_page(request, board, choices, page, **about):
    form = MakeForm(request.POST or None, choices=choices)
    if form.is_valid():
        kind, _, key = form.cleaned_data["what"].partition("-")
        also = {
            "programme": lambda: {"year": int(key)},
            "plan": lambda: {"plan_id": int(key)},
            "tracker": lambda: {"as_at": about["meeting"].on if key else None},
        }
        also = also.get(kind, dict)()
        try:
            document = making.ask(
                kind=kind,
                board=board,
                audience=form.cleaned_data["audience"],
                by=request.user,
                now=timezone.now(),
                **about,
                **also,
            )
        except ChangeRefused as refusal:
            form.add_error("audience", str(refusal))
        else:
            nudge(request)
            return redirect(document)
    made = Document.objects.coordinated_by(request.user).filter(board=board, **about)
    table = DocumentTable(listed(made)[:LATEST], caption="Made lately", orderable=False)
    return render(
        request, "desk/make_document.html", page | {"board": board, "form": form, "table": table}
    )


def nudge(request):
    """Ask the worker to make it now. When the broker is away, the sweep finds it within a minute."""
    try:
        tasks.make_waiting_documents.delay()
    except (OperationalError, OSError):
        messages.info(request, "The document will be made in a minute or two.")


def seen(request, pk):
    rows = Document.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("board", "meeting", "plan", "asked_by"), pk=pk)


@open_to_strangers
def document(request, pk):
    """How far it is; once it is ready, where it can be read. The page asks again by itself, with no script."""
    document = seen(request, pk)
    keeps = keeps_record(request.user, document.board_id)
    under_way = document.state in making.UNDER_WAY
    may_release = keeps and document.state == DocumentState.READY and not document.is_withheld
    context = {
        "document": document,
        "keeps": keeps,
        "is_under_way": under_way,
        "is_ready": document.state == DocumentState.READY,
        "may_release": may_release,
        "withheld": making.NOW_PRIVATE if keeps and document.is_withheld else "",
        "nameless": nameless(document) if may_release else {},
    }
    response = render(request, "desk/document.html", context)
    if under_way:
        response["Refresh"] = "3"
    return response


def nameless(document):
    """How often “An officer” stands in a copy, and whose posts would mend it."""
    times = str(document.made.content).count(NO_POST)
    return {"times": times, "people": without_post(document)} if times else {}


def made(request, pk):
    """A ready document with its copy: else 404."""
    document = seen(request, pk)
    if document.state != DocumentState.READY:
        raise Http404
    return document


@open_to_strangers
def print_document(request, pk):
    """The document as a page to read or to print."""
    document = made(request, pk)
    content = Content.from_json(document.made.content)
    return render(request, "desk/print_document.html", {"document": document, "content": content})


@open_to_strangers
def document_pdf(request, pk):
    document = made(request, pk)
    return as_attachment(document.made.pdf, f"{making.file_name(document)}.pdf")


@open_to_strangers
def document_word(request, pk):
    document = made(request, pk)
    return as_attachment(document.made.word, f"{making.file_name(document)}.docx")


def kept_document(request, pk):
    """The document, for the co-ordinator of its board: else 404 or 403."""
    document = seen(request, pk)
    if not keeps_record(request.user, document.board_id):
        raise PermissionDenied
    return document


@require_POST
def cancel_document(request, pk):
    document = get_object_or_404(Document.objects.coordinated_by(request.user), pk=pk)
    try:
        making.cancel(document=document)
    except ChangeRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(document)


#: What the page of publishing may be told to do, and what it says once that is done.
RELEASING = {
    "publish": (making.release, "The document is published."),
    "withdraw": (
        making.withdraw,
        "The document is withdrawn. Only co-ordinators of the board see it now.",
    ),
}


def release_document(request, pk):
    """Publish a copy to its readers, once the page has said who they are; or withdraw it."""
    document = kept_document(request, pk)
    if request.method == "POST":
        release, done = RELEASING.get(request.POST.get("do"), RELEASING["publish"])
        try:
            release(document=document, by=request.user, now=timezone.now())
        except ChangeRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, done)
        return redirect(document)
    return render(request, "desk/release_document.html", {"document": document})


@open_to_strangers
def published(request, pk):
    """What was published of a meeting, for whoever may read it."""
    meetings = Meeting.objects.visible_to(request.user).select_related("board")
    meeting = get_object_or_404(meetings, pk=pk)
    page = {"title": f"Documents of {meeting}", "board": meeting.board}
    return published_page(request, page | {"back": meeting.get_absolute_url()}, meeting=meeting)


@open_to_strangers
def board_published(request, slug):
    """What was published of a board."""
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    page = {"title": "Published documents", "board": board, "back": board.get_absolute_url()}
    return published_page(request, page, board=board)


def published_page(request, page, **about):
    rows = Document.objects.visible_to(request.user).filter(released_at__isnull=False, **about)
    table = PublishedTable(listed(rows))
    RequestConfig(request, paginate={"per_page": 25}).configure(table)
    return render(request, "desk/published.html", page | {"table": table})
