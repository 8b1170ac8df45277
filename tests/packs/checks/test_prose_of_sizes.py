"""What sentences claim of sizes: how many times as much, one in so many, shares of all, averages, places."""

import pytest

from tests.packs.checks.test_prose import told, verdicts

AGREES, ASK = "agrees", "worth asking"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We lost 17% and they lost 4%. Therefore we lost over four times as many.", [AGREES]),
        ("We lost 17% and they lost 4%. Therefore we lost 4 times as many.", [AGREES]),
        ("We lost 17% and they lost 4%. Therefore we lost six times as many.", [ASK]),
        ("We lost 17% and they lost 4%. This is more than six times as many.", [ASK]),
        ("At 20% we have twice the rate of the islands, 10%.", [AGREES]),
        ("At 20% we have twice the rate of the islands, 14%.", [ASK]),
        # Other times, other sentences, other figures, or more of them.
        ("We lost 17% and they lost 4%. Therefore we lost six times as many as last year.", []),
        ("We lost 17% and they lost 4%. Lamps cost six times as much.", []),
        ("We lost 17%, they 4% and others 3%. Therefore we lost six times as many.", []),
        ("We lost 17 boats and they 4. Therefore we lost six times as many.", []),
    ],
)
def test_how_many_times_is_held_against_the_two_shares_told_with_it(text, expected):
    assert verdicts(text) == expected


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("One in four of the 428 boats, 107 in all, was late.",
         (AGREES, "One in four of the 428 boats, 107", "107 of 428 is 25%")),
        ("One in five of the 428 boats (107) was late.",
         (ASK, "One in five of the 428 boats (107)", "107 of 428 is 25%")),
        ("Two in five crews, 75 of the 225, slept.", (ASK, "Two in five crews, 75 of the 225", "75 of 225 is 33.3%")),
        ("Nearly one in three crews, 76 of 240, slept.",
         (AGREES, "Nearly one in three crews, 76 of 240", "76 of 240 is 31.7%")),
        ("Over one in three crews, 76 of 240, slept.",
         (ASK, "Over one in three crews, 76 of 240", "76 of 240 is 31.7%")),
    ],
)  # fmt: skip
def test_one_in_so_many_is_held_against_its_part_and_whole(text, claim):
    assert told(text) == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "One in four of the 428 boats was late.",
        "One in four boats had 2 of 3 lamps.",
        "One in four people read this; 107 of the 428 boats were late.",
    ],
)
def test_one_in_so_many_of_other_things_is_left_alone(text):
    assert told(text) == []


ALL = "There were 2,500 late berths in 2028/29. {}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fog caused 310 (12.4%) of all late berths in 2028/29.", [AGREES]),
        ("Fog caused 310 (14%) of all late berths in 2028/29.", [ASK]),
        ("Fog caused 310 (14%) of all late berths in 2027/28.", []),
        ("Fog caused 310 (14%) of all late boats in 2028/29.", []),
        ("Fog caused 310 (14%) of the late berths in 2028/29.", []),
    ],
)
def test_a_share_of_all_is_held_against_the_count_of_the_same_things_and_year(text, expected):
    assert verdicts(ALL.format(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We saw 65 wrecks last year. So far there were 58 wrecks, 89% of the previous year's wrecks.", [AGREES]),
        ("We saw 65 wrecks last year. So far there were 58 wrecks, 80% of the previous year's wrecks.", [ASK]),
        ("We saw 65 wrecks and 70 boats. So far there were 58 wrecks, 80% of the previous year's wrecks.", []),
        ("We saw 65 wrecks last year. So far there were 58 wrecks, 80% of the wrecks hoped for.", []),
    ],
)  # fmt: skip
def test_a_share_of_the_year_before_is_held_against_the_one_count_before_it(text, expected):
    assert verdicts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We took 48,600 calls in 2028/29, an average of 4,050 calls a month.", [AGREES]),
        ("We took 48,600 calls in 2028/29, an average of 4,500 calls a month.", [ASK]),
        ("We took 48,600 calls in 2028/29, on average 133 a day.", [AGREES]),
        ("We took 48,600 calls in 2028/29, an average of around 4,000 a month.", [AGREES]),
        ("We took 48,600 calls in 2028/29 to date, an average of 5,400 calls a month.", []),
        ("We took 48,600 calls in 2028/29, an average of 190 a working day.", []),
        ("We took 48,600 calls since March 2029, an average of 5,400 a month.", []),
        ("We took 48,600 calls in March 2029, an average of 5,400 calls a month.", []),
        ("We took 48,600 calls, an average of 5,400 a month.", []),
    ],
)
def test_an_average_is_held_against_its_total_of_a_whole_year(text, expected):
    assert verdicts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port ranks 14th of 120 ports, in the top quartile.", [AGREES]),
        ("The port ranks 31st of 120 ports, in the top quartile.", [ASK]),
        ("The port ranks 71st of 120, in the bottom half.", [AGREES]),
        ("The port ranks 71st out of the 120 ports, in the top half.", [ASK]),
        ("The port ranks 71st of 120, not in the top half.", []),
        ("The port ranks 71st. Its quays are in the top half of 120.", []),
    ],
)
def test_a_place_among_so_many_is_held_against_its_part_of_the_table(text, expected):
    assert verdicts(text) == expected
