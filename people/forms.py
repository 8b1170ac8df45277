"""How people, the council and its years are typed."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from people.choices import BodyKind, Nation, PersonKind
from people.choosing import PeopleForm
from people.colours import LEAST_CONTRAST, contrast_with_white
from people.services import ChangeRefused, Stale
from scrutiny.ui.forms import DateField


def saved(form, service, refused=ChangeRefused, **about):
    """Whether a form was accepted; `form.made` is then what the service made.

    What the service refuses is said on the form, beside what was typed.
    """
    if not form.is_valid():
        return False
    try:
        form.made = service(**about, **form.cleaned_data)
    except Stale:  # the page shows both texts
        raise
    except refused as refusal:
        form.add_error(None, str(refusal))
    except ValidationError as refusal:
        for name, words in refusal.message_dict.items():
            form.add_error(name if name in form.fields else None, words)
    return form.is_valid()


def typed_again(typed, version):
    """What somebody typed, to be saved over a newer version if they still want to."""
    typed = typed.copy()
    typed["version"] = version
    return typed


def both_texts(refusal):
    return (
        f"{refusal} What is saved now stands below. Saving again replaces it with what you typed."
    )


def saved_meanwhile(form, row):
    """What the row says now, as the rows of a summary list, for each thing that was typed."""
    asked = [field for field in form if field.name != "version"]
    return [{"key": field.label, "value": getattr(row, shown(row, field.name))} for field in asked]


def shown(row, name):
    """The attribute that says a field in words: a choice by its label."""
    return f"get_{name}_display" if hasattr(row, f"get_{name}_display") else name


class CouncilForm(forms.Form):
    name = forms.CharField(label="Name of the council", max_length=120)
    short_name = forms.CharField(
        label="Short name",
        max_length=60,
        help_text="As tables of figures call it. For example, Wexcombe",
    )
    colour = forms.RegexField(
        "^#[0-9a-fA-F]{6}$",
        label="Colour of the header",
        help_text="As a web colour, for example #1d4f91. White words are read on it.",
        error_messages={"invalid": "Enter a colour like #1d4f91: a # and six letters or numbers"},
    )
    email = forms.EmailField(
        label="E-mail address of the scrutiny team",
        required=False,
        help_text="Anyone may read it",
    )
    nation = forms.ChoiceField(
        label="Whose law do its dates follow?", choices=Nation, widget=forms.RadioSelect
    )

    def clean_colour(self):
        colour = self.cleaned_data["colour"].lower()
        contrast = contrast_with_white(colour)
        if contrast < LEAST_CONTRAST:
            raise ValidationError(
                f"Enter a darker colour: white words on this one have a contrast of {contrast:.1f}, "
                f"and need {LEAST_CONTRAST}"
            )
        return colour


class YearForm(forms.Form):
    starts_on = DateField(
        label="When does the year start?",
        what="The first day",
        help_text="The day of the annual meeting, or the day your constitution names",
    )
    ends_on = DateField(label="When does it end?", what="The last day")


class ClosureForm(forms.Form):
    on = DateField(label="Which day is the council closed?", what="The day of the closure")
    name = forms.CharField(
        label="Why?", max_length=80, help_text="For example, Christmas closure. Anyone may read it"
    )


class RuleForm(forms.Form):
    n = forms.IntegerField(
        label="The council’s own number",
        min_value=0,
        max_value=365,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
        error_messages={"required": "Enter the council’s own number"},
    )
    source = forms.CharField(
        label="Where is it written?",
        max_length=200,
        help_text="For example, the constitution, part 4, rule 16",
        error_messages={"required": "Say where it is written"},
    )


class DirectorateForm(forms.Form):
    name = forms.CharField(label="Name of the directorate", max_length=120)


class BodyForm(forms.Form):
    name = forms.CharField(
        label="Name",
        max_length=160,
        help_text="For example, Cabinet Member for Education and Skills",
    )
    kind = forms.ChoiceField(label="What kind of body is it?", choices=BodyKind)
    holder = forms.ModelChoiceField(
        queryset=None,
        required=False,
        label="Who holds the post now?",
        empty_label="Nobody, or not a post",
    )
    email = forms.EmailField(label="E-mail address", required=False)

    def __init__(self, *args, people, **options):
        super().__init__(*args, **options)
        self.fields["holder"].queryset = people


class PersonForm(PeopleForm):
    """An entry of the directory. Only who may set an e-mail address is asked for one."""

    ONE = ("reports_to",)

    title = forms.CharField(
        max_length=40, required=False, help_text="For example, Councillor, Mrs or Dr"
    )
    name = forms.CharField(label="Full name", max_length=120)
    kind = forms.ChoiceField(label="What are they?", choices=PersonKind)
    post = forms.CharField(
        max_length=160, required=False, help_text="For example, Director of Education"
    )
    directorate = forms.ModelChoiceField(
        queryset=None, required=False, empty_label="None, or not known"
    )
    reports_to = forms.CharField(
        label="Head of service (optional)",
        required=False,
        help_text="Type the name. They hear of what stays overdue",
    )
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        help_text="Needed to sign in and to be reminded. Leave it empty if it is not known",
    )
    sort_name = forms.CharField(
        label="Listed under (optional)",
        max_length=160,
        required=False,
        help_text="Found in the name. Say another where it is wrong, for example: garcia marquez, juan",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, directorates, is_new=False, may_readdress=True, **options):
        super().__init__(*args, **options)
        self.fields["directorate"].queryset = directorates
        if is_new:
            del self.fields["version"]
        if not may_readdress:
            del self.fields["email"]


class PasswordForm(forms.Form):
    """The first password of somebody invited."""

    password = forms.CharField(
        label="Choose a password",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
        help_text="12 characters or more. Three words that do not belong together make a good one",
    )

    def __init__(self, *args, person, **options):
        super().__init__(*args, **options)
        self.person = person

    def clean_password(self):
        password = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password


class MyDetailsForm(forms.Form):
    title = forms.CharField(max_length=40, required=False, help_text="For example, Councillor")
    name = forms.CharField(label="Full name", max_length=120)
    version = forms.IntegerField(widget=forms.HiddenInput)


class ImportForm(forms.Form):
    sheet = forms.FileField(
        label="Spreadsheet",
        help_text="An Excel (.xlsx) or CSV file, up to 2 MB. Nothing is written yet: you see first what would change",
        error_messages={"required": "Choose the spreadsheet to import"},
    )


class KeepForm(forms.Form):
    keep = forms.ModelChoiceField(
        queryset=None,
        label="Which entry should be kept?",
        empty_label="Choose an entry",
        error_messages={"required": "Choose the entry to keep"},
    )

    def __init__(self, *args, people, **options):
        super().__init__(*args, **options)
        self.fields["keep"].queryset = people
