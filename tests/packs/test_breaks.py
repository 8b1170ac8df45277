"""A paper that says its figures cannot be compared with earlier ones: a break is proposed, and she decides."""

import pytest

from packs import intake
from packs.forms.findings import MeasureForm
from packs.intake.knowing import Knowledge
from packs.intake.proposing import proposal
from packs.models import Finding
from packs.readers.found import Passage
from performance.models import Break, Measure
from tests import make
from tests.packs import papers
from tests.packs.test_accepting import accept_all

pytestmark = pytest.mark.django_db
YEARS = [papers.figure(period=str(year)) for year in (2023, 2024, 2025)]


def proposed(*measures, passages=()):
    """For each measure that a pack finds, from when its series is proposed to begin anew."""
    pack = papers.read_pack(
        make.board(), measures=measures, papers=(papers.paper(passages=passages),)
    )
    found = Finding.objects.filter(pack=pack, kind="measure").order_by("position")
    return [(one.data.get("break") or {}).get("period") for one in found]


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("The test is new: results for 2024 and 2025 are not comparable with those for 2023.", "2024"),
        ("The 2025 figures cannot be compared with earlier years.", "2025"),
        ("Results before 2024 are no longer directly comparable to 2024 and later.", "2024"),
        ("Our results compare well with those of 2024.", None),
        ("Schools cannot be compared with one another.", None),
        ("The 2019 figures cannot be compared with earlier years.", None),
    ],
)  # fmt: skip
def test_the_years_that_are_named_say_where_the_new_series_begins(words, period):
    assert proposed(papers.measure(*YEARS, commentary=(words,))) == [period]


def test_what_stands_above_a_table_is_said_of_that_table_alone():
    """A table that the text has told of already, and one far below, are not meant."""
    words = "Reading: it rose. Figures for 2024 are not comparable to those for 2023."
    told = [
        papers.measure(*YEARS, title=title, line=line)
        for title, line in (("Reading", 62), ("Writing", 69), ("Maths", 110))
    ]

    assert proposed(*told, passages=(Passage(words, 60),)) == [None, "2024", None]


def test_a_new_series_is_refused_without_a_reason_and_where_the_table_has_no_figures():
    pack = papers.read_pack(make.board(), measures=(papers.measure(*YEARS),))
    finding = pack.findings.get(kind="measure")
    answers = proposal(finding, Knowledge(pack)) | {"break_from": "2030"}

    form = MeasureForm(answers, proposal=answers, people={})
    assert form.errors["break_why"] == ["Say why the figures cannot be compared with those before"]
    with pytest.raises(intake.ChangeRefused, match="no figures of 2030"):
        intake.accept(
            finding=finding, by=None, now=make.NOW, break_from="2030", break_why="A new test"
        )
    assert not Break.objects.exists() and not Measure.objects.exists()


def test_accepted_the_break_is_marked_with_the_papers_words():
    words = "The 2025 figures cannot be compared with earlier years."
    accept_all(
        papers.read_pack(make.board(), measures=(papers.measure(*YEARS, commentary=(words,)),))
    )

    marked = Break.objects.get()
    assert (marked.measure, marked.period, marked.why) == (Measure.objects.get(), "2025", words)
