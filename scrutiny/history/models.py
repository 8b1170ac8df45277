"""What happened, who did it and when: rows that are only ever added, each chained to the one before."""

import hashlib
import json

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class Chain(models.Model):
    """The head of one app's chain of events; whoever appends moves it by a conditional update."""

    name = models.CharField(max_length=40, primary_key=True)
    head = models.CharField(max_length=64, blank=True, default="")

    def __str__(self):
        return self.name


class EventQuerySet(models.QuerySet):
    def append(self, *events):
        """Add events to the end of this table's chain, in order; they cannot be changed afterwards.

        Call it inside the transaction of the change that the events tell of.
        """
        name = self.model._meta.label_lower
        while True:
            chain, _ = Chain.objects.get_or_create(name=name)
            head = chain.head
            for event in events:
                event.previous_hash, head = head, event.seal(head)
                event.hash = head
            # Nobody else appended meanwhile, or we read the new head and chain again.
            if Chain.objects.filter(name=name, head=chain.head).update(head=head):
                return self.bulk_create(events)

    def broken(self):
        """The first event whose seal does not fit the one before it, or None: the proof of the chain."""
        head = ""
        for event in self.order_by("pk").iterator(chunk_size=2000):
            if event.previous_hash != head or event.hash != event.seal(head):
                return event
            head = event.hash
        return None


class Event(models.Model):
    """One change. The sentence a reader sees is made from the kind when it is read."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )  # null: the application itself
    at = models.DateTimeField()
    kind = models.CharField(max_length=30)
    text = models.TextField(blank=True, default="")
    before = models.JSONField(null=True, blank=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, blank=True, encoder=DjangoJSONEncoder)
    previous_hash = models.CharField(max_length=64, blank=True, default="", editable=False)
    hash = models.CharField(max_length=64, editable=False)

    objects = EventQuerySet.as_manager()

    #: The names of the foreign keys that say what an event is about.
    SUBJECTS = ()

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.kind} {self.at:%d %b %Y}"

    def seal(self, previous_hash):
        """SHA-256 over the previous seal and this event's own columns, as canonical JSON."""
        told = {
            "previous": previous_hash,
            "by": self.by_id,
            "at": self.at.astimezone().timestamp(),
            "kind": self.kind,
            "text": self.text,
            "before": self.before,
            "after": self.after,
            "about": {name: getattr(self, f"{name}_id") for name in self.SUBJECTS},
        }
        canonical = json.dumps(told, sort_keys=True, cls=DjangoJSONEncoder, ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()


def about_exactly_one(*subjects, name):
    """A constraint: an event is about one thing, not none and not two."""
    told = models.Q()
    for subject in subjects:
        told |= models.Q(
            **{f"{other}__isnull": other != subject for other in subjects},
        )
    return models.CheckConstraint(condition=told, name=name)
