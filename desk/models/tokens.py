"""What lets a program read as somebody: only its seal is kept."""

from django.db import models

from desk.querysets import ApiTokenQuerySet, OwnQuerySet
from people.models import Person


class ApiToken(models.Model):
    """What lets a program of one person's read the API as that person: only its seal is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=80)
    #: SHA-256 of the token, which nobody can guess.
    sealed = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    #: The last day on which it is taken.
    ends_on = models.DateField()
    used_on = models.DateField(null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.name


class CalendarAddress(models.Model):
    """The secret address at which a person's calendar program reads what they owe: only its seal is kept."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="calendar_address")
    #: SHA-256 of the address's last part, which nobody can guess.
    sealed = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    objects = OwnQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "calendar addresses"

    def __str__(self):
        return f"Since {self.made_at:%d %b %Y}"
