"""Celery's way in: reading is picked up from rows, so a lost message loses no pack."""

from celery import shared_task
from django.utils import timezone

from packs import intake


@shared_task
def read_waiting_packs():
    """Read pack after pack until none waits; then check what was read before and waits for it."""
    while intake.read_next(timezone.now()) or intake.check_next(timezone.now()):
        pass
