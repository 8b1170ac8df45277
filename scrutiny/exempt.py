"""Private words stand in a table of their own, beside the row they belong to.

The open row of a private thing has no words at all: the database refuses them. A process without the right to
the `*exempt` tables can therefore not show what it cannot read (LGA 1972 s.100A and Schedule 12A).
"""

from django.core.files.storage import storages
from django.db import models

#: What is said in the place of a private title, where others may read over a shoulder.
PRIVATE_MATTER = "A private matter"


def exempt_storage():
    return storages["exempt"]


def open_storage():
    return storages["open"]


class Worded(models.Model):
    """A row whose words may be private: `words()` says them, `with_words` fetches them in one query."""

    is_private = models.BooleanField(default=False)

    #: The fields that are empty here and kept in the exempt row while `is_private`.
    WORDS = ()

    class Meta:
        abstract = True

    def word(self, name):
        """One field's text, from wherever it stands. Ask only for rows from `visible_to`."""
        return getattr(self.exempt if self.is_private else self, name)


def no_open_words(*names, name):
    """A constraint: a private row keeps its words in the exempt table only."""
    empty = models.Q(**{field: "" for field in names})
    return models.CheckConstraint(condition=models.Q(is_private=False) | empty, name=name)


def split_words(model, words, is_private):
    """Part a thing's words into those for its open row and those for its exempt row."""
    if is_private:
        return dict.fromkeys(model.WORDS, ""), {name: words.get(name, "") for name in model.WORDS}
    return {name: words.get(name, "") for name in model.WORDS}, None
