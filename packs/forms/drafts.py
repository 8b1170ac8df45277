"""How a draft paper is handed in to be checked."""

from django import forms

#: A paper of a hundred pages has some 300,000 letters.
LONGEST = 1_000_000
KINDS = "PDF, Word (.docx), HTML, text or Markdown. At most 50 MB."


class DraftForm(forms.Form):
    """A text or a file: one of the two."""

    text = forms.CharField(
        label="Paste the text",
        help_text="Tables copied from Word or Excel keep their columns.",
        max_length=LONGEST,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={
            "max_length": "The text is longer than 1 million characters. Send it as a file"
        },
    )
    file = forms.FileField(
        label="Or choose a file",
        help_text=KINDS,
        required=False,
        error_messages={"empty": "The file is empty. Choose another"},
    )

    def clean(self):
        answers = super().clean()
        text, file = answers.get("text", "").strip(), answers.get("file")
        if self.errors:
            return answers
        if not text and not file:
            self.add_error("text", "Paste the text of the draft, or choose its file")
        elif text and file:
            self.add_error("text", "Paste the text or choose a file, not both")
        return answers
