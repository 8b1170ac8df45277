"""Publishing an agenda: a version is kept as it went out, and a late one says why it is urgent."""

from django.db import transaction
from django.db.models import Max, Prefetch
from django.utils.timezone import localdate

from meetings import versions
from meetings.choices import MeetingStatus
from meetings.deadlines import calendar
from meetings.models import AgendaItem, AgendaVersion, AgendaVersionExempt, Paper
from meetings.services.calendar import STALE, refuse_unless_coming
from meetings.services.recording import ChangeRefused, record, refuse_closed, write


@transaction.atomic
def publish_agenda(*, meeting, version, by, now, why="", urgency="", agreed_by=""):
    """Publish an agenda, or what has changed of it since: a numbered version is kept.

    Refused when it is empty, when nothing has changed or no reason for the changes is given, and, after the
    last day to publish, without a reason for urgency that the person presiding agreed (LGA 1972 s.100B(4)(b)).
    A paper whose file may hide something is left out of it, and goes with a later version.
    """
    today = localdate(now)
    refuse_closed(meeting.board, today)
    refuse_unless_coming(meeting, today)
    current, last, changed = state(meeting)
    if not current:
        raise ChangeRefused("Put an item on the agenda first.")
    if last and not changed:
        raise ChangeRefused("Nothing has changed since the agenda was published.")
    if last and not why.strip():
        raise ChangeRefused("Say why the agenda changes.")
    is_late = comes_late(meeting, last, changed, today)
    if is_late:
        _refuse_without_urgency(meeting, urgency, agreed_by)
    fields = {"status": MeetingStatus.PUBLISHED, "published_on": meeting.published_on or today}
    if is_late:
        said = f"{urgency.strip().rstrip('.')}. Agreed as urgent by {agreed_by.strip()}."
        fields["urgency"] = f"{meeting.urgency}\n{said}".strip()
    _hold_up(meeting)
    write(meeting, version, STALE, **fields)
    _let_out(current, today)
    kept = _keep(meeting, current, by, now, why)
    after = {"version": kept.number, "late": is_late}
    record(kind="agenda_published", meeting=meeting, by=by, now=now, after=after)
    return kept


def state(meeting):
    """The whole agenda as it stands, its last version, and what has changed since."""
    items = AgendaItem.objects.filter(meeting=meeting, withdrawn_on=None).select_related("exempt")
    papers = Paper.objects.for_publication().select_related("exempt").order_by("pk")
    current = versions.entries(items.prefetch_related(Prefetch("papers", papers)))
    last = meeting.agenda_versions.select_related("exempt").last()
    if not last:
        return current, None, []
    last.reads_private = True
    return current, last, versions.changes(versions.told(last), current)


def comes_late(meeting, last, changed, today):
    """Whether the public gets something to read later than the law asks; it asks it of formal meetings only."""
    if not meeting.is_formal or (last and not versions.adds(changed)):
        return False
    return today > calendar().before(meeting.board, meeting.on).publication.on


def _refuse_without_urgency(meeting, urgency, agreed_by):
    if urgency.strip() and agreed_by.strip():
        return
    publication = calendar().before(meeting.board, meeting.on).publication
    raise ChangeRefused(
        f"The last day to publish was {publication.on.day} {publication.on:%B %Y} ({publication.says}). "
        "Say why it is urgent, and who agreed so in the chair."
    )


def _hold_up(meeting):
    """What others have not read yet stays so once its agenda is out, while its file may hide something."""
    waiting = Paper.objects.held_up().filter(item__meeting=meeting).order_by()
    Paper.objects.filter(pk__in=list(waiting.values_list("pk", flat=True))).update(held_back=True)


def _let_out(current, today):
    """What is in the version, and no more: something added at the same moment waits for the next."""
    papers = [paper["paper"] for entry in current for paper in entry["papers"]]
    AgendaItem.objects.filter(pk__in=[entry["item"] for entry in current]).update(held_back=False)
    Paper.objects.filter(replaced_by__in=papers, replaced_on=None).update(replaced_on=today)
    Paper.objects.filter(pk__in=papers).update(held_back=False)


def _keep(meeting, current, by, now, why):
    numbers = AgendaVersion.objects.filter(meeting=meeting).aggregate(last=Max("number"))
    shown, hidden = versions.parted(current)
    kept = AgendaVersion.objects.create(
        meeting=meeting, number=(numbers["last"] or 0) + 1, at=now, by=by, why=why, items=shown
    )
    AgendaVersionExempt.objects.create(version=kept, items=hidden)
    return kept
