"""Deletes drafts that are past their days, for councils that run from cron without a broker."""

from django.core.management.base import BaseCommand

from packs.tasks import delete_old_drafts


class Command(BaseCommand):
    help = "Delete the draft papers that were checked more than DRAFT_DAYS ago."

    def handle(self, **options):
        count = delete_old_drafts()
        self.stdout.write(f"Deleted {count} draft{'' if count == 1 else 's'}.")
