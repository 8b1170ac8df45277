"""Who someone is: the person in the record and the account that signs in are one row."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse

from people.choices import BodyKind, Nation, PersonKind
from people.querysets import (
    CouncilQuerySet,
    DelegationQuerySet,
    DirectoryQuerySet,
    PersonQuerySet,
    ReferenceQuerySet,
)
from scrutiny.exempt import open_storage
from scrutiny.history.models import Event as BaseEvent
from scrutiny.history.models import about_exactly_one


class Council(models.Model):
    """The body that runs this installation: one row, made by `start_council`."""

    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60, help_text="As figures call it: Wexcombe")
    colour = models.CharField(max_length=7, default="#1d4f91")
    email = models.EmailField(blank=True, default="")
    #: Whose law its dates follow.
    nation = models.CharField(max_length=10, choices=Nation, default=Nation.ENGLAND)
    #: Heads printed documents: PNG or JPEG.
    logo = models.FileField(storage=open_storage, upload_to="council", blank=True, default="")
    #: Restyled in Word by the council; without one, the plain template is used.
    word_template = models.FileField(
        storage=open_storage, upload_to="council", blank=True, default=""
    )

    objects = CouncilQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pk=1),
                name="council_is_the_only_one",
                violation_error_message="This installation has its council already.",
            )
        ]

    def __str__(self):
        return self.name


class MunicipalYear(models.Model):
    """From one annual meeting of the council to the next: kept as data, never assumed."""

    starts_on = models.DateField(unique=True)
    ends_on = models.DateField()

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")),
                name="municipal_year_ends_after_it_starts",
                violation_error_message="A municipal year must end after it starts.",
            )
        ]

    def __str__(self):
        return f"{self.starts_on.year}/{self.ends_on.year % 100:02}"


class Closure(models.Model):
    """A day the council is closed besides weekends and bank holidays; it is not a working day."""

    on = models.DateField(unique=True)
    name = models.CharField(max_length=80)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["on"]

    def __str__(self):
        return f"{self.name}, {self.on:%d %b %Y}"


class RuleNumber(models.Model):
    """The council's own number for a rule of scrutiny/rules.py that may be overridden, and where it is written."""

    rule = models.CharField(max_length=40, unique=True)
    n = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["rule"]

    def __str__(self):
        return f"{self.rule}: {self.n}"


class Directorate(models.Model):
    name = models.CharField(max_length=120, unique=True)

    objects = DirectoryQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):
    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class Person(AbstractBaseUser):
    """Somebody in the record. Most never sign in; some have no known e-mail."""

    name = models.CharField(max_length=120)
    #: What people are listed by: their surname first; see people/sorting.py.
    sort_name = models.CharField(max_length=160, blank=True, default="")
    title = models.CharField(max_length=40, blank=True, default="", help_text="Councillor, Mrs, Dr")
    kind = models.CharField(max_length=20, choices=PersonKind)
    post = models.CharField(max_length=160, blank=True, default="")
    directorate = models.ForeignKey(
        Directorate, models.PROTECT, null=True, blank=True, related_name="people"
    )
    #: Their head of service, who hears of what stays overdue.
    reports_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="reports"
    )
    #: Null when unknown, so that many people may have none and no two share one.
    email = models.EmailField(null=True, blank=True)  # noqa: DJ001
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    #: Set with the first appointment as a co-ordinator: may add and mend entries of the directory.
    keeps_directory = models.BooleanField(default=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from"
    )
    version = models.PositiveIntegerField(default=1)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["sort_name", "pk"]
        verbose_name_plural = "people"
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="person_email_is_one_persons",
                violation_error_message="Somebody else has this e-mail address.",
            ),
            models.CheckConstraint(
                condition=~models.Q(email=""),
                name="person_email_is_null_when_unknown",
            ),
            models.CheckConstraint(
                condition=~models.Q(reports_to=models.F("pk")),
                name="person_reports_to_somebody_else",
                violation_error_message="Choose somebody else as the head of service.",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | models.Q(is_active=False),
                name="person_merged_is_not_active",
            ),
        ]
        indexes = [models.Index(fields=["sort_name", "id"], name="person_by_sort_name")]

    def __str__(self):
        return f"{self.title} {self.name}".strip()

    def get_absolute_url(self):
        return reverse("people:person", args=[self.pk])

    @property
    def is_staff(self):
        """Django's admin asks this: reference data is for administrators."""
        return self.is_administrator

    def has_perm(self, perm, obj=None):
        return self.is_active and self.is_administrator

    def has_module_perms(self, app_label):
        return self.is_active and self.is_administrator


class Delegation(models.Model):
    """Somebody who acts for an officer for a time: their updates say for whom (both days included)."""

    officer = models.ForeignKey(Person, models.PROTECT, related_name="delegations")
    delegate = models.ForeignKey(Person, models.PROTECT, related_name="acting_for")
    #: Private business is given to a delegate one by one, and not by itself.
    sees_private = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField()
    #: Taken back before its last day: from that moment it opens nothing.
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(officer=models.F("delegate")),
                name="delegation_is_to_somebody_else",
                violation_error_message="Choose somebody other than the officer.",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="delegation_ends_after_it_starts",
                violation_error_message="The last day must be on or after the first.",
            ),
        ]
        indexes = [
            models.Index(fields=["delegate", "starts_on", "ends_on"], name="delegation_by_delegate")
        ]

    def __str__(self):
        return f"{self.starts_on:%d %b %Y} to {self.ends_on:%d %b %Y}"


class Body(models.Model):
    """Whom a resolution may speak to: a cabinet member's post, a partner, an NHS body; it never
    signs in.
    """

    name = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=20, choices=BodyKind, default=BodyKind.OTHER)
    #: Who holds the post now, where the body is a post.
    holder = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="posts")
    email = models.EmailField(blank=True, default="")

    objects = DirectoryQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "bodies"

    def __str__(self):
        return self.name


class Event(BaseEvent):
    """What happened to an entry in the directory."""

    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="events")
    council = models.ForeignKey(
        Council, models.PROTECT, null=True, blank=True, related_name="events"
    )

    SUBJECTS = ("person", "council")

    class Meta:
        constraints = [
            about_exactly_one("person", "council", name="people_event_is_about_one_thing"),
        ]
        indexes = [models.Index(fields=["person", "-at"], name="people_event_by_person")]
