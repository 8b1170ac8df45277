"""What somebody looks for, and among what."""

from django import forms

from actions.filters import DAYS, FilterForm
from desk.search.finding import Narrowed
from desk.search.kinds import KINDS
from meetings.models import Board
from people.models import MunicipalYear

MOST_LETTERS = 200
TOO_LONG = f"Shorten what you look for to {MOST_LETTERS} letters or fewer"


def day(label):
    return forms.DateField(
        label=label,
        required=False,
        input_formats=DAYS,
        help_text="Like 31/3/2026",
        error_messages={"invalid": "Enter a day like 31/3/2026"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "govuk-input--width-10"}),
    )


class SearchForm(FilterForm):
    q = forms.CharField(
        label="What do you look for?",
        required=False,
        max_length=MOST_LETTERS,
        error_messages={"max_length": TOO_LONG},
        help_text="Words, or a reference such as 34/17. Put a phrase in quotes, a minus before a word to leave out, "
        "and a star after the beginning of a word",
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kind = forms.ChoiceField(
        label="Kind",
        required=False,
        choices=[
            ("", "Everything"),
            *((kind.key, kind.plural) for kind in KINDS.values() if not kind.part_of),
        ],
    )
    board = forms.ModelChoiceField(
        Board.objects.none(),
        label="Board",
        required=False,
        to_field_name="slug",
        empty_label="All boards",
    )
    year = forms.ModelChoiceField(
        MunicipalYear.objects.order_by("-starts_on"),
        label="Municipal year",
        required=False,
        empty_label="All years",
    )
    since = day("From")
    until = day("To")

    #: What stands under "Narrow the search".
    NARROWS = ("kind", "board", "year", "since", "until")

    def __init__(self, data, boards):
        super().__init__(_legible(data))
        self.fields["board"].queryset = boards

    def narrows(self):
        return [self[name] for name in self.NARROWS]

    def narrowed(self):
        """To what: the days of a year and days of one's own narrow each other."""
        words = {name: said for name, said in self.cleaned_data.items() if name in self.NARROWS}
        year = words.pop("year", None)
        if year:
            words["since"] = max(words["since"] or year.starts_on, year.starts_on)
            words["until"] = min(words["until"] or year.ends_on, year.ends_on)
        return Narrowed(**words)

    @property
    def is_narrowed(self):
        return any(self.data.get(name) for name in self.NARROWS)


def _legible(data):
    """Without the sign that no database takes; it is never typed."""
    data = data.copy()
    data["q"] = data.get("q", "").replace("\0", " ")
    return data
