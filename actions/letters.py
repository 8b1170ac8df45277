"""The words proposed for a recommendation's notice: a letter from a board to whoever is to answer it."""

from django.conf import settings

from meetings.choices import Capacity
from people.choices import BodyKind
from people.models import Council
from scrutiny.rules import rule as rule_of

#: The lawful time to answer, by the kind of body; for the others no law sets one.
RULES = {
    BodyKind.CABINET_MEMBER: "executive-answer",
    BodyKind.EXECUTIVE: "executive-answer",
    BodyKind.NHS: "nhs-answer",
}


def proposed_rule(addressee):
    return RULES.get(addressee.kind, "")


def proposed_text(*, resolution, addressee, today, rule="", answer_due=None):
    """The letter: to whom, the board's exact words and where they stand, the time to answer, how, and who signs."""
    meeting = resolution.minute.meeting
    return "\n\n".join(
        [
            f"To: {_with_holder(addressee)}",
            f"{_the(meeting.board)} resolved at its meeting on {meeting} (minute {citation(resolution)}):",
            f"“{resolution.word('text')}”",
            _time_to_answer(rule, answer_due, meeting.on),
            "Please say whether you accept this, accept it in part or refuse it. Where you do not accept all of it, "
            "say why. Where you accept it, say by when it will be done.",
            _how_to_answer(addressee),
            _signed(meeting.board, today),
        ]
    )


def citation(resolution):
    """34/17 (2)"""
    number = f" ({resolution.number})" if resolution.number else ""
    return f"{resolution.minute.citation}{number}"


def _with_holder(addressee):
    """A post with whoever holds it, where its name does not say so already."""
    holder = str(addressee.holder or "")
    return f"{addressee}, {holder}" if holder and holder not in str(addressee) else str(addressee)


def _the(board, article="The"):
    """A board with its article, unless its name brings one or begins with a possessive."""
    first = str(board).split()[0]
    has_own = first.lower() == "the" or first.endswith(("’s", "'s", "s’", "s'"))
    return str(board) if has_own else f"{article} {board}"


def _time_to_answer(rule, answer_due, day):
    if rule:
        law = rule_of(rule, on=day)
        event = law.event.removesuffix(" on")
        return f"An answer is due within {law.n} {law.counts} {event} ({law.source})."
    if answer_due:
        return f"The Board asks you to answer by {answer_due:%-d %B %Y}."
    return "The Board asks you to answer."


def _how_to_answer(addressee):
    """By whoever holds the post, on their own page; where nobody does, in writing."""
    email = (Council.objects.current() or {}).get("email")
    if not addressee.holder:
        return (
            f"Please write to {email}." if email else "Please answer to the scrutiny co-ordinator."
        )
    here = f"You can answer at {settings.SITE_URL}/my-actions/"
    return f"{here}, or write to {email}." if email else f"{here}."


def _signed(board, today):
    """The chair of the day, or the board where nobody is."""
    chairs = board.memberships.current(today).filter(capacity=Capacity.CHAIR)
    chair = chairs.select_related("person").order_by("pk").last()
    return f"{chair.person}\nChair, {board}" if chair else f"On behalf of {_the(board, 'the')}"
