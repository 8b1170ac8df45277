"""What crosses the apps: one message per person per local date, the documents that are printed,
what is decided about loose ends, and the questions for members.
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
from desk.models.questions import MemberQuestion, MemberQuestionExempt
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
    "MemberQuestion",
    "MemberQuestionExempt",
    "NamePair",
    "NamePairExempt",
    "Pulse",
    "SeenLooseEnd",
    "Sender",
    "Sheet",
]
