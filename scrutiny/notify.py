"""Mail by GOV.UK Notify: one message a call, known there by our own reference, so that it can be asked for later.

The template of the council's service at Notify holds ((subject)) and ((body)) and nothing else.
"""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail.backends.base import BaseEmailBackend

NOT_INSTALLED = (
    "NOTIFY_API_KEY is set, but GOV.UK Notify's client is not installed: "
    "install the project with its extra, scrutiny[notify]."
)
#: Seconds: below the settling time by far.
PATIENCE = 20
TOO_MANY = 429


class Refused(Exception):
    """Notify answered that it does not take this message: for now, or for good."""

    def __init__(self, words, *, is_for_now):
        super().__init__(words)
        self.is_for_now = is_for_now


class Notify(BaseEmailBackend):
    client = None

    def open(self):
        """Nothing is called yet. Refused with a sentence where the client is not installed."""
        if self.client:
            return False
        try:
            from notifications_python_client.notifications import NotificationsAPIClient
        except ImportError:
            raise ImproperlyConfigured(NOT_INSTALLED) from None
        url = {"base_url": settings.NOTIFY_URL} if settings.NOTIFY_URL else {}
        self.client = NotificationsAPIClient(settings.NOTIFY_API_KEY, timeout=PATIENCE, **url)
        return True

    def send_messages(self, messages):
        """Raises Refused when Notify said no, and OSError when nobody knows whether it has the message."""
        self.open()
        for message in messages:
            for address in message.recipients():
                self._call(
                    self.client.send_email_notification,
                    email_address=address,
                    template_id=settings.NOTIFY_TEMPLATE_ID,
                    personalisation={"subject": message.subject, "body": message.body},
                    reference=reference(message.extra_headers.get("Message-ID", "")),
                )
        return len(messages)

    def has(self, message_id):
        """Whether Notify has a message of ours by this name; of the last seven days."""
        self.open()
        known = self._call(self.client.get_all_notifications, reference=reference(message_id))
        return bool(known["notifications"])

    def _call(self, call, **words):
        from notifications_python_client.errors import HTTPError

        try:
            return call(**words)
        except HTTPError as error:
            code = error.status_code
            if code >= 500:
                raise OSError(f"Notify: {code} {error.message}") from error
            # A key that is wrong or may not send is mended by the council; then the message goes.
            is_for_now = code in (401, 403, TOO_MANY)
            raise Refused(f"Notify: {code} {error.message}", is_for_now=is_for_now) from error


def reference(message_id):
    """Our name for a message, as Notify keeps it: nothing of the reader is in it."""
    return message_id.strip("<>").split("@")[0] or None
