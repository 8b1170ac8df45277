"""Numbers that count through a paper: which gaps and repeats are worth asking about."""

import pytest

from packs.checks.check import check
from packs.readers.pack import read_with_blocks
from tests.packs.readers.pdfs import a_pdf

HEAD = "Sandhaven Council\n\nTo: Harbour Panel\n\nDate: 14 March 2030\n\nSubject: Boats\n\n"
SKIPPED, TWICE = "number-skipped", "number-twice"


def asked(text):
    dates = check(*read_with_blocks((HEAD + text).encode(), "boats.md")).dates
    return [(one.kind, one.says, one.found) for one in dates]


def paragraphs(*numbers, between=""):
    return f"\n\n{between}".join(f"{number} The quay is old." for number in numbers)


def test_paragraphs_count_without_a_gap():
    assert asked(paragraphs("3.1", "3.2", "3.3", "4.1", "4.2", "4.3")) == []
    assert asked(paragraphs("3.1", "3.2", "3.4")) == [
        (SKIPPED, "3.2, then 3.4", "3.3 is not there")
    ]
    assert asked(paragraphs("3.1", "3.2", "3.5")) == [
        (SKIPPED, "3.2, then 3.5", "3.3 and 3.4 are not there")
    ]


@pytest.mark.parametrize(
    "text",
    [
        paragraphs("3.1", "3.3"),  # two show no row
        paragraphs("3.1", "3.2", "3.9"),  # a stretch is missing
        "3.1 The quay.\n\n3.2 The pier. 3.3 The steps.\n\n3.4 The crane.",
        "3.1 The quay.\n\n3.2 The pier.\n\n| **3.3** | The steps |\n|---|---|\n| a | b |\n\n3.4 The crane.",
        paragraphs("3.1", "3.2", "3.3", "3.1", "3.2", "3.3"),  # another document
        paragraphs("1.1", "1.2", "1.3", "2.1", "2.2", "3.1"),
    ],
)
def test_where_the_conversion_may_have_lost_a_line_nothing_is_asked(text):
    assert asked(text) == []


def test_where_many_numbers_are_missing_the_conversion_is_in_doubt():
    sections = [paragraphs(f"{n}.1", f"{n}.2", f"{n}.4") for n in range(1, 8)]
    assert len(asked("\n\n".join(sections[:5]))) == 5
    assert asked("\n\n".join(sections)) == []


def test_no_two_paragraphs_have_one_number():
    text = "3.1 The quay.\n\n3.2 The pier.\n\n3.2 The steps.\n\n3.3 The crane."
    line = (HEAD + text).splitlines().index("3.2 The pier.") + 1
    assert asked(text) == [(TWICE, "3.2", f"also on line {line}")]


def test_a_heading_that_a_page_repeats_counts_once():
    assert asked("## Appendix A\n\n## Appendix A\n\n## Appendix B\n\n## Appendix C") == []


def test_sections_count():
    heads = "## 1 Purpose\n\n## 2 Background\n\n## {} Costs\n\n## 5 Risks\n"
    assert asked(heads.format(3)) == [(SKIPPED, "3, then 5", "4 is not there")]
    assert asked(heads.format(4)) == [(SKIPPED, "2, then 4", "3 is not there")]
    assert asked(heads.format(3).replace("## 5", "4 Law\n\n## 5")) == []


def test_recommendations_count():
    heads = "\n\n".join(f"## {n + 4} Recommendation {n}: Mend the pier" for n in (1, 2, 4))
    assert asked(heads)[-1] == (
        SKIPPED,
        "Recommendation 2, then Recommendation 4",
        "Recommendation 3 is not there",
    )


def test_appendices_count_unless_one_is_told_to_be_kept_back():
    heads = "## Appendix A – Fares\n\n## Appendix C – Maps\n\n## Appendix D – Tides\n"
    assert asked(heads) == [(SKIPPED, "Appendix A, then Appendix C", "Appendix B is not there")]
    assert asked("Appendix B is exempt.\n\n" + heads) == []
    assert asked("Appendix B shows the fares.\n\n" + heads) != []


@pytest.mark.parametrize(
    "text",
    [
        "## 1 Purpose\n\n## 2 Background\n\n## 4 Risks\n\nSection 3 was left out.",
        "## Recommendation 1\n\n## Recommendation 2\n\n## Recommendation 4\n\nRecommendation 3 was rejected.",
        "## Appendix A\n\n## Appendix B\n\n## Appendix D\n\n## Appendix E\n\nNot used: Appendix C.",
        "## Appendix 1 – Fares\n\n## Appendix 1 – Fares (continued)\n\n## Appendix 2\n\n## Appendix 3",
    ],
)
def test_a_number_of_which_the_paper_tells_is_not_missed(text):
    assert asked(text) == []


def test_a_list_counts():
    assert asked("1) Quays\n2) Piers\n4) Steps\n") == [(SKIPPED, "2, then 4", "3 is not there")]
    assert asked("1) Quays\n2) Piers; 3) Cranes\n4) Steps\n") == []
    assert asked("1. Quays\n1. Piers\n1. Steps\n") == []  # as Markdown counts


AGENDA = """Harbour Panel

10.00 am on Thursday, 14th March, 2030

1. Apologies
2. Minutes
{}. The pier
5. The quay
"""


@pytest.mark.parametrize(("number", "found"), [("3", "4 is not there"), ("4", "3 is not there")])
def test_the_items_of_an_agenda_count_and_are_told_once(number, found):
    paper = AGENDA.format(number).encode()
    assert [one.found for one in check(*read_with_blocks(paper, "a.md")).dates] == [found]


def drawn(*lines):
    shown = [f"BT /F 12 Tf 50 {700 - 40 * at} Td ({text}) Tj ET" for at, text in enumerate(lines)]
    return ["\n".join(shown)] if shown else []


@pytest.mark.parametrize(
    ("between", "found"), [([], []), (["The quay is old."], ["3.3 is not there"])]
)
def test_a_page_without_words_may_hold_what_is_missing(between, found):
    pdf = a_pdf(drawn("3.1 The quay.", "3.2 The pier."), drawn(*between), drawn("3.4 The crane."))
    assert [one.found for one in check(*read_with_blocks(pdf, "boats.pdf")).dates] == found
