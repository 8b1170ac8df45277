"""Reads the packs that wait and looks into the files that do, for councils that run from cron without a broker."""

from django.core.management.base import BaseCommand

from packs.tasks import read_waiting_packs


class Command(BaseCommand):
    help = "Read every pack that waits to be read, and look for hidden text in every file that waits for that."

    def handle(self, **options):
        read_waiting_packs()
