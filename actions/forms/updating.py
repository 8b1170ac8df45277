"""An officer's update: what changed, what shows it, what is left, and when it will be done."""

import re
from pathlib import PurePath
from uuid import uuid4

import filetype
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from actions.choices import ALLOWED_CHANGES, Status
from scrutiny.ui.forms import DateField

MOST_BYTES = 10 * 1024 * 1024
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
#: What evidence may be, by what stands in the file, with the endings its name may have.
KINDS = {
    "application/pdf": (".pdf",),
    f"{OFFICE}wordprocessingml.document": (".docx",),
    f"{OFFICE}spreadsheetml.sheet": (".xlsx",),
    f"{OFFICE}presentationml.presentation": (".pptx",),
    f"{OPEN}text": (".odt",),
    f"{OPEN}spreadsheet": (".ods",),
    f"{OPEN}presentation": (".odp",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
}
ENDINGS = [ending for endings in KINDS.values() for ending in endings]
#: Sentences that look like an answer and say nothing.
EMPTY = re.compile(
    r"(work|this|it|action)?\s*(is|are)?\s*(still\s+)?(on-?going|in progress|as (before|above|previously reported)"
    r"|under (way|review)|n/?a|tbc|no(thing| further| new)? (change|update|progress|to report)s?"
    r"( to (report|note))?( (at present|at this time|yet|so far|this time|since last time))?)\W*",
    re.IGNORECASE,
)
FEWEST_WORDS = 3


def says_something(text):
    """Refuse words that tell the board nothing."""
    if len(re.findall(r"\w+", text)) < FEWEST_WORDS or EMPTY.fullmatch(text.strip()):
        raise ValidationError(
            "Say in a sentence what has changed since the last update. "
            "If nothing has, say what is in the way."
        )


def evidence_file(upload):
    """The upload under a name of ours, if what stands in it is of a kind we keep and its name agrees."""
    if upload.size > MOST_BYTES:
        raise ValidationError("The file must be 10 MB or smaller.")
    head = upload.read(8192)
    upload.seek(0)
    kind = filetype.guess_mime(head)
    ending = PurePath(upload.name).suffix.lower()
    if ending not in KINDS.get(kind, ()) or (ending == ".pdf" and not head.startswith(b"%PDF-")):
        raise ValidationError(
            "The file must be a PDF, a Word, Excel, PowerPoint or OpenDocument file, or a JPEG or PNG picture, "
            "and its name must end as its kind does."
        )
    name = f"{PurePath(upload.name).stem[: 200 - len(ending)]}{ending}"
    upload.name = f"{uuid4().hex}{ending}"
    return {"file": upload, "file_name": name}


class UpdateForm(forms.Form):
    changed = forms.CharField(
        label="What has changed?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=10_000,
        validators=[says_something],
        error_messages={"required": "Say what has changed since the last update"},
    )
    shown_by = forms.CharField(
        label="What shows it? (optional)",
        help_text="Figures, a decision, what people notice. It is needed when you report the action complete.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=10_000,
        required=False,
    )
    file = forms.FileField(
        label="A file that shows it (optional)",
        help_text="PDF, Word, Excel, PowerPoint, OpenDocument, JPEG or PNG, up to 10 MB.",
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        required=False,
    )
    url = forms.URLField(
        label="A link that shows it (optional)",
        max_length=500,
        required=False,
        assume_scheme="https",
        validators=[URLValidator(["http", "https"])],
        error_messages={
            "invalid": "Enter a whole web address, like https://www.example.org/report"
        },
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    left = forms.CharField(
        label="What is left to do? (optional)",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=10_000,
        required=False,
    )
    reports_complete = forms.BooleanField(
        label="Report it complete",
        help_text="The co-ordinator accepts it on the board’s behalf, or sends it back with a reason.",
        required=False,
    )
    new_due = DateField(
        label="A later date you ask for (optional)",
        help_text="The first date stays on the record. The co-ordinator or the board decides.",
        what="The later date",
        required=False,
    )
    why = forms.CharField(
        label="Why do you need the later date?",
        help_text="Only needed with a later date.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        required=False,
    )

    def __init__(self, *args, action, is_asked=False, **options):
        super().__init__(*args, **options)
        self.action = action
        if Status.REPORTED not in ALLOWED_CHANGES[action.status]:
            del self.fields["reports_complete"]
        if is_asked:
            del self.fields["new_due"], self.fields["why"]

    def clean_file(self):
        upload = self.cleaned_data["file"]
        return evidence_file(upload) if upload else None

    def clean(self):
        answers = super().clean()
        file, url = answers.pop("file", None), answers.pop("url", "")
        answers["evidence"] = [piece for piece in (file, url and {"url": url}) if piece]
        if answers.get("reports_complete"):
            self._check_complete(answers)
        if answers.get("new_due"):
            self._check_later(answers)
        if self.files and self.errors and "file" not in self.errors:
            self.add_error("file", "Choose the file again: your browser does not keep it.")
        return answers

    def _check_complete(self, answers):
        failed = {"shown_by", "file", "url"} & set(self.errors)
        if not (answers.get("shown_by") or answers["evidence"] or failed):
            self.add_error(
                "shown_by", "Say what shows that it is complete, or add a file or a link"
            )
        if answers.get("new_due"):
            self.add_error("new_due", "Report it complete or ask for a later date, not both")

    def _check_later(self, answers):
        due = self.action.due_to
        if due and answers["new_due"] <= due:
            text = f"The later date must be after {due:%-d %B %Y}, when it is due now"
            self.add_error("new_due", text)
        if not answers.get("why"):
            self.add_error("why", "Say why you need the later date")
