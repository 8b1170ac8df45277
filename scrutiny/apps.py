from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """The project itself, installed so that its checks and its Celery app are there before anyone asks."""

    name = "scrutiny"
    label = "scrutiny"

    def ready(self):
        # Both need the settings, which are only certain by now.
        from scrutiny import celery, checks  # noqa: F401
