"""What of a draft somebody should look at before it is published: small numbers, and embargoes."""

import pytest

from packs.checks.check import check
from packs.checks.told import FlagKind
from packs.readers.pack import read_with_blocks

HEAD = "Sandhaven Council\n\nTo: Harbour Panel\n\nDate: 14 March 2030\n\nSubject: Children\n\n## 1 Children\n\n"


def flags(text="", table=()):
    rows = "\n".join("\t".join(row) for row in table)
    paper = f"{HEAD}{text}\n\n{rows}\n".encode()
    return check(*read_with_blocks(paper, "draft.txt")).flags


def flagged(text="", table=()):
    return [one.says for one in flags(text, table)]


@pytest.mark.parametrize(
    "text",
    [
        "Two children were placed outside the county.",
        "Only 1 permanently excluded child had a plan.",
        "Last term 5 Year 11 pupils left the town.",
        "The number fell from 7 to 4 children.",
        "Of the 24 pupils excluded, 3 had an education plan.",
        "The school lost nine pupils, of whom two were girls.",
        "There were nine exclusions of which 1 had a plan.",
        "Nine pupils came and 2 of them were excluded.",
        "Nine pupils came. Two were adopted.",
        "One of the residents was rehoused.",
        "4 of the 12 patients died.",
        "In 2029 there were 2 deaths on the ward.",
        "The cohort of 4 took English.",
        "Results are of pupils in care (n=3).",
        "20% of the 15 residents fell ill.",
        "Three employees were dismissed.",
        "Looked after (1 pupil) did well.",
        "Three employees were dismissed, and the panel appointed others.",
        "Of the 38 children adopted, four waited more than two years.",
        "Four cases of neglect were found.",
        "Three pupils from the boats attend the school, and one of them was excluded.",
        "The number of children in secure accommodation is 2.",
        "The number of residents who died fell to three.",
        "There were 2 (two) children who died.",
    ],
)
def test_one_to_five_people_are_a_small_number(text):
    (flag,) = flags(text)

    assert flag.kind == FlagKind.SMALL_NUMBER
    assert "somebody may know who is meant" in flag.why
    assert text.endswith(flag.says)


@pytest.mark.parametrize(
    "text",
    [
        "There are three options for the panel, and two reports were received.",
        "Fewer than five children were excluded, and <5 residents moved.",
        "One of the main concerns of residents was parking.",
        "The first two children of a family get a grant.",
        "The ratio is 1 adult to 8 children.",
        "Two people a week visit the harbour.",
        "Two cases of fly-tipping were found.",
        "The average number of children in a family is 2.",
        "The number of children per worker is 4.",
        "Of the children in care, two reports were written.",
        "The number of recommendations about children is 3.",
        "The panel heard from two foster carers.",
        "Parents of one or two children pay less.",
        "The home is registered for four children.",
        "Two families were rehoused each week.",
        "Two carers are needed for each resident.",
        "One school closed, three years after two recommendations were made.",
        "Five councillors met two officers and four members of the panel.",
        "Six children were placed outside the county.",
        "Children aged 3 to 5 and pupils in Years 1 and 2 did well.",
        "Sandhaven is 4th of 150 and children gained 3 points.",
        "One in five children walks to school, and one child in four cycles.",
        "A worker may hold up to 5 children; homes for three young people are planned.",
        "Two children's homes opened, with 3 pupil places and one child protection plan each.",
        "Families with two children pay more, and the two-child limit stays.",
        "No one person is to blame; one person can make a difference.",
        "It serves groups of three pupils, or between 2 and 4 children at a time.",
        "A ratio of one adult to five children is kept.",
        "Two residents spoke at the meeting, and three parents attended it.",
        "Five apprentices started, and two employees were recruited.",
        "60% of the 2,000 residents answered.",
        "Three of the recommendations are met, and 2 of them are late.",
        "Fewer than 5 children were excluded.",
        "Level 3 students and Key Stage 2 pupils gained.",
        "3 Children in care",
        "About five families a week ask, and some 4 pupils.",
        "See page 4, item 3 and minute 2/29 on children.",
    ],
)
def test_what_counts_nobody_who_is_known_is_no_small_number(text):
    assert flagged(text) == []


def test_of_a_long_sentence_the_words_around_the_number_are_shown():
    (says,) = flagged(
        "The panel heard of the town and of its harbour, " * 8 + "and two children left it."
    )

    assert says.startswith("…") and says.endswith("two children left it.") and len(says) < 310


AWAY = [("Children missing, number", "2028", "2029"), ("North", "3", "12"), ("South", "1", "9"),
        ("West", "14", "*"), ("Total", "18", "25")]  # fmt: skip


def test_small_cells_of_a_table_of_people_are_one_flag():
    assert flagged("", AWAY[:3]) == ["North, 2028: 3; South, 2028: 1"]


def test_a_caption_may_say_that_a_table_counts_people():
    rows = [("Ward", "2028", "2029"), ("North", "3", "12"), ("South", "7", "9")]

    assert flagged("Number of pupils excluded, by ward", rows) == ["North, 2028: 3"]
    assert flagged("What pupils think of their wards", rows) == []


def test_a_share_in_a_table_of_people_is_no_count():
    rows = [("Ward", "Pupils excluded"), ("North", "12"), ("South", "11"), ("Average", "4")]

    assert flagged("", rows) == []


def test_a_column_that_counts_something_else_is_left_out():
    rows = [
        ("Children by ward", "2028", "Number of swings"),
        ("North", "8", "4"),
        ("South", "9", "3"),
    ]

    assert flagged("", rows) == []


def test_of_many_small_cells_four_are_shown():
    rows = [(f"School {letter}", "2") for letter in "ABCDEF"]

    (says,) = flagged("", [("School", "Pupils excluded"), *rows])

    assert says.endswith("School D, Pupils excluded: 2; and 2 more in this table")


