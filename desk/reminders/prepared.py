"""An UPDATE put into SQL once and run for row after row: Django takes longer to word one than a database to run it."""

import datetime as dt
from dataclasses import dataclass

from django.db import connection
from django.db.models import Value
from django.db.models.sql import UpdateQuery


@dataclass(frozen=True)
class Blank:
    """What differs from row to row: a name that is filled in when it is run."""

    name: str


def blank(name):
    """For a filter, or for a new value."""
    return Value(Blank(name))


class Prepared:
    """Changes the rows of a queryset as its `update()` does; what is `blank` there is given by name each time."""

    def __init__(self, rows, **values):
        query = rows.query.chain(UpdateQuery)
        query.add_update_values(values)
        sql, self.params = query.get_compiler(rows.db).as_sql()
        self.sql = f"{sql} RETURNING {connection.ops.quote_name(rows.model._meta.pk.column)}"

    def run(self, **given):
        """The keys of the rows it changed, with these in its blanks."""
        params = [_put(given[it.name]) if isinstance(it, Blank) else it for it in self.params]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            return {key for (key,) in cursor.fetchall()}


def _put(value):
    return (
        connection.ops.adapt_datetimefield_value(value) if isinstance(value, dt.datetime) else value
    )
