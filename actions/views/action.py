"""An action's page: its whole journey; and the files that show what its updates say."""

from django.db.models import Q
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from actions.choices import ALLOWED_CHANGES, COLOURS, MoveState, Standing, Status, Step
from actions.escalation import reaches, steps_to_come
from actions.journey import journey
from actions.models import Action, DueMove, Evidence, Notice, ProgrammeItem, Update
from actions.notices import days_left
from actions.programme import is_bookable
from meetings.models import Correction, Meeting, Minute, Resolution
from meetings.querysets import among
from meetings.rights import rights
from scrutiny.doors import open_to_strangers
from scrutiny.together import together
from scrutiny.ui.templatetags.ui import signed_days, times

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
    action = conceal(get_object_or_404(whole(request.user), pk=pk))
    helpers, bodies, moves, updates, evidence, corrections, notices = together(
        action.contributors.all(),
        action.addressees.all(),
        due_moves(action),
        Update.objects.visible_to(request.user).filter(action=action).select_related("by"),
        Evidence.objects.visible_to(request.user).filter(update__action=action),
        corrections_of(action, request.user),
        notices_of(action, request.user),
    )
    history, today = journey(action, request.user), timezone.localdate()
    context = {
        "action": action,
        "standing": Standing(action.standing).label,
        "colour": COLOURS[action.standing],
        "helpers": helpers,
        "bodies": bodies,
        "updates": signed(updates, evidence, history),
        "moves": moves,
        "moved": moved(action, moves),
        "rises": steps_to_come(action, today) if action.may_update else [],
        "is_for_chair": is_for_chair(action, today, request.user),
        "asked_move": next((move for move in moves if move.state == MoveState.ASKED), None),
        "corrections": corrections,
        "verbs": verbs(action) if action.keeps else [],
        "may_book": action.keeps and is_bookable(action),
        "notices": [(notice, days_left(notice, today)) for notice in notices],
        "history": history,
    }
    return render(request, "actions/action.html", context)


def is_for_chair(action, today, person):
    """Whether it is overdue for so long that the chair may write about it, for who sits on the board or serves it."""
    late = action.standing == Standing.OVERDUE and action.due_to <= reaches(Step.CHAIR, today)
    return late and action.owner_id and action.board_id in rights(person).boards


def signed(updates, evidence, history):
    """Updates with what shows them, and with who gave them, and for whom, as the history tells it."""
    by = {told["update"]: told["by"] for told in history}
    for update in updates:
        update.signed = by.get(update.pk, "")
        update.pieces = [piece for piece in evidence if piece.update_id == update.pk]
    return updates


#: What stands beside an action, and where it says whether the reader may see that too.
BESIDE = {
    "meeting": Meeting,
    "resolution": Resolution,
    "minute": Minute,
    "programme_item": ProgrammeItem,
}


def whole(person):
    """Actions with what they came of, and with what the reader may see and do of it."""
    shown = {
        f"shows_{name}": among(it.objects.visible_to(person), name) for name, it in BESIDE.items()
    }
    slots = Meeting.objects.visible_to(person)
    rows = Action.objects.visible_to(person).with_standing(timezone.localdate())
    return rows.select_related(
        "board",
        "owner__directorate",
        "owner__reports_to",
        "cabinet_member",
        "raised_by",
        "resolution__minute__meeting",
        "minute__meeting",
        "meeting",
        "programme_item__meeting",
    ).annotate(
        **shown,
        shows_slot=among(slots, "programme_item__meeting"),
        keeps=among(Action.objects.coordinated_by(person)),
        may_update=among(Action.objects.updatable_by(person)),
    )


def notices_of(action, person):
    """Where its limb was sent for an answer, and what came back, as far as the reader may see it."""
    about = Q(action=action)
    if action.resolution_id:
        about |= Q(resolution=action.resolution_id)
    rows = Notice.objects.visible_to(person).filter(about).select_related("addressee")
    return rows.order_by("pk")


def conceal(action):
    """Take off what the reader may not see, before any page can show it."""
    for name in BESIDE:
        if not getattr(action, f"shows_{name}"):
            setattr(action, name, None)
    if action.programme_item and action.programme_item.meeting_id and not action.shows_slot:
        action.programme_item = None
    return action


def corrections_of(action, person):
    """How the limb it came of was corrected since: the action keeps the words it was opened with."""
    corrected = Correction.objects.visible_to(person)
    if not action.resolution:
        return corrected.none()
    rows = corrected.filter(resolution=action.resolution)
    return rows.select_related("minute", "resolution", "meeting")


def due_moves(action):
    moves = DueMove.objects.filter(action=action).select_related("asked_by", "decided_by")
    return moves.select_related("exempt") if action.is_private else moves


def moved(action, moves):
    """How often and how far: "Moved 3 times, +214 days"."""
    often = sum(move.state == MoveState.GRANTED for move in moves)
    if not often or not action.due_to:
        return ""
    days = (action.due_to - action.first_due_to).days
    return f"Moved {times(often)}, {signed_days(days)}"


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
    return as_attachment(piece.word("file"), piece.word("file_name"))


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
