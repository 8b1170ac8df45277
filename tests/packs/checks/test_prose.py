"""What sentences claim of the figures that stand in them: shares, parts of a whole, rises and falls."""

import pytest

from packs.checks.check import check
from packs.checks.prose.claims import prose_claims
from packs.checks.sentences import Reading
from packs.readers.pack import read_with_blocks

HEAD = "Sandhaven Council\n\nTo: Harbour Panel\n\nDate: 14 March 2030\n\nSubject: Boats\n\n## 1 Boats\n\n"


def told(text):
    claims = check(*read_with_blocks((HEAD + text).encode(), "boats.txt")).claims
    return [(one.verdict, one.says, one.computed) for one in claims]


def verdicts(text):
    return [verdict for verdict, _, _ in told(text)]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("We saw 124 of the 203 boats (64%).",
         ("worth asking", "124 of the 203 boats (64%)", "124 of 203 is 61.1%")),
        ("Some 61 per cent (124 of 203) were late.",
         ("agrees", "61 per cent (124 of 203)", "124 of 203 is 61.1%")),
        ("There were 40 boats, of which 8, or 25%, were red.",
         ("worth asking", "40 boats, of which 8, or 25%", "8 of 40 is 20%")),
        ("There were 6,685 wrecks, of which 280 had a crew, this equates to 4%.",
         ("agrees", "6,685 wrecks, of which 280 had a crew, this equates to 4%", "280 of 6,685 is 4.2%")),
        ("Of the 47 boats, 8 were red, this is 17%.",
         ("agrees", "47 boats, 8 were red, this is 17%", "8 of 47 is 17%")),
        ("We found 8 (25%) of the 40 boats.", ("worth asking", "8 (25%) of the 40", "8 of 40 is 20%")),
        ("We found that 22 out of 41 (nearly 55%) were late.",
         ("agrees", "22 out of 41 (nearly 55%)", "22 of 41 is 53.7%")),
        ("We found that 22 out of 41 (over half) were late.",
         ("agrees", "22 out of 41 (over half)", "22 of 41 is 53.7%")),
        ("We found that 22 out of 41 (a third) were late.",
         ("worth asking", "22 out of 41 (a third)", "22 of 41 is 53.7%")),
        ("We found that 18 of the 41 (over half) were late.",
         ("worth asking", "18 of the 41 (over half)", "18 of 41 is 43.9%")),
        ("We found that 22 out of 41, less than half, were late.",
         ("worth asking", "22 out of 41, less than half", "22 of 41 is 53.7%")),
        ("We found that 19 of the 41 (nearly half) were late.",
         ("agrees", "19 of the 41 (nearly half)", "19 of 41 is 46.3%")),
        ("We found that 22 of the 41 (nearly half) were late.",
         ("worth asking", "22 of the 41 (nearly half)", "22 of 41 is 53.7%")),
        ("We found that 30 of the 40 (just over two thirds) were late.",
         ("worth asking", "30 of the 40 (just over two thirds)", "30 of 40 is 75%")),
    ],
)  # fmt: skip
def test_a_share_is_held_against_the_part_and_the_whole_told_with_it(text, claim):
    assert told(text) == [claim]


@pytest.mark.parametrize("share", ["68", "69"])
def test_a_share_may_have_been_rounded_or_cut(share):
    assert verdicts(f"We saw 11 of the 16 boats ({share}%).") == ["agrees"]


