"""When somebody was last told anything."""

import datetime as dt
from collections import defaultdict

from django.db.models import Max

from desk.choices import TOLD
from desk.models import Digest

#: For whoever was never told anything, everything is news.
NEVER = dt.datetime.min.replace(tzinfo=dt.UTC) + dt.timedelta(days=1)


def last_told(people=None, *, before=None):
    """By key, the moment somebody's last message was taken up that went or may have gone; one query for all.

    Of some people, or of everybody; of the messages of earlier days only, or of all.
    """
    digests = Digest.objects.filter(state__in=TOLD, claimed_at__isnull=False)
    if people is not None:
        digests = digests.filter(person__in=people)
    if before is not None:
        digests = digests.filter(on__lt=before)
    last = digests.order_by().values_list("person").annotate(at=Max("claimed_at"))
    return defaultdict(lambda: NEVER, last)
