"""The action tracker that goes to a meeting: tables A to E, as things stood on its day, replayed where that is past."""

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.timezone import localdate

from actions.as_at import KEPT_AS_NOW, as_they_stood
from actions.choices import ActionKind, Standing, Status
from actions.models import Action, DueMove, Update
from actions.views.programme import shown_items
from desk.board_decisions import Sought, sought
from desk.choices import Question
from desk.loose_ends.board import seen_ends
from desk.loose_ends.entries import called, entries
from desk.papers.blocks import Content, Heading, note, paragraph, table
from desk.papers.contents.wording import (
    as_at,
    council_name,
    due,
    long_date,
    named,
    private,
    short_date_year,
)
from meetings.models import Correction, Meeting, Resolution

#: What has a reference, a source and people, whichever table it stands in. Narrow, for a tracker on one page.
WHAT = [("Reference, kind and source", 20), ("What was asked", 22), ("Lead officer and others", 17)]
LIVE = [
    *WHAT, ("Due", 16), ("Progress since the last meeting, and impact", 18), ("Status", 13),
    ("Next report", 9),
]  # fmt: skip
DONE = [*WHAT, ("Completed", 9), ("What changed, and impact", 47)]
SOUGHT = [*WHAT, ("Asked for", 16), ("Why", 26), ("By", 14)]
LOOSE = [
    ("Where it stands, and since when", 20),
    ("What was asked for or promised", 39),
    ("What was found", 56),
]
#: Said of a tracker of a past day.
REPLAYED = (
    "Status, due dates, lead officers, updates and what was asked of the board are those of that day. History does not "
    f"keep {KEPT_AS_NOW}, nor when something came to follow a resolution: these are as on the day this was made."
)


def tracker(document, reader):
    """A live, B completed since the last meeting, C sought, D overdue, E loose ends: each action stands once."""
    meeting, today = document.meeting, document.as_at
    is_past = today < localdate(document.claimed_at or document.asked_at)
    since = last_before(meeting, reader)
    actions = list(asked_of(meeting.board, reader, today, since))
    if is_past:
        actions = as_they_stood(actions, today)
    asked = sought_then(actions) if is_past else sought(meeting.board, reader)
    live = [one for one in actions if one.is_live]
    overdue = [one for one in live if one.standing == Standing.OVERDUE]
    done = [one for one in actions if is_done(one, since)]
    blocks = [
        paragraph(f"{as_at(document)}, for the meeting of {long_date(meeting.on)}. {told_since(since)}"),
        *([note(REPLAYED)] if is_past else []),
        Heading("A. Live"),
        *rows("Live actions", LIVE, [as_live(one, reader) for one in live if one not in overdue],
              "No action is live that is not overdue."),
        Heading("B. Completed since the last meeting"),
        *rows("Actions completed", DONE, [as_done(one, reader) for one in done],
              "Nothing was completed."),
        Heading("C. Extensions and closures sought"),
        *rows("For the board to decide", SOUGHT, wished(asked, live, reader), "Nothing is asked for."),
        Heading("D. Overdue"),
        *rows("Actions overdue", LIVE, [as_live(one, reader) for one in overdue],
              "Nothing is overdue."),
        Heading("E. Loose ends"),
        *rows("What nothing follows up", LOOSE, loose_ends(meeting.board, reader, today),
              "None is listed: of what is open, nothing was let be seen."),
    ]  # fmt: skip
    return Content(
        title=f"Action tracker, {long_date(meeting.on)}",
        subtitle=meeting.board.name,
        council=council_name(),
        blocks=tuple(blocks),
        warning="Not for publication" if document.is_for_members else "",
        is_landscape=True,
    )


def last_before(meeting, reader):
    """The day of the board's meeting before this one."""
    held = Meeting.objects.visible_to(reader).standing().filter(board=meeting.board)
    return held.filter(on__lt=meeting.on).values_list("on", flat=True).first()


def told_since(since):
    return f"The last meeting was on {long_date(since)}." if since else ""


def asked_of(board, reader, today, since):
    """What the board asked for, as it stands; a paper that is only booked was not asked for by a limb."""
    updates = Update.objects.visible_to(reader).filter(at__date__lte=today).order_by("-at", "-pk")
    if since:
        updates = updates.filter(Q(at__date__gte=since) | Q(reports_complete=True))
    updates = updates.select_related("by")
    waited = DueMove.objects.visible_to(reader).filter(asked_at__date__lte=today)
    waited = waited.filter(Q(decided_at=None) | Q(decided_at__date__gt=today))
    corrected = Exists(Correction.objects.filter(resolution=OuterRef("pk"), at__date__lte=today))
    limbs = Resolution.objects.visible_to(reader).select_related("minute", "exempt")
    limbs = limbs.annotate(is_corrected=corrected)
    return (
        Action.objects.visible_to(reader)
        # What draft minutes say is the co-ordinator's alone, and a tracker is not.
        .circulated()
        .filter(board=board)
        .filter(opened_on__lte=today)
        .exclude(kind=ActionKind.REPORT_DUE)
        .with_standing(today)
        .with_moves()
        .select_related("owner__directorate", "cabinet_member")
        .prefetch_related(
            "addressees",
            Prefetch("resolution", limbs),
            Prefetch("meeting", Meeting.objects.visible_to(reader)),
            Prefetch("programme_item", shown_items(reader)),
            Prefetch("updates", updates),
            Prefetch("due_moves", waited.select_related("asked_by", "exempt")),
        )
        .order_by("reference")
    )


