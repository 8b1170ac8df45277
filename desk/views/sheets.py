"""Spreadsheets out and in: choose, look at what would change, import, and have the refused rows back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from actions.services import ChangeRefused
from desk.forms.sheets import SheetForm
from desk.models import Sheet
from desk.sheets import SHEETS, Plan, apply, take_in
from desk.sheets.planning import Record, rows_of
from meetings.models import Board
from meetings.rights import keeps_record
from people import spreadsheet
from scrutiny.ui.download import Rows, download

FILES = ("csv", "xlsx")
#: More rows than these are told by their number; the whole is in the file that she has.
SHOWN = 200


def kept_board(request, slug):
    """The board, for its co-ordinator: else 404 or 403."""
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    if not keeps_record(request.user, board.pk):
        raise PermissionDenied
    return board


def sheets(request, slug):
    board = kept_board(request, slug)
    form = SheetForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            sheet = take_in(
                kind=SHEETS[form.cleaned_data["kind"]],
                board=board,
                name=file.name,
                data=file.read(spreadsheet.MOST_BYTES + 1),
                by=request.user,
                now=timezone.now(),
            )
        except spreadsheet.Unreadable as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("desk:sheet", sheet.pk)
    latest = Sheet.objects.visible_to(request.user).filter(board=board)
    latest = latest.select_related("uploaded_by")[:10]
    context = {"board": board, "form": form, "kinds": SHEETS.values(), "latest": latest}
    return render(request, "desk/sheets.html", context)


def sheet_file(request, slug, kind, form):
    """A sheet of what the board has now, to be edited and sent back."""
    board = kept_board(request, slug)
    if kind not in SHEETS or form not in FILES:
        raise Http404
    record = Record(board, request.user, timezone.localdate())
    return download(Rows(SHEETS[kind].export(record)), f"{board.slug}-{kind}", form)


def sheet(request, pk):
    """What a sheet would do; after it was imported, what it did."""
    sheet = get_object_or_404(Sheet.objects.visible_to(request.user).select_related("board"), pk=pk)
    if sheet.applied_at:
        return render(request, "desk/sheet_done.html", {"sheet": sheet, "kind": SHEETS[sheet.kind]})
    plan = plan_of(sheet, request.user)
    notice = ""
    if request.method == "POST":
        notice = written(request, sheet, plan)
        if not notice:
            told = ", ".join(
                f"{plan.counts[name]} {name}" for name in ("new", "changed", "refused")
            )
            messages.success(request, f"Imported: {told}")
            return redirect("desk:sheet", sheet.pk)
        plan = plan_of(sheet, request.user)
    shown = {name: plan.of(name)[:SHOWN] for name in ("new", "changed", "refused")}
    context = {"sheet": sheet, "plan": plan, "notice": notice, "most": SHOWN, **shown}
    return render(request, "desk/sheet.html", context, status=409 if notice else 200)


def plan_of(sheet, person):
    """The sheet held against the record as it is now."""
    kind = SHEETS[sheet.kind]
    with sheet.file.open("rb") as file:
        rows = rows_of(kind, file.read())
    return Plan(kind, Record(sheet.board, person, timezone.localdate()), rows)


def written(request, sheet, plan):
    """Do what the page said. Why not, in one sentence, or nothing."""
    if request.POST.get("digest") != plan.digest:
        return "The record changed since you looked. See again what the sheet would do."
    try:
        apply(sheet=sheet, plan=plan, by=request.user, now=timezone.now())
    except ChangeRefused as refusal:
        return str(refusal)
    return ""


def refused_rows(request, pk, form):
    """The refused rows as they came, each with its number and why, to be mended and sent again."""
    sheet = get_object_or_404(Sheet.objects.visible_to(request.user).select_related("board"), pk=pk)
    if form not in FILES:
        raise Http404
    plan = plan_of(sheet, request.user)
    numbers = set(sheet.refused) if sheet.applied_at else {it.number for it in plan.of("refused")}
    lines = [line for line in plan.lines if line.number in numbers]
    headings = plan.kind.headings
    rows = [[*headings, "Row", "Why refused"]]
    for line in lines:
        cells = [line.cells.get(heading.lower(), "") for heading in headings]
        rows.append([*cells, line.number, line.why or "Refused when the sheet was imported."])
    return download(Rows(rows), f"{sheet.board.slug}-{sheet.kind}-refused", form)
