"""What sentences claim: a change beside its two figures, and a gap that the table above them prints."""

import pytest

from packs.checks.check import check
from packs.readers.pack import read_with_blocks

HEAD = """Sandhaven City Council

To: Harbour Panel

Date: 14 March 2030

Subject: Boats

## 1 Boats

"""


def claims(text):
    told = check(*read_with_blocks((HEAD + text).encode(), "boats.txt")).claims
    return [(one.verdict, one.says, one.computed) for one in told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Moorings rose from 4,000 to 4,600, an increase of 10%.",
         [("worth asking", "increase of 10%", "600 of 4,000 is 15%")]),
        ("Moorings rose from 4,000 to 4,600. This is an increase of 15 per cent.",
         [("agrees", "increase of 15 per cent", "600 of 4,000 is 15%")]),
        ("There were 46 boats in 2029, up from 40 the year before. That is a rise of 15%.",
         [("agrees", "rise of 15%", "6 of 40 is 15%")]),
        ("Wrecks went from 50 to 40, a fall of 25%.",
         [("worth asking", "fall of 25%", "-10 of 50 is -20%")]),
        ("Wrecks went from 47 to 40, a fall of 14%.", [("agrees", "fall of 14%", "-7 of 47 is -14.9%")]),
        ("The share rose from 40% to 46%, an increase of 6%.", []),
        ("The share rose from 40 per cent to 46 per cent, an increase of 6%.", []),
        ("Moorings rose from 400 in 2028 to 440 in 2029/30, an increase of 15%.",
         [("worth asking", "increase of 15%", "40 of 400 is 10%")]),
        ("Wrecks went from 50 to 40. Moorings were 400 and then 440, an increase of 10%.", []),
        ("From 2028 to 2029 there was an increase of 6%.", []),
        ("It moved from 12 to 14. Fares stayed. Boats sank. There was an increase of 3% in wrecks.", []),
        ("An increase of 6 percentage points, from 40 to 46.", []),
    ],
)  # fmt: skip
def test_a_change_in_per_cent_is_held_against_the_two_figures_before_it(text, told):
    # That it rose at all is another claim.
    assert [one for one in claims(text) if " from " not in one[1]] == told


TABLE = """Boats berthed (%)	2028	2029
Sandhaven	60.8	58.3
National	63.3	64.2
Statistical neighbours	59.0	59.9

Commentary

- {}
"""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("In 2029 Sandhaven is 5.9ppts below national.", [("agrees", "5.9ppts below national", "5.9 below")]),
        ("In 2029 Sandhaven is 3.9ppts below national.", [("worth asking", "3.9ppts below national", "5.9 below")]),
        ("Sandhaven is 6 percentage points below England.",
         [("agrees", "6 percentage points below England", "5.9 below")]),
        ("In 2028 we were 1.8ppts above our statistical neighbours.",
         [("agrees", "1.8ppts above our statistical neighbours", "1.8 above")]),
        ("We are 1.6ppts above our statistical neighbours.",
         [("worth asking", "1.6ppts above our statistical neighbours", "1.6 below")]),
        ("From 2028 to 2029 we fell to 1.6ppts below national.", []),
        ("In 2027 we were 2.0ppts below national.", []),
    ],
)  # fmt: skip
def test_a_gap_is_held_against_the_table_that_the_words_stand_under(said, told):
    assert [one for one in claims(TABLE.format(said)) if "Diff" not in one[1]] == told


def course(words, national=("63.3", "66.2"), rank="Dropped from 3rd to 8th position"):
    table = "\n".join(
        [
            "Boats berthed (%)\t2028\t2029\tTrend",
            "Sandhaven\t60.8\t61.3\tUpward",
            f"National\t{national[0]}\t{national[1]}\t{words}",
            f"Statistical neighbours\t59.0 3rd\t59.9 8th\t{rank}",
        ]
    )
    return [one for one in claims(table) if one[1] in (words, rank)]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Gap to national has widened", "agrees"),
        ("Widening gap to national", "agrees"),
        ("Narrowed the gap to national", "worth asking"),
        ("Gap to national has remained the same", "worth asking"),
    ],
)
def test_a_gap_narrows_or_widens_as_its_figures_do(words, verdict):
    told = [one for one in course(words) if one[1] == words]
    assert told == [(verdict, words, "a gap of 2.5, then of 4.9: widened")]


@pytest.mark.parametrize(
    ("national", "told"),
    [(("60.0", "66.2"), []), (("NA", "66.2"), ["cannot tell"])],
    ids=["overtaken", "a figure is missing"],
)
def test_of_a_gap_that_turned_about_nothing_is_said_and_of_one_with_one_end_nobody_can_tell(
    national, told
):
    words = "Narrowed the gap to national"
    assert [one[0] for one in course(words, national) if one[1] == words] == told


def test_words_of_several_things_are_left_to_people():
    assert not [one for one in course("Gap to national narrowed for sail")
                if "Gap" in one[1]]  # fmt: skip


@pytest.mark.parametrize(("rank", "verdict"), [("Dropped from 3rd to 8th position", "agrees"),
                                               ("Dropped from 3rd to 7th position", "worth asking")])  # fmt: skip
def test_a_place_is_held_against_the_places_printed(rank, verdict):
    told = [one for one in course("Upward", rank=rank) if one[1] == rank]
    assert told == [(verdict, rank, "from 3 to 8")]