def is_done(action, since):
    return action.status == Status.COMPLETE and (not since or action.completed_on >= since)


def rows(caption, columns, cells, none):
    return [table(caption, columns, cells)] if cells else [paragraph(none)]


def what(action, reader):
    """Reference, kind and source; the board's words; lead officer, cabinet member and addressees."""
    limb = action.resolution
    source = [
        cited(limb) if limb else "",
        short_date_year(action.meeting.on) if action.meeting else "",
    ]
    cabinet, owner = named(action.cabinet_member, reader), named(action.owner, reader)
    return [
        [
            private(f"{action.reference}, {action.get_kind_display().lower()}", action),
            ", ".join(part for part in source if part),
        ],
        [action.word("asked") or action.word("title"), corrected_to(limb)],
        [
            owner or "Nobody yet",
            f"Cabinet member: {cabinet}" if cabinet else "",
            *[f"To: {body}" for body in action.addressees.all()],
        ],
    ]


def corrected_to(limb):
    """An action keeps the words it was opened with; what the board had them corrected to stands below."""
    return f"Corrected to: {limb.word('text')}" if limb and limb.is_corrected else ""


def as_live(action, reader):
    updates = list(action.updates.all())
    said = [f"{short_date_year(one.at)}: {one.word('changed')}" for one in updates]
    return [
        *what(action, reader),
        due(action),
        [*(said or ["No update"]), impact(updates)],
        dict.fromkeys([action.get_status_display(), Standing(action.standing).label]),
        next_slot(action.programme_item),
    ]


def next_slot(item):
    if not item:
        return "Not booked"
    return short_date_year(item.meeting.on) if item.meeting else item.get_slot_display()


def impact(updates):
    """What the newest update shows for it."""
    shown = next((one.word("shown_by") for one in updates if one.word("shown_by")), "")
    return f"Impact: {shown}" if shown else ""


def as_done(action, reader):
    updates = list(action.updates.all())
    changed = updates[0].word("changed") if updates else "–"
    return [*what(action, reader), short_date_year(action.completed_on), [changed, impact(updates)]]


def wished(asked, actions, reader):
    """What the board is asked to decide: closures, later dates, and what is proposed as no longer required."""
    known = {action.pk: action for action in actions}
    return [
        [*what(known[one.action.pk], reader), wish(one), one.why or "–", named(one.by, reader)]
        for one in asked
        if one.action.pk in known
    ]


def wish(one):
    """What is asked; a later date beside the one that holds now."""
    if not one.move:
        return one.question.label
    before = short_date_year(one.move.due_before) or "no date"
    late = "Asked after the agenda was published" if one.is_late else ""
    return ["A later date", short_date_year(one.move.due_after), f"Now {before}", late]


def sought_then(actions):
    """What the board was asked to decide on a past day, as far as it is kept: see `asked_of` for the rows read."""
    complete = [Sought(Question.COMPLETE, one, **reported(one)) for one in actions
                if one.status == Status.REPORTED]  # fmt: skip
    later = [
        Sought(
            Question.LATER_DATE,
            one,
            move.asked_by,
            localdate(move.asked_at),
            move.word("why"),
            move,
        )
        for one in actions
        for move in one.due_moves.all()
    ]
    not_required = [
        Sought(Question.NOT_REQUIRED, one, None, one.closing_proposed_on, "")
        for one in actions
        if one.closing_proposed_on
    ]
    return [*complete, *later, *not_required]


def reported(action):
    """Who reported it complete, when and with which words."""
    said = next((one for one in action.updates.all() if one.reports_complete), None)
    if not said:
        return {"by": action.owner, "on": action.last_update_on, "why": ""}
    return {"by": said.by, "on": localdate(said.at), "why": said.word("changed")}


def loose_ends(board, reader, today):
    """What a co-ordinator let be seen by then, and nothing follows up: as the board's page tells it."""
    return [
        [
            [private(entry.cited or entry.kind, entry),
             short_date_year(entry.since) if entry.since else ""],
            entry.title,
            [left_open(entry, end) for end in entry.ends],
        ]
        for entry in entries(seen_ends(board, reader, today))
    ]  # fmt: skip


def left_open(entry, end):
    """What is wrong with it; of whoever owes several things also which."""
    told = f"{called(end.rule)}: {end.found}"
    return f"“{end.says}” {told}" if entry.whom else told


def cited(limb):
    return f"{limb.minute.citation} ({limb.number})" if limb.number else limb.minute.citation
