"""What is wrong with a form, in reading order, each line with a link to the input it is about."""

from django import forms


def summary(form):
    """The lines of an error summary: text, and the address of an input that is on the page."""
    if not getattr(form, "is_bound", False):
        return []
    lines = [{"text": text, "href": ""} for text in form.non_field_errors()]
    for field in form:
        lines += [{"text": text, "href": _address(field)} for text in texts(field)]
    return lines


def texts(field):
    """The field's errors, where Django's bare "This field is required." says what to do instead."""
    bare = forms.Field.default_error_messages["required"]
    return [_ask(field) if text == bare else text for text in field.errors]


def _ask(field):
    label = str(field.label)
    widget = field.field.widget
    if label.endswith("?"):
        return f"Answer “{label}”"
    if isinstance(widget, forms.CheckboxInput):
        return f"Tick “{label}” to go on"
    chosen = isinstance(widget, forms.Select | forms.RadioSelect | forms.FileInput)
    is_name = label[:2].isupper()
    return (
        f"{'Choose' if chosen else 'Enter'} {label if is_name else label[:1].lower() + label[1:]}"
    )


def bad_parts(field):
    """Which boxes of a date are wrong: those its errors name, or all of them."""
    parts = [part for error in field.errors.as_data() for part in _parts(error)]
    return parts or ["day", "month", "year"] if field.errors else []


def _parts(error):
    return (error.params or {}).get("parts", [])


def _address(field):
    """The first bad box of a date, the first choice of a list, or the input; none when hidden."""
    if field.is_hidden:
        return ""
    if hasattr(field.field.widget, "choices") and field.use_fieldset:
        choices = [choice.id_for_label for choice in field.subwidgets]
        return f"#{next(iter(choices), field.auto_id)}"
    named = [part for error in field.errors.as_data() for part in _parts(error)]
    if named:
        return f"#{field.auto_id}_{named[0]}"
    return f"#{field.id_for_label}"