@pytest.mark.parametrize(
    "text",
    [
        "We saw 124 of the 203 boats (target 64%).",
        "We saw 124 of the 203 boats (down 12% on last year).",
        "We saw 124 of the 203 boats (64% of all moorings).",
        "We saw 5 of the 12 boats, and 40% were red.",
        "The 203 boats are 64% of those that 124 skippers own.",
        "We saw 22 of the 41 boats. Half were red.",
        "We saw 48 of 40 boats (64%).",
        "We saw £2.4m of the £3.6m (50%).",
    ],
)
def test_a_percentage_of_something_else_is_no_share(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("There is a total of 203 boats in port, 10 at North quay, 26 at South quay and 167 at sea.",
         ("agrees", "203 boats in port, 10 at North quay, 26 at South quay and 167", "10 + 26 + 167 = 203")),
        ("In total there were 41 boats, 20 at North quay, 15 at South quay and 7 at sea.",
         ("worth asking", "41 boats, 20 at North quay, 15 at South quay and 7", "20 + 15 + 7 = 42")),
        ("The panel has 11 members comprising 6 skippers, 3 pilots and 1 diver.",
         ("worth asking", "11 members comprising 6 skippers, 3 pilots and 1", "6 + 3 + 1 = 10")),
        ("We own 12 boats: 4 tugs, 3 ferries and 5 barges.",
         ("agrees", "12 boats: 4 tugs, 3 ferries and 5", "4 + 3 + 5 = 12")),
        ("Of the 41 boats, 20 were red and the remaining 22 were blue.",
         ("worth asking", "20 were red and the remaining 22", "20 + 22 = 42")),
        ("There were 41 boats, of which 20 were red and the other 21 were blue.",
         ("agrees", "20 were red and the other 21", "20 + 21 = 41")),
        ("Some 124 boats were late. Of these 107 were red and the remaining 17 were blue.",
         ("agrees", "107 were red and the remaining 17", "107 + 17 = 124")),
        ("Some 124 boats were late. Of this 107 were red and the remaining 16 were blue.",
         ("worth asking", "107 were red and the remaining 16", "107 + 16 = 123")),
        ("Of these 41 boats, 20 were red and the remaining 21 were blue.",
         ("agrees", "20 were red and the remaining 21", "20 + 21 = 41")),
    ],
)  # fmt: skip
def test_parts_that_are_all_there_make_their_whole(text, claim):
    assert told(text) == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "There was a total of 30 boats, including 12 at North quay and 4 at sea.",
        "There was a total of 203 boats, 10 at North quay and 26 at South quay.",
        "There were 203 boats, 10 at North quay and 26 at South quay.",
        "There were 40 boats, 20 at North quay and 15 at sea.",
        "There was a total of 40 boats over the year, 20 at North quay and 15 at sea.",
        "There was a total of 40 boats and 35 skippers.",
        "We own 12 boats: 4 tugs, 3 ferries.",
        "There was a total of 40 boats, compared with 38, with 3 at North quay and 30 at sea.",
        "Of the 41 boats, 20 were red, 5 of them large, and the remaining 22 were blue.",
        "Some 41 boats and 12 tugs were late. Of these 20 were red and the remaining 22 were blue.",
    ],
)
def test_parts_of_which_some_may_be_missing_are_not_added(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Moorings rose from 40 to 46.", [("agrees", "rose from 40 to 46", "46 − 40 = 6")]),
        ("Arrears fell from £1.2m to £1.4m.",
         [("worth asking", "fell from £1.2m to £1.4m", "1,400,000 − 1,200,000 = 200,000")]),
        ("Wrecks have risen from 15 boats in 2028/29 to 11 in 2029/30.",
         [("worth asking", "risen from 15 boats in 2028/29 to 11", "11 − 15 = -4")]),
        ("The share fell from 46% in 2028 to 40% in 2029.",
         [("agrees", "fell from 46% in 2028 to 40%", "40 − 46 = -6")]),
        ("Moorings rose by 7 from 40 to 46.", [("worth asking", "rose by 7 from 40 to 46", "46 − 40 = 6")]),
        ("Moorings rose by 20% from 40 to 46.",
         [("worth asking", "rose by 20% from 40 to 46", "6 of 40 is 15%")]),
        ("Moorings rose from 40 to 46 boats. An increase of 15% or 5 boats.",
         [("agrees", "increase of 15%", "6 of 40 is 15%"),
          ("agrees", "rose from 40 to 46", "46 − 40 = 6"),
          ("worth asking", "increase of 5", "46 − 40 = 6")]),
        ("The budget rose from £2.1m to £2.4m, an increase of £0.4m.",
         [("agrees", "rose from £2.1m to £2.4m", "2,400,000 − 2,100,000 = 300,000"),
          ("agrees", "increase of £0.4m", "2,400,000 − 2,100,000 = 300,000")]),
        ("The share rose from 40% to 46%, an increase of 4 percentage points.",
         [("agrees", "rose from 40% to 46%", "46 − 40 = 6"),
          ("worth asking", "increase of 4 percentage points", "46 − 40 = 6")]),
        ("Moorings rose from 4,000 to 4,600, an increase of 14%.",
         [("agrees", "increase of 14%", "600 of 4,000 is 15%"),
          ("agrees", "rose from 4,000 to 4,600", "4,600 − 4,000 = 600")]),
        ("Moorings rose from 40 to 46, a fall of 5.", [("agrees", "rose from 40 to 46", "46 − 40 = 6")]),
        ("Wrecks doubled from 20 to 41.", [("agrees", "doubled from 20 to 41", "41 ÷ 20 = 2.05")]),
        ("Wrecks more than doubled from 20 to 39.",
         [("worth asking", "more than doubled from 20 to 39", "39 ÷ 20 = 1.95")]),
        ("There were 46 boats at sea in 2029, up from 40 in 2028.",
         [("agrees", "46 boats at sea in 2029, up from 40", "46 − 40 = 6")]),
        ("There were 46 boats at sea in 2029, down from 40 in 2028.",
         [("worth asking", "46 boats at sea in 2029, down from 40", "46 − 40 = 6")]),
        ("There were 46% of boats at sea, down from 40.", []),
        ("The share improved from 40% to 46%.", [("agrees", "improved from 40% to 46%", "46 − 40 = 6")]),
        ("Waits improved from 46% to 40%.", []),
        ("Wrecks halved from 40 to 30.", [("worth asking", "halved from 40 to 30", "30 ÷ 40 = 0.75")]),
    ],
)  # fmt: skip
def test_a_rise_is_held_against_the_two_figures_told_with_it(text, claims):
    assert told(text) == claims


