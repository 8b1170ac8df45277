"""The mark of a message just before it is handed over, and with it that the one before it went: one UPDATE on the rows'
own columns, one commit. A sender that dies before the next mark leaves one message whose fate nobody knows.
"""

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When

from desk.choices import DigestState
from desk.models import Digest, Sender
from desk.reminders.prepared import Prepared, blank
from people.models import Person
from scrutiny.mail import plain_address

GOING, GONE = blank("going"), blank("gone")


class Marks:
    """Those of one claim on one day."""

    def __init__(self, claim, today):
        # One that was given up as unknown, while we were slow, has arrived after all.
        went = Q(pk=GONE, state__in=(DigestState.SENDING, DigestState.UNKNOWN))
        goes = Q(pk=GOING, state=DigestState.SENDING) & not_held(today) & _is_reached()
        self._update = Prepared(
            Digest.objects.filter(went | goes, pk__in=(GOING, GONE), claim=claim),
            state=_of(GONE, Value(DigestState.SENT), "state"),
            sent_at=_of(GONE, blank("sent_at"), "sent_at"),
            error=_of(GONE, Value(""), "error"),
            message_id=_of(GOING, blank("message_id"), "message_id"),
            address=_of(GOING, blank("address"), "address"),
        )
        self._gone = {}

    def put(self, digest):
        """Whether this one may be handed over now, and is marked: ours, not held, its reader reached where it goes."""
        email = digest.person.email or ""
        told = {"message_id": digest.message_id, "address": plain_address(email), "email": email}
        return digest.pk in self._run(going=digest.pk, **told)

    def went(self, digest, now):
        """That is kept with the next mark, which follows at once, or at the end."""
        self._gone = {"gone": digest.pk, "sent_at": now}

    def keep(self):
        """That the last one went."""
        if self._gone:
            self._run()

    def _run(self, **going):
        nothing = dict.fromkeys(("going", "message_id", "address", "email", "gone", "sent_at"))
        changed = self._update.run(**nothing | going | self._gone)
        self._gone = {}
        return changed


def not_held(today):
    """After a restore, what somebody asked for again goes all the same."""
    quiet = Exists(Sender.objects.quiet(today))
    return ~Exists(Sender.objects.held()) & (Q(again_at__isnull=False) | ~quiet)


def _is_reached():
    """Its reader can be written to, at the address that is given."""
    return Exists(Person.objects.reachable().filter(pk=OuterRef("person"), email=blank("email")))


def _of(key, value, column):
    """A new value for the one row, and what it has for the other."""
    return Case(When(pk=key, then=value), default=F(column))
