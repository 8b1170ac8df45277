"""Celery's way in. What must happen once is a row; these are hands that pick rows up."""

import logging

from celery import shared_task
from celery.signals import after_task_publish
from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from desk.choices import Part
from desk.papers import making
from desk.reminders import pulse, sending

log = logging.getLogger(__name__)


@shared_task
def tick():
    """Write what is owed today and hand the messages to the workers; safe to run twice, or late."""

    def hand_out(ids):
        # The next tick hands out again what nobody took by then.
        send_digests.apply_async(kwargs={"ids": ids}, expires=settings.TICK_SECONDS)

    count = sending.run(timezone.now, hand_out)
    log.info("tick: %d digests handed out", count)


@shared_task
def send_digests(ids):
    sending.send(ids, timezone.now)


@after_task_publish.connect(sender="desk.tasks.tick")
def the_clock_is_alive(**kwargs):
    """Said by the clock's own process, once the broker has taken the tick."""
    close_old_connections()
    pulse.see(Part.CLOCK, timezone.now())


@shared_task
def make_waiting_documents():
    """Make document after document until none waits."""
    while making.make_next(timezone.now()):
        pass
