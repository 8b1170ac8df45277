"""An action's page: its whole journey; and the files that show what its updates say."""

from django.db.models import Prefetch
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from actions.choices import ALLOWED_CHANGES, COLOURS, MoveState, Standing, Status
from actions.models import Action, DueMove, Evidence, ProgrammeItem, Update
from actions.views.journey import journey
from meetings.models import Meeting, Resolution
from scrutiny.doors import open_to_strangers

#: The buttons a co-ordinator has, each offered while the table of moves allows it.
VERBS = [
    ("accept", "Accept as complete", Status.COMPLETE, ()),
    ("send_back", "Send back", Status.IN_PROGRESS, (Status.REPORTED,)),
    ("pause", "Pause", Status.PAUSED, ()),
    ("resume", "Take up again", Status.IN_PROGRESS, (Status.PAUSED,)),
    ("reopen", "Reopen", Status.IN_PROGRESS, (Status.COMPLETE, Status.NOT_REQUIRED)),
    ("withdraw", "No longer required", Status.NOT_REQUIRED, ()),
]


@open_to_strangers
def action(request, pk):
    action = get_object_or_404(whole(request.user), pk=pk)
    keeps = Action.objects.coordinated_by(request.user).contains(action)
    moves = due_moves(action)
    updates = Update.objects.visible_to(request.user).filter(action=action).select_related("by")
    context = {
        "action": action,
        "standing": Standing(action.standing).label,
        "colour": COLOURS[action.standing],
        "updates": updates.prefetch_related(
            Prefetch("evidence", Evidence.objects.visible_to(request.user))
        ),
        "moves": moves,
        "moved": moved(action, moves),
        "asked_move": next((move for move in moves if move.state == MoveState.ASKED), None),
        "may_update": Action.objects.updatable_by(request.user).contains(action),
        "keeps": keeps,
        "verbs": verbs(action) if keeps else [],
        "history": journey(action, request.user),
    }
    return render(request, "actions/action.html", context)


def whole(person):
    """Actions with all that their page tells; what the reader may not see of it is None."""
    limbs = Resolution.objects.visible_to(person).select_related("minute")
    items = ProgrammeItem.objects.visible_to(person)
    meetings = Meeting.objects.visible_to(person)
    rows = Action.objects.visible_to(person).with_standing(timezone.localdate())
    return rows.select_related("board", "owner__directorate", "cabinet_member").prefetch_related(
        "contributors",
        "addressees",
        Prefetch("meeting", meetings),
        Prefetch("resolution", limbs),
        Prefetch("programme_item", items.prefetch_related(Prefetch("meeting", meetings))),
    )


def due_moves(action):
    moves = DueMove.objects.filter(action=action).select_related("asked_by", "decided_by")
    return list(moves.select_related("exempt") if action.is_private else moves)


def moved(action, moves):
    """How often and how far: "Moved 3 times, +214 days"."""
    times = sum(move.state == MoveState.GRANTED for move in moves)
    if not times:
        return ""
    often = {1: "once", 2: "twice"}.get(times, f"{times} times")
    days = (action.due_to - action.first_due_to).days
    return f"Moved {often}, {days:+} day{'' if abs(days) == 1 else 's'}"


def verbs(action):
    allowed = ALLOWED_CHANGES[action.status]
    return [
        (f"actions:{name}", text)
        for name, text, to, only_from in VERBS
        if to in allowed and (not only_from or action.status in only_from)
    ]


def evidence(request, pk):
    """Evidence as a download that no browser will run or show inside our pages."""
    piece = get_object_or_404(Evidence.objects.visible_to(request.user), pk=pk)
    return as_attachment(piece.file or piece.exempt_file, piece.file_name)


def as_attachment(file, name):
    if not file:
        raise Http404
    try:
        stored = file.open("rb")
    except FileNotFoundError as missing:
        raise Http404 from missing
    return FileResponse(
        stored,
        as_attachment=True,
        filename=name or "file",
        headers={
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        },
    )
