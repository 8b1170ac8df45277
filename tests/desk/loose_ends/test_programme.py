"""Lines of the work programme that are not ready for their meeting."""

from dataclasses import replace

import pytest

from tests.desk.loose_ends import make


@pytest.mark.parametrize(
    ("rule", "lacks"),
    [
        ("item-without-officer", {"officers": ()}),
        ("item-without-question", {"detail": ""}),
        ("item-without-cabinet-member", {"cabinet": ()}),
    ],
)
def test_an_item_to_come_lacks_somebody_or_something(rule, lacks):
    whole, lacking = make.ready(line=40), make.ready("Dredging", line=41, **lacks)
    over = make.ready("Lamps", line=42, on=make.BEFORE, **lacks)
    undated = make.ready("Ropes", line=43, on=None, slot="undated", **lacks)

    assert make.lines(rule, items=(whole, lacking, over, undated)) == [(41,), (43,)]
    assert make.told(rule, items=(whole, lacking))[0].says == "Dredging"


def test_somebody_from_outside_may_bring_an_item():
    item = make.ready(officers=(), others=("Harbour pilots",))
    assert not make.told("item-without-officer", items=(item,))


def test_a_question_may_stand_where_there_is_no_detail():
    item = make.ready(detail="", question="Do the gauges warn early enough?")
    assert not make.told("item-without-question", items=(item,))


def test_a_programme_that_never_names_cabinet_members_lacks_none():
    item = make.ready(cabinet=())
    assert not make.told("item-without-cabinet-member", items=(item, replace(item, title="Quays")))


@pytest.mark.parametrize(
    ("rule", "lacks", "named"),
    [
        ("item-without-officer", {"officers": ()}, "question"),
        ("item-without-question", {"detail": ""}, "officers"),
        ("item-without-cabinet-member", {"cabinet": ()}, "officers"),
    ],
)
def test_what_a_programme_has_no_place_for_nothing_lacks(rule, lacks, named):
    items = (make.ready(**lacks), make.ready("Quays", 41))

    assert make.lines(rule, items=items) == [(40,)]
    assert make.lines(rule, items=items, programme_names=frozenset({named})) == []


def test_an_item_of_this_very_day_is_no_more_to_come():
    item = make.ready(officers=(), on=make.TODAY)
    assert make.lines("item-without-officer", items=(item,)) == []
