"""Makes the documents that wait, for councils that run from cron without a broker."""

from django.core.management.base import BaseCommand

from desk.tasks import make_waiting_documents


class Command(BaseCommand):
    help = "Make every document that waits to be made."

    def handle(self, **options):
        make_waiting_documents()
