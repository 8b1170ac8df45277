"""Where one person's message of one day is on its way out."""

from django.db.models import TextChoices


class DigestState(TextChoices):
    PENDING = "pending", "To send"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Refused by the mail server"
    UNKNOWN = "unknown", "Not known whether it arrived"
    SKIPPED = "skipped", "Not sent"


class SheetKind(TextChoices):
    """What a spreadsheet holds."""

    ACTIONS = "actions", "Actions"
    PROGRAMME = "programme", "Work programme"
    FIGURES = "figures", "Figures"
