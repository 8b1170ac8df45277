"""Actions by spreadsheet: each by its reference, a new one without."""

from actions import services
from actions.choices import ALLOWED_CHANGES, ActionKind, Status
from actions.models import Action
from desk.sheets.columns import Choice, Column, Day, Number, People, Refused, SomeBody, Text, YesNo
from desk.sheets.planning import REASON, VERSION, Kind, plain
from meetings.models import Resolution

COLUMNS = (
    Column("Reference", "reference", Text(20)),
    Column("Title", "title", Text(300), is_needed=True),
    Column("Asked", "asked", Text(10_000)),
    Column("Kind", "kind", Choice(ActionKind), is_needed=True),
    Column("Lead officer", "owner", SomeBody()),
    Column("Others who may update", "contributors", People()),
    Column("Cabinet member", "cabinet_member", SomeBody()),
    Column("Due as said", "due_said", Text(200)),
    Column("Due from", "due_from", Day()),
    Column("Due", "due_to", Day()),
    Column("First due", "first_due_to", Day(), is_fixed=True),
    Column("Status", "status", Choice(Status)),
    Column("Completed", "completed_on", Day(), is_fixed=True),
    Column("Asked by", "limb", Text(40), is_fixed=True),
    Column("Opened", "opened_on", Day(), is_fixed=True),
    Column("Private", "is_private", YesNo(), is_fixed=True),
    Column("Reason", REASON, Text(2_000)),
    Column("Version", VERSION, Number()),
)
DETAILS = {"title", "asked", "kind", "owner", "contributors", "cabinet_member"}
WINDOW = {"due_said", "due_from", "due_to"}
#: How a status is reached from another one: the services' own words for it.
WAYS = {
    (Status.NOT_STARTED, Status.IN_PROGRESS): "started",
    (Status.NOT_STARTED, Status.REPORTED): "reported",
    (Status.IN_PROGRESS, Status.REPORTED): "reported",
}


def known(record):
    actions = Action.objects.coordinated_by(record.by).filter(board=record.board)
    held = actions.select_related("owner", "cabinet_member", "exempt", "resolution__minute")
    return {it.reference: it for it in held.prefetch_related("contributors").order_by("pk")}


def values(action):
    names = ("reference", "kind", "owner", "cabinet_member", "due_from", "due_to", "first_due_to",
             "status", "completed_on", "opened_on", "is_private", "version")  # fmt: skip
    told = {name: getattr(action, name) for name in names}
    told |= {name: action.word(name) for name in ("title", "asked", "due_said")}
    return told | {"contributors": action.contributors.all(), "limb": cited(action.resolution)}


def cited(limb):
    """34/17 (2)"""
    if not limb:
        return ""
    return f"{limb.minute.citation} ({limb.number})" if limb.number else limb.minute.citation


def check(record, line):
    """What must hold of a row as a whole."""
    said = line.values
    # What the work programme opened by itself was asked for by nobody.
    if not said.get("asked") and (line.thing is None or "asked" in line.changed):
        raise Refused("Asked is missing.")
    first, last = said.get("due_from"), said.get("due_to")
    if first and (not last or first > last):
        raise Refused("Due must be on or after Due from.")
    if line.thing is None:
        _check_new(record, line)
    elif "status" in line.changed:
        _check_move(line)
    if line.changed & {"due_to"} and line.thing.due_to and not said.get(REASON):
        raise Refused("Say in Reason why the due date moves.")


def _check_new(record, line):
    """The same words again are the same action: a second import must not double it."""
    if not hasattr(record, "words"):
        record.words = {
            (plain(it.word("title")), plain(it.word("asked"))): it.reference
            for it in known(record).values()
        }
    said = (plain(line.values["title"]), plain(line.values["asked"]))
    if said in record.words:
        raise Refused(f"{record.words[said]} says the same. Put its reference into this row.")
    record.words[said] = f"Row {line.number}"
    if line.values.get("status") == Status.PAUSED:
        raise Refused(
            "A paused action needs a review date: open it first, then pause it on its page."
        )
    if line.values.get("limb"):
        _limb(record, line)


def _check_move(line):
    before, to = Status(line.thing.status), line.values["status"]
    if to not in ALLOWED_CHANGES[before]:
        raise Refused(f"“{before.label}” cannot become “{Status(to).label}”.")
    if to == Status.PAUSED:
        raise Refused("A paused action needs a review date: pause it on its page.")
    if (before, to) not in WAYS and to != Status.COMPLETE and not line.values.get(REASON):
        raise Refused("Say in Reason why the status changes.")


def _limb(record, line):
    """The limb that a new row names, like 34/17 (2)."""
    if not hasattr(record, "limbs"):
        limbs = Resolution.objects.coordinated_by(record.by).filter(
            minute__meeting__board=record.board
        )
        record.limbs = {cited(limb): limb for limb in limbs.select_related("minute__meeting")}
    if line.values["limb"] not in record.limbs:
        raise Refused(f"No limb of this board is cited as {line.values['limb']}.")
    return record.limbs[line.values["limb"]]


def open_one(record, line, *, by, now):
    said = line.values
    limb = _limb(record, line) if said.get("limb") else None
    action = services.open_action(
        board=record.board,
        due={"said": said.get("due_said"), "from": said.get("due_from"), "to": said.get("due_to")},
        opened_on=said.get("opened_on") or (limb.minute.meeting.on if limb else None),
        is_private=limb.is_private if limb else said.get("is_private", False),
        resolution=limb,
        meeting=limb.minute.meeting if limb else None,
        by=by,
        now=now,
        **{name: said[name] for name in DETAILS if name in said},
    )
    for to in _steps(said.get("status")):
        _move(action, to, line.reason, by, now)


def _steps(status):
    """The moves by which a new action comes to its status."""
    if status == Status.COMPLETE:
        return (Status.REPORTED, Status.COMPLETE)
    return () if status in (None, "", Status.NOT_STARTED) else (status,)


def change_one(record, line, *, by, now):
    action, said = line.thing, line.values
    about = {"action": action, "by": by, "now": now}
    details = {name: said[name] for name in line.changed & DETAILS}
    if details:
        services.change_details(version=action.version, **about, **details)
    if line.changed & WINDOW:
        window = {name: said.get(name, getattr(action, name)) for name in ("due_from", "due_to")}
        told = said.get("due_said") or ""
        services.set_due(said=told, why=line.reason, **window, **about)
    if "status" in line.changed:
        _move(action, said["status"], line.reason, by, now)


def _move(action, to, why, by, now):
    about = {"action": action, "by": by, "now": now}
    before = Status(action.status)
    if to == Status.COMPLETE:
        services.accept(note=why, **about)
    elif to == Status.NOT_REQUIRED:
        services.withdraw(why=why, **about)
    elif (before, to) in WAYS:
        services.move(to=to, kind=WAYS[before, to], text=why, **about)
    elif before == Status.REPORTED:
        services.send_back(why=why, **about)
    elif before == Status.PAUSED:
        services.resume(why=why, **about)
    else:
        services.reopen(why=why, **about)


ACTIONS = Kind(
    "actions", "Actions", "reference", COLUMNS, known, values, open_one, change_one, check
)
