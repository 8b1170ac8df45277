"""How lists of actions and meetings are narrowed. What makes no sense narrows nothing."""

import django_filters as filters
from django import forms
from django.db.models import Q

from actions.choices import ActionKind, Standing, Status
from actions.models import Action
from meetings.models import Board, Meeting, Resolution
from meetings.querysets import CITED
from people.choices import PersonKind
from people.models import Person
from people.querysets import may_sign_in

DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%d/%m/%y"]
LIVE = "live"
MOST_WORDS = 8


class FilterForm(forms.Form):
    """A stale address still shows a list: only what people type is answered with an error."""

    def full_clean(self):
        super().full_clean()
        for name in list(self.errors):
            if isinstance(self.fields[name], forms.ChoiceField):
                del self.errors[name]


def day(label, **options):
    return filters.DateFilter(
        label=label,
        help_text="Like 31/3/2026",
        input_formats=DAYS,
        error_messages={"invalid": "Enter a day like 31/3/2026"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        **options,
    )


def words(label, method, help_text=""):
    return filters.CharFilter(label=label, method=method, help_text=help_text, max_length=200)


def tick(label, method):
    return filters.BooleanFilter(label=label, method=method, widget=forms.CheckboxInput)


def boards_for(request):
    return Board.objects.visible_to(request.user)


def board():
    return filters.ModelChoiceFilter(
        label="Board", queryset=boards_for, to_field_name="slug", empty_label="All boards"
    )


class ActionFilter(filters.FilterSet):
    text = words("Words or reference", "with_words")
    board = board()
    standing = filters.ChoiceFilter(
        label="Standing", choices=Standing, method="with_the_standing", empty_label="All standings"
    )
    status = filters.ChoiceFilter(
        label="Status",
        choices=[(LIVE, "Still open"), *Status.choices],
        method="with_status",
        empty_label="All statuses",
    )
    kind = filters.ChoiceFilter(label="Kind", choices=ActionKind, empty_label="All kinds")
    owner = words("Lead officer", "with_owner")
    cabinet_member = words("Cabinet member", "with_cabinet_member")
    raised_by = words("Raised by", "with_raised_by")
    source = words("Where it comes from", "from_source", "A minute like 34/17, or a meeting’s day")
    due_from = day("Due from", field_name="due_to", lookup_expr="gte")
    due_to = day("Due to", field_name="due_to", lookup_expr="lte")
    asked_from = day("Asked since", field_name="opened_on", lookup_expr="gte")
    since = day("Completed since", field_name="completed_on", lookup_expr="gte")
    no_owner = tick("No lead officer", "without_owner")
    no_date = tick("No date", "without_date")
    #: For links from a meeting's page; not asked for on the list.
    meeting = filters.NumberFilter(label="Meeting", method="of_meeting", widget=forms.HiddenInput)

    class Meta:
        model = Action
        fields = []
        form = FilterForm

    def with_words(self, rows, name, value):
        """Words of the open rows, and for those who sign in of the private rows they may read."""
        for word in value.split()[:MOST_WORDS]:
            held = (
                Q(reference__icontains=word) | Q(title__icontains=word) | Q(asked__icontains=word)
            )
            if may_sign_in(self.request.user):
                held |= Q(exempt__title__icontains=word) | Q(exempt__asked__icontains=word)
            rows = rows.filter(held)
        return rows

    def with_the_standing(self, rows, name, value):
        finished = value in (Standing.COMPLETE, Standing.NOT_REQUIRED)
        return rows.filter(standing=value, is_live=not finished)

    def with_status(self, rows, name, value):
        return rows.filter(is_live=True) if value == LIVE else rows.filter(status=value)

    def with_owner(self, rows, name, value):
        return self._named(rows, "owner", value)

    def with_cabinet_member(self, rows, name, value):
        return self._named(rows, "cabinet_member", value)

    def with_raised_by(self, rows, name, value):
        return self._named(rows, "raised_by", value)

    def _named(self, rows, field, value):
        """By number, as links have it, or by what people type: a name, or a post."""
        if value.isdecimal():
            return rows.filter(**{f"{field}_id": value[:18]})
        people = Person.objects.all()
        for word in value.split()[:MOST_WORDS]:
            people = people.filter(Q(post__icontains=word) | self._by_name(word))
        return rows.filter(**{f"{field}__in": people.values("pk")})

    def _by_name(self, word):
        """Strangers read an officer's post, not the name, and so cannot look for the name either."""
        named = Q(name__icontains=word)
        if may_sign_in(self.request.user):
            return named
        return named & Q(kind=PersonKind.COUNCILLOR)

    def from_source(self, rows, name, value):
        """A minute's citation, a meeting's day, or the beginning of a reference."""
        person, value = self.request.user, value.strip()
        if CITED.fullmatch(value):
            limbs = Resolution.objects.visible_to(person).cited(value)
            return rows.filter(resolution__in=limbs.values("pk"))
        try:
            on = forms.DateField(input_formats=DAYS).to_python(value)
        except forms.ValidationError:
            return rows.filter(reference__istartswith=value)
        meetings = Meeting.objects.visible_to(person).filter(on=on)
        return rows.filter(meeting__in=meetings.values("pk"))

    def of_meeting(self, rows, name, value):
        meetings = Meeting.objects.visible_to(self.request.user).filter(pk=value)
        return rows.filter(meeting__in=meetings.values("pk"))

    def without_owner(self, rows, name, value):
        return rows.filter(owner=None) if value else rows

    def without_date(self, rows, name, value):
        return rows.filter(due_to=None) if value else rows


class MeetingFilter(filters.FilterSet):
    board = board()
    year = filters.NumberFilter(
        label="Year", help_text="Like 2026", method="in_year", min_value=1900, max_value=2999
    )

    class Meta:
        model = Meeting
        fields = []
        form = FilterForm

    def in_year(self, rows, name, value):
        return rows.filter(on__year=int(value))


def chips(filterset):
    """What narrows the list: each label and value, with the query that does without it."""
    found = []
    for name, value in getattr(filterset.form, "cleaned_data", {}).items():
        if value in (None, "", False):
            continue
        rest = filterset.data.copy()
        for gone in (name, "page"):
            rest.pop(gone, None)
        field = filterset.form.fields[name]
        text = _told(field, value, filterset.form.data.get(name, ""))
        found.append({"label": field.label, "text": text, "without": rest.urlencode()})
    return found


def _told(field, value, typed):
    if value is True:
        return ""
    if hasattr(value, "pk"):
        return str(value)
    return str(dict(getattr(field, "choices", [])).get(value, typed))
