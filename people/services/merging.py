"""Two entries of one person become one: whatever names the second names the first from then on.

This app cannot know who refers to people, so it asks Django for every foreign key that points here,
also those of the tables between many-to-many fields.
"""

from collections import Counter

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from people.models import Person
from people.services.directory import forget_addresses
from people.services.history import ChangeRefused, record

#: How somebody signed in is not the record: it is left behind with the entry that no longer signs
#: in.
LEFT_BEHIND = {"account", "admin", "mfa", "socialaccount"}
#: What the kept entry takes over where it says nothing itself.
FILLED = ("title", "post", "directorate", "email", "reports_to")


@transaction.atomic
def merge(*, keep, drop, by, now):
    """Point everything at `keep`, and close `drop`, which remembers what it was merged into.

    History stays with the entry it was written for. A seat or appointment both hold is ended with
    the merge. What the kept entry has already (attendance at the same meeting) stays with the old
    one. Refused for oneself. Returns what moved, and what stayed, as two counts by kind.
    """
    if keep == drop:
        raise ChangeRefused("Choose two different entries.")
    if drop == by:
        raise ChangeRefused("Keep your own entry, and merge the other one into it.")
    if keep.merged_into_id or drop.merged_into_id or not keep.is_active:
        raise ChangeRefused("One of these entries is closed already. Choose one that is in use.")
    moved, stayed = Counter(), Counter()
    for relation in references():
        model, name = relation.related_model, relation.field.name
        for row in model._base_manager.filter(**{name: drop}):
            moves = _move(row, name, keep, localdate(now))
            (moved if moves else stayed)[str(model._meta.verbose_name_plural)] += 1
    _close(keep, drop)
    after = {"kept": keep.pk, "merged": drop.pk, "moved": dict(moved)}
    record(kind="merged", person=keep, by=by, now=now, after=after)
    record(kind="merged_into", person=drop, by=by, now=now, after=after)
    return moved, stayed


def moves(*, keep, drop, by, now):
    """What a merge would move and leave: tried, and taken back."""
    with transaction.atomic():
        tried = merge(keep=keep, drop=drop, by=by, now=now)
        transaction.set_rollback(True)
    keep.refresh_from_db()
    drop.refresh_from_db()
    return tried


def references():
    """Every foreign key of the record that points at a person."""
    fields = Person._meta.get_fields(include_hidden=True)
    return [
        field
        for field in fields
        if (field.one_to_many or field.one_to_one)
        and field.auto_created
        and field.related_model._meta.app_label not in LEFT_BEHIND
    ]


def _move(row, name, keep, today):
    """Whether one row now names the kept entry. The database refuses history, and what would be
    there twice.
    """
    if _updated(row, **{name: keep}):
        return True
    if row._meta.auto_created:  # the kept entry is in this many-to-many field already
        row.delete()
        return True
    if getattr(row, "ends_on", today) is None:
        return _updated(row, ends_on=max(row.starts_on, today), **{name: keep})
    return False


def _updated(row, **columns):
    try:
        with transaction.atomic():
            return bool(type(row)._base_manager.filter(pk=row.pk).update(**columns))
    except IntegrityError:
        return False


def _close(keep, drop):
    """Give the kept entry what it lacks, and take from the other the means to sign in."""
    filled = {name: getattr(keep, name) or getattr(drop, name) for name in FILLED}
    rights = {
        name: getattr(keep, name) or getattr(drop, name)
        for name in ("is_administrator", "keeps_directory")
    }
    drop.set_unusable_password()
    closed = {"is_active": False, "is_administrator": False, "keeps_directory": False}
    Person.objects.filter(pk=drop.pk).update(
        **closed, merged_into=keep, email=None, password=drop.password, version=drop.version + 1
    )
    Person.objects.filter(pk=keep.pk).update(**filled, **rights, version=keep.version + 1)
    keep.refresh_from_db()
    drop.refresh_from_db()
    forget_addresses(drop)
    forget_addresses(keep)
