"""Celery's way in. What must happen once is a row; these are hands that pick rows up."""

import logging

from celery import shared_task
from django.utils import timezone

from desk.papers import making
from desk.reminders import owing, sending

log = logging.getLogger(__name__)


@shared_task
def tick():
    """Write what is owed today and hand each message to a worker; safe to run twice, or late."""
    now = timezone.now()
    sending.settle(now)
    owing.owe(timezone.localdate(now))
    waiting = list(sending.due_now(now).values_list("pk", flat=True))
    for pk in waiting:
        send_digest.delay(digest_id=pk)
    log.info("tick: %d digests handed out", len(waiting))


@shared_task
def send_digest(digest_id):
    sending.send(digest_id, timezone.now())


@shared_task
def make_waiting_documents():
    """Make document after document until none waits."""
    while making.make_next(timezone.now()):
        pass
