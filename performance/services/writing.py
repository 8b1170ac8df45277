"""How a row is written: only what differs, only if nobody else wrote meanwhile."""

from performance.services.history import Stale


def differing(stored, fields):
    """Of what is wanted, what the row does not say yet."""
    return {name: value for name, value in fields.items() if getattr(stored, name) != value}


def not_stale(stored, version):
    """Refuse a change from a page that shows an older version."""
    if version is not None and stored.version != version:
        raise Stale(f"Somebody changed {stored} while you were writing.")


def update(row, **values):
    """Write the columns if nobody else wrote meanwhile, and bring the row in hand up to date."""
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    same = type(row).objects.filter(pk=row.pk, version=row.version)
    if not same.update(**values, version=row.version + 1):
        raise Stale(f"Somebody changed {row} while you were writing.")
    row.version += 1
