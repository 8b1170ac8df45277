"""Questions for members, as a co-ordinator writes them."""

from django import forms

from desk.models.questions import LONGEST, SHORT


class QuestionForm(forms.Form):
    text = forms.CharField(
        label="The question",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=LONGEST,
        error_messages={"required": "Enter the question"},
    )
    ask = forms.CharField(label="Who could answer it? (optional)", max_length=SHORT, required=False)


class ChangeQuestionForm(QuestionForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class OwnQuestionForm(QuestionForm):
    """One that nothing suggested: it says which item of the agenda it belongs to."""

    item = forms.TypedChoiceField(
        label="Which item of the agenda is it about? (optional)", required=False, empty_value=None
    )
    is_private = forms.BooleanField(
        label="It is about private business",
        help_text="Only members who may read the board’s private business will see it. Of a private item it is so"
        " anyway.",
        required=False,
    )

    def __init__(self, *args, items, **more):
        super().__init__(*args, **more)
        by_key = {str(item.pk): item for item in items}
        self.fields["item"].coerce = by_key.get
        named = [(key, f"{it.number} {it.word('title')}".strip()) for key, it in by_key.items()]
        self.fields["item"].choices = [("", "None of them"), *named]


class AsideForm(forms.Form):
    reason = forms.CharField(
        label="Why is it set aside?",
        help_text="Kept with the question. Members do not see it.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
        error_messages={"required": "Enter why it is set aside"},
    )


class QuestionAsideForm(AsideForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
