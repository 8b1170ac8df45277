"""Reads the packs that wait, for councils that run from cron without a broker."""

from django.core.management.base import BaseCommand

from packs.tasks import read_waiting_packs


class Command(BaseCommand):
    help = "Read every pack that waits to be read."

    def handle(self, **options):
        read_waiting_packs()
