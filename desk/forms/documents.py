"""Which document to make and for whom; and what the council's documents look like."""

from django import forms

from desk.choices import Audience


class MakeForm(forms.Form):
    what = forms.ChoiceField(
        label="Which document?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a document"},
    )
    audience = forms.ChoiceField(
        label="Who is it for?",
        help_text="A copy for the public holds nothing that the public may not read. Officers appear by their posts",
        choices=Audience,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who it is for"},
    )

    def __init__(self, *args, choices, **options):
        super().__init__(*args, **options)
        self.fields["what"].choices = choices


class LookForm(forms.Form):
    """Files are kept as they are until another is sent, or they are taken away."""

    logo = forms.FileField(
        label="Logo (optional)",
        help_text="PNG or JPEG, at most 500 KB. It heads every document from then on",
        required=False,
        error_messages={"empty": "The file is empty. Choose another"},
    )
    word_template = forms.FileField(
        label="Word template (optional)",
        help_text="A .docx file, at most 2 MB: the template below, restyled in Word",
        required=False,
        error_messages={"empty": "The file is empty. Choose another"},
    )
    remove_logo = forms.BooleanField(label="Print documents without a logo", required=False)
    remove_template = forms.BooleanField(label="Go back to the plain template", required=False)

    def clean(self):
        answers = super().clean()
        if not self.errors and not any(answers.values()):
            self.add_error("logo", "Choose a logo or a Word template")
        return answers
