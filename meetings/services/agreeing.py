"""From draft to agreed: minutes are circulated, corrected with both wordings kept, and agreed by the next meeting."""

from django.db import transaction
from django.utils.timezone import localdate

from meetings import choices
from meetings.choices import MinutesState
from meetings.models import (
    Correction,
    CorrectionExempt,
    Meeting,
    Minute,
    MinuteExempt,
    Resolution,
    ResolutionExempt,
)
from meetings.services.recording import ChangeRefused, record, write
from scrutiny.exempt import split_words


@transaction.atomic
def circulate_minutes(*, meeting, by, now):
    """Show the draft to whoever may read the board's minutes. The meeting is then held.

    Refused for a draft that was never begun or is out already, before the day of the meeting, and where an item
    became private after its minute was begun: its words stand in the open.
    """
    if meeting.on > localdate(now):
        raise ChangeRefused("This meeting has not been held yet.")
    bared = meeting.minutes.filter(is_private=False, item__is_private=True).first()
    if bared:
        raise ChangeRefused(
            f"Minute {bared.citation} is open, and its item is private. Make the minute private first."
        )
    draft = Meeting.objects.filter(pk=meeting.pk, minutes_state=MinutesState.DRAFT)
    changed = draft.update(
        minutes_state=MinutesState.CIRCULATED,
        circulated_on=localdate(now),
        status=choices.MeetingStatus.HELD,
        version=meeting.version + 1,
    )
    if not changed:
        raise ChangeRefused("There is no draft to circulate: it is out already, or not begun.")
    meeting.refresh_from_db()
    record(kind="minutes_circulated", meeting=meeting, by=by, now=now, after=meeting.circulated_on)
    return meeting


@transaction.atomic
def agree_minutes(*, meeting, at, by, now):
    """A later meeting of the same board agrees the minutes. Refused for minutes that are not circulated."""
    if at.board_id != meeting.board_id or at.on <= meeting.on:
        raise ChangeRefused("Choose a later meeting of the same board.")
    if at.on > localdate(now):
        raise ChangeRefused("That meeting has not been held yet.")
    circulated = Meeting.objects.filter(pk=meeting.pk, minutes_state=MinutesState.CIRCULATED)
    changed = circulated.update(
        minutes_state=MinutesState.AGREED,
        status=choices.MeetingStatus.AGREED,
        agreed_at=at,
        version=meeting.version + 1,
    )
    if not changed:
        raise ChangeRefused("Only minutes that are circulated can be agreed.")
    meeting.refresh_from_db()
    record(kind="minutes_agreed", meeting=meeting, by=by, now=now, after={"meeting": at.pk})
    return meeting


@transaction.atomic
def correct_minute(*, minute, version, text, by, now, meeting=None):
    """Correct a minute's text after circulation; both wordings are kept, for the `meeting` that corrected it.

    Refused while it is a draft, as Stale when it was corrected since `version`, and when nothing differs.
    """
    return _correct(minute, None, version, text, meeting, by, now)


@transaction.atomic
def correct_resolution(*, resolution, version, text, by, now, meeting=None):
    """Correct a limb's text after circulation, as `correct_minute` does. Actions keep the words they opened with."""
    return _correct(resolution.minute, resolution, version, text, meeting, by, now)


def _correct(minute, resolution, version, text, meeting, by, now):
    if minute.meeting.minutes_state not in choices.OPEN_MINUTES:
        raise ChangeRefused("This is a draft still. Change its words instead.")
    row = resolution or minute
    before = row.word("text")
    if text == before:
        raise ChangeRefused("The words are the same. Change what was wrong.")
    _write(row, version, text)
    words = {"before": before, "after": text}
    open_words, exempt_words = split_words(Correction, words, row.is_private)
    correction = Correction.objects.create(
        minute=minute,
        resolution=resolution,
        meeting=meeting,
        at=now,
        by=by,
        is_private=row.is_private,
        **open_words,
    )
    if row.is_private:
        correction.exempt = CorrectionExempt.objects.create(correction=correction, **exempt_words)
    about = {"resolution": resolution} if resolution else {"meeting": minute.meeting}
    after = {"correction": correction.pk, "minute": minute.pk}
    record(kind="minutes_corrected", by=by, now=now, after=after, **about)
    return correction


def _write(row, version, text):
    words = {} if row.is_private else {"text": text}
    write(row, version, "Somebody else corrected this while you were writing.", **words)
    if row.is_private and isinstance(row, Minute):
        MinuteExempt.objects.filter(minute=row).update(text=text)
    elif row.is_private and isinstance(row, Resolution):
        ResolutionExempt.objects.filter(resolution=row).update(text=text)
    row.refresh_from_db()
