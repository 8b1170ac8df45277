"""How a message reads: to one person, as text and as HTML alike, with counts and never a title in its subject."""

import hashlib
import hmac

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from desk.choices import FIRST, OWED, Section
from desk.reminders.days import BEFORE

SOON = (Section.NOW, Section.PAPERS, Section.SOON)
#: What a subject counts, most urgent first: in which sections, and the words for one and for several.
COUNTED = (
    ((Section.OVERDUE,), "overdue", "overdue"),
    (SOON, "due soon", "due soon"),
    ((Section.ACTING,), "for those you act for", "for those you act for"),
    ((Section.NEWS,), "decision", "decisions"),
    ((Section.UPDATE,), "update asked for", "updates asked for"),
    ((Section.ESCALATED,), "overdue in your service", "overdue in your service"),
    ((Section.BRIEFING,), "briefing", "briefings"),
    ((Section.FOLLOWS,), "change that you follow", "changes that you follow"),
)

ANSWER = (
    "Each link opens one action: say in a minute where it is, ask for a later date, or report it "
    "complete."
)
*EARLIER, LAST = (str(days) for days in sorted(BEFORE, reverse=True) if days)
WHY = (
    "You get one message a day at most, and none when there is nothing{}; never at a weekend or on a "
    "bank holiday."
)
WHAT_YOU_OWE = f": what you owe {', '.join(EARLIER)} and {LAST} days before it is due, on the day, and then weekly"


def write(digest, said):
    """The message itself."""
    letter = {
        "name": digest.person.name,
        "opening": _opening(said),
        "sections": said.sections,
        "ways": _ways(said),
        "why": WHY.format(WHAT_YOU_OWE if _owes(said) else ""),
        "site": settings.SITE_URL,
    }
    message = EmailMultiAlternatives(
        subject=subject(said),
        body=as_text(**letter),
        to=[digest.person.email],
        headers={"Message-ID": digest.message_id, "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(render_to_string("emails/digest.html", letter), "text/html")
    return message


def _opening(said):
    if not _owes(said):
        return ["This is what scrutiny has for you today."]
    overdue, soon = said.counts[Section.OVERDUE], sum(said.counts[it] for it in SOON)
    counted = [
        f"{count} {'is' if count == 1 else 'are'} {words}."
        for count, words in ((overdue, "overdue"), (soon, f"due within {FIRST} days"))
        if count
    ]
    if counted:
        counted[0] = counted[0].replace(" ", " of the things scrutiny asked you for ", 1)
    return [*([" ".join(counted)] if counted else []), ANSWER]


def _owes(said):
    return any(said.counts[it] for it in OWED)


def _ways(said):
    """Where to go on from here: (words, address)."""
    mine = [("All that you owe", reverse("actions:my_actions"))] if _owes(said) else []
    return [*mine, ("When you are written to, and what you follow", reverse("desk:my_mail"))]


def as_text(name, opening, sections, ways, why, site):
    """What templates/emails/digest.html says, in plain text."""
    words = [f"Dear {name},", "", *opening]
    for section, lines in sections:
        words += ["", "", section.label.upper()]
        for line in lines:
            words += ["", *_line_as_text(line, site)]
    return "\n".join([*words, "", "", *(f"{it}: {site}{path}" for it, path in ways), "", why, ""])


def _line_as_text(line, site):
    yield f"* {line.name} ({line.reference})" if line.reference else f"* {line.name}"
    if line.source:
        yield f"  {line.source}"
    if line.asked:
        yield f"  {line.asked}"
    if line.told:
        yield f"  {line.told}"
    for heading, told in line.parts:
        yield f"  {heading}:"
        yield from (f"  - {words}" for words in told)
    yield f"  {line.link}: {site}{line.path}"
    yield from (f"  {words}: {site}{path}" for words, path in line.beside)


def subject(said):
    """What it is about in counts: titles may be private, and are long."""
    counts = []
    for sections, one, several in COUNTED:
        if n := sum(said.counts[it] for it in sections):
            counts.append(f"{n} {one if n == 1 else several}")
    *first, last = counts
    return f"Scrutiny: {', '.join(first)}{' and ' if first else ''}{last}"


def message_id(digest):
    """The same for the same person and date, so that a second copy could be told from the first."""
    told = f"{digest.person_id} {digest.on.isoformat()}".encode()
    seal = hmac.new(settings.SECRET_KEY.encode(), told, hashlib.sha256).hexdigest()[:32]
    return f"<digest-{seal}@{settings.SITE_HOST}>"
