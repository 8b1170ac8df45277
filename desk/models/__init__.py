"""What crosses the apps: one message per person per local date, the documents that are printed,
and what is decided about loose ends.
"""

from desk.models.documents import Document, DocumentCopy, DocumentCopyExempt, Sheet
from desk.models.loose_ends import (
    Dismissal,
    DismissalExempt,
    NamePair,
    NamePairExempt,
    SeenLooseEnd,
)
from desk.models.messages import Digest, DigestLine, Follow, MailChoice, Pulse, Sender
from desk.models.tokens import ApiToken, CalendarAddress

__all__ = [
    "ApiToken",
    "CalendarAddress",
    "Digest",
    "DigestLine",
    "Dismissal",
    "DismissalExempt",
    "Document",
    "DocumentCopy",
    "DocumentCopyExempt",
    "Follow",
    "MailChoice",
    "NamePair",
    "NamePairExempt",
    "Pulse",
    "SeenLooseEnd",
    "Sender",
    "Sheet",
]
