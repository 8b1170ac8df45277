"""How a message reads: to one person, as text and as HTML alike, with counts and never a title in its subject."""

import hashlib
import hmac

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from desk.choices import OWED, Section

#: What a subject counts, most urgent first: in which sections, and the words for one and for several.
COUNTED = (
    ((Section.OVERDUE,), "overdue", "overdue"),
    ((Section.NOW, Section.PAPERS, Section.SOON), "due soon", "due soon"),
    ((Section.ACTING,), "for those you act for", "for those you act for"),
    ((Section.NEWS,), "decision", "decisions"),
    ((Section.UPDATE,), "update asked for", "updates asked for"),
    ((Section.ESCALATED,), "overdue in your service", "overdue in your service"),
    ((Section.BRIEFING,), "briefing", "briefings"),
    ((Section.FOLLOWS,), "change that you follow", "changes that you follow"),
)


def write(digest, said):
    """The message itself."""
    context = {
        "digest": digest,
        "said": said,
        "site": settings.SITE_URL,
        "overdue": said.counts[Section.OVERDUE],
        "soon": sum(said.counts[it] for it in (Section.NOW, Section.PAPERS, Section.SOON)),
        "owes": any(said.counts[it] for it in OWED),
    }
    message = EmailMultiAlternatives(
        subject=subject(said),
        body=render_to_string("emails/digest.txt", context),
        to=[digest.person.email],
        headers={"Message-ID": digest.message_id, "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(render_to_string("emails/digest.html", context), "text/html")
    return message


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
