from django.apps import AppConfig
from django.db.backends.signals import connection_created


class HistoryConfig(AppConfig):
    name = "scrutiny.history"
    label = "history"

    def ready(self):
        from scrutiny.history.append_only import lock_history

        connection_created.connect(lock_history)
