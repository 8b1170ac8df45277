from datetime import date

import pytest
from django import forms
from django.template import Context, Template
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from scrutiny.ui.errors import summary
from scrutiny.ui.forms import DateField

CHOICES = [("a", "A paper"), ("n", "A note")]


class Due(forms.Form):
    on = DateField(label="When is it due?", what="The due date", help_text="Like 14 2 2018")


class Everything(forms.Form):
    title = forms.CharField(help_text="In the board's <own> words")
    note = forms.CharField(widget=forms.Textarea)
    kind = forms.ChoiceField(choices=CHOICES)
    way = forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect)
    years = forms.MultipleChoiceField(choices=CHOICES, widget=forms.CheckboxSelectMultiple)
    is_public = forms.BooleanField(label="Publish this", help_text="Anyone may read it")
    pack = forms.FileField()
    password = forms.CharField(widget=forms.PasswordInput)
    on = DateField()


def typed(day="", month="", year=""):
    return Due({"on_day": day, "on_month": month, "on_year": year})


def page(form):
    return HTMLParser(
        Template("{% load ui %}{% error_summary f %}{{ f }}").render(Context({"f": form}))
    )


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("14", "2", "2018"),
        (" 14 ", "02", "2018"),
        ("14", "Feb", "2018"),
        ("14", "february", "2018"),
        ("14", "FEB.", "2018"),
    ],
)
def test_date_field_takes_months_by_number_and_name(day, month, year):
    form = typed(day, month, year)

    assert form.is_valid()
    assert form.cleaned_data["on"] == date(2018, 2, 14)


@pytest.mark.parametrize(
    ("day", "month", "year", "words", "box"),
    [
        ("", "", "", "Enter the due date", "day"),
        ("14", "", "2018", "The due date must include a month", "month"),
        ("14", "", "", "The due date must include a month and year", "month"),
        ("", "2", "", "The due date must include a day and year", "day"),
        ("31", "2", "2018", "The due date must be a real date", "day"),
        ("0", "2", "2018", "The due date must be a real date", "day"),
        ("１", "2", "2018", "The due date must be a real date", "day"),
        ("14", "13", "2018", "The due date must include a real month, like 2 or February", "month"),
        ("14", "Fe", "2018", "The due date must include a real month, like 2 or February", "month"),
        ("14", "2", "18", "Year must include 4 numbers", "year"),
        ("14", "2", "0000", "The due date must be a real date", "day"),
    ],
)
def test_date_field_says_what_is_wrong_and_where(day, month, year, words, box):
    form = typed(day, month, year)

    assert summary(form) == [{"text": words, "href": f"#id_on_{box}"}]


def test_date_field_marks_only_the_bad_box_and_keeps_what_was_typed():
    boxes = page(typed("14", "", "2018")).css("input")

    assert [box.attributes["value"] for box in boxes] == ["14", "", "2018"]
    assert [box.attributes.get("aria-invalid") for box in boxes] == [None, "true", None]


def test_date_field_is_one_group_tied_to_its_hint_and_error():
    drawn = page(typed("14", "", "2018"))
    group = drawn.css_first("fieldset")

    assert group.css_first("legend").text(strip=True) == "When is it due?"
    assert group.attributes["aria-describedby"] == "id_on_helptext id_on_error"
    assert "must include a month" in drawn.css_first("#id_on_error").text()


def test_date_field_shows_the_date_it_starts_from():
    boxes = page(Due(initial={"on": date(2018, 2, 14)})).css("input")

    assert [box.attributes["value"] for box in boxes] == ["14", "2", "2018"]


def test_date_field_knows_whether_it_changed():
    same = {"on_day": "14", "on_month": "feb", "on_year": "2018"}

    assert not Due(same, initial={"on": date(2018, 2, 14)}).has_changed()
    assert Due(same, initial={"on": date(2018, 2, 15)}).has_changed()


@pytest.mark.parametrize("form", [Everything(), Everything({})], ids=["blank", "refused"])
def test_field_template_labels_every_input(form):
    drawn = page(form)
    ids = [node.attributes["id"] for node in drawn.css("[id]")]
    labelled = [label.attributes["for"] for label in drawn.css("label")]
    inputs = [node.attributes["id"] for node in drawn.css("input, select, textarea")]

    assert sorted(labelled) == sorted(inputs)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("form", [Everything(), Everything({})], ids=["blank", "refused"])
def test_field_template_describes_inputs_by_what_is_on_the_page(form):
    drawn = page(form)
    named = " ".join(
        node.attributes["aria-describedby"] for node in drawn.css("[aria-describedby]")
    )

    assert {"id_title_helptext", "id_is_public_helptext"} <= set(named.split())
    assert all(drawn.css_first(f"#{name}") for name in named.split())


def test_field_template_escapes_what_forms_say():
    assert "<own>" not in page(Everything()).html
    assert "In the board's <own> words" in page(Everything()).css_first("#id_title_helptext").text()


def test_error_summary_links_every_line_to_an_input():
    drawn = page(Everything({}))
    links = [link.attributes["href"] for link in drawn.css(".govuk-error-summary a")]

    assert len(links) == len(Everything.base_fields)
    assert {drawn.css_first(link).tag for link in links} == {"input", "select", "textarea"}


def test_error_summary_says_what_to_do():
    words = [line["text"] for line in summary(Everything({}))]

    assert words[:3] == ["Enter title", "Enter note", "Choose kind"]
    assert "This field is required." not in words


def test_error_summary_names_faults_of_the_whole_form_first():
    form = typed("14", "2", "2018")
    form.add_error(None, "Somebody <else> changed this first")
    drawn = page(form)

    first = drawn.css_first(".govuk-error-summary li")
    assert first.text(strip=True) == "Somebody <else> changed this first"
    assert first.css_first("a") is None


def test_error_summary_is_silent_when_nothing_is_wrong():
    assert summary(Everything()) == summary(None) == summary(typed("1", "2", "2018")) == []
    assert page(Everything()).css_first(".govuk-error-summary") is None
