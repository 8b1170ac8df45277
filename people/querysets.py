"""Whom a person may look up or choose, and who may keep the directory."""

from django.db import models
from django.db.models import Q


def may_sign_in(person):
    """Whether somebody is signed in and still active: a stranger and a leaver see public things only."""
    return person.is_authenticated and person.is_active


class PersonQuerySet(models.QuerySet):
    def visible_to(self, person):
        """The directory is for those who sign in; names in public minutes are shown with the minutes."""
        if not may_sign_in(person):
            return self.none()
        return self.filter(merged_into=None)

    def editable_by(self, person):
        """The directory is kept by administrators and co-ordinators."""
        if not self.may_keep_directory(person):
            return self.none()
        return self.visible_to(person)

    @staticmethod
    def may_keep_directory(person):
        if not may_sign_in(person):
            return False
        return person.is_administrator or person.keeps_directory

    def active(self):
        return self.filter(is_active=True, merged_into=None)

    def reachable(self):
        """Those who can be written to."""
        return self.active().exclude(email=None)

    def search(self, words):
        """People whose name, post or e-mail holds every word."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(name__icontains=word)
                | Q(post__icontains=word)
                | Q(email__icontains=word)
            )
        return found
