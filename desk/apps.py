from django.apps import AppConfig
from django.db.models.signals import post_migrate

from desk.search import index


class DeskConfig(AppConfig):
    name = "desk"

    def ready(self):
        post_migrate.connect(index.mend, sender=self)
