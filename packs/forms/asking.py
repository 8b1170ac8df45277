"""How what is worth asking is narrowed."""

from django import forms

from actions.filters import FilterForm
from packs.checks.told import Verdict


class AskedForm(FilterForm):
    verdict = forms.ChoiceField(
        label="Show",
        required=False,
        choices=[
            ("", "What is worth asking first"),
            (Verdict.WORTH_ASKING, "Only what is worth asking"),
            (Verdict.AGREES, "Only what agrees"),
            (Verdict.CANNOT_TELL, "Only where it cannot tell"),
        ],
    )
    paper = forms.ChoiceField(label="Paper", required=False)

    def __init__(self, *args, sections, **options):
        super().__init__(*args, **options)
        papers = [(str(section.line), str(section)[:80]) for section in sections]
        self.fields["paper"].choices = [("", "All papers"), *papers]

    def chosen(self, name):
        return self.cleaned_data.get(name, "") if self.is_valid() else ""
