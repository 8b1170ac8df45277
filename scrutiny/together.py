"""Short lists of several kinds, read in one query.

A page that tells a whole story shows a little of many kinds: notices, moves, corrections, who came. Asked for one by
one, each is a journey to the database for a handful of rows.
"""

import json
from datetime import UTC, datetime
from operator import itemgetter

from django.db.models import F, JSONField, Value, Window
from django.db.models.functions import JSONObject, RowNumber


def together(*lists):
    """The rows of several querysets in one query: a list for each, as that queryset would have given it.

    What `select_related` and `annotate` join comes along, without what `defer` leaves unread. Not for long lists, and
    not for querysets that are sliced, distinct, prefetch, or hold measurements: figures go through JSON.
    """
    parts = [_part(n, rows) for n, rows in enumerate(lists)]
    found = [[] for _ in lists]
    if not parts:
        return found
    for n, _, told in sorted(parts[0].union(*parts[1:], all=True), key=itemgetter(0, 1)):
        found[n].append(_row(lists[n], told))
    return found


def _part(n, rows):
    """One queryset's rows, each as: which list, its place there, and all its columns."""
    order = rows.query.order_by or rows.model._meta.ordering or ("pk",)
    unread, _ = rows.query.deferred_loading
    columns = _columns(rows.model, rows.query.select_related, unread)
    more = JSONObject(**{name: F(name) for name in rows.query.annotation_select})
    place = Window(RowNumber(), order_by=list(order))
    return rows.order_by().values_list(Value(n), place, JSONObject(row=columns, more=more))


def _columns(model, beside, unread, path=""):
    own = {
        field.attname: F(f"{path}{field.attname}")
        for field in model._meta.concrete_fields
        if f"{path}{field.name}" not in unread
    }
    joined = {
        name: _columns(_beside(model, name), further, unread, f"{path}{name}__")
        for name, further in (beside or {}).items()
    }
    return JSONObject(own=JSONObject(**own), **joined)


def _row(rows, told):
    row = _built(rows.model, rows.query.select_related, told["row"], rows.db)
    for name, annotation in rows.query.annotation_select.items():
        setattr(row, name, _value(annotation.output_field, told["more"][name]))
    return row


def _built(model, beside, told, db):
    """A row with what is joined to it; None where a join found nothing."""
    own = told["own"]
    if own[model._meta.pk.attname] is None:
        return None
    fields = [field for field in model._meta.concrete_fields if field.attname in own]
    values = [_value(field, own[field.attname]) for field in fields]
    row = model.from_db(db, [field.attname for field in fields], values)
    for name, further in (beside or {}).items():
        row._state.fields_cache[name] = _built(_beside(model, name), further, told[name], db)
    return row


def _beside(model, name):
    return model._meta.get_field(name).related_model


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
