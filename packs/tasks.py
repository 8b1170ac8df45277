"""Celery's way in: reading is picked up from rows, so a lost message loses no pack."""

from celery import shared_task
from django.utils import timezone

from packs import drafts, intake, looking

STEPS = (looking.look_next, intake.read_next, drafts.check_next, intake.check_next)


@shared_task
def read_waiting_packs():
    """Look into files, read packs, check drafts and what was read before, one by one, until nothing waits."""
    while any(step(timezone.now()) for step in STEPS):
        pass


@shared_task
def delete_old_drafts():
    return drafts.delete_old(timezone.now())