def test_a_suppressed_cell_that_its_total_gives_away_is_shown_with_the_sum():
    assert "25 − (12 + 9) = 4" in flags("", AWAY)[1].why
    both = [*AWAY[:2], ("South", "9", "<6"), *AWAY[3:]]
    assert flagged("", both) == ["North, 2028: 3"], "two that are suppressed hide each other"


def test_the_same_holds_of_a_row_with_its_total():
    table = [("Ward", "Boys excluded", "Girls excluded", "Pupils in care", "Total"),
             ("North", "12", "c", "8", "24"), ("South", "9", "8", "7", "24")]  # fmt: skip

    (flag,) = flags("", table)

    assert (flag.says, "24 − (12 + 8) = 4" in flag.why) == ("North, Girls excluded: c", True)


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (("% of children immunised", "2028", "2029"), [("North", "3", "4"), ("South", "1", "5")]),
        (("Ward", "Number of boats", "Number of schools"), [("North", "3", "4"), ("South", "1", "5")]),
        (("Children", "Rate per 1,000", "Average score"), [("North", "3", "4"), ("South", "1", "5")]),
        (("Visits to children", "2028", "2029"), [("North", "3", "4"), ("South", "1", "5")]),
        (("Children in care", "2028", "2029"), [("North", "3.5", "4.1"), ("South", "1.2", "5.0")]),
        (("Boats by quay", "2028", "2029"), [("North", "3", "*"), ("South", "1", "2"), ("Total", "4", "9")]),
    ],
)  # fmt: skip
def test_tables_that_count_no_people_are_left_alone(header, rows):
    assert flagged("", [header, *rows]) == []


READING = [("Measure", "Area", "2029", "2030", "Commentary"),
           ("KS2 reading", "Sandhaven", "61%", "64%", "{}"), ("KS2 reading", "National", "60%", "Embargoed", ""),
           ("KS2 maths", "Sandhaven", "59%", "60%", "In line with national."),
           ("KS2 maths", "National", "60%", "60%", "")]  # fmt: skip


def reading(words):
    return [tuple(cell.format(words) for cell in row) for row in READING]


@pytest.mark.parametrize(
    "words",
    [
        "KS2 reading is 2 points above national.",
        "The gap has narrowed.",
        "It improved faster than in England.",
    ],
)
def test_words_that_tell_what_a_cell_holds_back_are_flagged(words):
    (flag,) = flags("", reading(words))

    assert (flag.kind, flag.says) == (FlagKind.EMBARGO, words)
    assert flag.why.startswith("KS2 reading, 2030: the cell says “Embargoed”")


@pytest.mark.parametrize(
    "words",
    [
        "KS2 reading rose by 3 points.",
        "It is above its statistical neighbours.",
        "In 2029 it was above national.",
        "The comparison with national is under embargo.",
        "KS2 maths is in line with national.",
    ],
)
def test_words_that_tell_something_else_are_not(words):
    assert flagged("", reading(words)) == []


def test_ones_own_figure_under_embargo_is_told_by_the_way_it_went():
    table = [("Measure", "2029", "2030", "Commentary"), ("Reading", "61%", "Embargo", "It rose again."),
             ("Maths", "59%", "60%", "It rose too.")]  # fmt: skip

    assert flagged("", table) == ["It rose again."]


ABOUT = "KS2 progress rose. The gap narrowed. KS4 attainment rose. The gap widened."


def test_a_sentence_in_a_commentary_goes_on_about_the_measure_named_before_it():
    rows = [("Group", "Phase", "Measure", "Area", "2029", "2030", "Narrative"),
            ("In care", "KS2", "Progress", "National", "0.1", "Embargo", ABOUT),
            ("", "KS4", "Attainment", "National", "44.1", "46.3", "")]  # fmt: skip

    assert flagged("", rows) == ["The gap narrowed."]


def test_figures_in_a_column_that_is_not_for_publication_are_flagged():
    header = ("Measure", "2029", "2030 (provisional, not for publication)")

    assert flagged("", [header, ("Reading", "60.1", "62.3"), ("Maths", "59.1", "60.2")]) == [
        header[2]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The national figure of 62.4% is under embargo until 24 October 2030.",
        "The provisional result of 64.2% is published nationally on 24 October 2030.",
        "Unpublished data show that the gap has widened.",
    ],
)
def test_a_sentence_that_tells_what_may_not_be_told_yet_is_flagged(text):
    assert [(one.kind, one.says) for one in flags(text)] == [(FlagKind.EMBARGO, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The national figure is under embargo until 24 October 2030.",
        "The embargo of the result was lifted, and it was 60.2%.",
        "Not for publication by virtue of paragraph 3 of Schedule 12A: the rate is 4.2%.",
        "The results of 2030 will be published on 24 October 2030.",
        "Attainment was 64.2% in 2029; the next results are published on 24 October 2030.",
        "The result of 64.2% was published nationally on 24 October 2029.",
        "Arms worth 2.5% of trade results are under an arms embargo.",
    ],
)
def test_what_may_be_told_is_not(text):
    assert flagged(text) == []


def of(text, few):
    return check(*read_with_blocks(f"{HEAD}{text}\n".encode(), "draft.txt"), few).flags


def test_how_many_are_few_is_for_the_council_to_say():
    (flag,) = of("Nine children were placed outside the county.", 9)

    assert "fewer than 10" in flag.why
    assert not of("Nine children were placed outside the county.", 8)
    assert not of("Two children were placed outside the county.", 1)


def test_a_council_that_suppresses_nothing_hears_of_no_small_number():
    assert not of("One child was placed outside the county, and one resident died.", -1)
