"""The words of rows that may be private, and the names of people, as their reader may have them."""

from django import template

register = template.Library()

#: What strangers read for an officer whose entry names no post.
NO_POST = "An officer"


@register.filter
def word(row, name):
    """`{{ action|word:"title" }}`: one field's text, for a row that came through `visible_to`."""
    return row.word(name) if row else ""


@register.filter
def who(person, reader):
    """`{{ action.owner|who:user }}`: strangers are shown an officer's post, not the name."""
    if not person:
        return ""
    if reader.is_authenticated or person.kind == "councillor":
        return str(person)
    return person.post or NO_POST
