"""Performance tables of an invented council: every layout that the reader knows, on small pages."""

import pytest

from packs.readers.blocks.text import read_text
from packs.readers.measures import read_measures

COUNCIL = "Thornbury Vale Borough Council"


def read(*lines):
    """The measures and the unread of a page whose cells are parted by "|"."""
    page = "\n".join(line.replace("|", "\t") for line in lines)
    return read_measures(read_text(page.encode()), COUNCIL)


def figures(measure):
    """Area, period and what stands there, in the order of the page."""
    return [
        (one.area, one.period, one.missing or (one.rank if one.value is None else one.value))
        for one in measure.figures
    ]


def test_areas_down_and_years_across():
    measures, unread = read(
        "## Key Stage 2",
        "",
        "Swimming 25 metres|2018|2019|Trend",
        "Thornbury Vale|61.5%|NA|Rising",
        "National|70%|71%|",
        "LA ranking|88|=90|",
        "Stat neighbour (SN) average and ranking|64% 5<sup>th</sup>|65% Joint 3<sup>rd</sup>|",
    )

    assert unread == []
    assert [(one.title, one.phase, one.unit) for one in measures] == [
        ("Swimming 25 metres", "KS2", "%")
    ]
    assert figures(measures[0]) == [
        ("Thornbury Vale", "2018", 61.5),
        ("Thornbury Vale", "2019", "not available"),
        ("National", "2018", 70),
        ("National", "2019", 71),
        ("LA ranking", "2018", 88),
        ("LA ranking", "2019", 90),
        ("Statistical neighbours", "2018", 64),
        ("SN ranking", "2018", 5),
        ("Statistical neighbours", "2019", 65),
        ("SN ranking", "2019", 3),
    ]
    assert [one.joint for one in measures[0].figures if one.rank] == [False, True, False, True]
    assert [(one.area, one.text) for one in measures[0].trend] == [("Thornbury Vale", "Rising")]


def test_subjects_under_years_are_a_measure_each():
    measures, _ = read(
        "Key Stage 1 Teacher judgement|2018|||2019||",
        "|Reading|Writing|Maths|Reading|Writing|Maths",
        "Thornbury Vale|70|60|71|-0.2|+0.4|0",
        "England|75|68|75|0|0|0",
    )

    assert [(one.title, one.phase, one.subject) for one in measures] == [
        ("Teacher judgement", "KS1", "Reading"),
        ("Teacher judgement", "KS1", "Writing"),
        ("Teacher judgement", "KS1", "Maths"),
    ]
    assert figures(measures[1]) == [
        ("Thornbury Vale", "2018", 60),
        ("Thornbury Vale", "2019", 0.4),
        ("England", "2018", 68),
        ("England", "2019", 0),
    ]


def test_a_unit_that_changes_is_said_per_figure():
    measures, _ = read("Travel by bus|2018|2019", "Thornbury Vale|61%|1.5", "National|70%|0.2")

    assert measures[0].unit is None
    assert [one.unit for one in measures[0].figures] == ["%", None, "%", None]


def test_brackets_become_notes():
    measures, _ = read(
        "Points an entry|2018 (old scale)|2019",
        "Thornbury Vale|28.1 (Grade C)|30",
        "National|29|31 (Grade B)",
    )

    assert [(one.value, one.note) for one in measures[0].figures] == [
        (28.1, "Grade C; old scale"),
        (30, None),
        (29, "old scale"),
        (31, "Grade B"),
    ]


GROUPS = (
    "Group|Phase|Measure|Area|2018|2019|Diff|Narrative",
    "Young carers|KS1|At standard R,W,M|Thornbury Vale|50, 40, 45|51, 42 46|+1, +2, +1|All rose.",
    "|||National|60, 50, 55|Embargo||",
)


def test_groups_phases_and_several_values_in_a_cell():
    measures, unread = read(
        *GROUPS, "|KS4|Eight subjects|Thornbury Vale (National)|-1.4 (-1.1)|-1.2 Embargo||"
    )

    assert unread == []
    assert [(one.group, one.phase, one.title, one.subject) for one in measures] == [
        ("Young carers", "KS1", "At standard R,W,M", "Reading"),
        ("Young carers", "KS1", "At standard R,W,M", "Writing"),
        ("Young carers", "KS1", "At standard R,W,M", "Maths"),
        ("Young carers", "KS4", "Eight subjects", None),
    ]
    assert figures(measures[1]) == [
        ("Thornbury Vale", "2018", 40),
        ("Thornbury Vale", "2019", 42),
        ("National", "2018", 50),
        ("National", "2019", "embargoed"),
    ]
    assert figures(measures[3]) == [
        ("Thornbury Vale", "2018", -1.4),
        ("National", "2018", -1.1),
        ("Thornbury Vale", "2019", -1.2),
        ("National", "2019", "embargoed"),
    ]
    assert measures[0].commentary == ("All rose.",)


