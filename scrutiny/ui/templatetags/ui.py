"""How things are written on a page: titles, standings, dates, numbers and error summaries."""

import re
from functools import lru_cache

from django import template
from django.forms import Textarea
from django.template.loader import render_to_string
from django.utils.dateformat import format as date_text
from django.utils.formats import number_format
from django.utils.html import conditional_escape
from django.utils.timezone import is_aware, localtime

from scrutiny.ui.errors import bad_parts, summary, texts
from scrutiny.ui.forms import DateInput
from scrutiny.ui.times import clock

register = template.Library()
register.filter(clock)

#: A colour's shape, so that no standing is told by colour alone: see templates/components/tag.html.
SHAPES = {
    "green": "circle",
    "amber": "triangle",
    "red": "diamond",
    "blue": "tick",
    "grey": "bar",
    "purple": "square",
}


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms):
    """The error summary of one form or several, or of lists of them; nothing when there is nothing wrong."""
    several = [one for form in forms for one in (form if isinstance(form, list) else [form])]
    return {"errors": [line for form in several if form for line in summary(form)]}


@register.inclusion_tag("components/tag.html")
def standing_tag(text, colour):
    """A standing: its word, with its colour and shape (green, amber, red, blue or grey)."""
    return {"text": text, "colour": colour}


@lru_cache(maxsize=256)  # a list says the same few words on every row
def standing_tag_html(text, colour):
    """The same, for a table's render method."""
    return render_to_string("components/tag.html", standing_tag(text, colour))


@register.filter
def shape(colour):
    return SHAPES.get(colour, "")


@register.filter
def tag_class(colour):
    """GOV.UK Frontend's name for a colour; its orange is what a council calls amber."""
    return {"amber": "orange", "blue": ""}.get(colour, colour)


@register.filter
def long_date(value):
    """14 February 2018"""
    return _date(value, "j F Y")


@register.filter
def short_date(value):
    """14 Feb"""
    return _date(value, "j M")


@register.filter
def short_date_year(value):
    """14 Feb 2018"""
    return _date(value, "j M Y")


@register.filter
def date_and_time(value):
    """14 February 2018 at 3:05pm"""
    if not value:
        return ""
    moment = localtime(value) if is_aware(value) else value
    return f"{date_text(moment, 'j F Y')} at {clock(moment)}"


@register.filter
def number(value, places=None):
    """12,345 or 61.5: a number as a report prints it; anything else is left alone."""
    if value is None or value == "":
        return ""
    try:
        return number_format(value, decimal_pos=places, use_l10n=True, force_grouping=True)
    except (TypeError, ValueError):
        return value


@register.filter
def times(n):
    """How often: once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(n, f"{n} times")


@register.filter
def signed_days(n):
    """How much later or earlier: +1 day, -14 days."""
    return f"{n:+} day{'' if abs(n) == 1 else 's'}"


@register.tag
def page_title(parser, token):
    """`{% page_title %}Boards{% endpage_title %}`: the h1's words, then the service and council.

    "Error: " comes first when the page's form has been refused.
    """
    nodes = parser.parse(("endpage_title",))
    parser.delete_first_token()
    return PageTitle(nodes)


class PageTitle(template.Node):
    def __init__(self, nodes):
        self.nodes = nodes

    def render(self, context):
        subject = " ".join(self.nodes.render(context).split())
        names = [context.get("service_name"), context.get("council_name")]
        title = " – ".join(part for part in [subject, *map(conditional_escape, names)] if part)
        refused = context.get("has_errors") or summary(context.get("form"))
        return f"Error: {title}" if refused else title


def _date(value, form):
    if not value:
        return ""
    if hasattr(value, "hour"):
        return date_text(localtime(value) if is_aware(value) else value, form)
    return _day(value, form)


#: A list or a message says the same few days again and again.
_day = lru_cache(maxsize=2000)(date_text)


# --- Fields: see templates/django/forms/field.html


@register.filter
def kind(field):
    """How a field is laid out: group, checkbox, password or plain."""
    if field.use_fieldset:
        return "group"
    return {"checkbox": "checkbox", "password": "password"}.get(
        getattr(field.field.widget, "input_type", ""), "plain"
    )


@register.filter
def error_texts(field):
    return texts(field)


#: GOV.UK Frontend's class for each sort of input; everything else is a govuk-input.
CLASSES = {
    "checkbox": "govuk-checkboxes__input",
    "file": "govuk-file-upload",
    "select": "govuk-select",
    "textarea": "govuk-textarea",
    "password": "govuk-input govuk-password-input__input govuk-js-password-input-input",
}


@register.simple_tag
def field_input(field):
    """The input itself, with GOV.UK's classes beside any the form gave it."""
    widget = field.field.widget
    sort = "textarea" if isinstance(widget, Textarea) else getattr(widget, "input_type", "text")
    names = CLASSES.get(sort, "govuk-input").split() + widget.attrs.get("class", "").split()
    if field.errors and sort != "checkbox":
        names.append(f"{names[0]}--error")
    attrs = {"class": " ".join(names), "placeholder": False}
    if isinstance(widget, DateInput):
        attrs["parts"] = " ".join(bad_parts(field))
    return field.as_widget(attrs=attrs)


# --- Lists


@register.filter
def page_numbers(page):
    """1, gap, 4, 5, 6, gap, 20: a gap is None."""
    paginator = page.paginator
    around = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [None if shown == paginator.ELLIPSIS else shown for shown in around]


@register.filter
def qr_path(svg):
    """The drawing inside a QR code's SVG; the policy on images forbids it as a data: address."""
    found = re.search(r'<(?:svg:)?path[^>]* d="([MmHhVvLlZz0-9., -]+)"', svg)
    return found[1] if found else ""


@register.filter
def qr_box(svg):
    found = re.search(r'viewBox="([0-9. ]+)"', svg)
    return found[1] if found else "0 0 1 1"
