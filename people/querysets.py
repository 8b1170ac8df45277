"""Whom a person may look up or choose, and who may keep the directory."""

from django.core.cache import cache
from django.db import models
from django.db.models import Q

from people.choices import PersonKind

COUNCIL_KEY = "council"
COUNCIL_SECONDS = 60
COUNCIL_WORDS = ("name", "short_name", "colour", "email", "nation", "logo")


def may_sign_in(person):
    """Whether somebody is signed in and still active: a stranger and a leaver see public things
    only.
    """
    return person.is_authenticated and person.is_active


def may_administer(person):
    """Whether somebody signed in sets up the council for everybody."""
    return may_sign_in(person) and person.is_administrator


class CouncilQuerySet(models.QuerySet):
    def current(self):
        """What every page says of the council, as a dict, or None before it is started.

        Kept for a minute, so that pages need not ask; `change_council` lets it go at once. Nobody's
        rights are in it.
        """
        council = cache.get(COUNCIL_KEY)
        if council is None:
            council = self.values(*COUNCIL_WORDS).first()
            if council:
                cache.set(COUNCIL_KEY, council, COUNCIL_SECONDS)
        return council

    def editable_by(self, person):
        """The council's details, years, closures, directorates and bodies are for administrators."""
        return self if may_administer(person) else self.none()


class ReferenceQuerySet(models.QuerySet):
    """What the whole installation is set up with: read by whoever signs in, kept by administrators."""

    def visible_to(self, person):
        return self if may_sign_in(person) else self.none()

    def editable_by(self, person):
        return self.visible_to(person) if may_administer(person) else self.none()


class DirectoryQuerySet(ReferenceQuerySet):
    """Bodies and directorates, kept together with the directory."""

    def editable_by(self, person):
        kept = PersonQuerySet.may_keep_directory(person)
        return self.visible_to(person) if kept else self.none()


class DatedQuerySet(models.QuerySet):
    """Rows that hold from a day and perhaps to a day."""

    def current(self, today):
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=today), starts_on__lte=today)


class DelegationQuerySet(DatedQuerySet):
    def current(self, today):
        """Those that hold today: one that was taken back holds no more."""
        return super().current(today).filter(ended_at=None)

    def open(self, today):
        """Those that hold today or will."""
        return self.filter(ended_at=None, ends_on__gte=today)

    def visible_to(self, person):
        """One's own, on either side; all of them for whoever keeps the directory."""
        if not may_sign_in(person):
            return self.none()
        if PersonQuerySet.may_keep_directory(person):
            return self
        return self.filter(Q(officer=person) | Q(delegate=person))

    def endable_by(self, person):
        """Either side may end it, and whoever may give the officer delegates."""
        if not may_sign_in(person):
            return self.none()
        officers = self.model._meta.get_field("officer").related_model.objects
        kept = Q(officer__in=officers.editable_by(person).values("pk"))
        return self.filter(kept | Q(officer=person) | Q(delegate=person))


class PersonQuerySet(models.QuerySet):
    def visible_to(self, person):
        """The directory is for those who sign in; names in public minutes are shown with the
        minutes.
        """
        if not may_sign_in(person):
            return self.none()
        return self.filter(merged_into=None)

    def merged(self, person, pk):
        """An entry that became another's, whose old addresses lead on; None for whoever may not look."""
        if not may_sign_in(person):
            return None
        return self.exclude(merged_into=None).select_related("merged_into").filter(pk=pk).first()

    def editable_by(self, person):
        """The directory is kept by administrators and co-ordinators; administrators' entries by
        themselves.
        """
        if may_administer(person):
            return self.visible_to(person)
        if not self.may_keep_directory(person):
            return self.none()
        return self.visible_to(person).filter(is_administrator=False)

    def readdressable_by(self, person):
        """Whose e-mail a person may set. Who reads an address signs in as its owner, so a known one
        is changed
        by administrators only; a co-ordinator may fill one in."""
        kept = self.editable_by(person)
        return kept if may_administer(person) else kept.filter(email=None)

    def administered_by(self, person):
        """Roles, leaving and merging are decided by administrators."""
        return self.visible_to(person) if may_administer(person) else self.none()

    def private_business_given_by(self, person):
        """Whose private business somebody may give to a delegate: their own, and for administrators all."""
        if may_administer(person):
            return self.visible_to(person)
        return self.visible_to(person).filter(pk=person.pk)

    @staticmethod
    def may_keep_directory(person):
        return may_sign_in(person) and (person.is_administrator or person.keeps_directory)

    @staticmethod
    def may_write_papers(person):
        """Officers and co-ordinators: papers for a board are theirs to draft."""
        is_officer = may_sign_in(person) and person.kind == PersonKind.OFFICER
        return is_officer or PersonQuerySet.may_keep_directory(person)

    def active(self):
        return self.filter(is_active=True, merged_into=None)

    def reachable(self):
        """Those who can be written to."""
        return self.active().exclude(email=None)

    def search(self, words):
        """People whose title, name, post or e-mail holds every word."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(name__icontains=word)
                | Q(title__icontains=word)
                | Q(post__icontains=word)
                | Q(email__icontains=word)
            )
        return found
