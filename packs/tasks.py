"""Celery's way in: reading is picked up from rows, so a lost message loses no pack."""

from celery import shared_task
from django.utils import timezone

from packs import intake, looking

STEPS = (looking.look_next, intake.read_next, intake.check_next)


@shared_task
def read_waiting_packs():
    """Look into files, read packs, and check what was read before, one after the other, until nothing waits."""
    while any(step(timezone.now()) for step in STEPS):
        pass
