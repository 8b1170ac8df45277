"""How the directory is narrowed."""

import django_filters as filters
from django import forms

from people.choices import PersonKind
from people.models import Directorate, Person


class PersonFilter(filters.FilterSet):
    words = filters.CharFilter(label="Name, post or e-mail", method="search")
    kind = filters.ChoiceFilter(label="Kind", choices=PersonKind.choices, empty_label="Any kind")
    directorate = filters.ModelChoiceFilter(
        queryset=Directorate.objects.all(), empty_label="Any directorate"
    )
    is_active = filters.ChoiceFilter(
        label="In use",
        choices=[("True", "In use"), ("False", "Deactivated")],
        empty_label="Both",
        widget=forms.Select,
    )

    class Meta:
        model = Person
        fields = ()

    def search(self, people, name, value):
        return people.search(value)
