"""What must be true before going live: `manage.py check --deploy` says what is not."""

from django.conf import settings
from django.core.checks import Tags, Warning, register


@register(Tags.security, deploy=True)
def fit_for_people(app_configs, **kwargs):
    """Each of these is right for looking round and wrong for a council's own record."""
    database = settings.DATABASES["default"]["ENGINE"]
    cache = settings.CACHES["default"]["BACKEND"]
    rules = [
        (settings.IS_SECURE, "SITE_URL does not begin with https://.", "scrutiny.W001"),
        (
            not database.endswith("sqlite3"),
            "DATABASE_URL names no PostgreSQL server.",
            "scrutiny.W002",
        ),
        (
            not settings.CELERY_BROKER_URL.startswith(("filesystem", "memory")),
            "BROKER_URL names no Redis server.",
            "scrutiny.W003",
        ),
        (
            not cache.endswith("LocMemCache"),
            "CACHE_URL names no shared cache, so limits on guessing count in each process alone.",
            "scrutiny.W004",
        ),
        (
            settings.MAIL_BACKEND != "scrutiny.mail.Folder",
            "EMAIL_URL names no mail server; mail is written to files.",
            "scrutiny.W005",
        ),
    ]
    return [Warning(words, id=number) for holds, words, number in rules if not holds]
