"""Short lists of several kinds, read in one query.

A page that tells a whole story shows a little of many kinds: notices, moves, corrections, who came. Asked for one by
one, each is a journey to the database for a handful of rows.
"""

import json
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from operator import itemgetter

from django.db.models import F, JSONField, TextField, Value, Window
from django.db.models.functions import Cast, JSONArray, RowNumber


def together(*lists):
    """The rows of several querysets in one query: a list for each, as that queryset would have given it.

    What `select_related` and `annotate` join comes along, without what `defer` leaves unread; a `values_list` comes as
    tuples. Not for long lists, and not for querysets that are sliced, prefetch, or hold measurements: figures go
    through JSON. Only a `values_list` without an order may be distinct.
    """
    parts = [_part(n, rows) for n, rows in enumerate(lists) if not rows.query.is_empty()]
    found = [[] for _ in lists]
    if not parts:
        return found
    readers = [_reader(rows) for rows in lists]
    for n, _, told in sorted(parts[0].union(*parts[1:], all=True), key=itemgetter(0, 1)):
        found[n].append(readers[n](told))
    return found


def in_groups(*groups):
    """The same for groups of querysets: the lists of each group."""
    found = iter(together(*chain.from_iterable(groups)))
    return [[next(found) for _ in group] for group in groups]


def _part(n, rows):
    """One queryset's rows, each as: which list, its place there, and its columns, model by model."""
    if rows.query.selected:
        return rows.order_by().values_list(
            Value(n), _place(rows), JSONArray(*map(F, rows.query.selected))
        )
    columns = [
        JSONArray(*(_column(f"{path}{field.attname}", field) for field in fields))
        for path, _, fields in _models(rows)
    ]
    annotated = JSONArray(*map(F, rows.query.annotation_select))
    return rows.order_by().values_list(Value(n), _place(rows), JSONArray(*columns, annotated))


def _column(name, field):
    """JSON goes as text: a bare word in it is told from what one database opens, and the other does not."""
    return Cast(name, TextField()) if isinstance(field, JSONField) else F(name)


def _place(rows):
    if rows.query.selected and not rows.query.order_by:
        return Value(0)
    order = rows.query.order_by or rows.model._meta.ordering or ("pk",)
    return Window(RowNumber(), order_by=list(order))


def _models(rows):
    """The model of the rows and those joined to it, each with its path, its name, and its columns that are read."""
    unread, _ = rows.query.deferred_loading

    def walked(model, path, name, beside):
        fields = [it for it in model._meta.concrete_fields if f"{path}{it.name}" not in unread]
        yield path, name, fields
        for name, further in (beside or {}).items():
            related = model._meta.get_field(name).related_model
            yield from walked(related, f"{path}{name}__", name, further)

    return walked(rows.model, "", "", rows.query.select_related)


def _reader(rows):
    """How one told row of this queryset is read."""
    if not rows.query.selected:
        return partial(_row, rows)
    query = rows.query.chain()
    fields = [query.resolve_ref(name).output_field for name in rows.query.selected]
    return lambda told: tuple(map(_value, fields, told))


def _row(rows, told):
    """The row, with what is joined to it; None where a join found nothing."""
    *columns, annotated = told
    built = {}
    for (path, name, fields), values in zip(_models(rows), columns, strict=True):
        row = built[path] = _built(fields, values, rows.db)
        if name:
            beside = built[path.removesuffix(f"{name}__")]
            if beside:
                beside._state.fields_cache[name] = row
    row, more = built[""], rows.query.annotation_select.items()
    for (name, annotation), value in zip(more, annotated, strict=True):
        setattr(row, name, _value(annotation.output_field, value))
    return row


def _built(fields, values, db):
    told = {field: _value(field, value) for field, value in zip(fields, values, strict=True)}
    key = next(field for field in fields if field.primary_key)
    if told[key] is None:
        return None
    return key.model.from_db(db, [field.attname for field in fields], list(told.values()))


def _value(field, value):
    """What a field holds, from how JSON tells it."""
    if value is None:
        return None
    if isinstance(field, JSONField):
        # These hold lists and objects: text is one that the database did not open.
        return json.loads(value) if isinstance(value, str) else value
    value = field.to_python(value)
    is_naive = isinstance(value, datetime) and value.tzinfo is None
    return value.replace(tzinfo=UTC) if is_naive else value
