"""What crosses the apps: one message per person per local date, and the documents that are printed."""

from desk.models.documents import Document, DocumentCopy, DocumentCopyExempt, Sheet
from desk.models.messages import Digest, DigestLine, Follow, MailChoice, Pulse, Sender
from desk.models.tokens import ApiToken, CalendarAddress

__all__ = [
    "ApiToken",
    "CalendarAddress",
    "Digest",
    "DigestLine",
    "Document",
    "DocumentCopy",
    "DocumentCopyExempt",
    "Follow",
    "MailChoice",
    "Pulse",
    "Sender",
    "Sheet",
]
