"""What a front sheet prints against itself: pages, deadlines, days."""

import re
from collections.abc import Iterator
from itertools import pairwise

from packs.checks.sentences import Reading
from packs.checks.told import DateAsked
from packs.readers.dates import find_times

LIMIT = re.compile(
    r"\b(?:no|not) later than (?P<time>[\d.: ]{1,6}(?:[ap]\.?m\.?)?) on (?:\w+day,? )?(?:the )?$",
    re.I,
)


def pages_out_of_order(reading: Reading) -> Iterator[DateAsked]:
    """An item's pages begin before those of the item above have ended."""
    paged = [item for item in reading.found.agenda if item.pages]
    for above, item in pairwise(paged):
        if item.pages[0] < above.pages[1]:
            found = f"item {above.number} above has pages {above.pages[0]} - {above.pages[1]}"
            yield DateAsked(item.line, "Pages {} - {}".format(*item.pages), found, item.page)


def deadline_after_the_meeting(reading: Reading) -> Iterator[DateAsked]:
    """ "no later than 1.00 pm" on the day of a meeting that begins at ten."""
    meeting = reading.found.meeting
    if not (meeting and meeting.date and meeting.time):
        return
    for sentence in reading.prose:
        for span in sentence.spans if sentence.part is None else ():
            said = LIMIT.search(sentence.text[max(0, span.start - 60) : span.start])
            times = find_times(said[0]) if said and span.first == span.last == meeting.date else []
            if times and times[0] > meeting.time:
                found = f"the meeting begins at {meeting.time:%H:%M} that day"
                says = said[0] + sentence.text[span.start : span.end]
                yield DateAsked(sentence.line, says, found, sentence.page)


def published_after_the_meeting(reading: Reading) -> Iterator[DateAsked]:
    """The day of publication is behind that of the meeting."""
    meeting = reading.found.meeting
    if meeting and meeting.date and meeting.published and meeting.published > meeting.date:
        says = f"published {meeting.published:%-d %B %Y}"
        yield DateAsked(1, says, f"the meeting is on {meeting.date:%-d %B %Y}")
