"""Why something cannot be decided yet, in a sentence for the page."""

from django.core.exceptions import ValidationError

from actions.services import ChangeRefused as ActionRefused
from meetings.services import ChangeRefused as MeetingRefused
from people.services import ChangeRefused as PersonRefused
from performance.services import ChangeRefused as PerformanceRefused


class ChangeRefused(Exception):
    """A sentence for the page: why this cannot be done."""


class PersonNeeded(ChangeRefused):
    """A name that nobody has confirmed stands in the way."""

    def __init__(self, name):
        super().__init__(f"Say first who “{name}” is, under People in this pack.")


#: What the services of the apps below may answer.
REFUSALS = (
    ChangeRefused,
    ActionRefused,
    MeetingRefused,
    PersonRefused,
    PerformanceRefused,
    ValidationError,
)


def sentence(refusal):
    """The words of a refusal, whichever app it comes from."""
    if isinstance(refusal, ValidationError):
        return " ".join(refusal.messages)
    return str(refusal)
