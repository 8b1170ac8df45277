"""What /components/ shows: made-up rows and forms, one of each state."""

from datetime import date

from django import forms
from django.core.paginator import Paginator

from scrutiny.ui.forms import DateField
from scrutiny.ui.tables import NumberColumn, Table, tables
from scrutiny.ui.templatetags.ui import long_date, standing_tag_html

STANDINGS = [
    ("On track", "green"),
    ("Due soon", "amber"),
    ("Overdue", "red"),
    ("Complete", "blue"),
    ("Paused", "grey"),
]
HISTORY = [
    {
        "title": "Reported complete",
        "by": "Priya Shah, lead officer",
        "at": "27 February 2018 at 4:10pm",
        "text": "The protocol is signed.\nEvidence: report to the March meeting.",
    },
    {"title": "Due date moved to 28 February 2018", "by": "Co-ordinator", "at": "30 January 2018"},
    {"title": "Opened", "by": "Co-ordinator", "at": "19 January 2018"},
]
FACTS = [
    {"key": "Owner", "value": "Priya Shah", "href": "#facts", "verb": "Change"},
    {"key": "Due", "value": "28 February 2018", "href": "#facts", "verb": "Change"},
    {"key": "Minute", "value": "34/17 (2)"},
]
TASKS = [
    {"text": "Upload the pack", "href": "#tasks", "done": True},
    {"text": "Review what was found", "href": "#tasks", "hint": "12 findings are waiting"},
    {"text": "Publish the progress page"},
]


class ActionTable(Table):
    caption = "Actions"
    row_header = "title"
    title = tables.Column("Action", linkify=lambda: "#tables")
    owner = tables.Column()
    due_on = tables.Column("Due")
    days = NumberColumn("Days moved")
    standing = tables.Column(orderable=False)

    def render_due_on(self, value):
        return long_date(value)

    def render_standing(self, value):
        return standing_tag_html(*value)


class ExampleForm(forms.Form):
    title = forms.CharField(label="What did the board ask for?")
    email = forms.EmailField(label="Email address", help_text="We only use this to send reminders")
    due_on = DateField(label="When is it due?", what="The due date", help_text="Like 14 2 2018")
    board = forms.ChoiceField(choices=[("", "Choose a board"), ("a", "Adults"), ("c", "Children")])
    kind = forms.ChoiceField(
        label="How will it be answered?",
        choices=[("paper", "A paper to a meeting"), ("note", "A note to members")],
        widget=forms.RadioSelect,
    )
    years = forms.MultipleChoiceField(
        label="Which council years?",
        choices=[("17", "2017/18"), ("18", "2018/19")],
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), help_text="Anyone may read it")
    pack = forms.FileField(label="Pack", help_text="A PDF, up to 50 MB")
    password = forms.CharField(
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    is_public = forms.BooleanField(label="Publish this", help_text="Anyone will be able to read it")


class FilterForm(forms.Form):
    words = forms.CharField(required=False)
    standing = forms.ChoiceField(choices=[("", "Any"), ("overdue", "Overdue")], required=False)
    owner = forms.ChoiceField(choices=[("", "Anyone")], required=False)


def rows(count):
    return [
        {
            "title": f"Write to the safeguarding partners about thresholds, part {number}",
            "owner": ["Priya Shah", "Tom Okafor", "Director of Children’s Services"][number % 3],
            "due_on": date(2018, 1 + number % 12, 14),
            "days": number * 214,
            "standing": STANDINGS[number % len(STANDINGS)],
        }
        for number in range(count)
    ]


def everything(request):
    wrong = {"title": "", "due_on_day": "14", "due_on_year": "2018", "email": "nobody"}
    table = ActionTable(rows(60), request=request, order_by=request.GET.get("sort"))
    table.paginate(page=1, per_page=6)
    return {
        "standings": STANDINGS,
        "colours": ["purple", "teal", "magenta", "yellow"],
        "history": HISTORY,
        "facts": FACTS,
        "tasks": TASKS,
        "table": table,
        "empty_table": ActionTable([], caption="Actions you own", empty_text="Choose a board."),
        "blank": ExampleForm(prefix="blank", initial={"due_on": date(2018, 2, 14)}),
        "form": ExampleForm(wrong),
        "filter_form": FilterForm(prefix="filter"),
        "page": Paginator(range(500), 20).page(9),
        "navigation": [
            {"text": "Boards", "href": "#boards", "current": True},
            {"text": "Actions", "href": "#actions", "current": False},
            {"text": "Measures", "href": "#measures", "current": False},
        ],
    }
