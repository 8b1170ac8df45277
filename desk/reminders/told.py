"""When somebody was last told anything."""

import datetime as dt
from collections import defaultdict

from django.db.models import Max

from desk.choices import TOLD

#: For whoever was never told anything, everything is news.
NEVER = dt.datetime.min.replace(tzinfo=dt.UTC) + dt.timedelta(days=1)


def last_of(digests):
    """Each person with the moment the last of these messages was taken up that went or may have gone."""
    told = digests.filter(state__in=TOLD, claimed_at__isnull=False)
    return told.order_by().values_list("person").annotate(at=Max("claimed_at"))


def last_told(found):
    """When each person, by key, was last told anything, as `last_of` finds it."""
    return defaultdict(lambda: NEVER, found)
