"""How a message reads: to one person, as text and as HTML alike, with counts and never a title in its subject."""

import hashlib
import hmac

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

COUNTED = (("overdue", "overdue"), ("soon", "due soon"))


def write(digest, said):
    """The message itself."""
    counts = [f"{said.counts[name]} {words}" for name, words in COUNTED if said.counts[name]]
    context = {"digest": digest, "said": said, "site": settings.SITE_URL, **said.counts}
    message = EmailMultiAlternatives(
        subject=f"Scrutiny: {' and '.join(counts)}",
        body=render_to_string("emails/digest.txt", context),
        to=[digest.person.email],
        headers={"Message-ID": digest.message_id, "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(render_to_string("emails/digest.html", context), "text/html")
    return message


def message_id(digest):
    """The same for the same person and date, so that a second copy could be told from the first."""
    told = f"{digest.person_id} {digest.on.isoformat()}".encode()
    seal = hmac.new(settings.SECRET_KEY.encode(), told, hashlib.sha256).hexdigest()[:32]
    return f"<digest-{seal}@{settings.SITE_HOST}>"