@pytest.mark.parametrize(
    "text",
    [
        "We rose from 9th to 4th place.",
        "Our ranking dropped from 97 to 121.",
        "The deficit rose from -£2m to -£3m.",
        "Waiting was reduced from 12 weeks to 3 months.",
        "The voting age was reduced from 18 to 16.",
        "Wrecks rose from 1 in 10 to 1 in 8.",
        "The budget fell from £900k to £1.2m.",
        "The plan grew from 2028 to 2029.",
        "The Board improved from 46 to 40.",
    ],
)
def test_of_places_ages_and_unlike_figures_nothing_is_said(text):
    assert told(text) == []


def test_a_text_without_end_is_read_in_no_time():
    words = "rose from 4 of the 5 and the remaining 7, of which 9 or 3% to 8 total of 2, 5 and 6 "
    for end in ("\n", "\n\n"):
        paper = (HEAD + f"{words * 20}{end}" * 300).encode()
        list(prose_claims(Reading(*read_with_blocks(paper, "boats.txt"))))


BERTHS = (
    "On 1 January there were {} small boats without a berth.\n\n"
    "As previously highlighted there were {} boats without a berth."
)


@pytest.mark.parametrize(
    ("first", "again", "verdict"),
    [("22", "22", ["agrees"]), ("22", "21", ["worth asking"])],
)
def test_a_count_that_points_back_is_the_one_told_before(first, again, verdict):
    assert verdicts(BERTHS.format(first, again)) == verdict


def test_of_two_counts_before_nobody_can_tell_which_is_meant():
    two = "On 1 May there were 9 boats without a berth.\n\n" + BERTHS
    assert verdicts(two.format("22", "21")) == ["cannot tell"]
    assert verdicts(two.format("22", "9")) == ["agrees"]


@pytest.mark.parametrize(
    "text",
    [
        BERTHS.replace("As previously highlighted there", "There"),
        BERTHS.replace("small boats without a berth", "small boats without a sail"),
        BERTHS.replace("small boats", "small huts"),
        BERTHS.replace("there were {} small", "there were about {}% of"),
    ],
)
def test_a_count_of_something_else_is_not_told_again(text):
    assert told(text.format("22", "21")) == []


LIST = "The {} piers are:\n\n- North pier\n- South pier\n  - its head\n- West pier\n\nThat is all."


def test_a_list_has_as_many_things_as_are_told():
    assert told(LIST.format("three")) == [("agrees", "three piers", "3 in the list")]
    assert told(LIST.format("four")) == [("worth asking", "four piers", "3 in the list")]
    assert told(LIST.format("4")) == [("worth asking", "4 piers", "3 in the list")]


@pytest.mark.parametrize(
    "text",
    [
        LIST.replace("The {} piers are", "Some {} piers include"),
        LIST.replace("The {} piers are", "Over the {} years the piers were"),
        LIST.replace("piers are", "years are"),
        LIST.replace("piers are", "of the piers are"),
        LIST.replace("- South pier\n  - its head\n- West pier\n", ""),
        LIST.replace("That is all.", "Sandhaven Council\n\n- East pier"),
    ],
)
def test_a_list_of_something_else_is_not_counted(text):
    assert told(text.format("four")) == []


BASE = "There is a total of 203 boats. {}Of those boats many leak. {} are known to leak."


@pytest.mark.parametrize(
    ("more", "share", "claims"),
    [
        ("", "64% or 124", [("worth asking", "64% or 124", "124 of 203 is 61.1%")]),
        ("", "61% or 124", [("agrees", "61% or 124", "124 of 203 is 61.1%")]),
        ("Another 194 sail. ", "64% or 124", []),
        ("In total there is a total of 210 boats. ", "64% or 124", []),
        ("", "64% of 124", []),
    ],
)
def test_a_share_of_those_things_is_of_their_total(more, share, claims):
    assert told(BASE.format(more, share)) == claims


def test_a_share_of_other_things_or_under_another_heading_is_not_of_that_total():
    assert told(BASE.format("", "64% or 124").replace("Of those boats", "Of those huts")) == []
    assert told(BASE.format("\n\n## 2 Leaks\n\n", "64% or 124")) == []
    assert told(BASE.format("", "64% or 124").replace("Of those boats", "Our boats")) == []