def test_a_table_goes_on_over_the_page_though_its_rows_have_slipped():
    measures, _ = read(
        *GROUPS,
        "",
        "KS4|Eight subjects|Thornbury Vale (National)|0.5 (0.4)|0.6 (0.7)||",
        "Boarders|KS1|In class|Thornbury Vale|20|30|+10|",
    )

    assert [(one.group, one.phase, one.title) for one in measures[3:]] == [
        ("Young carers", "KS4", "Eight subjects"),
        ("Boarders", "KS1", "In class"),
    ]
    assert figures(measures[3])[2:] == [("Thornbury Vale", "2019", 0.6), ("National", "2019", 0.7)]


def test_indicators_down_and_quarters_across():
    measures, unread = read(
        "Ref|Indicator|Target|Q1|Q2|RAG|Direction|Comments",
        "CS1|Visits within 10 days|95%|93.2%|n/a|Amber|Down|Two posts are empty.",
        "CS2|Rate of children in care per 10,000|80|1,082|*|Green|Up|",
    )

    assert unread == []
    assert [(one.title, one.unit, one.commentary) for one in measures] == [
        ("Visits within 10 days", "%", ("Two posts are empty.",)),
        ("Rate of children in care per 10,000", "per 10,000", ()),
    ]
    assert figures(measures[0]) == [
        ("Thornbury Vale", "Target", 95),
        ("Thornbury Vale", "Q1", 93.2),
        ("Thornbury Vale", "Q2", "not available"),
    ]
    assert figures(measures[1])[1:] == [
        ("Thornbury Vale", "Q1", 1082),
        ("Thornbury Vale", "Q2", "not available"),
    ]


def test_periods_down_and_areas_across():
    measures, _ = read("Absence|Thornbury Vale|National", "2017/18|4.1%|4.8%", "2018/19|4.0%|4.7%")

    assert figures(measures[0]) == [
        ("Thornbury Vale", "2017/18", 4.1),
        ("National", "2017/18", 4.8),
        ("Thornbury Vale", "2018/19", 4.0),
        ("National", "2018/19", 4.7),
    ]


def test_commentary_inside_and_below():
    table = ("Bus passes|2018|2019", "Thornbury Vale|5|6", "National|5|5")
    inside, _ = read(*table, "Commentary||", "<ul><li>One more.</li><li>Good.</li></ul>||")
    below, _ = read(*table, "", "#### Commentary", "", "- One more.", "- Good.", "", "Other.")

    assert inside[0].commentary == ("One more.", "Good.")
    assert below[0].commentary == ("One more.", "Good.")


@pytest.mark.parametrize(
    "lines",
    [
        ("Date|Title|Detail|Lead", "4 May 2018|Bus report|A report of 12 pages|Ann Oak"),
        ("Member|4 May 2018|6 June 2018", "Ann Oak|P|A", "Bo Elm|P|P"),
        ("Option|2018/19|2019/20", "Keep both sites|£120,000|£130,000"),
        ("Service|2018/19 budget|2018/19 forecast", "Libraries|120|130"),
        ("Item|May 2018|June 2018", "Bus report|x|", "School places||x"),
        ("Committee|May 2018|June 2018", "Cabinet|9|13", "Buses|16|20"),
        ("Route|Places|Left", "Walked|12|3"),
    ],
)
def test_other_tables_give_nothing(lines):
    assert read(*lines) == ([], [])


def test_figures_without_a_period_are_told():
    measures, unread = read("|National|Thornbury Vale", "Lateness|23%|36%", "Noise|8%|9%")

    assert measures == []
    assert [(one.line, one.text) for one in unread] == [(1, "National | Thornbury Vale")]


def test_a_cell_that_cannot_be_read_is_told():
    _, unread = read("Bus passes|2018|2019", "Thornbury Vale|5 or so 6|6", "National|5|5")

    assert [(one.line, one.text) for one in unread] == [(2, "5 or so 6")]


def test_a_table_whose_measure_is_not_named_is_told():
    measures, unread = read("School|2018|2019", "Oak Academy|3|5", "Elm Primary|1|0")
    named, _ = read("## Lost bags", "", "School|2018|2019", "Oak Academy|3|5", "Elm Primary|1|0")

    assert measures == []
    assert [(one.line, one.text) for one in unread] == [(1, "School | 2018 | 2019")]
    assert [(one.title, one.figures[0].area) for one in named] == [("Lost bags", "Oak Academy")]


def test_comparators_beside_one_period_share_it():
    measures, _ = read("Indicator|Target 2019|2018/19|England", "Bus passes|4|5|6")

    assert figures(measures[0]) == [
        ("Thornbury Vale", "Target 2019", 4),
        ("Thornbury Vale", "2018/19", 5),
        ("England", "2018/19", 6),
    ]


def test_a_header_broken_over_two_rows():
    measures, _ = read("Indicator|2017/|2018/|Direction of", "|18|19|travel", "Bus passes|5|6|Up")

    assert figures(measures[0]) == [
        ("Thornbury Vale", "2017/18", 5),
        ("Thornbury Vale", "2018/19", 6),
    ]
    assert [one.text for one in measures[0].trend] == ["Up"]
